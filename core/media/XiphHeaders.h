// SPDX-License-Identifier: GPL-3.0-or-later
// Headers of Xiph's codecs as Ogg carries them: Theora (Theora Specification section 6.2), Vorbis (Vorbis I
// Specification section 4.2), Opus (RFC 7845 section 5), FLAC (RFC 9639 section 10.1), their comments, and
// how long their packets are. Thread: any; pure.
#pragma once

#include "core/media/Track.h"

#include <QByteArrayView>

#include <optional>
#include <vector>

namespace cuegate {

/// Of Vorbis: a packet lasts a quarter of its block and of the one before.
struct VorbisBlocks
{
    quint32 shortSamples = 0, longSamples = 0;
    std::vector<bool> isLong; ///< by mode
    int modeBits = 0;
};

/// Nothing where the headers are damaged.
[[nodiscard]] std::optional<VorbisBlocks> readVorbisBlocks(QByteArrayView identification,
                                                           QByteArrayView setup);
/// Samples in the block of an audio packet; 0 for other packets.
[[nodiscard]] quint32 vorbisBlockSamples(const VorbisBlocks &blocks, QByteArrayView packet);

/// Samples in a FLAC frame by its header (RFC 9639 section 9.1); 0 if it is none.
[[nodiscard]] quint32 flacFrameSamples(QByteArrayView frame);

/// A track as the first packet of a logical stream tells it; Codec::Unknown for those that are not known.
[[nodiscard]] Track trackOfOggPacket(QByteArrayView identification);
/// Packets of a stream that are headers: they come before all others.
[[nodiscard]] bool isOggHeader(Codec codec, QByteArrayView packet);
/// Of Theora: the granule's low bits count pictures since the keyframe.
[[nodiscard]] int theoraGranuleShift(QByteArrayView identification);

/// The value of "NAME=value" in a comment header, whatever stands before the comments; empty if it has none.
[[nodiscard]] QString commentOf(QByteArrayView header, QByteArrayView name);

/// Several headers as one CodecPrivate, in Xiph lacing (Matroska Codec Mappings).
[[nodiscard]] QByteArray lacedHeaders(const std::vector<QByteArray> &headers);

} // namespace cuegate
