// SPDX-License-Identifier: GPL-3.0-or-later
// Who watches a broadcast, as far as can be told: players of playlists ask every now and then, those of the
// body itself keep it open; nobody says that he leaves. Thread: one; a value.
#pragma once

#include <QByteArray>

#include <chrono>
#include <map>

namespace cuegate {

class BroadcastViewers
{
public:
    using Time = std::chrono::milliseconds;
    enum class Ask {
        TuneIn, ///< he begins with it
        GoOn
    };
    void note(const QByteArray &viewer, Ask ask, Time now);
    /// He has the body itself open, until release().
    void hold(const QByteArray &viewer, Time now);
    void release(const QByteArray &viewer, Time now);
    /// He watches something else now: what he still asks for here is no reason to keep that from him.
    void wentElsewhere(const QByteArray &viewer);

    /// What came next when he was told last; -1: he was not.
    [[nodiscard]] qint64 seen(const QByteArray &viewer) const;
    void setSeen(const QByteArray &viewer, qint64 next);

    /// Somebody has asked in the last \p patience, or has it open.
    [[nodiscard]] bool isWatched(Time now, Time patience) const;
    /// The same, of those who watch nothing else.
    [[nodiscard]] bool isWanted(Time now, Time patience) const;
    void forgetOld(Time now, Time patience);

private:
    struct Viewer
    {
        Time askedAt{};
        int holds = 0;
        qint64 seen = -1;
        bool isElsewhere = false;
        [[nodiscard]] bool isThere(Time now, Time patience) const
        {
            return holds > 0 || now - askedAt < patience;
        }
    };
    std::map<QByteArray, Viewer> m_viewers;
};

} // namespace cuegate
