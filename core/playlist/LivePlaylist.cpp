// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playlist/LivePlaylist.h"

#include <QStringBuilder>

#include <algorithm>

namespace cuegate {

// RFC 8216 section 7, and for EXT-X-GAP its second edition.
static QByteArray versionOf(const LivePlaylist &playlist)
{
    const auto &segments = playlist.segments;
    if (std::any_of(segments.begin(), segments.end(), [](const auto &segment) { return segment.isGap; }))
        return "8";
    const bool hasMaps = std::any_of(segments.begin(), segments.end(),
                                     [](const auto &segment) { return !segment.mapUri.isEmpty(); });
    return hasMaps ? "7" : "3";
}

static void appendSegment(QByteArray &out, const LivePlaylist::Segment &segment, const QByteArray &mapBefore)
{
    if (segment.isDiscontinuity)
        out += "#EXT-X-DISCONTINUITY\n";
    if (!segment.mapUri.isEmpty() && segment.mapUri != mapBefore)
        out += "#EXT-X-MAP:URI=\"" + segment.mapUri + "\"\n";
    if (!segment.programDateTime.isEmpty())
        out += "#EXT-X-PROGRAM-DATE-TIME:" + segment.programDateTime + '\n';
    if (segment.isGap)
        out += "#EXT-X-GAP\n";
    out += "#EXTINF:" + QByteArray::number(segment.durationUs / 1'000'000) + '.' +
           QByteArray::number(segment.durationUs % 1'000'000).rightJustified(6, '0') + ",\n" + segment.uri +
           '\n';
}

QByteArray writeLivePlaylist(const LivePlaylist &playlist)
{
    QByteArray out = "#EXTM3U\n#EXT-X-VERSION:" + versionOf(playlist) +
                     "\n#EXT-X-TARGETDURATION:" + QByteArray::number(playlist.targetDurationS) +
                     "\n#EXT-X-MEDIA-SEQUENCE:" + QByteArray::number(playlist.mediaSequence) + '\n';
    if (playlist.discontinuitySequence > 0)
        out += "#EXT-X-DISCONTINUITY-SEQUENCE:" + QByteArray::number(playlist.discontinuitySequence) + '\n';
    if (playlist.type != LivePlaylist::Type::Live)
        out += playlist.type == LivePlaylist::Type::Vod ? "#EXT-X-PLAYLIST-TYPE:VOD\n"
                                                        : "#EXT-X-PLAYLIST-TYPE:EVENT\n";
    if (playlist.isIndependent)
        out += "#EXT-X-INDEPENDENT-SEGMENTS\n";
    QByteArray map;
    for (const LivePlaylist::Segment &segment : playlist.segments) {
        appendSegment(out, segment, map);
        map = segment.mapUri;
    }
    if (playlist.isEnded)
        out += "#EXT-X-ENDLIST\n";
    return out;
}

} // namespace cuegate
