// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/PlaySessions.h"

namespace cuegate {

namespace {

// Players ask for a segment every few seconds while they play; one that paused comes back as a new session.
constexpr std::chrono::milliseconds kForgottenAfter{30'000};
constexpr size_t kMostSessions = 1000;

} // namespace

bool PlaySessions::isOld(const Session &session) const
{
    return session.seenAt < m_clock.now() - kForgottenAfter;
}

void PlaySessions::note(const SourceId &source, const QHostAddress &peer, const QByteArray &player,
                        const QByteArray &rendition, qint64 positionMs, qint64 bytes)
{
    std::erase_if(m_sessions, [this](const Session &session) { return isOld(session); });
    const auto now = m_clock.now();
    for (Session &session : m_sessions) {
        if (session.source == source && session.peer == peer && session.player == player) {
            session.positionMs = positionMs;
            session.rendition = rendition;
            session.seenAt = now;
            session.bytes += bytes;
            return;
        }
    }
    if (m_sessions.size() < kMostSessions)
        m_sessions.push_back({source, peer, player.left(256), rendition, positionMs, now, now, bytes});
}

std::vector<PlaySessions::Session> PlaySessions::active() const
{
    std::vector<Session> sessions = m_sessions;
    std::erase_if(sessions, [this](const Session &session) { return isOld(session); });
    return sessions;
}

} // namespace cuegate
