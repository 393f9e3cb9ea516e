// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/LiveStreams.h"

#include "core/live/SourceFetches.h"

#include <QTimer>

namespace cuegate {

struct LiveStreams::Entry
{
    Entry(std::shared_ptr<Upstream> upstream, const SourceLocation &location, LiveRing &ring,
          const Clock &clock, const LiveWiring::After &after)
        : fetches(std::move(upstream), location)
        , downloads(fetches, ring)
        , stream(location.url, {fetches, downloads, clock, after, {}})
    {
    }
    SourceFetches fetches;
    LiveDownloads downloads;
    LiveStream stream;
    std::chrono::milliseconds usedAt{};
};

LiveStreams::LiveStreams(std::shared_ptr<Upstream> upstream, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_upstream(std::move(upstream))
    , m_clock(clock)
{
}

LiveStreams::~LiveStreams() = default;

bool isSamePlace(const SourceLocation &before, const SourceLocation &after)
{
    SourceLocation renamed = before;
    renamed.title = after.title;
    return renamed == after;
}

LiveStream &LiveStreams::stream(const QString &sourceId, const SourceLocation &location)
{
    forgetIdle();
    auto &entry = m_entries[sourceId];
    const auto now = m_clock.now();
    if (entry)
        entry->usedAt = now;
    if (entry && isSamePlace(entry->fetches.source(), location))
        return entry->stream;
    entry = std::make_unique<Entry>(m_upstream, location, m_ring, m_clock,
                                    [this](std::chrono::milliseconds delay, std::function<void()> task) {
                                        QTimer::singleShot(delay, this, std::move(task));
                                    });
    entry->usedAt = now;
    entry->stream.onFailure([this, sourceId] {
        if (const LiveStream *found = known(sourceId))
            Q_EMIT failureChanged(sourceId, found->failure());
    });
    return entry->stream;
}

// Who zaps through a thousand channels leaves nothing behind.
void LiveStreams::forgetIdle()
{
    static constexpr std::chrono::minutes kKept(10);
    std::erase_if(m_entries, [now = m_clock.now()](const auto &known) {
        return now - known.second->usedAt > kKept && known.second->fetches.counters().connectionsNow == 0;
    });
}

const LiveStream *LiveStreams::known(const QString &sourceId) const
{
    const auto found = m_entries.find(sourceId);
    return found == m_entries.end() ? nullptr : &found->second->stream;
}

void LiveStreams::forget(const QString &sourceId)
{
    m_entries.erase(sourceId);
}

SourceCounters LiveStreams::counters(const QString &sourceId) const
{
    const auto found = m_entries.find(sourceId);
    return found == m_entries.end() ? SourceCounters() : found->second->fetches.counters();
}

QList<QString> LiveStreams::ids() const
{
    QList<QString> ids;
    for (const auto &[id, entry] : m_entries)
        ids << id;
    return ids;
}

} // namespace cuegate
