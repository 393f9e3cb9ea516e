// SPDX-License-Identifier: GPL-3.0-or-later
// Where things are in an MPEG transport stream file, and what its 33-bit time stamps (ISO/IEC 13818-1 section
// 2.4.3.7) mean on the title's timeline, whose zero is the first time stamp of the file. Thread: any; values.
#pragma once

#include "core/media/SoundGrid.h"
#include "core/media/Track.h"
#include "core/media/TransportPacket.h"

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace cuegate {

/// Ticks per second of all times of transport streams.
inline constexpr quint32 kTransportTimescale = 90'000;

/// The shortest way from time stamp \p from to \p to, over the wrap if that is shorter: within 13 hours.
[[nodiscard]] qint64 timeStampDistance(qint64 from, qint64 to);

struct TransportStreamLayout
{
    /// From an offset of the file on, the time stamp `stamp` means `time`, and others lie around it. There is
    /// one where the file begins, one at each jump of the time stamps, and one every few hours for their
    /// wrap.
    struct Clock
    {
        qint64 offsetBytes = 0;
        qint64 stamp = 0;
        qint64 time = 0;
    };

    PacketForm form;
    qint64 firstPacketBytes = 0; ///< offset of the first whole packet
    quint16 programNumber = 0;
    quint16 pcrPid = kNullPid;
    std::vector<Clock> clocks; ///< never empty, in order of offsets
    /// PES packets of each track; only after a scan.
    std::map<TrackId, qint64> pesPackets;
    /// Where each track ends on the timeline: after its last picture or frame. Without a scan, of the tracks
    /// that the file's last bytes have something of.
    std::map<TrackId, qint64> ends;
    /// Sound whose frames were seen off the even row that starts with the first: where time stamps drift, or
    /// jump by other than whole frames. Without a scan, as far as a few places tell.
    std::set<TrackId> unsteadySounds;
    SoundGrids soundGrids;

    /// On the timeline, of a time stamp in the packet at \p offsetBytes. One that fits only to what lies
    /// before the jump that the packet follows is taken so.
    [[nodiscard]] qint64 timeOf(qint64 stamp, qint64 offsetBytes) const;
    /// Of `ends`, if it is known.
    [[nodiscard]] std::optional<qint64> endOf(TrackId track) const;
};

} // namespace cuegate
