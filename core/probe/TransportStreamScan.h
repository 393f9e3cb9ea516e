// SPDX-License-Identifier: GPL-3.0-or-later
// Finds all keyframes of a transport stream file, and the jumps of its time stamps, by reading the file once.
// Thread: worker (blocks on the source); stateless.
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

} // namespace cuegate
