// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/Title.h"

#include "core/base/MediaTime.h"
#include "core/demux/SampleReader.h"
#include "core/media/CodecConfig.h"
#include "core/media/OpusConfig.h"

#include <QCryptographicHash>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

constexpr qsizetype kFirstSampleKept = 4096; // headers are in the first bytes

} // namespace

const Rendition *Title::rendition(QByteArrayView id) const
{
    for (const Rendition &candidate : renditions) {
        if (candidate.id == id)
            return &candidate;
    }
    return nullptr;
}

static qint64 rescaleUp(qint64 ticks, quint32 from, quint32 to)
{
    return -rescaleDown(-ticks, from, to);
}

// Where each span's presentation starts: with its keyframe or the leading pictures that follow it in the file.
static std::vector<qint64> videoBoundaries(const SampleTable &table, const SegmentPlan &plan)
{
    constexpr quint32 kMostLeading = 64;
    std::vector<qint64> times;
    for (const SampleSpan &span : plan.spans) {
        const auto number = table.syncAt(span.beginTime);
        const auto entries = number ? table.entries(*number, kMostLeading) : std::vector<SampleTable::Entry>();
        qint64 earliest = span.beginTime;
        for (size_t i = 1; i < entries.size() && entries[i].pts < span.beginTime; ++i)
            earliest = std::min(earliest, entries[i].pts);
        times.push_back(earliest);
    }
    times.push_back(plan.spans.back().endTime);
    return times;
}

static std::vector<qint64> otherBoundaries(const SampleTable &table, const SegmentPlan &plan, quint32 timescale)
{
    std::vector<qint64> times;
    for (const SampleSpan &span : plan.spans) {
        const quint32 first = span.isFirst
            ? 0
            : table.firstAtOrAfterDts(rescaleUp(span.beginTime, span.timescale, timescale));
        const auto entry = table.entries(first, 1);
        times.push_back(entry.empty() ? table.endTime() : entry.front().pts);
    }
    times.push_back(table.endTime());
    return times;
}

// Where the frames of a Matroska audio track, which keep to their grid, cross the plan's times; the file's own rounding of times
// decides to which side a frame belongs.
static Title::Boundaries gridBoundaries(const TrackTiming &timing, const SegmentPlan &plan, qint64 tickNs)
{
    Title::Boundaries boundaries{timing.timescale, {}};
    const auto statedNs = [&](qint64 frame) {
        const qint64 ns = timing.zero
            + rescale(timing.gridOrigin + frame * timing.gridStep, timing.timescale, kNanosecondTimescale);
        return (ns + tickNs / 2) / tickNs * tickNs;
    };
    for (const SampleSpan &span : plan.spans) {
        const qint64 planned = rescale(span.beginTime - timing.zero, plan.timescale, timing.timescale);
        qint64 frame = std::max<qint64>(0, (planned - timing.gridOrigin) / timing.gridStep - 1);
        while (statedNs(frame) < span.beginTime)
            ++frame;
        boundaries.times.push_back(span.isFirst ? 0 : timing.gridOrigin + frame * timing.gridStep);
    }
    boundaries.times.push_back(rescale(plan.spans.back().endTime - timing.zero, plan.timescale, timing.timescale));
    return boundaries;
}

Title::Boundaries Title::boundaries(const Rendition &rendition) const
{
    const TrackId track = rendition.tracks.front();
    const auto *movie = std::get_if<MovieLayout>(&info->layout);
    const auto table = movie ? movie->tables.find(track) : std::map<TrackId, SampleTable>::const_iterator();
    if (movie && table != movie->tables.end() && !movie->byteStreams.contains(track)) {
        const quint32 timescale = info->track(track)->timescale;
        auto times = track == info->mainTrack ? videoBoundaries(table->second, plan)
                                              : otherBoundaries(table->second, plan, timescale);
        if (times.size() == plan.spans.size() + 1) {
            times.front() = timings.at(track).zero; // the first segment starts with the title
            return {timescale, std::move(times)};
        }
    }
    const TrackTiming &timing = timings.at(track);
    const auto *matroska = std::get_if<MatroskaLayout>(&info->layout);
    if (matroska && timing.gridStep > 0 && plan.timescale == kNanosecondTimescale)
        return gridBoundaries(timing, plan, qint64(matroska->timestampScaleNs));
    Boundaries planned{plan.timescale, {}};
    for (const SampleSpan &span : plan.spans)
        planned.times.push_back(span.beginTime);
    planned.times.push_back(plan.spans.back().endTime);
    planned.times.front() = timings.at(info->mainTrack).zero;
    return planned;
}

