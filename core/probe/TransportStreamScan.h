// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the keyframes of a transport stream file. All of them, and the jumps of its time stamps, by reading
// the file once; or one near a time by a few small reads. Thread: worker (blocks on the source); stateless.
#pragma once

#include "core/io/ByteSource.h"
#include "core/media/MediaInfo.h"
#include "core/probe/ScanProgress.h"

#include <functional>
#include <memory>

namespace cuegate {

/// \p found as probe() gave it, with a TransportStreamLayout. Reads \p source from start to end in pieces of
/// 1 MiB and calls \p progress (may be empty) after each. The result has IndexKind::Scan, the exact duration,
/// and the jumps of the time stamps in the layout's clocks; where they jump, the timeline goes on without
/// gap. Errors: InvalidArgument for another layout; those of the source; Cancelled.
[[nodiscard]] Result<std::shared_ptr<const MediaInfo>>
scanTransportStream(const ByteSource &source, const MediaInfo &found, const CancelToken &cancel,
                    const std::function<void(ScanProgress)> &progress);

/// The keyframe of the main video at or after \p timeTicks (of 90 kHz, on the layout's timeline), by
/// bisection over decoding times. Where time stamps jump it needs a scan's clocks to be right. Errors:
/// InvalidArgument for another layout or without video; NotFound if none follows within 64 MiB; those of the
/// source; Cancelled.
[[nodiscard]] Result<Keyframe> keyframeNear(const ByteSource &source, const MediaInfo &info, qint64 timeTicks,
                                            const CancelToken &cancel);

} // namespace cuegate
