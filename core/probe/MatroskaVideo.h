// SPDX-License-Identifier: GPL-3.0-or-later
// Reads what a Matroska file says of the picture of a video track: size, aspect and colour (RFC 9559 section
// 5.1.4.1.28), and the frame rate that a frame's duration stands for.
// Thread: any; stateless.
#pragma once

#include "core/base/EbmlReader.h"
#include "core/media/MediaInfo.h"

namespace cuegate {

// A frame rate outside of 0.01..1000 per second is a mistake of the muxer.
inline constexpr qint64 kMinMatroskaFrameNs = 1'000'000;
inline constexpr qint64 kMaxMatroskaFrameNs = 100'000'000'000;

/// Of the \p reader of the Video element's payload. What is missing has the defaults of the standard; what
/// makes no sense is left out.
[[nodiscard]] VideoFormat readMatroskaVideo(EbmlReader reader);

/// Sets the usual rate that \p frameNs, a DefaultDuration, was rounded from; nothing if it makes no sense.
void setMatroskaFrameRate(VideoFormat &video, qint64 frameNs);

} // namespace cuegate
