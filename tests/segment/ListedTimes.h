// SPDX-License-Identifier: GPL-3.0-or-later
// What a title's playlists say how long segments last, beside what ffmpeg finds in each of them. Thread:
// any.
#pragma once

#include "core/segment/ProvisionalTitle.h"
#include "core/segment/TitlePlaylists.h"
#include "tests/segment/TitlePackets.h"
#include "tests/support/FfmpegPackets.h"

#include <cmath>

namespace cuegate::test {

using namespace Qt::StringLiterals;

// A microsecond in the playlist, and what the ticks of samples round off.
inline constexpr double kTolerance = 0.0005;
inline constexpr double kDateTolerance = 0.001;

/// A segment as ffmpeg sees it, in seconds.
struct Lasting
{
    double begin = 0;
    double duration = 0; ///< until the end of what is shown or heard last
};

inline Lasting lastingOf(const QString &path)
{
    Lasting lasting;
    double end = -1;
    std::optional<double> before;
    eachFfmpegPacket(path, [&](const FfmpegPacket &packet) {
        lasting.begin = end >= 0 ? lasting.begin : packet.decodeTime.value_or(0);
        const double time = packet.presentationTime.value_or(0);
        // None of the last frame of Opus, which are all as long as each other.
        end = std::max(end, time + packet.duration.value_or(time - before.value_or(time)));
        before = time;
    });
    lasting.duration = end - lasting.begin;
    return lasting;
}

/// A playlist, in seconds.
struct Listing
{
    std::vector<double> durations;
    std::optional<double> late; ///< what its date says
};

inline Listing listingOf(const Title &title, const Rendition &rendition,
                         SegmentFormat format = SegmentFormat::FragmentedMp4)
{
    Listing listing;
    for (const QByteArray &line : mediaPlaylist(title, rendition, format).split('\n')) {
        if (line.startsWith("#EXTINF:"))
            listing.durations.push_back(line.mid(8).chopped(1).toDouble());
        if (line.startsWith("#EXT-X-PROGRAM-DATE-TIME:2000-01-01T00:00:"))
            listing.late = line.mid(line.lastIndexOf(':') + 1).chopped(1).toDouble();
    }
    return listing;
}

/// Empty if there is none. \p path: of a file that is written for ffmpeg.
inline QString differenceFromListed(const Title &title, const Rendition &rendition, const QString &path)
{
    const QString id = QString::fromLatin1(rendition.id);
    const Listing listing = listingOf(title, rendition);
    const auto whole = std::make_shared<const Title>(title);
    double begin = listing.late.value_or(0);
    for (size_t n = 0; n < listing.durations.size(); ++n) {
        const auto exact = titleForSegment(whole, qsizetype(n), {});
        if (!exact)
            return id + u": "_s + exact.error().message;
        const auto segment = buildSegment(**exact, rendition, SegmentFormat::FragmentedMp4, qsizetype(n), {});
        if (!segment)
            return id + u": "_s + segment.error().message;
        QFile joined(path);
        if (!joined.open(QIODevice::WriteOnly))
            return joined.errorString();
        joined.write(buildInitSegment(title, rendition) + *segment);
        joined.close();
        const Lasting found = lastingOf(joined.fileName());
        const double tolerance = n == 0 ? kDateTolerance : kTolerance;
        const bool isThere = found.duration == 0 || std::abs(found.begin - begin) <= tolerance;
        const double listed = listing.durations[n];
        if (listed <= 0)
            return u"%1, segment %2 is listed and lasts no time"_s.arg(id).arg(n);
        if (!isThere || std::abs(found.duration - listed) > tolerance)
            return u"%1, segment %2: from %3 for %4, listed from %5 for %6"_s.arg(id)
                .arg(n)
                .arg(found.begin)
                .arg(found.duration)
                .arg(begin)
                .arg(listed);
        begin += listed;
    }
    return {};
}

/// Of what is copied, and of converted sound.
inline QString differenceFromListed(const Title &title, const QString &path)
{
    QStringList differences;
    for (const Rendition &rendition : title.renditions) {
        const bool isQuick = !rendition.isVideo() || !rendition.isConverted();
        if (rendition.isMuxed() || rendition.isText() || !isQuick)
            continue;
        if (const QString found = differenceFromListed(title, rendition, path); !found.isEmpty())
            differences << found;
    }
    return differences.join(u"; ");
}

} // namespace cuegate::test
