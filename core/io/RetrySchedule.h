// SPDX-License-Identifier: GPL-3.0-or-later
// When to try again after an upstream failed: at once, then after 0.25, 0.5, 1 and 2 s (each ±20 %), within a
// budget of time without progress. Thread: any; a plain value.
#pragma once

#include <QtGlobal>

#include <chrono>
#include <optional>

namespace cuegate {

class RetrySchedule
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    RetrySchedule(TimePoint now, std::chrono::milliseconds budget);

    /// Bytes arrived: the budget begins anew, the delays as well once enough came to be worth a request.
    void progressed(TimePoint now, qint64 bytes);
    /// Time that passed without the upstream being asked is not counted.
    void pausedFor(std::chrono::milliseconds time) { m_lastProgress += time; }
    /// The delay before the next try; nothing if there is to be none.
    [[nodiscard]] std::optional<std::chrono::milliseconds> next(TimePoint now);
    /// The same where the upstream named the delay.
    [[nodiscard]] std::optional<std::chrono::milliseconds> next(TimePoint now,
                                                                std::chrono::milliseconds delay);
    [[nodiscard]] TimePoint deadline() const { return m_lastProgress + m_budget; }

private:
    std::chrono::milliseconds m_budget;
    TimePoint m_lastProgress;
    qint64 m_bytesSinceRetry = 0;
    unsigned m_retries = 0;
};

} // namespace cuegate
