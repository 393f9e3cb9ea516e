// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/LiveBroadcasts.h"

#include "core/io/Upstream.h"
#include "core/live/LiveStreams.h"

#include <QTimer>

namespace cuegate {

struct LiveBroadcasts::Entry
{
    SourceLocation location;
    std::shared_ptr<LiveBroadcast> broadcast;
    std::chrono::milliseconds usedAt{};
};

LiveBroadcasts::LiveBroadcasts(std::shared_ptr<Upstream> upstream, LiveRing &ring, const Clock &clock,
                               QObject *parent)
    : QObject(parent)
    , m_upstream(std::move(upstream))
    , m_ring(ring)
    , m_clock(clock)
{
}

LiveBroadcasts::~LiveBroadcasts() = default;

std::shared_ptr<LiveBroadcast> LiveBroadcasts::broadcast(const QString &sourceId,
                                                         const SourceLocation &location)
{
    forgetIdle();
    auto &entry = m_entries[sourceId];
    const auto now = m_clock.now();
    if (entry)
        entry->usedAt = now;
    if (entry && isSamePlace(entry->location, location))
        return entry->broadcast;
    LiveBroadcast::Wiring wiring{[upstream = m_upstream, location] {
                                     return std::make_unique<UpstreamBody>(upstream->openEndless(location));
                                 },
                                 m_ring, m_clock,
                                 [this](std::chrono::milliseconds delay, std::function<void()> task) {
                                     QTimer::singleShot(delay, this, std::move(task));
                                 },
                                 [this, sourceId] { tellChanged(sourceId); }};
    entry = std::make_unique<Entry>(Entry{location, std::make_shared<LiveBroadcast>(std::move(wiring)), now});
    return entry->broadcast;
}

void LiveBroadcasts::tellChanged(const QString &sourceId)
{
    const LiveBroadcast *changed = known(sourceId);
    if (!changed)
        return;
    if (changed->description())
        Q_EMIT described(sourceId, changed->description());
    Q_EMIT failureChanged(sourceId, changed->failure());
}

// Who zaps through a thousand channels leaves nothing behind.
void LiveBroadcasts::forgetIdle()
{
    static constexpr std::chrono::minutes kKept(10);
    std::erase_if(m_entries, [now = m_clock.now()](const auto &known) {
        return now - known.second->usedAt > kKept && known.second->broadcast->isIdle();
    });
}

const LiveBroadcast *LiveBroadcasts::known(const QString &sourceId) const
{
    const auto found = m_entries.find(sourceId);
    return found == m_entries.end() ? nullptr : found->second->broadcast.get();
}

void LiveBroadcasts::adopt(const QString &sourceId, const SourceLocation &location,
                           const std::shared_ptr<EndlessBody> &body)
{
    broadcast(sourceId, location)->adopt(std::make_unique<UpstreamBody>(body));
}

void LiveBroadcasts::tuneIn(const QByteArray &viewer, const QString &sourceId)
{
    for (const auto &[id, entry] : m_entries) {
        if (id != sourceId)
            entry->broadcast->wentElsewhere(viewer);
    }
}

void LiveBroadcasts::forget(const QString &sourceId)
{
    m_entries.erase(sourceId);
}

SourceCounters LiveBroadcasts::counters(const QString &sourceId) const
{
    const LiveBroadcast *found = known(sourceId);
    return found ? found->counters() : SourceCounters();
}

QList<QString> LiveBroadcasts::ids() const
{
    QList<QString> ids;
    for (const auto &[id, entry] : m_entries)
        ids << id;
    return ids;
}

} // namespace cuegate
