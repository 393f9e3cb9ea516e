// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playlist/MediaPlaylist.h"

#include "core/base/MediaTime.h"

#include <QDateTime>
#include <QStringBuilder>

namespace cuegate {

static void appendSeconds(QByteArray &out, qint64 microseconds)
{
    out += QByteArray::number(microseconds / 1'000'000);
    out += '.';
    out += QByteArray::number(microseconds % 1'000'000).rightJustified(6, '0');
}

// Not the epoch, which some take for no date.
static QByteArray dateAfterZero(qint64 ms)
{
    const QDateTime zero(QDate(2000, 1, 1), QTime(0, 0), Qt::UTC);
    return zero.addMSecs(ms).toString(Qt::ISODateWithMs).toLatin1();
}

QByteArray writeMediaPlaylist(const MediaPlaylist &playlist)
{
    std::vector<qint64> durations;
    qint64 longest = 0;
    for (size_t i = 0; i + 1 < playlist.boundaries.size(); ++i) {
        const auto microseconds = [&](size_t n) {
            return rescale(playlist.boundaries[n] - playlist.boundaries[0], playlist.timescale, 1'000'000);
        };
        durations.push_back(microseconds(i + 1) - microseconds(i));
        longest = std::max(longest, durations.back());
    }

    if (playlist.isProvisional)
        longest *= 2;

    QByteArray out;
    out.reserve(qsizetype(durations.size()) * 32 + 256);
    // Version 7 is what EXT-X-MAP in a playlist without I-frames asks for (RFC 8216 section 7: 6, with fMP4
    // 7).
    out += "#EXTM3U\n#EXT-X-VERSION:";
    out += playlist.mapUri.isEmpty() ? "3" : "7";
    out += "\n#EXT-X-TARGETDURATION:" + QByteArray::number((longest + 999'999) / 1'000'000);
    out += "\n#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-PLAYLIST-TYPE:VOD\n#EXT-X-INDEPENDENT-SEGMENTS\n";
    if (playlist.holdsIframesOnly)
        out += "#EXT-X-I-FRAMES-ONLY\n";
    if (!playlist.mapUri.isEmpty())
        out += "#EXT-X-MAP:URI=\"" + playlist.mapUri + "\"\n";
    if (playlist.lateMs)
        out += "#EXT-X-PROGRAM-DATE-TIME:" + dateAfterZero(*playlist.lateMs) + '\n';
    for (size_t i = 0; i < durations.size(); ++i) {
        out += "#EXTINF:";
        appendSeconds(out, durations[i]);
        out += ",\n" + QByteArray::number(i) + playlist.segmentSuffix + '\n';
    }
    out += "#EXT-X-ENDLIST\n";
    return out;
}

} // namespace cuegate
