// SPDX-License-Identifier: GPL-3.0-or-later
// The last lines of the log, kept in memory for the diagnostics. Thread: any; all members are thread-safe.
#pragma once

#include <QByteArray>
#include <QStringList>

#include <deque>
#include <mutex>

namespace cuegate {

class LogTail
{
public:
    explicit LogTail(size_t mostLines)
        : m_mostLines(mostLines)
    {
    }
    void add(const QByteArray &line)
    {
        const std::lock_guard lock(m_mutex);
        m_lines.push_back(line);
        if (m_lines.size() > m_mostLines)
            m_lines.pop_front();
    }
    [[nodiscard]] QStringList lines() const
    {
        const std::lock_guard lock(m_mutex);
        QStringList lines;
        for (const QByteArray &line : m_lines)
            lines << QString::fromUtf8(line);
        return lines;
    }

private:
    const size_t m_mostLines;
    mutable std::mutex m_mutex;
    std::deque<QByteArray> m_lines; // guarded by m_mutex
};

} // namespace cuegate
