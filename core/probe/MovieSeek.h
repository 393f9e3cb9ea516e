// SPDX-License-Identifier: GPL-3.0-or-later
// keyframeNear() for fragmented MP4, by bisection over when fragments begin (ISO/IEC 14496-12 section
// 8.8.12). Thread: worker (blocks on the source); stateless.
#pragma once

#include "core/probe/KeyframeSearch.h"

namespace cuegate {

/// As keyframeNear(), of what canSearch() says yes to.
[[nodiscard]] Result<Keyframe> searchMovie(const ByteSource &source, const MediaInfo &found, qint64 time,
                                           const Keyframe *before, const CancelToken &cancel);

/// Where picture and sound of the last fragments end, in nanoseconds. Looks for them in the last 32 MiB.
/// Errors: NotFound if none begins there; those of the source; Cancelled.
[[nodiscard]] Result<qint64> searchMovieEndNs(const ByteSource &source, const MediaInfo &found,
                                              const CancelToken &cancel);

} // namespace cuegate
