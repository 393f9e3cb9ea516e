// SPDX-License-Identifier: GPL-3.0-or-later
// A segment that is being made: bytes are added at its end on a worker and read by those who send it.
// Thread: append() on one worker, finish() on the net thread, look() on any; listeners live on the net
// thread.
#pragma once

#include <QByteArray>

#include <functional>
#include <map>
#include <mutex>

namespace cuegate {

class GrowingSegment
{
public:
    void append(const QByteArray &bytes);
    enum class Ending { Whole, Broken };
    void finish(Ending ending);

    struct Look
    {
        QByteArray bytes; ///< a piece from the asked place on; empty: there is nothing yet, or nothing more
        bool isEnd = false;
        bool isBroken = false;
    };
    [[nodiscard]] Look look(qint64 offsetBytes) const;

    // Net thread.
    using Listener = quint64;
    [[nodiscard]] Listener listen(std::function<void()> changed);
    void unlisten(Listener listener) { m_listeners.erase(listener); }
    void tellListeners() const;

private:
    mutable std::mutex m_mutex;
    std::map<qint64, QByteArray> m_pieces; // by offset; guarded by m_mutex
    qint64 m_sizeBytes = 0;                // guarded by m_mutex
    bool m_isFinished = false;             // guarded by m_mutex
    bool m_isBroken = false;               // guarded by m_mutex
    std::map<Listener, std::function<void()>> m_listeners;
    Listener m_lastListener = 0;
};

} // namespace cuegate
