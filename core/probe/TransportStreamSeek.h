// SPDX-License-Identifier: GPL-3.0-or-later
// keyframeNear() for transport streams, by bisection over decoding times (ISO/IEC 13818-1 section 2.4.3.7).
// Thread: worker (blocks on the source); stateless.
#pragma once

#include "core/probe/ExpectedKeyframe.h"

namespace cuegate {

/// As keyframeNear(), of what canSearch() says yes to. NotFound if no keyframe follows within 64 MiB.
[[nodiscard]] Result<Keyframe> searchTransportStream(const ByteSource &source, const MediaInfo &found,
                                                     qint64 time, const Keyframe *before, SearchPace pace,
                                                     const CancelToken &cancel);

/// As keyframeNear(), of a keyframe whose time is known: nothing if it is not there. \p before: one before
/// it, or the same.
[[nodiscard]] Result<std::optional<MetKeyframe>>
expectedInTransportStream(const ByteSource &source, const MediaInfo &found, const ExpectedKeyframe &expected,
                          const Keyframe &before, const CancelToken &cancel);

} // namespace cuegate
