// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/ProvisionalCuts.h"

#include "core/io/InOrderSource.h"

#include <algorithm>
#include <limits>

namespace cuegate {

ProvisionalCuts::ProvisionalCuts(std::shared_ptr<const ByteSource> source,
                                 std::shared_ptr<const MediaInfo> found, std::shared_ptr<CountedScan> counted)
    : m_source(std::move(source))
    , m_sparing(m_source)
    , m_found(std::move(found))
    , m_counted(std::move(counted))
{
}

// The next segment may be as long as it is; what is beyond it is reckoned from the rate so far.
Result<qint64> ProvisionalCuts::reachFor(qint64 time) const
{
    constexpr qint64 kNoEnd = std::numeric_limits<qint64>::max();
    std::optional<Keyframe> first;
    std::optional<Keyframe> furthest;
    {
        const std::lock_guard lock(m_mutex);
        for (const auto &[asked, keyframe] : m_known) {
            if (!keyframe)
                continue;
            first = first ? first : keyframe;
            furthest = !furthest || keyframe->time > furthest->time ? keyframe : furthest;
        }
    }
    if (m_stepTicks == 0 || !furthest || time <= furthest->time + m_stepTicks)
        return kNoEnd;
    const qint64 comeBytes = comeWithoutHole(*m_source, furthest->offsetBytes);
    if (m_source->sizeBytes() > 0 && comeBytes >= m_source->sizeBytes())
        return kNoEnd;
    const qint64 ticks = std::max<qint64>(1, furthest->time - first->time);
    const double bytesPerTick = double(furthest->offsetBytes - first->offsetBytes) / double(ticks);
    const double placeBytes = double(furthest->offsetBytes) + bytesPerTick * double(time - furthest->time);
    const qint64 endBytes = comeBytes + InOrderSource::kReachBytes;
    if (furthest->time == first->time || placeBytes > double(endBytes))
        return std::unexpected(outOfReach());
    return endBytes;
}

void ProvisionalCuts::expectGrid(const Keyframe &first, const Keyframe &second, qint64 fromTime)
{
    m_even = EvenKeyframes{first, second, fromTime};
}

// Two who find it out at once find the same.
Result<std::optional<KeyframeGrid>> ProvisionalCuts::grid(const ByteSource &source, SearchPace pace,
                                                          const CancelToken &cancel) const
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_grid)
            return *m_grid;
    }
    const auto found = findKeyframeGrid(source, *m_found, m_even->first, m_even->second, pace, cancel);
    if (!found)
        return found;
    const std::lock_guard lock(m_mutex);
    m_grid = *found;
    return *found;
}

Result<Keyframe> ProvisionalCuts::look(const ByteSource &source, qint64 time, const Keyframe *before,
                                       SearchPace pace, const CancelToken &cancel) const
{
    if (m_counted)
        return m_counted->keyframeFrom(source, time, cancel);
    if (m_even && time >= m_even->fromTime && source.canSeek()) {
        const auto even = grid(source, pace, cancel);
        if (!even)
            return std::unexpected(even.error());
        const auto there = *even ? keyframeOnGrid(source, *m_found, **even, time, before, pace, cancel)
                                 : std::optional<Keyframe>();
        if (!there)
            return std::unexpected(there.error());
        if (*there)
            return **there;
    }
    return keyframeNear(source, *m_found, time, before, cancel, pace);
}

Result<MovieLayout> ProvisionalCuts::samplesNear(const SampleSpan &span, qint64 marginNs,
                                                 const CancelToken &cancel) const
{
    if (m_source->canSeek())
        return m_counted->samplesNear(*m_source, span, marginNs, cancel);
    const InOrderSource inOrder(*m_source, m_counted->positionBytes());
    return m_counted->samplesNear(inOrder, span, marginNs, cancel);
}

Result<std::optional<Keyframe>> ProvisionalCuts::at(qint64 time, const CancelToken &cancel,
                                                    SearchPace pace) const
{
    std::optional<Keyframe> before;
    {
        const std::lock_guard lock(m_mutex);
        auto known = m_known.lower_bound(time);
        if (known != m_known.end() && known->first == time)
            return known->second;
        while (known != m_known.begin() && !before) {
            --known;
            if (known->second && known->second->time <= time)
                before = known->second;
        }
    }
    const Keyframe *from = before ? &*before : nullptr;
    const auto found = [&]() -> Result<Keyframe> {
        if (m_source->canSeek())
            return look(pace == SearchPace::Sparing ? m_sparing : *m_source, time, from, pace, cancel);
        const auto endBytes = reachFor(time);
        if (!endBytes)
            return std::unexpected(endBytes.error());
        const qint64 comeBytes = m_counted ? m_counted->positionBytes() : from ? from->offsetBytes : 0;
        const InOrderSource inOrder(*m_source, comeBytes, *endBytes);
        return look(inOrder, time, from, pace, cancel);
    }();
    if (!found && found.error().kind != ErrorKind::NotFound)
        return std::unexpected(found.error());
    const auto keyframe = found ? std::optional(*found) : std::nullopt;
    const std::lock_guard lock(m_mutex);
    m_known.emplace(time, keyframe);
    return keyframe;
}

} // namespace cuegate
