// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/TitleBandwidth.h"

#include "core/base/MediaTime.h"
#include "core/mux/SegmentSize.h"
#include "core/segment/ProgressiveBuilder.h"
#include "core/segment/SegmentBuilder.h"
#include "core/segment/SegmentLoads.h"
#include "core/segment/TransportStreamSink.h"

#include <algorithm>

namespace cuegate {

static constexpr qint64 kSecondNs = kNanosecondTimescale;

namespace {

struct Segment
{
    qint64 durationNs = 0;
    qint64 mostBytes = 0;
    qint64 usualBytes = 0;
};

} // namespace

static qint64 bitsPerSecond(qint64 bytes, qint64 durationNs)
{
    constexpr qint64 kMostBytes = 1'000'000'000'000;
    return std::min(bytes, kMostBytes) * 8'000'000 / std::max<qint64>(1, durationNs / 1000) + 1;
}

// As the media playlist says them.
static std::vector<qint64> durationsOf(const Title &title, const Rendition &rendition, SegmentFormat format)
{
    const Title::Boundaries boundaries = title.boundaries(rendition);
    constexpr qint64 kLongestNs = 100'000 * kSecondNs; // what a damaged file may claim, sums must bear
    std::vector<qint64> durations;
    for (size_t i = 0; i < title.plan.spans.size() && i + 1 < boundaries.times.size(); ++i) {
        const qint64 ticks = boundaries.times[i + 1] - boundaries.times[i];
        durations.push_back(
            std::clamp<qint64>(rescale(ticks, boundaries.timescale, kNanosecondTimescale), 0, kLongestNs));
    }
    const qint64 lateNs = title.lateNs(rendition);
    if (format == SegmentFormat::FragmentedMp4 && !durations.empty() && lateNs < durations.front())
        durations.front() -= lateNs;
    return durations;
}

static qint64 sizeOf(const Rendition &rendition, SegmentFormat format, std::span<const TrackLoad> loads)
{
    const bool isPiecewise = isProgressive(rendition);
    return format == SegmentFormat::TransportStream
               ? mostTransportStreamBytes(loads, isPiecewise ? qint64(kUnitsPerTable) : 0)
               : mostFragmentedBytes(loads, isPiecewise ? qint64(kPicturesPerFragment) : 0);
}

static std::vector<Segment> segmentsOf(const Title &title, const Rendition &rendition, SegmentFormat format,
                                       Beside beside)
{
    const std::vector<qint64> durations = durationsOf(title, rendition, format);
    std::vector<std::vector<SegmentLoad>> parts;
    for (const RenditionPart &part : rendition.parts) {
        parts.push_back(loadsOf(title, part, durations, beside));
        beside = part.isCopied() ? Beside::Copied : Beside::Converted;
    }
    std::vector<Segment> segments;
    for (size_t i = 0; i < durations.size(); ++i) {
        std::vector<TrackLoad> most;
        std::vector<TrackLoad> usual;
        for (size_t n = 0; n < parts.size(); ++n) {
            const SegmentLoad &load = parts[n][i];
            const Track *track = &rendition.parts[n].output;
            most.push_back({track, load.mostBytes, load.samples, load.syncSamples});
            usual.push_back({track, load.usualBytes, load.samples, load.syncSamples});
        }
        if (durations[i] > 0) // else it is not listed
            segments.push_back(
                {durations[i], sizeOf(rendition, format, most), sizeOf(rendition, format, usual)});
    }
    return segments;
}

static qint64 averageOf(const std::vector<Segment> &segments, qint64 Segment::*bytes)
{
    Segment all;
    for (const Segment &segment : segments) {
        all.durationNs += segment.durationNs;
        all.mostBytes += segment.*bytes;
    }
    return bitsPerSecond(all.mostBytes, all.durationNs);
}

// RFC 8216 section 4.3.4.2. A short segment counts with those beside it.
static qint64 peakOf(const std::vector<Segment> &segments)
{
    qint64 longestNs = 0;
    for (const Segment &segment : segments)
        longestNs = std::max(longestNs, segment.durationNs);
    const qint64 targetNs = (longestNs + kSecondNs - 1) / kSecondNs * kSecondNs;
    qint64 peak = 0;
    for (size_t first = 0; first < segments.size(); ++first) {
        Segment run;
        for (size_t i = first; i < segments.size() && run.durationNs <= targetNs * 3 / 2; ++i) {
            run.durationNs += segments[i].durationNs;
            run.mostBytes += segments[i].mostBytes;
            if (run.durationNs >= targetNs / 2)
                peak = std::max(peak, bitsPerSecond(run.mostBytes, run.durationNs));
        }
    }
    return peak > 0 ? peak : averageOf(segments, &Segment::mostBytes);
}

static Bandwidth ofSegments(const std::vector<Segment> &segments)
{
    return {peakOf(segments), averageOf(segments, &Segment::usualBytes)};
}

Bandwidth bandwidthOf(const Title &title, const Rendition &rendition, std::span<const Rendition *const> sound,
                      SegmentFormat wanted)
{
    Bandwidth most = ofSegments(segmentsOf(title, rendition, formatFor(rendition, wanted), Beside::Nothing));
    const Beside beside = rendition.isConverted() ? Beside::Converted : Beside::Copied;
    Bandwidth loudest;
    for (const Rendition *member : sound) {
        if (member->id == rendition.id)
            continue; // sound alone is one of them
        const Bandwidth one = ofSegments(segmentsOf(title, *member, formatFor(*member, wanted), beside));
        loudest.peak = std::max(loudest.peak, one.peak);
        loudest.average = std::max(loudest.average, one.average);
    }
    most.peak += loudest.peak;
    most.average = rendition.parts.front().avc ? 0 : most.average + loudest.average;
    return most;
}

} // namespace cuegate
