// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a VOD media playlist (RFC 8216 section 4.3.3).
// Thread: any; pure.
#pragma once

#include <QByteArray>

#include <optional>
#include <vector>

namespace cuegate {

struct MediaPlaylist
{
    quint32 timescale = 1000;
    /// Where each segment begins, in ticks, and the end of the last: one entry more than there are segments.
    std::vector<qint64> boundaries;
    QByteArray mapUri;        ///< EXT-X-MAP; empty: none (MPEG-TS)
    QByteArray segmentSuffix; ///< segment n is named "<n><suffix>", from 0
    /// Segments may turn out longer than the boundaries say, by as much as the longest.
    bool isProvisional = false;
    bool holdsIframesOnly = false; ///< each segment is one picture, which lasts until the next
    /// How long after the presentation's zero the first segment begins, if the playlist is to say so
    /// (EXT-X-PROGRAM-DATE-TIME, which is a date only in name); then all of the presentation have to.
    std::optional<qint64> lateMs = {};
};

/// EXTINF in microseconds, rounded so that the sum of the first n is true for every n; TARGETDURATION the
/// longest, rounded up.
[[nodiscard]] QByteArray writeMediaPlaylist(const MediaPlaylist &playlist);

} // namespace cuegate
