// SPDX-License-Identifier: GPL-3.0-or-later
// All sources that are HLS streams, as far as somebody has asked for them.
// Thread: net.
#pragma once

#include "core/io/ByteSource.h"
#include "core/io/SourceLocation.h"
#include "core/live/LiveRing.h"
#include "core/live/LiveStream.h"

#include <QObject>

#include <memory>

namespace cuegate {

class Upstream;

/// Whatever it is called.
[[nodiscard]] bool isSamePlace(const SourceLocation &before, const SourceLocation &after);

class LiveStreams : public QObject
{
    Q_OBJECT
public:
    LiveStreams(std::shared_ptr<Upstream> upstream, const Clock &clock, QObject *parent = nullptr);
    ~LiveStreams() override;

    /// The stream of a source, made anew if its location is another one than before. Good until the next call
    /// that may end it.
    [[nodiscard]] LiveStream &stream(const QString &sourceId, const SourceLocation &location);
    /// Null if nobody has asked for it yet.
    [[nodiscard]] const LiveStream *known(const QString &sourceId) const;
    void forget(const QString &sourceId);
    /// What its playlists and segments have cost; 0 if there is no such stream.
    [[nodiscard]] SourceCounters counters(const QString &sourceId) const;
    [[nodiscard]] QList<QString> ids() const;
    /// What all that is live shares.
    [[nodiscard]] LiveRing &ring() { return m_ring; }

Q_SIGNALS:
    /// It may be the same as before.
    void failureChanged(const QString &sourceId, const std::optional<cuegate::Error> &error);

private:
    struct Entry;
    void forgetIdle();
    const std::shared_ptr<Upstream> m_upstream;
    const Clock &m_clock;
    LiveRing m_ring;
    std::map<QString, std::unique_ptr<Entry>> m_entries;
};

} // namespace cuegate
