// SPDX-License-Identifier: GPL-3.0-or-later
// What libavcodec wants to be told about a track, from what Matroska and MP4 tell: extradata, and which PCM
// it is. Specs: RFC 9559 and its codec mappings, ISO/IEC 14496-12, QuickTime File Format, RFC 7845, RFC 9639.
// Thread: any; pure.
#pragma once

#include "core/libav/AvPtr.h"
#include "core/media/Track.h"

#include <optional>

namespace cuegate {

/// WAVEFORMATEX, as Matroska's A_MS/ACM carries it.
struct WaveFormat
{
    quint16 tag = 0; ///< of WAVE_FORMAT_EXTENSIBLE that of its sub-format
    quint16 channels = 0;
    quint32 sampleRate = 0;
    quint32 bytesPerSecond = 0;
    quint16 blockAlign = 0;
    quint16 bitsPerSample = 0;
    QByteArray extra;
};

/// Nothing for tracks of another kind, or if it is cut short.
[[nodiscard]] std::optional<WaveFormat> waveFormatOf(const Track &track);

/// Empty where the decoder needs none.
[[nodiscard]] QByteArray audioExtradata(const Track &track);

/// AV_CODEC_ID_NONE if \p track does not say enough.
[[nodiscard]] AVCodecID pcmCodecId(const Track &track);

} // namespace cuegate
