// SPDX-License-Identifier: GPL-3.0-or-later
// The uncompressed header of a VP9 keyframe, WebM's codec feature list and the vpcC box (VP9 bitstream
// specification section 6.2; VP9-in-ISOBMFF; WebM container guidelines). Thread: any; pure.
#pragma once

#include "core/base/Error.h"
#include "core/media/Track.h"

#include <QByteArray>
#include <QByteArrayView>

namespace cuegate {

struct Vp9Format
{
    quint8 profile = 0;
    quint8 level = 0; ///< ten times the level, 0 if not known
    quint8 bitDepth = 8;
    quint8 chromaSubsampling = 1; ///< as in vpcC: 0 and 1 are 4:2:0, 2 is 4:2:2, 3 is 4:4:4
    Colour colour;
    quint32 width = 0; ///< 0 if not known
    quint32 height = 0;
};

/// Reads the header of a keyframe (of a superframe's first frame too). Errors: CorruptInput.
[[nodiscard]] Result<Vp9Format> parseVp9Keyframe(QByteArrayView frame);

/// Takes profile, level, bit depth and subsampling of a Matroska CodecPrivate; unknown features are passed
/// over.
void applyVp9Features(QByteArrayView codecPrivate, Vp9Format &format);

/// The lowest level whose picture size and rate suffice (annex A); \p rate in frames per second, rounded up.
[[nodiscard]] quint8 vp9Level(quint32 width, quint32 height, quint32 rate);

/// The payload of vpcC after its FullBox header.
[[nodiscard]] QByteArray makeVp9Config(const Vp9Format &format);
/// Errors: CorruptInput.
[[nodiscard]] Result<Vp9Format> parseVp9Config(QByteArrayView config);

} // namespace cuegate
