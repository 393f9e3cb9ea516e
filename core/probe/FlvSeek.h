// SPDX-License-Identifier: GPL-3.0-or-later
// Finds keyframes of an FLV file without an index by a few small reads, and lists the samples near a span:
// tags are found wherever it looks by what they begin with and by the sizes that stand behind them, which
// also lead backwards (Adobe Flash Video File Format Specification 10.1, annex E.3). Thread: worker (blocks
// on the source); stateless.
#pragma once

#include "core/media/Sample.h"
#include "core/probe/ExpectedKeyframe.h"

namespace cuegate {

/// As keyframeNear(), of what canSearch() says yes to. Offsets are those of tags.
[[nodiscard]] Result<Keyframe> searchFlv(const ByteSource &source, const MediaInfo &found, qint64 time,
                                         const Keyframe *before, SearchPace pace, const CancelToken &cancel);

/// As expectedInTransportStream().
[[nodiscard]] Result<std::optional<MetKeyframe>>
expectedInFlv(const ByteSource &source, const MediaInfo &found, const ExpectedKeyframe &expected,
              const Keyframe &before, const CancelToken &cancel);

/// Where the last tags end; nothing if the file's last bytes lead to none.
[[nodiscard]] Result<std::optional<qint64>> searchFlvEndNs(const ByteSource &source, const MediaInfo &found,
                                                           const CancelToken &cancel);

/// As scanSpan().
[[nodiscard]] Result<MovieLayout> scanFlvSpan(const ByteSource &source, const MediaInfo &found,
                                              const SampleSpan &span, qint64 marginNs,
                                              const CancelToken &cancel);

} // namespace cuegate
