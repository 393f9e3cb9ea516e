// SPDX-License-Identifier: GPL-3.0-or-later
// The metadata blocks of FLAC (RFC 9639 section 8) and the dfLa box (FLAC-in-ISOBMFF section 3.3.2).
// Thread: any; pure.
#pragma once

#include "core/base/Error.h"

#include <QByteArray>
#include <QByteArrayView>

namespace cuegate {

struct FlacFormat
{
    quint32 sampleRate = 0;
    quint16 channels = 0;
    quint16 bitsPerSample = 0;
    quint32 frameSamples = 0; ///< 0 if blocks vary in size
    quint64 totalSamples = 0; ///< of one channel; 0 if it is not said
};

/// The payload of dfLa after its FullBox header, from "fLaC" and metadata blocks (Matroska CodecPrivate).
/// Keeps what a decoder needs: STREAMINFO, and the comments if they name the channels. Seek tables would
/// point to wrong places, and pictures are not for every init segment. Errors: CorruptInput.
[[nodiscard]] Result<QByteArray> flacConfigFromBlocks(QByteArrayView codecPrivate);

/// What STREAMINFO in a dfLa payload says. Errors: CorruptInput.
[[nodiscard]] Result<FlacFormat> parseFlacConfig(QByteArrayView config);

} // namespace cuegate
