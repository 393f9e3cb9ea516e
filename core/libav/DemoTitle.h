// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the demo title: a Matroska file with a burnt-in clock, a flash and a click at each full second, H.264
// with B-frames and two AAC tracks of different language, by the FFmpeg libraries alone.
// Thread: a worker's; blocks until done.
#pragma once

#include "core/base/CancelToken.h"
#include "core/base/Error.h"

#include <functional>

namespace cuegate {

struct DemoTitleOptions
{
    qint64 durationMs = 600'000;
    int width = 960;  ///< even, 160 to 3840
    int height = 540; ///< even, 90 to 2160
    int framesPerSecond = 25;
    int keyframeIntervalFrames = 50;
};

/// Writes \p path + ".part" and renames it to \p path when all is well; leaves nothing behind otherwise.
/// \p progress is called on this thread with 0 to 100, never twice with the same; it may be empty.
/// Errors: Unsupported if this FFmpeg has no libx264 or AAC encoder; InvalidArgument; Cancelled;
/// PermissionDenied or Unavailable if the file cannot be written.
[[nodiscard]] Result<void> makeDemoTitle(const QString &path, const DemoTitleOptions &options,
                                         const CancelToken &cancel,
                                         const std::function<void(int percent)> &progress);

/// The same with the usual options: ten minutes.
[[nodiscard]] Result<void> makeDemoTitle(const QString &path, const CancelToken &cancel,
                                         const std::function<void(int percent)> &progress);

} // namespace cuegate
