// SPDX-License-Identifier: GPL-3.0-or-later
// How long the event loop of this thread was held up at a stretch: what a person feels as a window that does
// not answer. The thread's own work and its waiting for locks, files or answers count; that it waited for a
// core does not, where the system tells. Thread: the one that it watches.
#pragma once

#include "tests/support/ThreadClock.h"

#include <QTimer>

#include <algorithm>
#include <chrono>

namespace cuegate::test {

class LoopWatch
{
public:
    LoopWatch()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(kEvery);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { tick(); });
    }
    void start()
    {
        m_longest = {};
        m_longestGap = {};
        m_ticks = 0;
        m_lastTick = m_clock.now();
        m_timer.start();
    }
    /// What is going on counts, too.
    void stop()
    {
        tick();
        m_timer.stop();
    }
    /// Of the stretches for which the loop was held up.
    [[nodiscard]] qint64 longestMs() const { return toMs(m_longest); }
    /// The same with waiting for a core.
    [[nodiscard]] qint64 longestGapMs() const { return toMs(m_longestGap); }
    /// How often the loop came round.
    [[nodiscard]] int ticks() const { return m_ticks; }

private:
    static constexpr std::chrono::milliseconds kEvery{2};
    [[nodiscard]] static qint64 toMs(std::chrono::nanoseconds time)
    {
        return std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
    }
    void tick()
    {
        const ThreadClock::Time now = m_clock.now();
        const ThreadClock::Time gap = now - m_lastTick;
        m_lastTick = now;
        m_longestGap = std::max(m_longestGap, gap.passed - kEvery);
        m_longest = std::max(m_longest, gap.own() - kEvery);
        ++m_ticks;
    }
    QTimer m_timer;
    ThreadClock m_clock;
    ThreadClock::Time m_lastTick;
    std::chrono::nanoseconds m_longest{};
    std::chrono::nanoseconds m_longestGap{};
    int m_ticks = 0;
};

} // namespace cuegate::test