qint64 Title::averageBandwidth() const
{
    const qint64 durationMs = toMilliseconds(plan.durationTicks(), plan.timescale);
    return durationMs > 0 && info->sizeBytes > 0 ? info->sizeBytes * 8 * 1000 / durationMs : 0;
}

qint64 Title::peakBandwidth() const
{
    qint64 peak = averageBandwidth();
    for (const SampleSpan &span : plan.spans) {
        const qint64 durationMs = std::max<qint64>(1, toMilliseconds(span.endTime - span.beginTime, span.timescale));
        const qint64 bytes = span.endOffsetBytes - span.beginOffsetBytes;
        peak = std::max(peak, bytes * 8 * 1000 / durationMs);
    }
    return std::max<qint64>(peak, 1);
}

Result<TitleFacts> readTitleFacts(const ByteSource &source, const MediaInfo &info, const CancelToken &cancel)
{
    TitleFacts facts;
    if (info.indexKind == IndexKind::None)
        return facts; // makeTitle() says why such a medium is not served
    const bool storesTimes = std::holds_alternative<MovieLayout>(info.layout);
    for (const TrackVerdict &verdict : judgeTracks(info)) {
        if (!verdict.isServed)
            continue;
        const Track &track = *info.track(verdict.track);
        const bool needsSample = needsFirstSample(track);
        if (storesTimes && !needsSample)
            continue;
        auto first = readFirstSample(source, info, track.id, cancel);
        if (!first) {
            if (first.error().kind == ErrorKind::NotFound)
                continue; // a track that begins late, or has nothing in it
            return std::unexpected(first.error().within(u"reading the first sample of track %1"_s.arg(track.id)));
        }
        // Opus does not say how long its packets are; the first one does, and most files keep to it.
        const bool keepsSample = needsSample || track.codec == Codec::Opus;
        facts[track.id] = {first->pts, keepsSample ? first->bytes.left(kFirstSampleKept) : QByteArray()};
    }
    return facts;
}

static qint64 firstPtsOf(const SampleTable &table)
{
    constexpr quint32 kMostReordered = 64;
    qint64 earliest = std::numeric_limits<qint64>::max();
    for (const SampleTable::Entry &entry : table.entries(0, kMostReordered))
        earliest = std::min(earliest, entry.pts);
    return earliest == std::numeric_limits<qint64>::max() ? 0 : earliest;
}

// The title starts where the first of its tracks does.
static qint64 titleZeroNs(const MediaInfo &info, const std::map<TrackId, qint64> &firstPts)
{
    std::optional<qint64> earliest;
    for (const auto &[id, pts] : firstPts) {
        const qint64 startNs = rescale(pts, info.track(id)->timescale, kNanosecondTimescale);
        earliest = earliest ? std::min(*earliest, startNs) : startNs;
    }
    return earliest.value_or(0);
}

static std::vector<Rendition> makeRenditions(const Title &title)
{
    std::vector<Rendition> renditions;
    QByteArray video;
    TrackId videoTrack = 0;
    for (const TrackVerdict &verdict : title.verdicts) {
        if (!verdict.isServed)
            continue;
        const Track &track = *title.info->track(verdict.track);
        const QByteArray id = (track.type == TrackType::Video ? 'v' : 'a') + QByteArray::number(track.id);
        if (track.type == TrackType::Video) {
            video = id;
            videoTrack = track.id;
        }
        renditions.push_back({id, {track.id}});
    }
    if (videoTrack == 0)
        return renditions;
    const std::vector<Rendition> single = renditions;
    for (const Rendition &audio : single) {
        if (audio.id != video)
            renditions.push_back({video + audio.id, {videoTrack, audio.tracks.front()}});
    }
    return renditions;
}

