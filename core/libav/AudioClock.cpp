// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libav/AudioClock.h"

#include "core/base/MediaTime.h"

#include <algorithm>
#include <bit>

namespace cuegate {

static qint64 floorDivide(qint64 value, qint64 by)
{
    return value / by - (value % by < 0 ? 1 : 0);
}

/// The multiple of the highest power of two in [low, high]; 0 if that is in it.
static qint64 roundestIn(qint64 low, qint64 high)
{
    if (low <= 0 && high >= 0)
        return 0;
    for (qint64 unit = qint64(std::bit_floor(quint64(high - low + 1))) * 2; unit > 1; unit /= 2) {
        const qint64 multiple = (floorDivide(low - 1, unit) + 1) * unit;
        if (multiple <= high)
            return multiple;
    }
    return low;
}

AudioClock::Rule AudioClock::ruleFor(qint64 sampleRate, quint32 timescale, qint64 origin, qint64 step)
{
    Rule rule{sampleRate, origin, step, 0, 0};
    if (timescale % sampleRate == 0 && timescale != kNanosecondTimescale)
        return rule;
    const qint64 ticksPerSecond = timescale == kNanosecondTimescale ? 1000 : std::max<qint64>(1, timescale);
    // Half a tick and the rounding to samples.
    rule.coarseness = (sampleRate + 2 * ticksPerSecond - 1) / (2 * ticksPerSecond);
    // Millisecond times are found rounded and cut off, so the origin may be on the other side of one.
    rule.originCoarseness = rule.coarseness * 5 / 4;
    return rule;
}

qint64 AudioClock::place(qint64 stated, qint64 samples)
{
    const qint64 tolerance = 3 * m_rule.coarseness + 1;
    if (!m_expected.empty() && qAbs(m_expected.back().start - stated) > tolerance)
        interrupt();
    qint64 low = stated - m_rule.coarseness;
    qint64 high = stated + m_rule.coarseness;
    for (const Expected &expected : m_expected) {
        low = std::max(low, expected.start - m_rule.coarseness);
        high = std::min(high, expected.start + m_rule.coarseness);
    }
    qint64 place = low <= high ? low : floorDivide(low + high, 2);
    if (m_rule.coarseness > 0) {
        const qint64 step = m_rule.step > 0 ? m_rule.step : ownStep(samples);
        if (step > 1)
            place = onGrid(std::min(low, place), std::max(high, place), step);
        else if (low <= high)
            place = floorDivide(low + high, 2);
    }
    for (Expected &expected : m_expected)
        expected.start += samples;
    m_expected.push_back({stated + samples, samples});
    if (m_expected.size() > kReach)
        m_expected.pop_front();
    return place;
}

void AudioClock::extend(qint64 samples)
{
    for (Expected &expected : m_expected)
        expected.start += samples;
    if (!m_expected.empty())
        m_expected.back().samples += samples;
}

qint64 AudioClock::onGrid(qint64 low, qint64 high, qint64 step) const
{
    const qint64 middle = floorDivide(low + high, 2);
    const qint64 base = m_rule.origin + floorDivide(middle - m_rule.origin + step / 2, step) * step;
    const qint64 forgiven = std::min(m_rule.originCoarseness, step / 8);
    if (low - base <= forgiven && high - base >= -forgiven)
        return base;
    return base + roundestIn(low - base, high - base);
}

/// The length of the frames before, if all were the same; at the start of a run that of the frame itself.
qint64 AudioClock::ownStep(qint64 samples) const
{
    if (m_expected.empty())
        return samples;
    const qint64 step = m_expected.front().samples;
    const bool isSame = std::ranges::all_of(m_expected, [&](const Expected &e) { return e.samples == step; });
    return isSame ? step : 0;
}

} // namespace cuegate
