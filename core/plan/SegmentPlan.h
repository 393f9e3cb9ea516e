// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts a title into segments at its keyframes.
// The rule: from the start of a segment, of all keyframes at least kShortest later, the one nearest to
// kTarget later begins the next segment (the later one of two equally near); a rest shorter than kShortest
// stays with the segment before it. So a segment is never a runt, one of long GOPs is as long as it must be,
// and the cuts depend on the keyframes alone. Thread: any; pure, integers only. Spec: RFC 8216 section 3.
#pragma once

#include "core/media/MediaInfo.h"
#include "core/media/Sample.h"

#include <vector>

namespace cuegate {

inline constexpr qint64 kTargetSegmentMs = 5500;
inline constexpr qint64 kShortestSegmentMs = 3000;
/// A title with more segments than this gets longer ones (FAULTS.md I7).
inline constexpr qsizetype kMostSegments = 50'000;

struct SegmentPlan
{
    quint32 timescale = 1000;      ///< of the spans' times: the main track's
    std::vector<SampleSpan> spans; ///< adjoining; the first starts at the first keyframe
    [[nodiscard]] bool isEmpty() const { return spans.empty(); }
    [[nodiscard]] qint64 durationTicks() const
    {
        return spans.empty() ? 0 : spans.back().endTime - spans.front().beginTime;
    }
    /// Where a span lies in the presentation, in milliseconds since the first begins.
    [[nodiscard]] qint64 beginMs(qsizetype number) const;
    [[nodiscard]] qint64 endMs(qsizetype number) const;
    /// Number of the span that holds \p time; clipped to the first and the last.
    [[nodiscard]] qsizetype spanAt(qint64 time) const;
};

/// \p endTime: where the last span ends, in ticks of \p index; moved to one tick after the last keyframe if
/// it lies before. \p endOffsetBytes: the end of the source. Empty if the index is.
[[nodiscard]] SegmentPlan makeSegmentPlan(const KeyframeIndex &index, qint64 endTime, qint64 endOffsetBytes);

} // namespace cuegate
