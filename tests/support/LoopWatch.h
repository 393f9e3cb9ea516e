// SPDX-License-Identifier: GPL-3.0-or-later
// How long the event loop of this thread was busy at a stretch: what a person feels as a window that does not
// answer. Thread: the one that it watches.
#pragma once

#include <QElapsedTimer>
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
        m_longestMs = 0;
        m_sinceTick.start();
        m_timer.start();
    }
    [[nodiscard]] qint64 longestMs() const { return m_longestMs; }

private:
    static constexpr std::chrono::milliseconds kEvery{2};
    void tick() { m_longestMs = std::max(m_longestMs, m_sinceTick.restart() - kEvery.count()); }
    QTimer m_timer;
    QElapsedTimer m_sinceTick;
    qint64 m_longestMs = 0;
};

} // namespace cuegate::test
