// SPDX-License-Identifier: GPL-3.0-or-later
// A picture of a video track as a small JPEG (JFIF): upright, with square pixels, HDR brought into what
// screens show, as conversion does it. Thread: worker, some milliseconds; stateless.
#pragma once

#include "core/base/CancelToken.h"
#include "core/base/Error.h"
#include "core/media/Sample.h"

#include <span>

namespace cuegate {

/// The first picture that the decoder makes of \p samples, which begin with a keyframe of \p track; at most
/// \p width wide, and never larger than it is. Errors: CorruptInput if there is none; Unsupported; Cancelled;
/// Internal.
[[nodiscard]] Result<QByteArray> makeThumbnail(const Track &track, std::span<const MediaSample> samples,
                                               int width, const CancelToken &cancel);

} // namespace cuegate
