// SPDX-License-Identifier: GPL-3.0-or-later
// Who plays what and where, as told by what they ask for and are given. One player's renditions of one source
// are one session. Also keeps who was stopped by hand.
// Thread: net.
#pragma once

#include "core/base/Clock.h"
#include "core/gateway/GatewayState.h"
#include "core/gateway/PlayProgress.h"

#include <QHash>
#include <QHostAddress>

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace cuegate {

class PlayTransfer;

class PlaySessions
{
public:
    /// A player, as far as it can be told from another.
    struct Player
    {
        SourceId source;
        QHostAddress peer;
        QByteArray userAgent; ///< its beginning
        friend bool operator==(const Player &, const Player &) = default;
        [[nodiscard]] QByteArray name() const; ///< without the source
    };
    struct Session
    {
        quint64 id = 0;
        Player player;
        bool isHere = false; ///< on this machine; asked once, as it takes a look at all interfaces
        SessionSnapshot::Way way = SessionSnapshot::Way::Segments;
        QByteArrayList renditions; ///< that it has asked for lately, the newest last
        qint64 askedMs = -1;       ///< where what it asked for last begins; -1: not known
        std::chrono::milliseconds startedAt{};
        std::chrono::milliseconds seenAt{};
        qint64 bytes = 0;
        PlayProgress progress;
        int speedPercent = -1;
        std::deque<TrafficSample> traffic;
        std::deque<qint64> givenMs; ///< film time by second
        bool isOwed = false;        ///< it has asked for something that has not come
        bool isAsking = false;      ///< some request of it is not finished
    };

    /// \p clock must outlive it. \p changed is called when sessions come, go or get something else.
    explicit PlaySessions(const Clock &clock, std::function<void()> changed = {})
        : m_clock(clock)
        , m_changed(std::move(changed))
    {
    }

    [[nodiscard]] static Player playerOf(const SourceId &source, const QHostAddress &peer,
                                         const QByteArray &userAgent);
    /// A request for a piece of film: it counts as long as the transfer lives, which must not outlive this.
    /// \p abort ends the request.
    [[nodiscard]] std::shared_ptr<PlayTransfer> begin(const Player &player, SessionSnapshot::Way way,
                                                      std::function<void()> abort);
    /// Aborts what the session's player asks for, and refuses what it asks for in the next \p refuseFor.
    /// Returns the player; nothing if there is no such session.
    std::optional<Player> stop(quint64 id, std::chrono::seconds refuseFor);
    /// Aborts all that is asked for of \p source, which is there no more, and forgets who asked.
    void endAll(const SourceId &source);
    /// How long \p player is refused still; 0: it is not.
    [[nodiscard]] std::chrono::milliseconds refusedFor(const Player &player) const;

    /// To be called every second. \p upstreamBytes: fetched by source since the last call.
    void sample(const QHash<SourceId, qint64> &upstreamBytes);
    /// Those that are asking, asked in the last half minute, or have film left to show; the oldest first.
    [[nodiscard]] std::vector<Session> active() const;
    [[nodiscard]] const std::deque<TrafficSample> &traffic() const { return m_traffic; } ///< of all
    [[nodiscard]] std::chrono::milliseconds now() const { return m_clock.now(); }

private:
    friend class PlayTransfer;
    struct Request
    {
        quint64 session = 0;
        SourceId source;
        std::function<void()> abort;
        bool isOwed = true;
    };
    struct Refusal
    {
        Player player;
        std::chrono::milliseconds until{};
    };
    [[nodiscard]] Session *find(quint64 id);
    [[nodiscard]] bool isOld(const Session &session) const;
    [[nodiscard]] Session withRequests(const Session &session) const;
    void abortThose(const std::function<bool(const Request &)> &isMeant);
    void forgetOld();
    void tellChanged() const;

    const Clock &m_clock;
    std::function<void()> m_changed;
    std::vector<Session> m_sessions;
    std::map<quint64, Request> m_requests;
    std::vector<Refusal> m_refusals;
    std::deque<TrafficSample> m_traffic;
    TrafficSample m_second;                  ///< what this second has brought so far
    QHash<quint64, qint64> m_sentThisSecond; ///< by session
    quint64 m_lastId = 0;
};

/// One request of a player: tells its session what the bytes are that are sent. Thread: net.
class PlayTransfer
{
public:
    PlayTransfer(PlaySessions &sessions, quint64 id, quint64 session);
    ~PlayTransfer();
    Q_DISABLE_COPY_MOVE(PlayTransfer)

    /// What is sent from now on is film from \p fromMs to \p toMs, in this rendition.
    void begins(PlayProgress::Lane lane, const QByteArray &rendition, qint64 fromMs, qint64 toMs);
    /// It has been sent up to \p ms.
    void reached(qint64 ms);
    void sent(qint64 bytes);
    /// Whether the player waits for us, rather than we for it.
    void setOwed(bool isOwed);

private:
    PlaySessions &m_sessions;
    const quint64 m_id;
    const quint64 m_session;
    PlayProgress::Lane m_lane = PlayProgress::Lane::Picture;
    PlayProgress::Epoch m_epoch = 0;
};

} // namespace cuegate
