// SPDX-License-Identifier: GPL-3.0-or-later
// A clock that goes only when it is told to, and the timers that go by it. Thread: one.
#pragma once

#include "core/base/Clock.h"

#include <functional>
#include <map>

namespace cuegate::test {

class FakeClock final : public Clock
{
public:
    [[nodiscard]] std::chrono::milliseconds now() const override { return m_now; }
    void after(std::chrono::milliseconds delay, std::function<void()> task)
    {
        m_timers.emplace(m_now + delay, std::move(task));
    }
    void advance(std::chrono::milliseconds time)
    {
        const auto end = m_now + time;
        while (!m_timers.empty() && m_timers.begin()->first <= end) {
            m_now = m_timers.begin()->first;
            const auto task = std::move(m_timers.begin()->second);
            m_timers.erase(m_timers.begin());
            task();
        }
        m_now = end;
    }

private:
    std::chrono::milliseconds m_now{1'000'000};
    std::multimap<std::chrono::milliseconds, std::function<void()>> m_timers;
};

} // namespace cuegate::test
