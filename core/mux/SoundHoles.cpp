// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mux/SoundHoles.h"

#include "core/base/MediaTime.h"

#include <algorithm>
#include <utility>

namespace cuegate {

// Above the longest packet of Opus (120 ms), whose nominal duration may be less; players get over less.
static constexpr qint64 kLeastHoleMs = 300;
// Many files begin a little apart, which players expect.
static constexpr qint64 kLeastLateMs = 1000;
// What claims more is no film, and its silence would fill the memory.
static constexpr qint64 kMostHoleMs = 10 * 60 * 1000;

qint64 holeBoundary(qint64 planned, const TrackTiming &timing)
{
    const qint64 step = std::max<qint64>(1, timing.nominalDuration);
    const qint64 distance = planned - timing.gridOrigin;
    const qint64 frames = distance <= 0 ? 0 : (distance + step - 1) / step;
    return std::max<qint64>(0, timing.gridOrigin + frames * step);
}

bool isHoleBefore(qint64 time, qint64 reached, const TrackTiming &timing)
{
    return time - reached > kLeastHoleMs * timing.timescale / 1000;
}

bool isBeginningFilled(qint64 time, const TrackTiming &timing)
{
    return !timing.silence.payload.isEmpty() && time > kLeastLateMs * timing.timescale / 1000;
}

qint64 plannedTime(qint64 spanTime, const SampleSpan &span, const TrackTiming &timing)
{
    static constexpr qint64 kFar = qint64(1) << 60; // so that sums of these do not overflow
    const auto bounded = [](qint64 ticks) { return std::clamp(ticks, -kFar, kFar); };
    return bounded(rescale(spanTime, span.timescale, timing.timescale)) -
           bounded(rescale(timing.zero, timing.sourceTimescale, timing.timescale));
}

// As many whole frames as there is room for.
static void appendSilence(std::vector<TimedSample> &samples, qint64 from, qint64 to,
                          const TrackTiming &timing)
{
    if (to - from > kMostHoleMs * timing.timescale / 1000)
        return;
    const SilentFrame &frame = timing.silence;
    const auto timeAt = [&](qint64 number) {
        return from + rescale(number * frame.samples, timing.sampleRate, timing.timescale);
    };
    for (qint64 number = 0; timeAt(number + 1) <= to; ++number) {
        TimedSample silence;
        silence.decodeTime = timeAt(number);
        silence.steadyDecodeTime = silence.decodeTime;
        silence.isSync = true;
        silence.payload = frame.payload;
        samples.push_back(silence);
    }
}

qint64 fillHoles(std::vector<TimedSample> &samples, qint64 endTime, std::optional<qint64> nextTime,
                 const SampleSpan &span, const TrackTiming &timing)
{
    if (timing.silence.payload.isEmpty())
        return endTime;
    const std::vector<TimedSample> sounds = std::exchange(samples, {});
    qint64 reached = span.isFirst ? 0 : holeBoundary(plannedTime(span.beginTime, span, timing), timing);
    for (const TimedSample &sound : sounds) {
        const bool isBeginning = span.isFirst && samples.empty();
        const bool isHole = isBeginning ? isBeginningFilled(sound.decodeTime, timing)
                                        : isHoleBefore(sound.decodeTime, reached, timing);
        if (isHole)
            appendSilence(samples, reached, sound.decodeTime, timing);
        samples.push_back(sound);
        reached = sound.decodeTime + std::max<qint64>(1, timing.nominalDuration);
    }
    if (span.isLast && !samples.empty())
        return endTime;
    const qint64 boundary = holeBoundary(plannedTime(span.endTime, span, timing), timing);
    const bool goesOn = nextTime && !isHoleBefore(*nextTime, boundary, timing);
    const qint64 end = goesOn ? *nextTime : boundary;
    if (!goesOn || isHoleBefore(end, reached, timing))
        appendSilence(samples, reached, end, timing);
    return end;
}

} // namespace cuegate
