// SPDX-License-Identifier: GPL-3.0-or-later
// Real files and files made by ffmpeg: all spans together against ffprobe's packets.
#include "tests/demux/ScannedPackets.h"
#include "tests/demux/SmallMovie.h"
#include "tests/support/KeyframeSpans.h"
#include "tests/support/SharedMedia.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace cuegate;
using namespace cuegate::test;
using namespace Qt::StringLiterals;

/// ffmpeg takes open-GOP samples (sample group 'rap ') for keyframes too; stss does not name them.
enum class Sync { Same, FfmpegHasMore, Ignored };

static qint64 timeOf(const Packet &packet)
{
    return packet.ptsNs.value_or(0);
}

/// The first difference in words; empty if both are the same up to one constant in time.
static QString difference(const std::vector<Packet> &ours, const std::vector<Packet> &theirs, qint64 shiftNs,
                          Sync sync)
{
    if (ours.size() != theirs.size())
        return u"%1 packets, ffprobe %2"_s.arg(ours.size()).arg(theirs.size());
    for (std::size_t i = 0; i < ours.size(); ++i) {
        if (ours[i].sizeBytes != theirs[i].sizeBytes)
            return u"packet %1 has %2 bytes, ffprobe's %3"_s.arg(i)
                .arg(ours[i].sizeBytes)
                .arg(theirs[i].sizeBytes);
        if (ours[i].sha256 != theirs[i].sha256)
            return u"packet %1 has another hash"_s.arg(i);
        if (qAbs(timeOf(ours[i]) - timeOf(theirs[i]) - shiftNs) > 1'000'000)
            return u"packet %1 is at %2 ns, ffprobe's at %3, constant %4"_s.arg(i)
                .arg(timeOf(ours[i]))
                .arg(timeOf(theirs[i]))
                .arg(shiftNs);
        if (sync != Sync::Ignored && ours[i].isKey != theirs[i].isKey &&
            (sync == Sync::Same || ours[i].isKey))
            return u"packet %1 sync is %2, ffprobe's %3"_s.arg(i).arg(ours[i].isKey).arg(theirs[i].isKey);
    }
    return {};
}

static void compareWithFfmpeg(const QString &path)
{
    const QByteArray file = contentOf(path);
    const MemoryByteSource source(file);
    const auto info = probedMovie(source, file);
    QVERIFY2(info, info ? "" : qPrintable(info.error().message));
    QVERIFY(source.reads() <= 3);
    if (info->indexKind != IndexKind::Moov)
        QSKIP(qPrintable(info->notes.join(u"; "_s)));
    Packets theirs = packetsOfFfmpeg(path, {u"-advanced_editlist"_s, u"0"_s});
    QVERIFY(!theirs.empty());
    const Sync sync = path.contains(u"Tiny_Sample"_s) ? Sync::FfmpegHasMore : Sync::Same;
    for (const std::size_t step : {1, 3}) {
        auto ours = packetsOf(source, *info, spansOf(*info, step));
        QVERIFY2(ours, ours ? "" : qPrintable(ours.error().message));
        for (auto &[track, packets] : *ours) // where spans meet, tracks are cut by presentation time
            std::ranges::stable_sort(packets, {}, &Packet::dts);
        const int main = int(info->mainTrack) - 1;
        QVERIFY(!theirs[main].empty());
        const qint64 shift = timeOf(ours->at(main).front()) - timeOf(theirs[main].front());
        for (const auto &[track, packets] : *ours) {
            const Track &described = info->tracks[std::size_t(track)];
            if (described.codec == Codec::Pcm) {
                const auto sum = [](const auto &list) {
                    qint64 bytes = 0;
                    for (const Packet &packet : list)
                        bytes += packet.sizeBytes;
                    return bytes;
                };
                QCOMPARE(sum(packets), sum(theirs[track]));
                continue;
            }
            const QString found = difference(packets, theirs[track], shift,
                                             described.type == TrackType::Other ? Sync::Ignored : sync);
            QVERIFY2(found.isEmpty(), qPrintable(u"track %1, step %2: "_s.arg(track + 1).arg(step) + found));
        }
    }
}

class tst_MovieFiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hasThePacketsOfFfprobe_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("none") << QString();
        if (!hasProgram(u"ffprobe"_s))
            return;
        for (const QString &path : sharedMediaFiles({u".mp4"_s, u".mov"_s})) {
            // Their edit lists cut: tst_MovieEditFiles.
            if (path.contains(u"exo__sample_edit_list"_s) || path.contains(u"moz__bipbop"_s))
                continue;
            QTest::newRow(qPrintable(QFileInfo(path).fileName())) << path;
        }
    }
    void hasThePacketsOfFfprobe()
    {
        QFETCH(const QString, path);
        if (!path.isEmpty())
            compareWithFfmpeg(path);
    }

    void readsWhatFfmpegWrites_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QString>("suffix");
        const QString video = u"-c:v libx264 -preset ultrafast -bf 2 -g 20 -b_strategy 0 "_s;
        QTest::newRow("b-frames") << QString(video + u"-c:a aac"_s) << u"mp4"_s;
        QTest::newRow("faststart") << QString(video + u"-c:a aac -movflags +faststart"_s) << u"mp4"_s;
        QTest::newRow("no-edit-list") << QString(video + u"-c:a aac -use_editlist 0"_s) << u"mp4"_s;
        QTest::newRow("negative-offsets")
            << QString(video + u"-c:a aac -movflags +negative_cts_offsets"_s) << u"mp4"_s;
        QTest::newRow("44.1-kHz") << QString(video + u"-c:a aac -ar 44100"_s) << u"mp4"_s;
        QTest::newRow("5.1") << QString(video + u"-c:a aac -ac 6"_s) << u"mp4"_s;
        QTest::newRow("two-audio") << QString(video + u"-c:a ac3 -map 0:v -map 1:a -map 1:a"_s) << u"mp4"_s;
        QTest::newRow("qt-brand") << QString(video + u"-c:a aac -brand qt"_s) << u"mp4"_s;
        QTest::newRow("mov") << QString(video + u"-c:a aac"_s) << u"mov"_s;
        QTest::newRow("mov-pcm") << QString(video + u"-c:a pcm_s24le"_s) << u"mov"_s;
        QTest::newRow("audio-only") << u"-map 1:a -c:a aac"_s << u"m4a"_s;
    }
    void readsWhatFfmpegWrites()
    {
        if (!hasProgram(u"ffmpeg"_s) || !hasProgram(u"ffprobe"_s))
            QSKIP("no ffmpeg");
        QFETCH(const QString, arguments);
        QFETCH(const QString, suffix);
        const QTemporaryDir dir;
        const QString path = dir.filePath(u"made."_s + suffix);
        const QString inputs = u"-v error -f lavfi -i testsrc2=s=160x120:r=25:d=6 -f lavfi -i sine=d=6 "_s;
        QStringList all = QString(inputs + arguments).split(u' ', Qt::SkipEmptyParts);
        const int code = QProcess::execute(u"ffmpeg"_s, all << path);
        QCOMPARE(code, 0);
        compareWithFfmpeg(path);
    }
};

QTEST_GUILESS_MAIN(tst_MovieFiles)
#include "tst_MovieFiles.moc"
