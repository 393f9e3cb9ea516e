// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a media playlist that moves on, or ends (RFC 8216 section 4.3.3, 6.2.2).
// Thread: any; pure.
#pragma once

#include <QByteArray>

#include <vector>

namespace cuegate {

struct LivePlaylist
{
    struct Segment
    {
        QByteArray uri;
        QByteArray mapUri; ///< empty: it needs none
        qint64 durationUs = 0;
        QByteArray programDateTime; ///< empty: not said
        bool isDiscontinuity = false;
        bool isGap = false;
    };
    enum class Type { Live, Event, Vod };
    qint64 targetDurationS = 1;
    qint64 mediaSequence = 0;
    qint64 discontinuitySequence = 0;
    Type type = Type::Live;
    bool isEnded = false;
    bool isIndependent = false;
    std::vector<Segment> segments;
};

[[nodiscard]] QByteArray writeLivePlaylist(const LivePlaylist &playlist);

} // namespace cuegate
