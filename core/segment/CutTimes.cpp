// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/CutTimes.h"

#include "core/base/MediaTime.h"

#include <algorithm>

namespace cuegate {

using Clock = std::chrono::steady_clock;

bool CutReading::knowsBegin(TrackId track, const Keyframe &cut) const
{
    const auto known = m_times.find(track);
    return known != m_times.end() && known->second.begins.contains(cut.time);
}

bool CutReading::knowsEnd(TrackId track) const
{
    const auto known = m_times.find(track);
    return known != m_times.end() && known->second.end;
}

bool CutReading::knowsBegin(const Keyframe &cut) const
{
    return std::ranges::all_of(m_tracks.begins, [&](TrackId id) { return knowsBegin(id, cut); });
}

bool CutReading::knowsEnds() const
{
    return std::ranges::all_of(m_tracks.ends, [&](TrackId id) { return knowsEnd(id); });
}

// Where the title ends stands for "no more of it nearby".
Result<void> CutReading::readBegin(const MediaInfo &info, const Keyframe &cut, const CancelToken &cancel)
{
    if (knowsBegin(cut))
        return {};
    const auto begins = readCutBegins(m_source, info, m_tracks.begins, cut, cancel);
    if (!begins && begins.error().kind != ErrorKind::CorruptInput)
        return std::unexpected(begins.error());
    const quint32 timescale = info.keyframes.timescale;
    for (size_t i = 0; i < m_tracks.begins.size(); ++i) {
        const TrackId id = m_tracks.begins[i];
        const auto begin = begins ? (*begins)[i] : std::nullopt;
        const bool isOver = begins && !begin && id != info.mainTrack;
        const qint64 planned = isOver ? std::max(endTimeOf(info), cut.time) : cut.time;
        m_times[id].begins[cut.time] = begin.value_or(rescale(planned, timescale, info.track(id)->timescale));
        if (!isOver)
            m_lastCutBytes[id] = cut.offsetBytes;
    }
    return {};
}

bool CutReading::mayEndFrom(TrackId track, const Keyframe &keyframe) const
{
    const auto last = m_lastCutBytes.find(track);
    return !knowsEnd(track) && (last == m_lastCutBytes.end() || keyframe.offsetBytes <= last->second);
}

Result<void> CutReading::readEnds(const MediaInfo &info, const std::function<bool()> &isOver,
                                  const CancelToken &cancel)
{
    const std::vector<Keyframe> &keyframes = info.keyframes.keyframes;
    qint64 endBytes = info.sizeBytes;
    for (auto keyframe = keyframes.rbegin(); keyframe != keyframes.rend() && !knowsEnds(); ++keyframe) {
        if (isOver())
            return {};
        if (keyframe->offsetBytes >= endBytes)
            continue;
        const ByteRange range{keyframe->offsetBytes, endBytes};
        endBytes = keyframe->offsetBytes;
        if (std::ranges::none_of(m_tracks.ends, [&](TrackId id) { return mayEndFrom(id, *keyframe); }))
            continue;
        const auto ends = readCutEnds(m_source, info, m_tracks.ends, range, cancel);
        if (!ends && ends.error().kind != ErrorKind::CorruptInput)
            return std::unexpected(ends.error());
        for (const TrackId id : m_tracks.ends) {
            if (ends && ends->contains(id) && !knowsEnd(id))
                m_times[id].end = ends->at(id);
        }
    }
    // One that has nothing is not looked for again.
    for (const TrackId id : m_tracks.ends) {
        if (!knowsEnd(id))
            m_times[id].end = rescale(endTimeOf(info), info.keyframes.timescale, info.track(id)->timescale);
    }
    return {};
}

static CutReading readingOf(const Title &title)
{
    return CutReading(*title.source, title.isProvisional() ? CutTracks() : cutTracksOf(title), title.times);
}

static Keyframe cutOf(const SampleSpan &span)
{
    return {span.beginTime, span.beginOffsetBytes};
}

bool lacksCutTimes(const Title &title)
{
    const CutReading reading = readingOf(title);
    return !reading.knowsEnds() || std::ranges::any_of(title.plan.spans, [&](const SampleSpan &span) {
        return !span.isFirst && !reading.knowsBegin(cutOf(span));
    });
}

Result<std::map<TrackId, TrackTimes>> readCutTimes(const Title &title, std::chrono::milliseconds most,
                                                   const CancelToken &cancel,
                                                   const std::function<void(double)> &beforeEach)
{
    const Clock::time_point until = most == kUnbounded ? Clock::time_point::max() : Clock::now() + most;
    const auto isOver = [&] { return Clock::now() >= until || cancel.isCancelled(); };
    CutReading reading = readingOf(title);
    if (const auto read = reading.readEnds(*title.info, isOver, cancel); !read)
        return std::unexpected(read.error());
    const auto &spans = title.plan.spans;
    for (size_t n = 1; n < spans.size() && !isOver(); ++n) {
        if (beforeEach)
            beforeEach(double(n) / double(spans.size()));
        if (const auto read = reading.readBegin(*title.info, cutOf(spans[n]), cancel); !read)
            return std::unexpected(read.error());
    }
    if (cancel.isCancelled())
        return std::unexpected(Error::cancelled());
    return reading.times();
}

std::shared_ptr<const Title> withTimes(const Title &title, std::map<TrackId, TrackTimes> times)
{
    auto copy = std::make_shared<Title>(title);
    copy->times = std::move(times);
    return copy;
}

} // namespace cuegate
