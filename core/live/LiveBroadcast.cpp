// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/LiveBroadcast.h"

#include "core/live/BroadcastDescription.h"
#include "core/media/TransportStreamLayout.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cuegate {

namespace {

constexpr std::chrono::milliseconds kTick = 500ms;
// After the last viewer; players of playlists say nothing for a target duration.
constexpr std::chrono::milliseconds kLeastPatience = 10s;
// Servers begin with some seconds at once; a film that is sent as a channel would come as fast as it can.
constexpr std::chrono::milliseconds kMostAhead = 30s;
constexpr std::chrono::milliseconds kAgainAtOnce = 500ms;
constexpr std::chrono::milliseconds kMostSeldom = 15s;
constexpr std::chrono::milliseconds kAfterRefusal = 10s; // who is refused and asks on is banned
constexpr qint64 kWorthTicks = 5 * kTransportTimescale;
constexpr qsizetype kFirstLookBytes = 32 * 1024;

qint64 millisecondsOf(qint64 ticks)
{
    return ticks * 1000 / kTransportTimescale;
}

Error endedError()
{
    return {ErrorKind::Unavailable, u"the server has ended the channel"_s, ErrorCode::UpstreamSlow};
}

Error scrambledError()
{
    return {ErrorKind::Unsupported,
            u"the channel is scrambled (pay TV): it can only be played with the key it was sent with"_s,
            ErrorCode::MediaEncrypted};
}

} // namespace

LiveBroadcast::LiveBroadcast(Wiring wiring)
    : m_wiring(std::move(wiring))
    , m_id(m_wiring.ring.newChannel())
{
}

LiveBroadcast::~LiveBroadcast()
{
    m_self.reset();
    const auto waiters = std::exchange(m_waiters, {});
    for (const Waiter &waiter : waiters)
        waiter.done(Error::cancelled());
    const auto readers = std::exchange(m_readers, {});
    for (const auto &[id, reader] : readers)
        reader.changed();
}

LiveBroadcast::Duration LiveBroadcast::target() const
{
    return std::chrono::seconds(m_table.targetDurationS());
}

LiveBroadcast::Duration LiveBroadcast::patience() const
{
    return std::max(kLeastPatience, target() * 3 / 2);
}

bool LiveBroadcast::isWatched() const
{
    const auto now = m_wiring.clock.now();
    return now < m_keptUntil || m_viewers.isWatched(now, patience());
}

bool LiveBroadcast::isWanted() const
{
    return m_viewers.isWanted(m_wiring.clock.now(), patience());
}

void LiveBroadcast::later(Duration wait, std::function<void()> task)
{
    m_wiring.after(wait, [weak = std::weak_ptr(m_self), task = std::move(task)] {
        if (weak.lock())
            task();
    });
}

void LiveBroadcast::adopt(std::unique_ptr<LiveBody> body)
{
    if (m_body) // that one is watched
        return;
    m_keptUntil = m_wiring.clock.now() + kLeastPatience;
    start(std::move(body));
}

void LiveBroadcast::tryNow()
{
    m_keptUntil = m_wiring.clock.now() + kLeastPatience;
    setFailure(std::nullopt);
    if (!m_body)
        open();
}

void LiveBroadcast::noteAsked(const QByteArray &viewer, Ask ask)
{
    const auto now = m_wiring.clock.now();
    m_viewers.note(viewer, ask, now);
    if (m_body)
        m_body->setWanted(isWanted());
    else
        tick();
}

void LiveBroadcast::wentElsewhere(const QByteArray &viewer)
{
    m_viewers.wentElsewhere(viewer);
    if (m_body)
        m_body->setWanted(isWanted());
}

void LiveBroadcast::open()
{
    start(m_wiring.open());
}

void LiveBroadcast::start(std::unique_ptr<LiveBody> body)
{
    m_openedAt = m_wiring.clock.now();
    m_ticksAtOpen = m_cutter.ticks();
    m_pace.reset();
    m_taken = {};
    m_isDescribed = false;
    m_describedBytes = 0;
    m_body = std::move(body);
    m_body->setWanted(isWanted());
    m_body->onChange([this, weak = std::weak_ptr(m_self)] {
        if (weak.lock())
            read();
    });
    if (!m_isTicking)
        tick();
}

// Whoever comes later is shown nothing of what was on before.
void LiveBroadcast::close()
{
    m_counters = counters();
    m_counters.connectionsNow = 0;
    m_body.reset();
    std::vector<CutSegment> rest;
    m_cutter.breakOff(rest);
    m_table.hideAll();
    m_ending.reset();
    m_vain = 0;
}

void LiveBroadcast::tick()
{
    const auto now = m_wiring.clock.now();
    m_viewers.forgetOld(now, patience());
    const bool wasBusy = m_ending && m_ending->code == ErrorCode::UpstreamBusy;
    if (m_body && !isWatched())
        close();
    else if (m_body)
        m_body->setWanted(isWanted());
    else if (now >= m_againAt && (wasBusy ? isWanted() : m_viewers.isWatched(now, patience())))
        open();
    tellAll();
    const bool isNeeded = m_body || isWatched() || !m_waiters.empty();
    if (isNeeded && !m_isTicking) {
        m_isTicking = true;
        later(kTick, [this] {
            m_isTicking = false;
            tick();
        });
    }
}

LiveBroadcast::Duration LiveBroadcast::aheadBy() const
{
    if (!m_pace)
        return 0ms;
    return Duration(millisecondsOf(m_cutter.ticks() - m_ticksAtOpen)) - (m_wiring.clock.now() - *m_pace);
}

