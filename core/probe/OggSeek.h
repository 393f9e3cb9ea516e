// SPDX-License-Identifier: GPL-3.0-or-later
// Finds keyframes of an Ogg file by a few small reads, and lists the samples near a span: pages are found
// wherever it looks by their capture pattern and checksum, their granule positions tell the time (RFC 3533
// section 6). Thread: worker (blocks on the source); stateless.
#pragma once

#include "core/media/Sample.h"
#include "core/probe/KeyframeSearch.h"

namespace cuegate {

/// As keyframeNear(), of what canSearch() says yes to. Offsets are of the pages that keyframes begin in.
[[nodiscard]] Result<Keyframe> searchOgg(const ByteSource &source, const MediaInfo &found, qint64 time,
                                         const Keyframe *before, const CancelToken &cancel);

/// As scanSpan().
[[nodiscard]] Result<MovieLayout> scanOggSpan(const ByteSource &source, const MediaInfo &found,
                                              const SampleSpan &span, qint64 marginNs,
                                              const CancelToken &cancel);

} // namespace cuegate
