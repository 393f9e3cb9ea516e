// SPDX-License-Identifier: GPL-3.0-or-later
// All segments of a rendition put together, and the packets of such a file as ffmpeg sees them beside those
// of the source. Thread: any.
#pragma once

#include "core/segment/ProvisionalTitle.h"
#include "core/segment/SegmentBuilder.h"
#include "tests/media/FfmpegFile.h"
#include "tests/support/FfmpegPackets.h"

#include <QCryptographicHash>
#include <QFile>

#include <algorithm>
#include <vector>

namespace cuegate::test {

struct TimedPacket
{
    qint64 ms = 0; ///< of presentation, since the first
    QByteArray hash;
};

/// Of stream \p which ("v:0"; empty: of all), by presentation.
inline std::vector<TimedPacket> timedPackets(const QString &path, const QString &which)
{
    std::vector<TimedPacket> packets;
    eachFfmpegPacket(path, [&](const FfmpegPacket &packet) {
        if (which.isEmpty() || packet.specifier == which)
            packets.push_back({qRound64(packet.presentationTime.value_or(0) * 1000),
                               QCryptographicHash::hash(packet.payload, QCryptographicHash::Md5)});
    });
    std::ranges::stable_sort(packets, {}, &TimedPacket::ms);
    const qint64 first = packets.empty() ? 0 : packets.front().ms;
    for (TimedPacket &packet : packets)
        packet.ms -= first;
    return packets;
}

/// The same without payloads, by decoding where a packet has no other time: AVI without B-frames.
inline std::vector<TimedPacket> timedAviPackets(const QString &path, const QString &which)
{
    std::vector<TimedPacket> packets;
    eachFfmpegPacket(path, [&](const FfmpegPacket &packet) {
        if (packet.specifier == which)
            packets.push_back(
                {qRound64(packet.presentationTime.value_or(packet.decodeTime.value_or(0)) * 1000), {}});
    });
    std::ranges::stable_sort(packets, {}, &TimedPacket::ms);
    for (const qint64 first = packets.empty() ? 0 : packets.front().ms; TimedPacket & packet : packets)
        packet.ms -= first;
    return packets;
}

/// Empty if \p made are as many as \p there, each within a millisecond; bytes may be framed in another way.
inline QString differenceInTime(const std::vector<TimedPacket> &made, const std::vector<TimedPacket> &there)
{
    using namespace Qt::StringLiterals;
    if (made.empty() || made.size() != there.size())
        return u"%1 packets of %2"_s.arg(made.size()).arg(there.size());
    for (size_t i = 0; i < made.size(); ++i) {
        if (std::abs(made[i].ms - there[i].ms) > 1)
            return u"packet %1: %2 ms, not %3"_s.arg(i).arg(made[i].ms).arg(there[i].ms);
    }
    return {};
}

/// Of the picture and of the sound, copied.
inline std::vector<const Rendition *> copiedRenditions(const Title &title)
{
    std::vector<const Rendition *> renditions;
    for (const Rendition &rendition : title.renditions) {
        if (!rendition.isMuxed() && !rendition.isConverted())
            renditions.push_back(&rendition);
    }
    return renditions;
}

/// fMP4, if that carries it.
inline SegmentFormat formatOf(const Rendition &rendition)
{
    return formatFor(rendition, SegmentFormat::FragmentedMp4);
}

/// What a file of its segments begins with.
inline QByteArray headOf(const Title &title, const Rendition &rendition)
{
    return formatOf(rendition) == SegmentFormat::FragmentedMp4 ? buildInitSegment(title, rendition)
                                                               : QByteArray();
}

/// Where it truly is, of a provisional title, too.
inline Result<QByteArray> segmentOf(const std::shared_ptr<const Title> &title, const Rendition &rendition,
                                    qsizetype number)
{
    const auto exact = titleForSegment(title, number, {});
    if (!exact)
        return std::unexpected(exact.error());
    return buildSegment(**exact, rendition, formatOf(rendition), number, {});
}

/// Writes all segments to \p path; nothing and a warning if one cannot be made.
inline std::vector<TimedPacket> writtenPackets(const std::shared_ptr<const Title> &title,
                                               const Rendition &rendition, const QString &path)
{
    QByteArray all = headOf(*title, rendition);
    for (qsizetype n = 0; n < qsizetype(title->plan.spans.size()); ++n) {
        const auto made = segmentOf(title, rendition, n);
        if (!made) {
            qWarning("segment %lld: %s", n, qPrintable(made.error().message));
            return {};
        }
        all += *made;
    }
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(all) != all.size() || !file.flush())
        return {};
    return timedPackets(path, {});
}

/// Makes the segments of one from the first to the last and of the other from the last to the first; which
/// segment differs, empty if none does.
inline QString differenceByOrder(const std::shared_ptr<const Title> &forward,
                                 const std::shared_ptr<const Title> &backward)
{
    using namespace Qt::StringLiterals;
    const auto count = qsizetype(forward->plan.spans.size());
    for (const Rendition *rendition : copiedRenditions(*forward)) {
        std::vector<QByteArray> made;
        for (qsizetype n = 0; n < count; ++n)
            made.push_back(segmentOf(forward, *rendition, n).value_or(QByteArray()));
        for (qsizetype n = count; n-- > 0;) {
            const auto again = segmentOf(backward, *backward->rendition(rendition->id), n);
            if (again.value_or("none") != made[size_t(n)])
                return u"%1, segment %2"_s.arg(QString::fromLatin1(rendition->id)).arg(n);
        }
    }
    return {};
}

/// Which unit of converted sound of 48 kHz does not follow the one before it; empty if each does.
inline QString gapInSound(const std::vector<TimedPacket> &units)
{
    using namespace Qt::StringLiterals;
    for (size_t i = 1; i < units.size(); ++i) {
        if (std::abs(units[i].ms - units[i - 1].ms - 21) > 1)
            return u"unit %1"_s.arg(i);
    }
    return {};
}

} // namespace cuegate::test
