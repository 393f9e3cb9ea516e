// SPDX-License-Identifier: GPL-3.0-or-later
// What a title's playlists say how long segments last, beside what ffmpeg finds in each of them. Thread:
// any.
#pragma once

#include "core/mux/TransportStreamMuxer.h"
#include "core/segment/ProvisionalTitle.h"
#include "core/segment/TitlePlaylists.h"
#include "tests/segment/TitlePackets.h"
#include "tests/support/FfmpegPackets.h"

#include <cmath>
#include <limits>

namespace cuegate::test {

using namespace Qt::StringLiterals;

// A microsecond in the playlist, and what the ticks of samples round off.
inline constexpr double kTolerance = 0.0005;
inline constexpr double kDateTolerance = 0.001;
// Of what MP4 cuts off the last frame of sound.
inline constexpr double kLastFrameSlack = 0.012;

/// A segment as ffmpeg sees it, in seconds.
struct Lasting
{
    double begin = 0;
    double duration = 0; ///< until the end of what is shown or heard last
};

/// Transport streams tell when what they hold is shown, fMP4 when it is decoded.
inline Lasting lastingOf(const QString &path, SegmentFormat format)
{
    constexpr double kBase = double(kTransportStreamBase) / 90'000;
    Lasting lasting;
    double end = -1;
    double earliest = std::numeric_limits<double>::max();
    std::optional<double> before;
    eachFfmpegPacket(path, [&](const FfmpegPacket &packet) {
        lasting.begin = end >= 0 ? lasting.begin : packet.decodeTime.value_or(0);
        const double time = packet.presentationTime.value_or(0);
        earliest = std::min(earliest, time);
        // None of the last frame of Opus, which are all as long as each other.
        end = std::max(end, time + packet.duration.value_or(time - before.value_or(time)));
        before = time;
    });
    const bool isStream = format == SegmentFormat::TransportStream;
    if (isStream)
        lasting.begin = earliest;
    lasting.duration = end - lasting.begin;
    if (isStream && end >= 0)
        lasting.begin -= kBase;
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
    const Listing listing = listingOf(title, rendition, formatOf(rendition));
    const auto whole = std::make_shared<const Title>(title);
    double begin = listing.late.value_or(0);
    for (size_t n = 0; n < listing.durations.size(); ++n) {
        const auto exact = titleForSegment(whole, qsizetype(n), {});
        if (!exact)
            return id + u": "_s + exact.error().message;
        const SegmentFormat format = formatOf(rendition);
        const auto segment = buildSegment(**exact, rendition, format, qsizetype(n), {});
        if (!segment)
            return id + u": "_s + segment.error().message;
        QFile joined(path);
        if (!joined.open(QIODevice::WriteOnly))
            return joined.errorString();
        joined.write(headOf(title, rendition) + *segment);
        joined.close();
        const bool isStream = format == SegmentFormat::TransportStream;
        Lasting found = lastingOf(joined.fileName(), format);
        if (isStream && n == 0) // what is late is listed from zero on
            found = {0, found.begin + found.duration};
        // What a picture lasts in a transport stream is its rate's word, and beside that its time is rounded.
        const double tolerance = n == 0 || isStream ? kDateTolerance : kTolerance;
        const bool isThere = found.duration == 0 || std::abs(found.begin - begin) <= tolerance;
        const double listed = listing.durations[n];
        if (listed <= 0)
            return u"%1, segment %2 is listed and lasts no time"_s.arg(id).arg(n);
        // Nothing in a transport stream says how long its last picture or frame lasts: up to where the plan
        // ends.
        const bool isLastOfStream = isStream && n + 1 == listing.durations.size();
        const double lacks = listed - found.duration;
        if (!isThere || (isLastOfStream ? lacks < -kLastFrameSlack : std::abs(lacks) > tolerance))
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
