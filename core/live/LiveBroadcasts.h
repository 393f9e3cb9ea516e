// SPDX-License-Identifier: GPL-3.0-or-later
// All sources that are one transport stream without end, as far as somebody has asked for them.
// Thread: net.
#pragma once

#include "core/io/SourceLocation.h"
#include "core/live/LiveBroadcast.h"

#include <QObject>

#include <map>
#include <memory>

namespace cuegate {

class Upstream;

class LiveBroadcasts : public QObject
{
    Q_OBJECT
public:
    /// \p ring, which all streams share, must outlive it.
    LiveBroadcasts(std::shared_ptr<Upstream> upstream, LiveRing &ring, const Clock &clock,
                   QObject *parent = nullptr);
    ~LiveBroadcasts() override;

    /// That of a source, made anew if its location is another one than before; as long as somebody has it, it
    /// lives.
    [[nodiscard]] std::shared_ptr<LiveBroadcast> broadcast(const QString &sourceId,
                                                           const SourceLocation &location);
    /// Null if nobody has asked for it yet.
    [[nodiscard]] const LiveBroadcast *known(const QString &sourceId) const;
    /// \p body was begun to see what the source is.
    void adopt(const QString &sourceId, const SourceLocation &location,
               const std::shared_ptr<EndlessBody> &body);
    /// \p viewer begins to watch that source, whatever it is: he watches no other any more.
    void tuneIn(const QByteArray &viewer, const QString &sourceId);
    void forget(const QString &sourceId);
    /// What all its bodies but the one that was adopted have cost.
    [[nodiscard]] SourceCounters counters(const QString &sourceId) const;
    [[nodiscard]] QList<QString> ids() const;

Q_SIGNALS:
    /// Both may be as before.
    void failureChanged(const QString &sourceId, const std::optional<cuegate::Error> &error);
    void described(const QString &sourceId,
                   const std::shared_ptr<const cuegate::StreamDescription> &description);

private:
    struct Entry;
    void forgetIdle();
    void tellChanged(const QString &sourceId);
    const std::shared_ptr<Upstream> m_upstream;
    LiveRing &m_ring;
    const Clock &m_clock;
    std::map<QString, std::unique_ptr<Entry>> m_entries;
};

} // namespace cuegate
