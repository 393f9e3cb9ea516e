// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts a transport stream without end into segments that begin with their tables and a keyframe; sound
// without a picture by time. Packets stay as they are, and go into the segment that their PES packet began
// in. Of several programs one is taken, and packets that only fill are left out. Thread: one; pure.
#pragma once

#include "core/live/PacketSync.h"
#include "core/live/ProgramFollower.h"
#include "core/media/PesStarts.h"

#include <set>
#include <vector>

namespace cuegate {

struct CutSegment
{
    QByteArray bytes;
    qint64 durationTicks = 0;     ///< of 90 kHz, from its first picture to that of the next
    bool isDiscontinuity = false; ///< what was before is of another clock, or not there
    bool isIndependent = true;    ///< it begins with a keyframe
};

class TransportStreamCutter
{
public:
    /// In ticks of 90 kHz.
    static constexpr qint64 kLeastTicks = 4 * 90'000;
    static constexpr qint64 kLeastAtFirst = 2 * 90'000; ///< of the first two, so that they are there soon
    static constexpr qint64 kMostTicks = 12 * 90'000;   ///< without a keyframe

    /// Appends to \p done the segments that are whole by \p bytes.
    void add(QByteArrayView bytes, std::vector<CutSegment> &done);
    /// The body is over; another one may follow.
    void breakOff(std::vector<CutSegment> &done);

    /// What there is of the segment that is to be done next: more is added at its end.
    [[nodiscard]] QByteArrayView growing() const;
    /// Counts segments that were begun and given up, of which growing() has shown something.
    [[nodiscard]] int givenUp() const { return m_givenUp; }
    /// How much time has been cut, and is in the open segment.
    [[nodiscard]] qint64 ticks() const;
    /// Nothing of the picture is clear.
    [[nodiscard]] bool isScrambled() const { return m_scrambled > kScrambledPackets && m_clear == 0; }

private:
    static constexpr int kScrambledPackets = 200;
    enum class Rest { None, Kept, Dropped }; // packets of PES packets that began before the cut
    struct Unit                              // the PES packet of a PID
    {
        qsizetype leftBytes = 0;
        bool isEndless = false; // up to the next one
        [[nodiscard]] bool isOpen() const { return isEndless || leftBytes > 0; }
    };
    using Done = std::vector<CutSegment>;

    void takePacket(QByteArrayView bytes, Done &done);
    void takeMain(const TransportPacket &packet, Done &done);
    void noteClock(const TransportPacket &packet);
    void noteUnit(const TransportPacket &packet);
    void route(const TransportPacket &packet, QByteArrayView bytes);
    void begun(const PesHeader &header, Done &done);
    void noteCandidate(qint64 stamp);
    void consider(Done &done);
    void cut(bool isIndependent, Done &done);
    void openAtCandidate(bool isIndependent);
    void close(Done &done);
    void jump(qint64 at, Done &done);
    void startAnew(Done &done);
    void emitSegment(CutSegment segment, Done &done);
    [[nodiscard]] qint64 elapsed(qint64 stamp) const;

    PacketSync m_sync;
    ProgramFollower m_program;
    PesStarts m_starts{Codec::Unknown};
    std::vector<PesStart> m_found;
    std::map<quint16, Unit> m_units; // of the program's streams but the main one

    QByteArray m_open;         // of the open segment, or what may begin one
    qint64 m_end = 0;          // of m_open; what is given up before it counts on
    bool m_isOpen = false;     // else a keyframe is awaited
    CutSegment m_next;         // what is known of the open one
    qint64 m_startStamp = 0;   // with m_isOpen
    qint64 m_startAt = -1;     // with m_isOpen
    qint64 m_candidateAt = -1; // of the main stream's last PES packet whose header is known
    qint64 m_unitAt = 0;       // of the last one
    qint64 m_candidateStamp = 0;
    std::set<quint16> m_unitsAtCandidate;

    Rest m_rest = Rest::None;
    std::set<quint16> m_restPids;
    CutSegment m_closing; // with Rest::Kept

    std::optional<qint64> m_lastDecode;
    qint64 m_latestStamp = 0; // with m_isOpen
    qint64 m_frameTicks = 0;
    std::optional<qint64> m_lastClock;
    bool m_isJumpAnnounced = false;
    bool m_isDiscontinuity = false; // of the next segment
    int m_emitted = 0;
    qint64 m_emittedTicks = 0;
    int m_givenUp = 0;
    int m_scrambled = 0;
    int m_clear = 0;
};

} // namespace cuegate
