// SPDX-License-Identifier: GPL-3.0-or-later
// A way to encode a segment that need not come back: drivers hang and crash, and a thread inside one cannot
// be ended. Thread: any.
#pragma once

#include "core/libav/VideoTranscoder.h"

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

namespace cuegate {

/// What transcodeVideo() does.
using SegmentEncoder =
    std::function<Result<void>(const VideoTranscodeInput &, const AvcTarget &, const CancelToken &,
                               const std::function<void(EncodedPicture)> &)>;

/// Runs \p encode on a thread of its own, with copies of all it uses, and waits for the whole segment.
/// \p session is let go of when that thread ends, which after a time-out is later, if ever.
/// Errors: those of \p encode; Unavailable if it takes longer than \p limit, or (ConvertCrashed) if it or a
/// thread of its driver crashes; Cancelled.
[[nodiscard]] Result<std::vector<EncodedPicture>>
encodeWithin(std::chrono::milliseconds limit, const SegmentEncoder &encode, const VideoTranscodeInput &input,
             const AvcTarget &target, const CancelToken &cancel, std::shared_ptr<void> session);

} // namespace cuegate
