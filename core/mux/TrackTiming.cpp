// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mux/TrackTiming.h"

#include "core/base/MediaTime.h"
#include "core/media/FineTimescale.h"
#include "core/media/FlacConfig.h"
#include "core/mux/LatePicture.h"
#include "core/mux/SoundHoles.h"

#include <algorithm>
#include <limits>

namespace cuegate {

namespace {

// Holds the ticks of Matroska's usual millisecond, and those of a transport stream, exactly.
constexpr quint32 kVideoTimescale = 90'000;
constexpr qint64 kStartMarginMs = 1;

} // namespace

static qint64 nominalVideoDuration(const Track &track, quint32 timescale)
{
    if (track.defaultDurationNs > 0)
        return std::max<qint64>(1, rescale(track.defaultDurationNs, kNanosecondTimescale, timescale));
    if (track.video && track.video->frameRateNumerator > 0)
        return std::max<qint64>(1, qint64(timescale) * track.video->frameRateDenominator /
                                       track.video->frameRateNumerator);
    return std::max<quint32>(1, timescale / 25);
}

// Where sound of \p track is over that begins at \p begin, in samples; 0 if nobody says.
static qint64 statedEndOf(const Track &track, qint64 begin)
{
    if (track.codec != Codec::Flac)
        return 0;
    const auto flac = parseFlacConfig(track.codecConfig);
    return flac && flac->totalSamples > 0 ? begin + qint64(flac->totalSamples) : 0;
}

TrackTiming makeTrackTiming(const Track &track, const MediaInfo &info, qint64 firstPts, qint64 zeroNs)
{
    TrackTiming timing;
    timing.track = track.id;
    timing.sourceTimescale = track.timescale;
    timing.isVideo = track.type == TrackType::Video;
    timing.zero = rescale(zeroNs, kNanosecondTimescale, track.timescale);
    const bool hasExactTimes = std::holds_alternative<MovieLayout>(info.layout) ||
                               std::holds_alternative<FragmentedLayout>(info.layout);
    if (timing.isVideo) {
        // Finer ticks than the file's leave room for kLeadTicks.
        timing.timescale = hasExactTimes ? fineTimescale(track.timescale) : kVideoTimescale;
        timing.nominalDuration = nominalVideoDuration(track, timing.timescale);
        timing.startMargin = qint64(timing.timescale) * kStartMarginMs / 1000;
        timing.reorderDelay = track.video ? track.video->reorderFrames * timing.nominalDuration : 0;
        return timing;
    }
    const quint32 frameSamples = track.audio ? track.audio->frameSamples : 0;
    timing.sampleRate = track.audio ? track.audio->sampleRate : 0;
    if (timing.sampleRate > 0)
        timing.silence = silentFrame(track);
    if (hasExactTimes) {
        timing.timescale = track.timescale;
        timing.gridOrigin = firstPts - timing.zero;
        if (frameSamples > 0 && track.audio->sampleRate > 0)
            timing.nominalDuration =
                std::max<qint64>(1, rescale(frameSamples, track.audio->sampleRate, timing.timescale));
        return timing;
    }
    timing.timescale = track.audio && track.audio->sampleRate > 0 ? track.audio->sampleRate : 48'000;
    timing.gridStep = frameSamples;
    timing.gridOrigin = rescale(firstPts - timing.zero, track.timescale, timing.timescale);
    timing.nominalDuration = frameSamples > 0 ? frameSamples : std::max<quint32>(1, timing.timescale / 50);
    timing.statedEnd = statedEndOf(track, timing.gridOrigin);
    return timing;
}

static qint64 toOutput(qint64 sourceTime, const TrackTiming &timing)
{
    return rescale(sourceTime - timing.zero, timing.sourceTimescale, timing.timescale);
}

static std::vector<TimedSample> withPayloads(const SampleBatch &batch)
{
    std::vector<TimedSample> timed(batch.samples.size());
    for (size_t i = 0; i < timed.size(); ++i) {
        timed[i].isSync = batch.samples[i].isSync;
        timed[i].prefix = batch.samples[i].prefix;
        timed[i].payload = batch.samples[i].payload;
    }
    return timed;
}

// Durations are the distances of decode times; `end` is where the next span goes on.
static void fillDurations(std::vector<TimedSample> &timed, qint64 end)
{
    constexpr qint64 kLongest = std::numeric_limits<qint32>::max();
    for (size_t i = 0; i < timed.size(); ++i) {
        const qint64 next = i + 1 < timed.size() ? timed[i + 1].decodeTime : end;
        timed[i].duration = quint32(std::clamp<qint64>(next - timed[i].decodeTime, 0, kLongest));
    }
}

void endWithin(std::vector<qint64> &decodeTimes, const std::vector<qint64> &presentationTimes, qint64 end)
{
    qint64 next = end;
    for (size_t i = decodeTimes.size(); i-- > 1;) {
        decodeTimes[i] = std::max(decodeTimes[i], next - (end - presentationTimes[i]));
        next = decodeTimes[i];
    }
}

// See the head of TrackTiming.h. `start` is not after any of `presentationTimes`, which are in decoding
// order.
static std::vector<qint64> squeezedDecodeTimes(const std::vector<qint64> &presentationTimes, qint64 start,
                                               qint64 end)
{
    std::vector<qint64> times = presentationTimes;
    std::sort(times.begin(), times.end());
    const size_t count = times.size();
    qint64 delay = 0;
    for (size_t i = 0; i < count; ++i)
        delay = std::max(delay, times[i] - presentationTimes[i]);
    for (qint64 &time : times)
        time -= delay;
    size_t beyondStart = 1;
    while (beyondStart < count && times[beyondStart] <= start)
        ++beyondStart;
    const qint64 room = (beyondStart < count ? times[beyondStart] : presentationTimes.back()) - start;
    for (size_t i = 0; i < std::min(beyondStart, count); ++i)
        times[i] = start + room * qint64(i) / qint64(beyondStart);
    endWithin(times, presentationTimes, end);
    // Leading pictures may be shown before a squeezed time.
    qint64 latest = std::numeric_limits<qint64>::max();
    for (size_t i = count; i-- > 0;) {
        latest = std::min({latest - 1, times[i], presentationTimes[i]});
        times[i] = latest = std::max(latest, std::min(start + qint64(i), presentationTimes[i]));
    }
    times.front() = start;
    return times;
}

static void setSteadyDecodeTimes(std::vector<TimedSample> &timed, std::vector<qint64> sorted,
                                 const SampleSpan &span, const TrackTiming &timing)
{
    std::sort(sorted.begin(), sorted.end());
    qint64 delay = timing.reorderDelay;
    for (size_t i = 0; i < timed.size(); ++i)
        delay = std::max(delay, sorted[i] - timed[i].presentationTime());
    for (size_t i = 0; i < timed.size(); ++i)
        timed[i].steadyDecodeTime = sorted[i] - delay;
    if (span.isFirst)
        timed.front().steadyDecodeTime =
            std::min<qint64>(timed.front().steadyDecodeTime, -delay) - timing.startMargin;
}

// Copies of the title's first picture, if it is late, before `timed` and its `presentationTimes`.
static void showFromZero(std::vector<TimedSample> &timed, std::vector<qint64> &presentationTimes,
                         const TrackTiming &timing)
{
    const TimedSample first = timed.front();
    const auto earliest = *std::ranges::min_element(presentationTimes);
    const std::vector<qint64> stills =
        stillTimes(earliest, timing.timescale, first.prefix.size() + first.payload.size());
    timed.insert(timed.begin(), stills.size(), first);
    presentationTimes.insert(presentationTimes.begin(), stills.begin(), stills.end());
}

static std::vector<TimedSample> timeVideo(const SampleBatch &batch, const SampleSpan &span,
                                          const TrackTiming &timing)
{
    std::vector<TimedSample> timed = withPayloads(batch);
    if (timed.empty())
        return timed;
    std::vector<qint64> presentationTimes;
    for (const MediaSample &sample : batch.samples)
        presentationTimes.push_back(toOutput(sample.pts, timing));
    if (span.isFirst && timed.front().isSync)
        showFromZero(timed, presentationTimes, timing);
    const auto [earliest, last] = std::minmax_element(presentationTimes.begin(), presentationTimes.end());
    const bool isLed = *earliest < presentationTimes.front();
    const qint64 start = span.isFirst ? std::min<qint64>(0, *earliest) : *earliest - (isLed ? kLeadTicks : 0);
    const qint64 spanEnd = toOutput(rescale(span.endTime, span.timescale, timing.sourceTimescale), timing);
    qint64 end = std::max(spanEnd, *last + 1);
    if (batch.nextTime) {
        const qint64 next = toOutput(*batch.nextTime, timing);
        end = next < spanEnd ? next - kLeadTicks : next;
    }
    end = std::max(end, presentationTimes.back());

    const std::vector<qint64> decodeTimes = squeezedDecodeTimes(presentationTimes, start, end);
    for (size_t i = 0; i < timed.size(); ++i) {
        timed[i].decodeTime = std::max<qint64>(0, decodeTimes[i]);
        timed[i].compositionOffset = qint32(std::clamp<qint64>(presentationTimes[i] - timed[i].decodeTime,
                                                               std::numeric_limits<qint32>::min(),
                                                               std::numeric_limits<qint32>::max()));
    }
    fillDurations(timed, end);
    setSteadyDecodeTimes(timed, presentationTimes, span, timing);
    return timed;
}

SoundGrid gridOf(const TrackTiming &timing)
{
    return {timing.sourceTimescale, timing.timescale, timing.zero, timing.gridOrigin, timing.gridStep};
}

qint64 soundTime(qint64 sourceTime, const TrackTiming &timing)
{
    const auto frame = timing.gridStep > 0 ? gridOf(timing).frameNear(sourceTime) : std::nullopt;
    return frame ? gridOf(timing).timeOf(*frame) : toOutput(sourceTime, timing);
}

qint64 endOfLast(qint64 lastFrame, const TrackTiming &timing)
{
    const qint64 whole = lastFrame + timing.nominalDuration;
    return timing.statedEnd > lastFrame ? std::min(timing.statedEnd, whole) : whole;
}

static std::vector<TimedSample> timeAudio(const SampleBatch &batch, const SampleSpan &span,
                                          const TrackTiming &timing)
{
    std::vector<TimedSample> timed = withPayloads(batch);
    qint64 previous = -1;
    for (size_t i = 0; i < timed.size(); ++i) {
        previous = std::max(soundTime(batch.samples[i].pts, timing), previous + 1);
        timed[i].decodeTime = previous;
        timed[i].steadyDecodeTime = previous;
    }
    qint64 end = 0;
    const auto nextTime = batch.nextTime.transform([&](qint64 time) { return soundTime(time, timing); });
    if (!timed.empty()) {
        const qint64 stated =
            rescale(batch.samples.back().duration, timing.sourceTimescale, timing.timescale);
        const bool isOnGrid = timing.gridStep > 0 || stated <= 0;
        end = nextTime.value_or(isOnGrid ? endOfLast(previous, timing) : previous + stated);
    }
    end = fillHoles(timed, end, nextTime, span, timing);
    if (!timed.empty())
        fillDurations(timed, std::max(end, timed.back().decodeTime + 1));
    return timed;
}

std::vector<TimedSample> timeSamples(const SampleBatch &batch, const SampleSpan &span,
                                     const TrackTiming &timing)
{
    return timing.isVideo ? timeVideo(batch, span, timing) : timeAudio(batch, span, timing);
}

} // namespace cuegate
