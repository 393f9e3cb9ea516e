// SPDX-License-Identifier: GPL-3.0-or-later
// One tag of an FLV file: what it holds, for which codec, when (Adobe Flash Video File Format
// Specification 10.1, annex E; Enhanced RTMP v2 for codecs by their four characters). Thread: any; pure.
#pragma once

#include "core/media/Codec.h"

#include <QByteArrayView>

#include <optional>

namespace cuegate {

struct FlvTag
{
    enum class Kind {
        Other,  ///< commands, ends of sequences, filtered or unknown tags
        Script, ///< onMetaData
        Config, ///< a sequence header: the payload is the decoder configuration
        Sample
    };
    static constexpr qint64 kHeaderBytes = 11;
    /// Enough to read all of a tag but its payload.
    static constexpr qint64 kMostHeadBytes = kHeaderBytes + 16;

    Kind kind = Kind::Other;
    TrackType type = TrackType::Other;
    Codec codec = Codec::Unknown;
    QLatin1StringView codecId; ///< as MP4 names it
    qint64 timeMs = 0;
    qint32 compositionOffsetMs = 0;
    bool isKeyframe = false;
    quint8 soundFlags = 0;    ///< first byte of a sound tag's data
    qint64 payloadOffset = 0; ///< from the tag's beginning
    qint64 payloadBytes = 0;
    qint64 totalBytes = 0; ///< with the PreviousTagSize that follows
};

/// \p bytes from the tag's beginning on, kMostHeadBytes or all there are. Nothing if this is no tag.
[[nodiscard]] std::optional<FlvTag> readFlvTag(QByteArrayView bytes);

} // namespace cuegate
