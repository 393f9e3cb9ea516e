// SPDX-License-Identifier: GPL-3.0-or-later
// The time that passes for this thread, and how much of it the thread was ready to run and waited for a core
// (Linux: schedstat): what a busy machine costs it, through no fault of its own. Thread: the one that made
// it.
#pragma once

#include <QByteArray>
#include <QFile>

#include <chrono>

namespace cuegate::test {

class ThreadClock
{
public:
    struct Time
    {
        std::chrono::nanoseconds passed{};
        std::chrono::nanoseconds waited{}; ///< of it, for a core; 0 where the system does not tell
        [[nodiscard]] std::chrono::nanoseconds own() const { return passed - waited; }
        friend Time operator-(const Time &left, const Time &right)
        {
            return {left.passed - right.passed, left.waited - right.waited};
        }
    };

    ThreadClock()
    {
        m_knowsWaiting =
            m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) && m_file.readLine().count(' ') == 2;
    }
    [[nodiscard]] bool knowsWaiting() const { return m_knowsWaiting; }
    /// Since some moment.
    [[nodiscard]] Time now()
    {
        // Both of one moment: the thread has not waited between them.
        for (int i = 0; i < kTries; ++i) {
            const auto before = waited();
            const auto passed = std::chrono::steady_clock::now().time_since_epoch();
            if (before == waited())
                return {passed, before};
        }
        return {std::chrono::steady_clock::now().time_since_epoch(), waited()};
    }

private:
    static constexpr int kTries = 100;
    // "time on a core, time waiting for one, number of turns"
    [[nodiscard]] std::chrono::nanoseconds waited()
    {
        if (!m_file.isOpen() || !m_file.seek(0))
            return {};
        return std::chrono::nanoseconds(m_file.readLine().split(' ').value(1).toLongLong());
    }

    QFile m_file{QStringLiteral("/proc/thread-self/schedstat")};
    bool m_knowsWaiting = false;
};

} // namespace cuegate::test
