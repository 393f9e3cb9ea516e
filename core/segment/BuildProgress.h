// SPDX-License-Identifier: GPL-3.0-or-later
// How far the making of a segment has come, and what it came upon. Thread: one worker writes, any reads.
#pragma once

#include "core/base/MediaTime.h"
#include "core/media/Sample.h"

#include <algorithm>
#include <atomic>
#include <limits>

namespace cuegate {

class BuildProgress
{
public:
    /// The pictures of \p span are made up to \p time, in its ticks.
    void reach(const SampleSpan &span, qint64 time)
    {
        const auto lengthTicks =
            std::clamp<qint64>(span.endTime - span.beginTime, 1, std::numeric_limits<quint32>::max());
        const qint64 made = rescale(time - span.beginTime, quint32(lengthTicks), 100);
        m_percent.store(int(std::clamp<qint64>(made, 0, 100)), std::memory_order_relaxed);
    }
    /// 0 to 100; nothing was told yet: -1.
    [[nodiscard]] int percent() const { return m_percent.load(std::memory_order_relaxed); }

    /// The title's index names a time at which no keyframe is.
    void foundFalseTimes() { m_hasFalseTimes.store(true, std::memory_order_relaxed); }
    [[nodiscard]] bool hasFalseTimes() const { return m_hasFalseTimes.load(std::memory_order_relaxed); }

private:
    std::atomic<int> m_percent = -1;
    std::atomic<bool> m_hasFalseTimes = false;
};

} // namespace cuegate
