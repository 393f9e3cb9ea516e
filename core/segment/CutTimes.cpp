// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/CutTimes.h"

#include "core/base/MediaTime.h"
#include "core/demux/MatroskaTail.h"
#include "core/io/SparingSource.h"

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

static CutReading readingOf(const Title &title, const ByteSource &source)
{
    return CutReading(source, title.isProvisional() ? CutTracks() : cutTracksOf(title), title.times);
}

static Keyframe cutOf(const SampleSpan &span)
{
    return {span.beginTime, span.beginOffsetBytes};
}

bool lacksCutTimes(const Title &title)
{
    const CutReading reading = readingOf(title, *title.source);
    return !reading.knowsEnds() || std::ranges::any_of(title.plan.spans, [&](const SampleSpan &span) {
        return !span.isFirst && !reading.knowsBegin(cutOf(span));
    });
}

// The cuts that \p reading does not know yet, from the beginning on, up to when it \p isOver.
static Result<std::map<TrackId, TrackTimes>> readAll(CutReading &reading, const Title &title,
                                                     const std::function<bool()> &isOver,
                                                     const CancelToken &cancel,
                                                     const std::function<void(double)> &beforeEach)
{
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

Result<std::map<TrackId, TrackTimes>> readCutTimes(const Title &title, std::chrono::milliseconds most,
                                                   const CancelToken &cancel,
                                                   const std::function<void(double)> &beforeEach)
{
    const Clock::time_point until = most == kUnbounded ? Clock::time_point::max() : Clock::now() + most;
    const auto isOver = [&] { return Clock::now() >= until || cancel.isCancelled(); };
    CutReading reading = readingOf(title, *title.source);
    if (const auto read = reading.readEnds(*title.info, isOver, cancel); !read)
        return std::unexpected(read.error());
    return readAll(reading, title, isOver, cancel, beforeEach);
}

// Whether pictures begin elsewhere by \p looked than by \p title, of which it is a copy. Of sound nothing is
// said before it was looked at.
static bool hasOtherCuts(const Title &looked, const Title &title)
{
    const auto cutsOf = [](const Title &each, const Rendition &rendition) {
        std::vector<qint64> times = each.boundaries(rendition).times;
        times.pop_back(); // the end is none
        return times;
    };
    return std::ranges::any_of(title.renditions, [&](const Rendition &rendition) {
        return rendition.isVideo() && cutsOf(looked, rendition) != cutsOf(title, rendition);
    });
}

Result<std::map<TrackId, TrackTimes>> readDoubtfulCutTimes(const Title &title, const CancelToken &cancel,
                                                           const std::function<void(double)> &beforeEach)
{
    constexpr size_t kFew = 8;
    const auto isOver = [&cancel] { return cancel.isCancelled(); };
    const CutTracks tracks = cutTracksOf(title);
    const SparingSource source(title.source);
    CutReading reading = readingOf(title, source);
    if (beforeEach)
        beforeEach(0);
    // Of Matroska that is all that there is between keyframes: see readTailTimes(). Others' sound that ends
    // long before the film is not looked for further.
    const auto isFar = [&, groups = std::holds_alternative<MatroskaLayout>(title.info->layout)
                                        ? size_t(0)
                                        : kFew]() mutable { return isOver() || groups-- == 0; };
    if (const auto read = reading.readEnds(*title.info, isFar, cancel); !read)
        return std::unexpected(read.error());
    const auto &spans = title.plan.spans;
    for (size_t look = 1; look <= std::min(kFew, spans.size() - 1) && !isOver(); ++look) {
        if (beforeEach)
            beforeEach(0);
        const SampleSpan &span = spans[(spans.size() - 1) * look / std::min(kFew, spans.size() - 1)];
        if (const auto read = reading.readBegin(*title.info, cutOf(span), cancel); !read)
            return std::unexpected(read.error());
    }
    const bool isDoubtful =
        title.info->keyframes.areSomeGuessed ||
        std::ranges::any_of(tracks.begins, [&](TrackId id) { return id != title.info->mainTrack; }) ||
        hasOtherCuts(*withTimes(title, reading.times()), title);
    if (!isDoubtful && !isOver())
        return reading.times();
    return readAll(reading, title, isOver, cancel, beforeEach);
}

void fetchTail(const ByteSource &source, const MediaInfo &media, const CancelToken &cancel)
{
    for (const ByteRange &range : tailRanges(media))
        source.readAsync(range, cancel, [](const Result<QByteArray> &) {});
}

Result<std::map<TrackId, TrackTimes>> readTailTimes(const Title &title, const CancelToken &cancel)
{
    std::map<TrackId, TrackTimes> times = title.times;
    const CutReading reading = readingOf(title, *title.source);
    if (reading.knowsEnds() || !std::holds_alternative<MatroskaLayout>(title.info->layout))
        return times;
    const auto ends = readTailEnds(title, cutTracksOf(title).ends, cancel);
    if (!ends)
        return std::unexpected(ends.error());
    for (const auto &[id, end] : *ends)
        times[id].end = end;
    return times;
}

std::shared_ptr<const Title> withTimes(const Title &title, std::map<TrackId, TrackTimes> times)
{
    auto copy = std::make_shared<Title>(title);
    copy->times = std::move(times);
    return copy;
}

} // namespace cuegate