// As much as may be ahead. Of a channel for the ear a mebibyte is two minutes.
void LiveBroadcast::cutTaken(std::vector<CutSegment> &segments)
{
    constexpr qsizetype kPieceBytes = 32 * 1024;
    QByteArrayView rest = m_taken.bytes;
    while (!rest.isEmpty() && aheadBy() <= kMostAhead) {
        const QByteArrayView piece = rest.first(std::min(kPieceBytes, rest.size()));
        m_cutter.add(piece, segments);
        if (!m_pace && m_cutter.ticks() > m_ticksAtOpen)
            m_pace = m_wiring.clock.now();
        rest = rest.sliced(piece.size());
    }
    m_taken.bytes = m_taken.bytes.last(rest.size());
}

void LiveBroadcast::readLater()
{
    m_isReadPlanned = true;
    later(std::max<Duration>(aheadBy() - kMostAhead, 1ms), [this] {
        m_isReadPlanned = false;
        read();
    });
}

void LiveBroadcast::read()
{
    if (!m_body || m_isReadPlanned)
        return;
    std::vector<CutSegment> segments;
    cutTaken(segments);
    if (m_taken.bytes.isEmpty() && !m_taken.isOver) {
        m_taken = m_body->take();
        cutTaken(segments);
    }
    keep(segments);
    if (!m_isDescribed && m_cutter.growing().size() >= std::max(kFirstLookBytes, 2 * m_describedBytes))
        describe(m_cutter.growing());
    if (m_cutter.isScrambled())
        ended(scrambledError());
    else if (!m_taken.bytes.isEmpty())
        readLater();
    else if (m_taken.isOver)
        ended(m_taken.error);
    tellAll();
}

void LiveBroadcast::keep(std::vector<CutSegment> &segments)
{
    for (const CutSegment &segment : segments) {
        m_wiring.ring.keep({m_id, LiveId::Kind::Segment, m_table.append(segment)}, segment.bytes);
        if (!m_isDescribed || segment.isDiscontinuity)
            describe(segment.bytes);
        m_isDescribed = true;
    }
    if (segments.empty())
        return;
    m_wentOnAt = m_wiring.clock.now();
    m_ending.reset();
    setFailure(std::nullopt);
}

void LiveBroadcast::describe(QByteArrayView bytes)
{
    m_describedBytes = bytes.size();
    const BroadcastLook look = lookAtBroadcast(bytes);
    if (!look.description)
        return;
    m_description = look.description;
    m_isDescribed = look.isComplete;
    if (m_wiring.changed)
        m_wiring.changed();
}

void LiveBroadcast::ended(const std::optional<Error> &error)
{
    m_counters = counters();
    m_counters.connectionsNow = 0;
    m_body.reset();
    m_vain = m_cutter.ticks() - m_ticksAtOpen >= kWorthTicks ? 0 : m_vain + 1;
    std::vector<CutSegment> rest;
    m_cutter.breakOff(rest);
    keep(rest);
    m_ending = error.value_or(endedError());
    // Given to another channel: who comes back wants to see what is on then, and the scheduler says when.
    const bool isBusy = m_ending->code == ErrorCode::UpstreamBusy;
    if (isBusy && !isWanted())
        m_table.hideAll();
    m_againAt = m_wiring.clock.now() + (isBusy ? 0ms : std::max<Duration>(pause(), m_ending->retryAfter));
}

// Before the next is opened.
LiveBroadcast::Duration LiveBroadcast::pause() const
{
    const bool isRefused = m_ending->code == ErrorCode::UpstreamAuth ||
                           m_ending->kind == ErrorKind::PermissionDenied ||
                           m_ending->code == ErrorCode::MediaEncrypted;
    if (isRefused)
        return kAfterRefusal;
    return m_vain == 0 ? kAgainAtOnce : std::min<Duration>(kMostSeldom, 1s * (1 << std::min(m_vain - 1, 4)));
}

std::optional<Error> LiveBroadcast::stop() const
{
    const auto now = m_wiring.clock.now();
    if (m_table.isEmpty() && !m_body)
        return m_ending;
    const auto since = m_table.isEmpty() ? m_openedAt : m_wentOnAt;
    const bool isEarly = m_body && aheadBy() > 0ms;
    if (isEarly || now - since <= 3 * target())
        return std::nullopt;
    const qint64 seconds = std::chrono::duration_cast<std::chrono::seconds>(now - since).count();
    const QString stopped = m_table.isEmpty()
                                ? u"the channel has sent nothing that can be played for %1 s"_s.arg(seconds)
                                : u"the channel has not gone on for %1 s"_s.arg(seconds);
    return Error{ErrorKind::Unavailable, m_ending ? QString(stopped + u": "_s + m_ending->message) : stopped,
                 ErrorCode::UpstreamSlow};
}

void LiveBroadcast::setFailure(const std::optional<Error> &failure)
{
    const bool isNews = m_failure.has_value() != failure.has_value();
    m_failure = failure;
    if (isNews && m_wiring.changed)
        m_wiring.changed();
}

SourceCounters LiveBroadcast::counters() const
{
    SourceCounters all = m_counters;
    if (!m_body)
        return all;
    const SourceCounters now = m_body->counters();
    all.requests += now.requests;
    all.bytes += now.bytes;
    all.connectionsNow = now.connectionsNow;
    all.connectionsMax = std::max(all.connectionsMax, now.connectionsMax);
    return all;
}

} // namespace cuegate
