// SPDX-License-Identifier: GPL-3.0-or-later
// Matroska as it is written to a pipe, whose small Clusters are not gone through but searched: nothing is
// lost or doubled, playlists are true, and where sounds end costs few bytes.
#include "core/probe/ClusterFinder.h"
#include "tests/segment/ListedTimes.h"
#include "tests/segment/SearchedTitle.h"
#include "tests/support/BlockwiseSource.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace cuegate;
using namespace cuegate::test;

class tst_SearchedMatroska : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;

private:
    /// Of a minute at 2 Mbit/s; \p options: how it is encoded and written. Empty if it cannot be made here.
    [[nodiscard]] QString film(const QString &name, const QString &options, const QString &input = {}) const
    {
        const QString path = m_dir.filePath(name);
        const QString made = u"-y -f lavfi -i testsrc2=s=320x180:r=25:d=60,noise=alls=12:allf=t -f lavfi -i "
                             u"sine=r=48000:d=60 %1 -b:v 2M %2 %3"_s.arg(input, options, path);
        return ffmpeg(made.split(u' ', Qt::SkipEmptyParts)) ? path : QString();
    }
    [[nodiscard]] static QString piped(const QString &format = u"matroska"_s)
    {
        return u" -seekable 0 -f "_s + format;
    }
    [[nodiscard]] static QString avc(int group)
    {
        return u"-c:v libx264 -preset ultrafast -bf 2 -sc_threshold 0 -g %1 -pix_fmt yuv420p "_s.arg(group);
    }
    /// Empty if all packets of the picture and of each sound are there, and no others, in both formats.
    [[nodiscard]] QString missing(const std::shared_ptr<const Title> &title, const QString &path) const
    {
        int sounds = 0;
        for (const Rendition *rendition : copiedRenditions(*title)) {
            if (rendition->isText())
                continue;
            const QString which = rendition->isVideo() ? u"v:0"_s : u"a:%1"_s.arg(sounds++);
            const auto there = timedPackets(path, which);
            const QString id = QString::fromLatin1(rendition->id) + u": "_s;
            const auto made = writtenPackets(title, *rendition, m_dir.filePath(u"made.mp4"_s));
            if (const QString found = differenceInTime(made, there); !found.isEmpty())
                return id + found;
            for (size_t i = 0; i + 1 < made.size(); ++i) { // the last may be cut off
                if (rendition->isVideo() && made[i].hash != there[i].hash)
                    return id + u"other bytes in packet %1"_s.arg(i);
            }
            if (!canCarry(SegmentFormat::TransportStream, rendition->parts.front().output.codec))
                continue;
            QByteArray all;
            for (qsizetype n = 0; n < qsizetype(title->plan.spans.size()); ++n)
                all += buildSegment(*title, *rendition, SegmentFormat::TransportStream, n, {}).value();
            QFile file(m_dir.filePath(u"made.ts"_s));
            if (!file.open(QIODevice::WriteOnly) || file.write(all) != all.size() || !file.flush())
                return file.errorString();
            if (const QString found = differenceInTime(timedPackets(file.fileName(), {}), there);
                !found.isEmpty())
                return id + u"transport stream: "_s + found;
        }
        return {};
    }
    [[nodiscard]] static bool isSmall(const QString &path)
    {
        const auto file = FileByteSource::open(path);
        const auto found = probe(**file, QFileInfo(path).fileName(), {});
        return hasSmallClusters(**file, **found, {}).value();
    }

