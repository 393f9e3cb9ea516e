// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/BroadcastViewers.h"

#include <algorithm>

namespace cuegate {

void BroadcastViewers::note(const QByteArray &viewer, Ask ask, Time now)
{
    Viewer &known = m_viewers[viewer];
    known.askedAt = now;
    if (ask == Ask::TuneIn)
        known.isElsewhere = false;
}

void BroadcastViewers::hold(const QByteArray &viewer, Time now)
{
    note(viewer, Ask::TuneIn, now);
    ++m_viewers[viewer].holds;
}

// He is gone for sure, unless he asks for playlists, too.
void BroadcastViewers::release(const QByteArray &viewer, Time now)
{
    const auto known = m_viewers.find(viewer);
    if (known == m_viewers.end())
        return;
    --known->second.holds;
    known->second.askedAt = now;
}

void BroadcastViewers::wentElsewhere(const QByteArray &viewer)
{
    if (const auto known = m_viewers.find(viewer); known != m_viewers.end())
        known->second.isElsewhere = true;
}

qint64 BroadcastViewers::seen(const QByteArray &viewer) const
{
    const auto known = m_viewers.find(viewer);
    return known == m_viewers.end() ? -1 : known->second.seen;
}

void BroadcastViewers::setSeen(const QByteArray &viewer, qint64 next)
{
    if (const auto known = m_viewers.find(viewer); known != m_viewers.end())
        known->second.seen = next;
}

bool BroadcastViewers::isWatched(Time now, Time patience) const
{
    return std::ranges::any_of(m_viewers,
                               [&](const auto &known) { return known.second.isThere(now, patience); });
}

bool BroadcastViewers::isWanted(Time now, Time patience) const
{
    return std::ranges::any_of(m_viewers, [&](const auto &known) {
        return !known.second.isElsewhere && known.second.isThere(now, patience);
    });
}

void BroadcastViewers::forgetOld(Time now, Time patience)
{
    std::erase_if(m_viewers, [&](const auto &known) { return !known.second.isThere(now, patience); });
}

} // namespace cuegate
