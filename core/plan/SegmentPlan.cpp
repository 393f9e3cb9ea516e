// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/SegmentPlan.h"

#include "core/base/MediaTime.h"

#include <algorithm>

namespace cuegate {

namespace {

struct Lengths
{
    qint64 shortest;
    qint64 target;
};

} // namespace

static Lengths lengthsFor(qint64 duration, quint32 timescale)
{
    Lengths lengths{rescale(kShortestSegmentMs, 1000, timescale), rescale(kTargetSegmentMs, 1000, timescale)};
    // Segments are at least `shortest` long, so this bounds their number.
    const qint64 needed = duration / kMostSegments + 1;
    if (needed > lengths.shortest) {
        lengths.target = needed * 2;
        lengths.shortest = needed;
    }
    return lengths;
}

// The keyframe that begins the segment after the one beginning at `begin`; the end if that should be the
// last.
static size_t nextCut(const std::vector<Keyframe> &keys, size_t begin, qint64 endTime, const Lengths &lengths)
{
    const qint64 start = keys[begin].time;
    const auto earlier = [](const Keyframe &key, qint64 time) { return key.time < time; };
    auto best =
        std::lower_bound(keys.begin() + qsizetype(begin) + 1, keys.end(), start + lengths.shortest, earlier);
    for (auto next = best; best != keys.end() && ++next != keys.end();) {
        const qint64 bestDistance = qAbs(best->time - start - lengths.target);
        if (qAbs(next->time - start - lengths.target) > bestDistance)
            break;
        best = next;
    }
    if (best == keys.end() || endTime - best->time < lengths.shortest)
        return keys.size();
    return size_t(best - keys.begin());
}

SegmentPlan makeSegmentPlan(const KeyframeIndex &index, qint64 endTime, qint64 endOffsetBytes)
{
    SegmentPlan plan;
    plan.timescale = index.timescale;
    const std::vector<Keyframe> &keys = index.keyframes;
    if (keys.empty())
        return plan;
    const qint64 end = std::max(endTime, keys.back().time + 1);
    const Lengths lengths = lengthsFor(end - keys.front().time, index.timescale);
    for (size_t begin = 0; begin < keys.size();) {
        const size_t next = nextCut(keys, begin, end, lengths);
        SampleSpan span;
        span.timescale = index.timescale;
        span.beginTime = keys[begin].time;
        span.beginOffsetBytes = keys[begin].offsetBytes;
        span.isFirst = begin == 0;
        span.isLast = next == keys.size();
        span.endTime = span.isLast ? end : keys[next].time;
        span.endOffsetBytes = span.isLast ? endOffsetBytes : keys[next].offsetBytes;
        plan.spans.push_back(span);
        begin = next;
    }
    return plan;
}

qint64 SegmentPlan::beginMs(qsizetype number) const
{
    return toMilliseconds(spans[size_t(number)].beginTime - spans.front().beginTime, timescale);
}

qint64 SegmentPlan::endMs(qsizetype number) const
{
    return toMilliseconds(spans[size_t(number)].endTime - spans.front().beginTime, timescale);
}

qsizetype SegmentPlan::spanAt(qint64 time) const
{
    const auto after = std::upper_bound(spans.begin(), spans.end(), time,
                                        [](qint64 t, const SampleSpan &span) { return t < span.beginTime; });
    return std::max<qsizetype>(0, after - spans.begin() - 1);
}

} // namespace cuegate
