// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/PlaySessions.h"

#include "core/gateway/Access.h"

#include <algorithm>
#include <numeric>

namespace cuegate {

namespace {

// Players ask for a segment every few seconds while they play; one that paused comes back as a new session.
constexpr std::chrono::milliseconds kForgottenAfter{30'000};
// A player that has fetched far ahead asks for nothing for as long. Longer it may just have been closed.
constexpr std::chrono::milliseconds kBufferCountsFor{120'000};
constexpr size_t kMostSessions = 1000;
constexpr size_t kMostRefusals = 1000;
constexpr qsizetype kMostUserAgentBytes = 256;
constexpr size_t kSamples = 120;
// Segments come in bursts: over less than this their speed says nothing.
constexpr size_t kSpeedOverSeconds = 30;
constexpr size_t kSpeedKnownAfterSeconds = 3;

template <typename Value>
void push(std::deque<Value> &values, const Value &value, size_t most)
{
    values.push_back(value);
    if (values.size() > most)
        values.pop_front();
}

} // namespace

QByteArray PlaySessions::Player::name() const
{
    return QByteArray(peer.toString().toLatin1() + ' ' + userAgent);
}

PlaySessions::Player PlaySessions::playerOf(const SourceId &source, const QHostAddress &peer,
                                            const QByteArray &userAgent)
{
    return {source, peer, userAgent.left(kMostUserAgentBytes)};
}

PlaySessions::Session *PlaySessions::find(quint64 id)
{
    const auto found = std::find_if(m_sessions.begin(), m_sessions.end(),
                                    [id](const Session &session) { return session.id == id; });
    return found == m_sessions.end() ? nullptr : &*found;
}

void PlaySessions::tellChanged() const
{
    if (m_changed)
        m_changed();
}

PlaySessions::Session PlaySessions::withRequests(const Session &session) const
{
    Session complete = session;
    for (const auto &[id, request] : m_requests) {
        if (request.session != session.id)
            continue;
        complete.isAsking = true;
        complete.isOwed = complete.isOwed || request.isOwed;
    }
    return complete;
}

bool PlaySessions::isOld(const Session &session) const
{
    const std::chrono::milliseconds buffer{session.progress.bufferMs(session.seenAt)};
    const auto goneSince = m_clock.now() - session.seenAt - kForgottenAfter;
    return goneSince > std::min(buffer, kBufferCountsFor) && !withRequests(session).isAsking;
}

void PlaySessions::forgetOld()
{
    std::erase_if(m_sessions, [this](const Session &session) { return isOld(session); });
    std::erase_if(m_refusals, [this](const Refusal &refusal) { return refusal.until <= m_clock.now(); });
}

std::shared_ptr<PlayTransfer> PlaySessions::begin(const Player &player, SessionSnapshot::Way way,
                                                  std::function<void()> abort)
{
    forgetOld();
    const auto known = std::find_if(m_sessions.begin(), m_sessions.end(),
                                    [&](const Session &session) { return session.player == player; });
    quint64 session = 0; // none: there are too many
    if (known != m_sessions.end()) {
        session = known->id;
        known->way = way;
        known->seenAt = m_clock.now();
    } else if (m_sessions.size() < kMostSessions) {
        Session added;
        added.id = session = ++m_lastId;
        added.player = player;
        added.isHere = isThisMachine(player.peer);
        added.way = way;
        added.startedAt = added.seenAt = m_clock.now();
        m_sessions.push_back(std::move(added));
    }
    const quint64 id = ++m_lastId;
    m_requests[id] = {session, player.source, std::move(abort)};
    tellChanged();
    return std::make_shared<PlayTransfer>(*this, id, session);
}

std::optional<PlaySessions::Player> PlaySessions::stop(quint64 id, std::chrono::seconds refuseFor)
{
    const Session *session = find(id);
    if (!session)
        return std::nullopt;
    const Player player = session->player;
    std::erase_if(m_sessions, [id](const Session &stopped) { return stopped.id == id; });
    std::erase_if(m_refusals, [&](const Refusal &refusal) { return refusal.player == player; });
    if (m_refusals.size() < kMostRefusals)
        m_refusals.push_back({player, m_clock.now() + refuseFor});
    abortThose([id](const Request &request) { return request.session == id; });
    tellChanged();
    return player;
}

void PlaySessions::endAll(const SourceId &source)
{
    std::erase_if(m_sessions, [&](const Session &ended) { return ended.player.source == source; });
    abortThose([&](const Request &request) { return request.source == source; });
    tellChanged();
}

// Aborting ends transfers, which take themselves out of the list.
void PlaySessions::abortThose(const std::function<bool(const Request &)> &isMeant)
{
    std::vector<std::function<void()>> aborts;
    for (const auto &[number, request] : m_requests) {
        if (isMeant(request))
            aborts.push_back(request.abort);
    }
    for (const auto &abort : aborts)
        abort();
}

std::chrono::milliseconds PlaySessions::refusedFor(const Player &player) const
{
    for (const Refusal &refusal : m_refusals) {
        if (refusal.player == player)
            return std::max(std::chrono::milliseconds(0), refusal.until - m_clock.now());
    }
    return {};
}

void PlaySessions::sample(const QHash<SourceId, qint64> &upstreamBytes)
{
    for (const qint64 bytes : upstreamBytes)
        m_second.upstreamBytes += bytes;
    push(m_traffic, std::exchange(m_second, {}), kSamples);
    for (Session &session : m_sessions) {
        push(session.traffic,
             {upstreamBytes.value(session.player.source), m_sentThisSecond.value(session.id)}, kSamples);
        push(session.givenMs, session.progress.takeGivenMs(), kSpeedOverSeconds);
        const auto seconds = session.givenMs.size();
        const qint64 given = std::accumulate(session.givenMs.begin(), session.givenMs.end(), qint64(0));
        if (seconds >= kSpeedKnownAfterSeconds && session.progress.positionMs(m_clock.now()))
            session.speedPercent = int(std::min<qint64>(given / (10 * qint64(seconds)), 1'000'000));
    }
    m_sentThisSecond.clear();
    forgetOld();
}

std::vector<PlaySessions::Session> PlaySessions::active() const
{
    std::vector<Session> sessions;
    for (const Session &session : m_sessions) {
        if (!isOld(session))
            sessions.push_back(withRequests(session));
    }
    return sessions;
}

PlayTransfer::PlayTransfer(PlaySessions &sessions, quint64 id, quint64 session)
    : m_sessions(sessions)
    , m_id(id)
    , m_session(session)
{
}

PlayTransfer::~PlayTransfer()
{
    m_sessions.m_requests.erase(m_id);
    if (PlaySessions::Session *session = m_sessions.find(m_session))
        session->seenAt = m_sessions.m_clock.now();
}

void PlayTransfer::begins(PlayProgress::Lane lane, const QByteArray &rendition, qint64 fromMs, qint64 toMs)
{
    PlaySessions::Session *session = m_sessions.find(m_session);
    if (!session)
        return;
    m_lane = lane;
    m_epoch = session->progress.asked(lane, fromMs, toMs, m_sessions.m_clock.now());
    session->askedMs = fromMs;
    session->seenAt = m_sessions.m_clock.now();
    if (rendition.isEmpty() || session->renditions.contains(rendition))
        return;
    // Of each kind of track the newest one: "v1.720" takes the place of "v1", and "v1-a2" that of both.
    session->renditions.removeIf([&](const QByteArray &former) {
        return rendition.contains('-') || former.front() == rendition.front();
    });
    session->renditions.append(rendition);
    m_sessions.tellChanged();
}

void PlayTransfer::reached(qint64 ms)
{
    if (PlaySessions::Session *session = m_sessions.find(m_session))
        session->progress.reached(m_lane, m_epoch, ms, m_sessions.m_clock.now());
}

void PlayTransfer::sent(qint64 bytes)
{
    m_sessions.m_second.downstreamBytes += bytes;
    PlaySessions::Session *session = m_sessions.find(m_session);
    if (!session)
        return;
    session->bytes += bytes;
    session->seenAt = m_sessions.m_clock.now();
    m_sessions.m_sentThisSecond[m_session] += bytes;
}

void PlayTransfer::setOwed(bool isOwed)
{
    if (const auto request = m_sessions.m_requests.find(m_id); request != m_sessions.m_requests.end())
        request->second.isOwed = isOwed;
}

} // namespace cuegate
