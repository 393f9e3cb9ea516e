// SPDX-License-Identifier: GPL-3.0-or-later
// Where the segments of a rendition begin: Title::boundaries().
#include "core/base/ByteWriter.h"
#include "core/base/MediaTime.h"
#include "core/demux/LeadingPictures.h"
#include "core/mux/SoundHoles.h"
#include "core/probe/SpanScan.h"
#include "core/segment/Title.h"
#include "core/segment/TrackConversion.h"

#include <algorithm>

namespace cuegate {

// Where each span's presentation starts: with its keyframe or the leading pictures that follow it in the
// file.
static std::vector<qint64> videoBoundaries(const SampleTable &table, const SegmentPlan &plan)
{
    constexpr quint32 kMostLeading = 64;
    std::vector<qint64> times;
    for (const SampleSpan &span : plan.spans) {
        const auto number = table.syncAt(span.beginTime);
        const auto entries =
            number ? table.entries(*number, kMostLeading) : std::vector<SampleTable::Entry>();
        qint64 earliest = span.beginTime;
        for (size_t i = 1; i < entries.size() && entries[i].pts < span.beginTime; ++i)
            earliest = std::min(earliest, entries[i].pts);
        times.push_back(earliest);
    }
    // The pictures may be reordered by more at the end than at the beginning.
    const quint32 count = table.sampleCount();
    const quint32 tail = std::min(count, kMostLeading);
    qint64 end = plan.spans.back().endTime;
    for (const SampleTable::Entry &entry : table.entries(count - tail, tail))
        end = std::max(end, entry.pts);
    times.push_back(end);
    return times;
}

// \p firstFrom: when the first sample of a span's time or later is; nothing if none follows. All in ticks of
// \p timing, as \p endTime, and the title's zero is at \p zero.
template <typename FirstFrom>
static std::vector<qint64> otherBoundaries(FirstFrom firstFrom, qint64 endTime, const SegmentPlan &plan,
                                           const TrackTiming &timing, qint64 zero)
{
    const bool areHolesFilled = !timing.silence.payload.isEmpty();
    const auto filledAt = [&](qint64 spanTime) {
        return zero + holeBoundary(plannedTime(spanTime, plan.spans.front(), timing), timing);
    };
    std::vector<qint64> times;
    bool isFilled = false; // from the last of `times` on
    for (const SampleSpan &span : plan.spans) {
        const std::optional<qint64> first = firstFrom(span);
        const qint64 filled = filledAt(span.beginTime);
        isFilled = areHolesFilled && (!first || isHoleBefore(*first, filled, timing));
        times.push_back(isFilled ? filled : first.value_or(endTime));
    }
    times.push_back(isFilled && endTime <= times.back() ? filledAt(plan.spans.back().endTime) : endTime);
    return times;
}

static std::vector<qint64> otherBoundaries(const SampleTable &table, const SegmentPlan &plan,
                                           const TrackTiming &timing)
{
    const auto firstFrom = [&](const SampleSpan &span) {
        const qint64 begin = rescaleUp(span.beginTime, span.timescale, timing.timescale);
        const auto entry = table.entries(span.isFirst ? 0 : table.firstAtOrAfterDts(begin), 1);
        return entry.empty() ? std::nullopt : std::optional(entry.front().pts);
    };
    return otherBoundaries(firstFrom, table.endTime(), plan, timing, timing.zero);
}

// Of sound that ends at \p end and of which the first sample at each cut was looked at, but for those that
// \p begins lacks. \p written: what a time of the source becomes; nothing if no sample of the track follows.
template <typename Written>
static std::vector<qint64> lookedUpBoundaries(const std::map<qint64, qint64> &begins, qint64 end,
                                              const Title &title, const TrackTiming &timing, qint64 zero,
                                              Written written)
{
    const quint32 ticks = title.info->track(timing.track)->timescale;
    const auto firstFrom = [&](const SampleSpan &span) {
        const auto begin = begins.find(span.beginTime);
        const qint64 planned = rescaleUp(span.beginTime, span.timescale, ticks);
        const qint64 time = begin == begins.end() ? planned : begin->second;
        return time < end ? std::optional(written(time)) : std::nullopt;
    };
    return otherBoundaries(firstFrom, written(end), title.plan, timing, zero);
}

namespace {

// Sound of a container without a list of samples, whose frames keep to their grid. \c timing has the plan's
// timescale for the source's times.
struct GridSound
{
    const TrackTiming &timing;
    const SegmentPlan &plan;
    qint64 tick = 1; ///< that the file rounds times to, where that is too coarse for the grid to decide
    std::optional<qint64> end; ///< of the last frame, in ticks of the plan on the source's timeline
};

} // namespace

// By which it belongs to one segment or the next.
static qint64 dealtOutBy(const GridSound &sound, qint64 frame)
{
    const qint64 time = gridOf(sound.timing).sourceTimeOf(frame);
    return (time + sound.tick / 2) / sound.tick * sound.tick;
}

// The first frame in the title's time \p spanTime or later.
static qint64 frameAt(const GridSound &sound, qint64 spanTime)
{
    const TrackTiming &timing = sound.timing;
    const qint64 planned = rescale(spanTime - timing.zero, sound.plan.timescale, timing.timescale);
    qint64 frame = std::max<qint64>(0, (planned - timing.gridOrigin) / timing.gridStep - 1);
    while (dealtOutBy(sound, frame) < spanTime)
        ++frame;
    return frame;
}

// Where the frames cross the plan's times; behind the last one fillHoles() has its say.
static Title::Boundaries gridBoundaries(const GridSound &sound)
{
    const TrackTiming &timing = sound.timing;
    const SegmentPlan &plan = sound.plan;
    Title::Boundaries boundaries{timing.timescale, {}};
    const qint64 planned = rescale(plan.spans.back().endTime - timing.zero, plan.timescale, timing.timescale);
    // Looked up, the end is that of a whole frame.
    const qint64 lastFrame = (sound.end ? soundTime(*sound.end, timing) : planned) - timing.gridStep;
    const qint64 end = sound.end ? endOfLast(lastFrame, timing) : planned;
    const auto isOver = [&](const SampleSpan &span) { // no frame begins in its time or later
        return sound.end && timing.gridOrigin + frameAt(sound, span.beginTime) * timing.gridStep > lastFrame;
    };
    const auto afterEnd = [&](qint64 spanTime) {
        return timing.silence.payload.isEmpty()
                   ? end
                   : holeBoundary(plannedTime(spanTime, plan.spans.front(), timing), timing);
    };
    for (const SampleSpan &span : plan.spans) {
        const qint64 begin = isOver(span)
                                 ? afterEnd(span.beginTime)
                                 : timing.gridOrigin + frameAt(sound, span.beginTime) * timing.gridStep;
        boundaries.times.push_back(span.isFirst ? 0 : begin);
    }
    boundaries.times.push_back(isOver(plan.spans.back()) ? afterEnd(plan.spans.back().endTime) : end);
    return boundaries;
}

// GridSound::tick of a container without a list of samples; 0: its sound is not dealt out by a grid.
static qint64 tickOf(const Title &title)
{
    constexpr qint64 kFineNs = 1'000'000; // see SoundGrid::frameNear()
    if (const auto *matroska = std::get_if<MatroskaLayout>(&title.info->layout)) {
        const auto scaleNs = qint64(matroska->timestampScaleNs);
        return title.plan.timescale != kNanosecondTimescale ? 0 : scaleNs <= kFineNs ? 1 : scaleNs;
    }
    const bool isStream = std::holds_alternative<TransportStreamLayout>(title.info->layout);
    return isStream && title.plan.timescale == kTransportTimescale && !title.isProvisional() ? 1 : 0;
}

static Title::Boundaries plannedBoundaries(const Title &title)
{
    Title::Boundaries planned{title.plan.timescale, {}};
    for (const SampleSpan &span : title.plan.spans)
        planned.times.push_back(span.beginTime);
    planned.times.push_back(title.plan.spans.back().endTime);
    planned.times.front() = title.zeroIn(title.plan.timescale);
    return planned;
}

static Title::Boundaries aacBoundaries(const Title &title, const AacTarget &target)
{
    Title::Boundaries boundaries{target.sampleRate, aacUnitBoundaries(title, target)};
    for (qint64 &unit : boundaries.times)
        unit *= kAacUnitSamples;
    return boundaries;
}

// As a sample table of an MP4 says it.
static std::optional<SampleTable> steadyTable(const FragmentedLayout::SteadySound &sound)
{
    const qint64 ticks = sound.endTime - sound.beginTime;
    const auto whole = quint32(ticks / sound.frameTicks);
    const auto rest = quint32(ticks % sound.frameTicks);
    const auto fields = [](std::initializer_list<quint32> values) {
        ByteWriter writer;
        for (const quint32 value : values)
            writer.u32(value);
        return writer.take();
    };
    const quint32 count = whole + (rest > 0);
    SampleTable::Boxes boxes;
    boxes.stts = rest > 0 ? fields({2, whole, quint32(sound.frameTicks), 1, rest})
                          : fields({1, whole, quint32(sound.frameTicks)});
    boxes.stsz = fields({1, count});
    boxes.stsc = fields({1, 1, count, 1});
    boxes.stco = fields({1, 0});
    const auto table = SampleTable::create(boxes, sound.beginTime);
    return table ? std::optional(*table) : std::nullopt;
}

// When each sample of \p track is, if that is known without reading them.
static std::optional<SampleTable> knownTable(const MediaInfo &info, TrackId track)
{
    if (const auto *movie = std::get_if<MovieLayout>(&info.layout)) {
        const auto table = movie->tables.find(track);
        return table == movie->tables.end() || movie->byteStreams.contains(track)
                   ? std::nullopt
                   : std::optional(table->second);
    }
    const auto *fragmented = std::get_if<FragmentedLayout>(&info.layout);
    if (!fragmented || track == info.mainTrack)
        return std::nullopt;
    const auto sound = fragmented->steadySounds.find(track);
    return sound == fragmented->steadySounds.end() ? std::nullopt : steadyTable(sound->second);
}

// How long before its keyframe's time the picture of \p span begins to be shown, of isTimedByPictures() the
// keyframe itself, in ticks of the plan; as far as one can tell without having looked at each group of
// pictures.
static qint64 leadOf(const Title &title, TrackId track, const SampleSpan &span)
{
    if (track != title.info->mainTrack)
        return 0;
    const auto times = title.times.find(track);
    if (times != title.times.end()) {
        const auto begin = times->second.begins.find(span.beginTime);
        if (begin != times->second.begins.end())
            return span.beginTime - begin->second;
    }
    const auto lead = title.info->keyframes.leads.find(span.beginTime);
    if (lead != title.info->keyframes.leads.end())
        return lead->second;
    const qint64 ns = title.starts.at(track).leadNs;
    return rescale(isTimedByPictures(*title.info) ? std::min<qint64>(0, ns) : ns, kNanosecondTimescale,
                   span.timescale);
}

// Groups of pictures are closed there: a segment begins with its keyframe.
static Title::Boundaries convertedBoundaries(const Title &title, TrackId track)
{
    Title::Boundaries planned = plannedBoundaries(title);
    for (size_t i = 1; isTimedByPictures(*title.info) && i + 1 < planned.times.size(); ++i)
        planned.times[i] -= leadOf(title, track, title.plan.spans[i]);
    return planned;
}

std::optional<qint64> Title::knownEnd(TrackId track) const
{
    if (const auto *stream = std::get_if<TransportStreamLayout>(&info->layout))
        return stream->endOf(track);
    const auto known = times.find(track);
    return known == times.end() ? std::nullopt : known->second.end;
}

// By the samples, where they are known; else without times.
static Title::Boundaries sampleBoundaries(const Title &title, const RenditionPart &part)
{
    const TrackTiming &timing = part.timing;
    const quint32 ticks = title.info->track(part.source)->timescale;
    const bool isMain = part.source == title.info->mainTrack;
    if (const auto table = knownTable(*title.info, part.source)) {
        Title::Boundaries told{ticks, isMain ? videoBoundaries(*table, title.plan)
                                             : otherBoundaries(*table, title.plan, timing)};
        told.times.front() = timing.zero; // the first segment starts with the title
        return told;
    }
    const auto times = title.times.find(part.source);
    const auto end = title.knownEnd(part.source);
    if (times == title.times.end() || !end || timing.isVideo)
        return {ticks, {}};
    const std::map<qint64, qint64> &begins = times->second.begins;
    if (std::holds_alternative<FragmentedLayout>(title.info->layout) && !isMain) {
        const auto asTheyAre = [](qint64 time) { return time; };
        Title::Boundaries told{ticks,
                               lookedUpBoundaries(begins, *end, title, timing, timing.zero, asTheyAre)};
        told.times.front() = timing.zero;
        return told;
    }
    if (!isScannedBySpans(*title.info) && !std::holds_alternative<TransportStreamLayout>(title.info->layout))
        return {ticks, {}};
    const auto onGrid = [&timing](qint64 time) { return soundTime(time, timing); };
    Title::Boundaries told{timing.timescale, lookedUpBoundaries(begins, *end, title, timing, 0, onGrid)};
    told.times.front() = 0;
    return told;
}

Title::Boundaries Title::boundaries(const Rendition &rendition) const
{
    const RenditionPart &part = rendition.parts.front();
    if (part.aac)
        return aacBoundaries(*this, *part.aac);
    if (rendition.isText())
        return plannedBoundaries(*this);
    if (part.avc)
        return convertedBoundaries(*this, part.source);
    if (auto told = sampleBoundaries(*this, part); told.times.size() == plan.spans.size() + 1)
        return told;
    const auto end = knownEnd(part.source);
    if (const qint64 tick = tickOf(*this); tick > 0 && part.timing.gridStep > 0)
        return gridBoundaries({part.timing, plan, tick, end});
    Boundaries planned = plannedBoundaries(*this);
    if (end && *end > plan.spans.back().beginTime)
        planned.times.back() = *end;
    for (size_t i = 1; i + 1 < planned.times.size(); ++i)
        planned.times[i] -= leadOf(*this, part.source, plan.spans[i]);
    return planned;
}

qint64 Title::lateNs(const Rendition &rendition) const
{
    const RenditionPart &part = rendition.parts.front();
    if (rendition.isMuxed() || !rendition.isAudio() || !part.isCopied())
        return 0;
    const qint64 begin = std::max<qint64>(0, part.timing.gridOrigin);
    return isBeginningFilled(begin, part.timing)
               ? 0
               : rescale(begin, part.timing.timescale, kNanosecondTimescale);
}

bool Title::hasLateSound() const
{
    constexpr qint64 kLeastNs = 1'000'000;
    return std::ranges::any_of(renditions, [this](const Rendition &rendition) {
        return rendition.fits(SegmentFormat::FragmentedMp4) && lateNs(rendition) >= kLeastNs;
    });
}

} // namespace cuegate
