// SPDX-License-Identifier: GPL-3.0-or-later
// Which decoder of libavcodec a video track needs and how it is to be set up: codec, extradata, tag.
// Thread: any; pure.
#pragma once

#include "core/media/Track.h"

extern "C" {
#include <libavcodec/codec_id.h>
}

#include <QByteArray>
#include <QByteArrayView>

namespace cuegate {

/// More than any film has, and what a decoder may allocate per picture at most.
inline constexpr qint64 kMostVideoPixels = 8192 * 8192;

struct VideoDecoderConfig
{
    AVCodecID codec = AV_CODEC_ID_NONE; ///< NONE: nothing in libavcodec is known for it
    QByteArray extradata;
    quint32 tag = 0; ///< four-character code, first character lowest; decoders know old encoders' bugs by it
    /// Of a pixel, by which decoders of screen recordings know their variant (biBitCount); 0: not known.
    int bitsPerPixel = 0;
    /// The times of the samples are those of decoding, as old containers have them, not those of
    /// presentation.
    bool mayHaveDecodeTimes = false;
};

/// \p firstSample decides whether samples that may be Annex B are.
[[nodiscard]] VideoDecoderConfig videoDecoderConfig(const Track &track, QByteArrayView firstSample);

} // namespace cuegate