static QByteArray generationOf(const ByteSource &source, const TitleFacts &facts)
{
    const SourceValidator validator = source.validator();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QByteArray text = validator.etag + '\n' + validator.lastModified + '\n' + QByteArray::number(validator.sizeBytes)
        + '\n' + QByteArray::number(kEngineVersion);
    for (const auto &[id, fact] : facts)
        text += '\n' + QByteArray::number(id) + ' ' + QByteArray::number(fact.firstPts);
    hash.addData(text);
    return hash.result().toHex().left(16);
}

// Fills in configurations; tracks that lack one are taken out of service.
static MediaInfo completed(const MediaInfo &info, const TitleFacts &facts, std::vector<TrackVerdict> &verdicts)
{
    MediaInfo complete = info;
    for (TrackVerdict &verdict : verdicts) {
        if (!verdict.isServed)
            continue;
        Track &track = complete.tracks[verdict.track - 1];
        const auto fact = facts.find(track.id);
        const QByteArray sample = fact == facts.end() ? QByteArray() : fact->second.firstSample;
        const auto result = completeCodecConfig(track, sample);
        if (!result) {
            verdict.isServed = false;
            verdict.reason = u"Its description is damaged or incomplete: %1."_s.arg(result.error().message);
        }
        if (result && track.codec == Codec::Opus && track.audio && track.audio->frameSamples == 0)
            track.audio->frameSamples = opusPacketSamples(sample);
    }
    return complete;
}

Result<std::shared_ptr<const Title>> makeTitle(std::shared_ptr<const ByteSource> source, const MediaInfo &info,
                                               const TitleFacts &facts)
{
    if (info.indexKind == IndexKind::None || info.keyframes.keyframes.empty()) {
        const QString why = info.notes.isEmpty() ? QString() : u" (%1)"_s.arg(info.notes.last());
        return fail(ErrorKind::Unsupported,
                    u"the file has no usable index of its keyframes, so it cannot be cut into segments%1"_s.arg(why),
                    ErrorCode::MediaNoIndex);
    }
    auto title = std::make_shared<Title>();
    title->source = std::move(source);
    title->verdicts = judgeTracks(info);
    title->info = std::make_shared<const MediaInfo>(completed(info, facts, title->verdicts));

    std::map<TrackId, qint64> firstPts;
    const auto *movie = std::get_if<MovieLayout>(&info.layout);
    for (const TrackVerdict &verdict : title->verdicts) {
        if (!verdict.isServed)
            continue;
        if (movie && movie->tables.contains(verdict.track))
            firstPts[verdict.track] = firstPtsOf(movie->tables.at(verdict.track));
        else if (const auto fact = facts.find(verdict.track); fact != facts.end())
            firstPts[verdict.track] = fact->second.firstPts;
    }
    const TrackVerdict *main = nullptr;
    for (const TrackVerdict &verdict : title->verdicts) {
        if (verdict.track == info.mainTrack)
            main = &verdict;
    }
    if (!main || !main->isServed)
        return fail(ErrorKind::Unsupported,
                    u"the main track cannot be played as it is: %1"_s.arg(main ? main->reason : u"there is none"_s),
                    ErrorCode::MediaCodec);

    const qint64 zeroNs = titleZeroNs(info, firstPts);
    for (const TrackVerdict &verdict : title->verdicts) {
        if (verdict.isServed) {
            const auto first = firstPts.find(verdict.track);
            title->timings[verdict.track] = makeTrackTiming(*title->info->track(verdict.track), info,
                                                            first == firstPts.end() ? 0 : first->second, zeroNs);
        }
    }
    qint64 endTime = rescale(info.durationNs, kNanosecondTimescale, info.keyframes.timescale);
    if (movie && movie->tables.contains(info.mainTrack)) {
        // The table ends in decode time; presentation runs later by what the first sample does.
        const SampleTable &table = movie->tables.at(info.mainTrack);
        const auto first = table.entries(0, 1);
        endTime = table.endTime() + (first.empty() ? 0 : firstPtsOf(table) - first.front().dts);
    }
    title->plan = makeSegmentPlan(info.keyframes, endTime, info.sizeBytes);
    title->renditions = makeRenditions(*title);
    title->generation = generationOf(*title->source, facts);
    return title;
}

} // namespace cuegate
