// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of a title: its keyframes as JPEG. Thread: where not said otherwise worker (blocks on the source
// and computes); stateless.
#pragma once

#include "core/segment/Title.h"

namespace cuegate {

inline constexpr int kLeastThumbnailWidth = 16;
inline constexpr int kMostThumbnailWidth = 1920;

/// What the picture \p ms after the title's begin is told from others by, and made by: the time of the last
/// keyframe at or before it (the first, if none is), in ticks of the plan. Of a provisional title, whose
/// keyframes are not known yet, the time itself. Any thread; pure.
[[nodiscard]] qint64 thumbnailTime(const Title &title, qint64 ms);

/// \p time: by thumbnailTime(). Reads no more than the keyframe where the index tells its place.
/// Errors: Unsupported if the title has no video, is encrypted or cannot be decoded; CorruptInput; those of
/// the source; Cancelled.
[[nodiscard]] Result<QByteArray> makeTitleThumbnail(const std::shared_ptr<const Title> &title, qint64 time,
                                                    int width, const CancelToken &cancel);

} // namespace cuegate
