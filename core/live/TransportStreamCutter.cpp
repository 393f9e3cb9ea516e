// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/TransportStreamCutter.h"

#include "core/media/TransportStreamLayout.h"

#include <algorithm>
#include <utility>

namespace cuegate {

namespace {

constexpr qint64 kSecond = kTransportTimescale;
constexpr qint64 kRunt = kSecond;
// Decoding times go on by a frame; those of what has none may go back by a few pictures.
constexpr qint64 kMostBack = kSecond;
constexpr qint64 kMostAhead = 10 * kSecond;
constexpr int kSegmentsAtFirst = 2;
// Twelve seconds of what providers send are a third of that.
constexpr qsizetype kMostBytes = 48 * 1024 * 1024;

} // namespace

void TransportStreamCutter::add(QByteArrayView bytes, Done &done)
{
    m_sync.add(bytes, [&](QByteArrayView packet) { takePacket(packet, done); });
}

void TransportStreamCutter::takePacket(QByteArrayView bytes, Done &done)
{
    const auto packet = readTransportPacket(bytes);
    if (!packet || packet->pid == kNullPid)
        return;
    auto news = m_program.notePassed();
    if (m_program.isTable(packet->pid) && m_program.add(*packet, bytes) == ProgramFollower::News::Other)
        news = ProgramFollower::News::Other;
    if (news == ProgramFollower::News::Other)
        startAnew(done);
    if (packet->pid == 0) {
        if (packet->startsUnit && m_program.isKnown() && m_isOpen)
            route(*packet, m_program.association());
        return;
    }
    if (!m_program.carries(packet->pid))
        return;
    noteClock(*packet);
    if (packet->pid == m_program.mainPid())
        takeMain(*packet, done);
    else
        noteUnit(*packet);
    route(*packet, bytes);
    if (m_rest == Rest::Kept && (m_restPids.empty() || m_closing.bytes.size() > 2 * kMostBytes))
        close(done);
    if (m_open.size() > 2 * kMostBytes) { // no picture comes any more
        startAnew(done);
        m_open.clear();
    }
}

void TransportStreamCutter::noteClock(const TransportPacket &packet)
{
    if (!packet.pcr || packet.pid != m_program.clockPid())
        return;
    const qint64 moved = m_lastClock ? timeStampDistance(*m_lastClock, *packet.pcr) : 0;
    if (packet.isDiscontinuity && (moved < 0 || moved > kSecond))
        m_isJumpAnnounced = true;
    m_lastClock = packet.pcr;
}

void TransportStreamCutter::noteUnit(const TransportPacket &packet)
{
    Unit &unit = m_units[packet.pid];
    const QByteArrayView payload = packet.payload;
    if (packet.startsUnit) {
        constexpr qsizetype kLengthEnds = 6;
        const bool isPes = payload.size() >= kLengthEnds && payload.startsWith(QByteArrayView("\0\0\1", 3));
        const qsizetype length = isPes ? quint8(payload[4]) << 8 | quint8(payload[5]) : 0;
        unit = {length > 0 ? kLengthEnds + length : 0, isPes && length == 0};
    }
    unit.leftBytes = std::max<qsizetype>(0, unit.leftBytes - payload.size());
}

void TransportStreamCutter::route(const TransportPacket &packet, QByteArrayView bytes)
{
    if (packet.startsUnit)
        m_restPids.erase(packet.pid);
    if (m_rest != Rest::None && m_restPids.contains(packet.pid)) {
        if (m_rest == Rest::Kept)
            m_closing.bytes.append(bytes);
        const auto unit = m_units.find(packet.pid);
        if (unit == m_units.end() || !unit->second.isOpen())
            m_restPids.erase(packet.pid);
        return;
    }
    m_open.append(bytes);
    m_end += bytes.size();
}

// What it tells of the PES packet before comes before what it tells of its own.
void TransportStreamCutter::takeMain(const TransportPacket &packet, Done &done)
{
    ++(packet.isScrambled ? m_scrambled : m_clear);
    m_found.clear();
    m_starts.add(packet, 0, m_found);
    bool isNoted = !packet.startsUnit;
    for (const PesStart &start : m_found) {
        const bool isBegun = start.what == PesStart::What::Begun;
        if (isBegun && !std::exchange(isNoted, true))
            m_unitAt = m_end;
        if (!start.header.pts)
            continue;
        if (isBegun)
            begun(start.header, done);
        else
            consider(done);
    }
    if (!isNoted)
        m_unitAt = m_end;
}

void TransportStreamCutter::begun(const PesHeader &header, Done &done)
{
    const qint64 decode = header.dts.value_or(*header.pts);
    const qint64 delay = timeStampDistance(decode, *header.pts);
    const qint64 stamp = delay >= 0 && delay < kMostAhead ? *header.pts : decode;
    const qint64 moved = m_lastDecode ? timeStampDistance(*m_lastDecode, decode) : 0;
    const bool isJump = moved < -kMostBack || moved > kMostAhead || m_isJumpAnnounced;
    if (m_lastDecode && isJump)
        jump(m_unitAt, done);
    m_isJumpAnnounced = false;
    if (moved > 0 && moved < kSecond)
        m_frameTicks = moved;
    m_lastDecode = decode;
    noteCandidate(stamp);
    if (!m_isOpen)
        m_open = m_open.last(m_end - m_candidateAt);
    else if (m_rest == Rest::Kept && elapsed(stamp) > kSecond)
        close(done);
    if (m_program.mainCodec() == Codec::Unknown)
        consider(done);
    else if (m_isOpen && (elapsed(stamp) >= kMostTicks || m_open.size() > kMostBytes))
        elapsed(stamp) > 0 ? cut(false, done) : jump(m_unitAt, done);
    if (m_isOpen && timeStampDistance(m_latestStamp, stamp) > 0)
        m_latestStamp = stamp;
}

void TransportStreamCutter::noteCandidate(qint64 stamp)
{
    m_candidateAt = m_unitAt;
    m_candidateStamp = stamp;
    m_unitsAtCandidate.clear();
    for (const auto &[pid, unit] : m_units) {
        if (unit.isOpen())
            m_unitsAtCandidate.insert(pid);
    }
}

// A segment may begin at m_candidateAt.
void TransportStreamCutter::consider(Done &done)
{
    const qint64 least = m_emitted < kSegmentsAtFirst ? kLeastAtFirst : kLeastTicks;
    if (!m_isOpen) {
        m_rest = Rest::Dropped;
        openAtCandidate(true);
        m_next.isDiscontinuity = std::exchange(m_isDiscontinuity, false);
    } else if (m_candidateAt == m_startAt) {
        m_next.isIndependent = true;
    } else if (elapsed(m_candidateStamp) >= least) {
        cut(true, done);
    }
}

qint64 TransportStreamCutter::elapsed(qint64 stamp) const
{
    return timeStampDistance(m_startStamp, stamp);
}

void TransportStreamCutter::cut(bool isIndependent, Done &done)
{
    close(done);
    m_closing = std::exchange(m_next, {});
    m_closing.durationTicks = elapsed(m_candidateStamp);
    m_closing.bytes = m_open.chopped(m_end - m_candidateAt);
    m_rest = Rest::Kept;
    openAtCandidate(isIndependent);
    if (m_restPids.empty())
        close(done);
}

// What lies behind it in m_open is dealt out once more.
void TransportStreamCutter::openAtCandidate(bool isIndependent)
{
    const QByteArray behind = m_open.last(m_end - m_candidateAt);
    m_open = m_program.tables();
    m_end = m_candidateAt;
    m_startAt = m_candidateAt;
    m_restPids = m_unitsAtCandidate;
    for (qsizetype at = 0; at < behind.size(); at += kTransportPacketBytes) {
        const QByteArrayView bytes = QByteArrayView(behind).sliced(at, kTransportPacketBytes);
        const auto packet = readTransportPacket(bytes);
        if (packet && packet->pid != 0) // the tables have just been told
            route(*packet, bytes);
    }
    m_isOpen = true;
    m_next = {};
    m_next.isIndependent = isIndependent;
    m_startStamp = m_candidateStamp;
    m_latestStamp = m_candidateStamp;
}

// The one whose last packets came beside those of the open one.
void TransportStreamCutter::close(Done &done)
{
    if (m_rest == Rest::Kept)
        emitSegment(std::exchange(m_closing, {}), done);
    m_rest = Rest::None;
    m_restPids.clear();
}

// The open segment ends at \p at, though no keyframe is there.
void TransportStreamCutter::jump(qint64 at, Done &done)
{
    close(done);
    if (m_isOpen) {
        m_next.durationTicks = timeStampDistance(m_startStamp, m_latestStamp) + m_frameTicks;
        m_next.bytes = m_open.chopped(m_end - at);
        if (m_next.durationTicks >= kRunt)
            emitSegment(std::exchange(m_next, {}), done);
        else
            ++m_givenUp;
    }
    m_open = m_open.last(m_end - at);
    m_isOpen = false;
    m_isDiscontinuity = m_emitted > 0;
}

void TransportStreamCutter::startAnew(Done &done)
{
    jump(m_end, done);
    m_starts = PesStarts(m_program.mainCodec());
    m_units.clear();
    m_lastDecode.reset();
    m_lastClock.reset();
    m_isJumpAnnounced = false;
    m_candidateAt = -1;
    m_scrambled = 0;
    m_clear = 0;
}

void TransportStreamCutter::breakOff(Done &done)
{
    m_sync.finish([&](QByteArrayView packet) { takePacket(packet, done); });
    startAnew(done);
    m_program = {};
    m_open.clear();
}

void TransportStreamCutter::emitSegment(CutSegment segment, Done &done)
{
    ++m_emitted;
    m_emittedTicks += segment.durationTicks;
    done.push_back(std::move(segment));
}

QByteArrayView TransportStreamCutter::growing() const
{
    if (m_rest == Rest::Kept)
        return m_closing.bytes;
    if (!m_isOpen)
        return {};
    // Whether its last picture is the first of the next segment is not known yet.
    const bool isUndecided = m_starts.wantsMore() && m_candidateAt > m_startAt;
    return QByteArrayView(m_open).chopped(isUndecided ? m_end - m_candidateAt : 0);
}

qint64 TransportStreamCutter::ticks() const
{
    const qint64 open = m_isOpen ? timeStampDistance(m_startStamp, m_latestStamp) : 0;
    return m_emittedTicks + open + (m_rest == Rest::Kept ? m_closing.durationTicks : 0);
}

} // namespace cuegate
