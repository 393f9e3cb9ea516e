// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/RetrySchedule.h"

#include <QRandomGenerator>

#include <array>

namespace cuegate {

static constexpr std::array kDelaysMs = {0, 250, 500, 1000, 2000};
// An upstream that drops every answer after a few bytes must not be asked for ever.
static constexpr qint64 kWorthwhileBytes = 4096;

RetrySchedule::RetrySchedule(TimePoint now, std::chrono::milliseconds budget)
    : m_budget(budget)
    , m_lastProgress(now)
{
}

void RetrySchedule::progressed(TimePoint now, qint64 bytes)
{
    m_lastProgress = now;
    m_bytesSinceRetry += bytes;
    if (m_bytesSinceRetry >= kWorthwhileBytes)
        m_retries = 0;
}

std::optional<std::chrono::milliseconds> RetrySchedule::next(TimePoint now)
{
    if (m_retries >= kDelaysMs.size())
        return std::nullopt;
    const int base = kDelaysMs[m_retries];
    const int spread = base / 5;
    const int jitter = spread > 0 ? QRandomGenerator::global()->bounded(-spread, spread + 1) : 0;
    return next(now, std::chrono::milliseconds(base + jitter));
}

std::optional<std::chrono::milliseconds> RetrySchedule::next(TimePoint now, std::chrono::milliseconds delay)
{
    if (m_retries >= kDelaysMs.size() || delay >= m_budget || now + delay >= deadline())
        return std::nullopt;
    ++m_retries;
    m_bytesSinceRetry = 0;
    return delay;
}

} // namespace cuegate