private Q_SLOTS:
    void losesNothing_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("options");
        const auto row = [](const char *what, const QString &name, const QString &options) {
            QTest::newRow(what) << name << options;
        };
        const QString open = u"-c:v libx264 -preset fast -bf 3 -g 70 -x264-params "
                             "open-gop=1:b-adapt=2:min-keyint=5 -force_key_frames "
                             "0,1.4,5,9.6,10.2,17,20.4,26.6,31,33.3,40.1,46,47.7,55 "_s;
        row("even groups", u"even.mkv"_s, avc(50) + u"-c:a aac"_s + piped());
        row("long groups", u"long.mkv"_s, avc(250) + u"-c:a ac3"_s + piped());
        row("open groups", u"open.mkv"_s, open + u"-c:a ac3"_s + piped());
        row("Clusters of unknown size", u"live.mkv"_s, open + u"-c:a aac -live 1"_s + piped());
        row("WebM", u"vp9.webm"_s,
            u"-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -g 100 -c:a libopus -live 1"_s +
                piped(u"webm"_s));
        row("sound alone", u"sound.mka"_s, u"-vn -c:a ac3 -b:a 640k"_s + piped());
    }
    void losesNothing()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, options);
        const QString path = film(name, options);
        if (path.isEmpty())
            QSKIP("ffmpeg cannot make the film");
        QVERIFY(isSmall(path));
        std::shared_ptr<const Title> provisional;
        const auto title = searchedTitleOf(path, &provisional);
        QVERIFY2(title.has_value(), qPrintable(title ? QString() : title.error().message));
        QVERIFY((*title)->plan.spans.size() > 2);
        QCOMPARE(missing(*title, path), QString());
        QCOMPARE(differenceFromListed(**title, m_dir.filePath(u"segment.mp4"_s)), QString());
        const auto again = searchedTitleOf(path);
        QVERIFY(again.has_value());
        QCOMPARE((*again)->generation, (*title)->generation);
        QCOMPARE(differenceByOrder(*title, *again), QString());
        // What plays before begins and ends as long as it knows.
        for (const Rendition *rendition : copiedRenditions(*provisional)) {
            const auto there = timedPackets(path, rendition->isVideo() ? u"v:0"_s : u"a:0"_s);
            const auto made = writtenPackets(provisional, *rendition, m_dir.filePath(u"made.mp4"_s));
            QCOMPARE(differenceInTime(made, there), QString());
        }
    }

    void isToldFromOneThatWasGoneThrough_data()
    {
        QTest::addColumn<QString>("options");
        QTest::newRow("sound") << u"-c:a aac"_s;
        // The last Clusters hold a picture each, of which the last but one is shown last.
        QTest::newRow("silent")
            << u"-b:v 16M -minrate 16M -maxrate 16M -bufsize 1M -bf 4 -b_strategy 0 -an"_s;
    }
    void isToldFromOneThatWasGoneThrough()
    {
        QFETCH(const QString, options);
        const QString path = film(u"told.mkv"_s, avc(50) + options + piped());
        if (path.isEmpty())
            QSKIP("ffmpeg cannot make the film");
        std::shared_ptr<const Title> provisional;
        const auto searched = searchedTitleOf(path, &provisional);
        const auto scanned = scannedTitleOf(path);
        QVERIFY(searched && scanned);
        QVERIFY((*searched)->info->isIndexSearched && !(*searched)->info->indexComplete);
        QVERIFY(!(*scanned)->info->isIndexSearched && (*scanned)->info->indexComplete);
        const std::set<QByteArray> generations{(*searched)->generation, (*scanned)->generation,
                                               provisional->generation};
        QCOMPARE(generations.size(), size_t(3));
        QCOMPARE((*searched)->info->durationNs, (*scanned)->info->durationNs);
        QCOMPARE((*searched)->info->keyframes.timescale, (*scanned)->info->keyframes.timescale);
        // As many keyframes as segments, each one of all.
        const auto &all = (*scanned)->info->keyframes.keyframes;
        for (const Keyframe &keyframe : (*searched)->info->keyframes.keyframes)
            QVERIFY(std::ranges::find(all, keyframe) != all.end());
    }

    // Which say behind their Block whether it is a keyframe. \c keys: even at first.
    void takesNoOtherPictureForAKeyframe_data()
    {
        QTest::addColumn<QString>("keys");
        QStringList even;
        for (int second = 0; second < 60; second += 2)
            even << QString::number(second);
        QTest::newRow("even") << even.join(u',');
        for (const auto &[at, other] :
             {std::pair(u"30"_s, u"29.2"_s), {u"36"_s, u"37"_s}, {u"48"_s, u"46.8"_s}})
            even.replaceInStrings(QRegularExpression(u'^' + at + u'$'), other);
        QTest::newRow("even but for some") << even.join(u',');
    }
    void takesNoOtherPictureForAKeyframe()
    {
        QFETCH(const QString, keys);
        const QString made =
            film(u"groups.mkv"_s, avc(500) + u"-c:a ac3 -force_key_frames "_s + keys + piped());
        const QString path = m_dir.filePath(u"grouped.mkv"_s);
        if (made.isEmpty() ||
            !runProgram(u"mkvmerge"_s,
                        {u"-q"_s, u"--engage"_s, u"no_simpleblocks"_s, u"--cluster-length"_s, u"120ms"_s,
                         u"-o"_s, path, u"--cues"_s, u"0:none"_s, u"--cues"_s, u"1:none"_s, made}))
            QSKIP("there is no ffmpeg or mkvmerge");
        QVERIFY(isSmall(path));
        const auto title = searchedTitleOf(path);
        QVERIFY2(title.has_value(), qPrintable(title ? QString() : title.error().message));
        std::set<qint64> truth;
        eachFfmpegPacket(path, [&](const FfmpegPacket &packet) {
            if (packet.isKey && packet.stream == 0)
                truth.insert(qRound64(packet.presentationTime.value_or(0) * 1000));
        });
        for (const Keyframe &keyframe : (*title)->info->keyframes.keyframes)
            QVERIFY2(truth.contains(keyframe.time / 1'000'000), qPrintable(QString::number(keyframe.time)));
        QCOMPARE(missing(*title, path), QString());
        QCOMPARE(differenceFromListed(**title, m_dir.filePath(u"segment.mp4"_s)), QString());
    }

    void hasAllWords()
    {
        QFile words(m_dir.filePath(u"words.srt"_s));
        QVERIFY(words.open(QIODevice::WriteOnly));
        constexpr int kLines = 58;
        const auto time = [](int second, int ms) -> QByteArray {
            return QByteArray("00:00:") + QByteArray::number(second).rightJustified(2, '0') + ',' +
                   QByteArray::number(ms).rightJustified(3, '0');
        };
        for (int i = 0; i < kLines; ++i)
            words.write(QByteArray::number(i + 1) + '\n' + time(i, 13 * i % 1000) + " --> " +
                        time(i + 1, 500) + "\nLine " + QByteArray::number(i) + ".\n\n");
        words.close();
        const QString path =
            film(u"words.mkv"_s, avc(40) + u"-map 0 -map 1 -map 2 -c:a aac -c:s subrip"_s + piped(),
                 u"-i "_s + words.fileName());
        if (path.isEmpty())
            QSKIP("ffmpeg cannot make the film");
        const auto title = searchedTitleOf(path);
        QVERIFY(title.has_value());
        const Rendition *text = (*title)->rendition("s3");
        QVERIFY(text);
        QByteArray all;
        for (qsizetype n = 0; n < qsizetype((*title)->plan.spans.size()); ++n)
            all += buildSegment(**title, *text, SegmentFormat::FragmentedMp4, n, {}).value();
        for (int i = 0; i < kLines; ++i)
            QCOMPARE(all.count(QByteArray("Line " + QByteArray::number(i) + '.')), 1);
    }

    void seesWhereSoundsEndWithFewBytes_data()
    {
        QTest::addColumn<QString>("options");
        QTest::addColumn<double>("end");
        QTest::addColumn<int>("percent");
        QTest::newRow("with the picture") << u"-c:a aac"_s << 60.0 << 25;
        QTest::newRow("Opus, of which only a packet tells how long it is") << u"-c:a libopus"_s << 60.0 << 25;
        QTest::newRow("early") << u"-af atrim=end=12.3 -c:a aac"_s << 12.3 << 55;
        QTest::newRow("early, after a pause")
            << u"-af aselect=not(between(t\\,10\\,29)),atrim=end=32.3 -c:a aac"_s << 32.3 << 55;
    }
    void seesWhereSoundsEndWithFewBytes()
    {
        QFETCH(const QString, options);
        QFETCH(const double, end);
        QFETCH(const int, percent);
        // ffmpeg encodes the last frame of a sound when the film ends, so it is far behind the others at
        // first.
        const QString encoded = film(u"encoded.mkv"_s, avc(50) + options);
        const QString path = m_dir.filePath(u"ends.mkv"_s);
        const QString copied = u"-y -i %1 -c copy -seekable 0 %2"_s.arg(encoded, path);
        if (encoded.isEmpty() || !ffmpeg(copied.split(u' ')))
            QSKIP("ffmpeg cannot make the film");
        auto file = FileByteSource::open(path);
        QVERIFY(file.has_value());
        const auto blocks = std::make_shared<const BlockwiseSource>(**file);
        std::shared_ptr<const Title> provisional;
        const auto title = searchedTitleOf(blocks, u"ends.mkv"_s, &provisional);
        QVERIFY2(title.has_value(), qPrintable(title ? QString() : title.error().message));
        QVERIFY(!lacksCutTimes(**title));
        const qint64 found = (*title)->times.at(2).end.value();
        QVERIFY2(std::abs(double(found) / 1e9 - end) < 0.1, qPrintable(QString::number(found)));
        const QString told = u"%1 of %2 bytes"_s.arg(blocks->counters().bytes).arg(blocks->sizeBytes());
        qInfo("%s", qPrintable(told));
        QVERIFY2(blocks->counters().bytes * 100 <= percent * blocks->sizeBytes(), qPrintable(told));
        QCOMPARE(differenceFromListed(**title, m_dir.filePath(u"segment.mp4"_s)), QString());
    }

    void isNotSearchedWhereClustersAreLarge()
    {
        const QString large = film(u"large.mkv"_s, avc(250) + u"-c:a aac"_s);
        if (large.isEmpty())
            QSKIP("ffmpeg cannot make the film");
        QVERIFY(!isSmall(large));
        const QString medium = film(u"medium.mkv"_s, avc(250) + u"-c:a aac -cluster_size_limit 300000"_s);
        QVERIFY(!isSmall(medium));
        // The Cluster of a large keyframe says nothing of the others.
        const QString keyframes =
            film(u"keyframes.mkv"_s, u"-c:v libx264 -preset ultrafast -qp 20 -g 250 -an"_s + piped());
        QVERIFY(isSmall(keyframes));
    }
};

QTEST_APPLESS_MAIN(tst_SearchedMatroska)
#include "tst_SearchedMatroska.moc"
