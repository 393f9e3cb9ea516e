// SPDX-License-Identifier: GPL-3.0-or-later
// Who plays what and where, as told by the segments they ask for.
// Thread: net.
#pragma once

#include "core/base/Clock.h"
#include "core/gateway/GatewayState.h"

#include <QHostAddress>

#include <vector>

namespace cuegate {

class PlaySessions
{
public:
    struct Session
    {
        SourceId source;
        QHostAddress peer;
        QByteArray player; ///< User-Agent
        QByteArray rendition;
        qint64 positionMs = 0;
        std::chrono::milliseconds startedAt{};
        std::chrono::milliseconds seenAt{};
        qint64 bytes = 0;
    };

    /// \p clock must outlive it.
    explicit PlaySessions(const Clock &clock)
        : m_clock(clock)
    {
    }
    void note(const SourceId &source, const QHostAddress &peer, const QByteArray &player,
              const QByteArray &rendition, qint64 positionMs, qint64 bytes);
    /// Those heard of in the last half minute.
    [[nodiscard]] std::vector<Session> active() const;
    [[nodiscard]] std::chrono::milliseconds now() const { return m_clock.now(); }

private:
    [[nodiscard]] bool isOld(const Session &session) const;
    const Clock &m_clock;
    std::vector<Session> m_sessions;
};

} // namespace cuegate
