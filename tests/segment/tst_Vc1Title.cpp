// SPDX-License-Identifier: GPL-3.0-or-later
// Titles of VC-1 in each container, of its Main Profile (WMV3), too, with open groups of pictures: no picture
// is lost or moved where segments meet, by ffprobe's account, and playlists say when each begins to be shown.
#include "core/segment/CutTimes.h"
#include "core/segment/SegmentBuilder.h"
#include "tests/media/FfmpegFile.h"
#include "tests/segment/ListedTimes.h"
#include "tests/segment/TestTitle.h"
#include "tests/support/Vc1Film.h"
#include "tests/support/Wmv3Film.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_Vc1Title : public QObject
{
    Q_OBJECT
    static constexpr int kPictures = 601;
    static constexpr int kGroup = 48;
    static constexpr int kPictureMs = 40;
    QTemporaryDir m_dir;

    [[nodiscard]] QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_dir.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName()
                                                                                    : QString();
    }

    /// Whether \p path could be made, of the kind its name says.
    [[nodiscard]] bool make(const QString &path) const
    {
        const QString copied = m_dir.filePath(u"wmv3.avi"_s);
        if (path.contains(u"wmv3"_s) && !path.contains(u"mkvmerge"_s))
            return ffmpeg((path.contains(u"untold"_s) ? QStringList() : QStringList{u"-r"_s, u"25"_s}) +
                          QStringList{u"-i"_s, write(u"film.rcv"_s, wmv3Film(kPictures, kGroup)), u"-c"_s,
                                      u"copy"_s, path})
                .has_value();
        if (path.contains(u"wmv3"_s))
            return make(copied) && runProgram(u"mkvmerge"_s, {u"-q"_s, u"-o"_s, path, copied}).has_value();
        const Vc1Film film =
            vc1Film({64, 64, 25, 1, 1, 1, false}, kPictures, kGroup,
                    path.contains(u"varied"_s) ? PictureOrder::Varied : PictureOrder::Reordered);
        const QString stream = write(u"film.ts"_s, vc1TransportStream(film));
        if (path.contains(u"mkvmerge"_s))
            return runProgram(u"mkvmerge"_s, {u"-q"_s, u"--default-duration"_s, u"0:25fps"_s, u"-o"_s, path,
                                              write(u"film.vc1"_s, film.stream())})
                .has_value();
        return path == stream || ffmpeg({u"-i"_s, stream, u"-c"_s, u"copy"_s, path});
    }

    static void addFilms()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("transport stream") << u"film.ts"_s;
        QTest::newRow("transport stream by ffmpeg") << u"ffmpeg.ts"_s;
        QTest::newRow("mp4") << u"film.mp4"_s;
        QTest::newRow("matroska by ffmpeg") << u"film.mkv"_s;
        QTest::newRow("matroska by mkvmerge") << u"mkvmerge.mkv"_s;
        QTest::newRow("avi") << u"film.avi"_s;
        QTest::newRow("main profile, matroska by ffmpeg") << u"wmv3.mkv"_s;
        QTest::newRow("main profile, matroska by mkvmerge") << u"mkvmerge-wmv3.mkv"_s;
        QTest::newRow("main profile, avi") << u"wmv3.avi"_s;
        QTest::newRow("leads that differ, mp4") << u"varied.mp4"_s;
        QTest::newRow("leads that differ, matroska by ffmpeg") << u"varied.mkv"_s;
        QTest::newRow("leads that differ, matroska by mkvmerge") << u"mkvmerge-varied.mkv"_s;
        QTest::newRow("leads that differ, avi") << u"varied.avi"_s;
        // Which it takes for 50 pictures in a second: a chunk that is empty follows each.
        QTest::newRow("main profile, avi of the stream's own rate") << u"untold-wmv3.avi"_s;
    }

    /// Empty if the converted picture of \p title lasts in each segment what is listed, from keyframe to
    /// keyframe.
    [[nodiscard]] QString difference(const Title &title) const
    {
        const Rendition &picture = *title.rendition("v1.avc");
        double beginMs = 0;
        for (const double duration : listingOf(title, picture).durations) {
            const double groups = beginMs / (kGroup * kPictureMs);
            if (std::abs(groups - std::round(groups)) > 0.001)
                return u"no keyframe is shown at %1 ms"_s.arg(beginMs);
            beginMs += duration * 1000;
        }
        if (std::abs(beginMs - kPictures * kPictureMs) > 1.5)
            return u"it ends at %1 ms"_s.arg(beginMs);
        return differenceFromListed(title, picture, m_dir.filePath(u"segment.mp4"_s));
    }

private Q_SLOTS:
    void keepsEveryPictureInItsTime_data() { addFilms(); }
    void keepsEveryPictureInItsTime()
    {
        QFETCH(const QString, name);
        const QString path = m_dir.filePath(name);
        if (!make(path))
            QSKIP("no ffmpeg or mkvmerge here");
        const auto title = scannedTitleOf(path);
        QVERIFY2(title, title ? "" : qPrintable(title.error().message));
        const Rendition *picture = (*title)->rendition("v1.avc");
        QVERIFY(picture);
        const auto count = qsizetype((*title)->plan.spans.size());
        QVERIFY(count >= 3);
        QByteArray movie = buildInitSegment(**title, *picture);
        for (qsizetype n = 0; n < count; ++n) {
            const auto made = buildSegment(**title, *picture, SegmentFormat::FragmentedMp4, n, {});
            QVERIFY2(made, made ? "" : qPrintable(made.error().message));
            movie += *made;
        }
        const auto packets =
            runProgram(u"ffprobe"_s, {u"-v"_s, u"error"_s, u"-show_entries"_s, u"packet=pts_time"_s, u"-of"_s,
                                      u"csv=p=0"_s, write(u"made.mp4"_s, movie)});
        QVERIFY(packets);
        std::vector<double> times;
        for (const QByteArray &line : packets->simplified().split(' '))
            times.push_back(line.split(',').first().toDouble() * 1000);
        std::ranges::sort(times);
        QCOMPARE(times.size(), size_t(kPictures));
        for (size_t i = 0; i < times.size(); ++i)
            QVERIFY2(std::abs(times[i] - double(i) * kPictureMs) <= 1.5,
                     qPrintable(u"picture %1 at %2 ms"_s.arg(i).arg(times[i])));
    }

    void playlistsAreTrue_data() { addFilms(); }
    void playlistsAreTrue()
    {
        QFETCH(const QString, name);
        const QString path = m_dir.filePath(name);
        if (!make(path))
            QSKIP("no ffmpeg or mkvmerge here");
        const auto title = scannedTitleOf(path);
        QVERIFY2(title, title ? "" : qPrintable(title.error().message));
        // As of one far away: Matroska's leads are taken for all like that of one, AVI's like those of most
        // of eight.
        QCOMPARE(difference(**title).isEmpty(), !name.contains(u"varied"_s) || name.endsWith(u"mp4"_s));
        const auto times = readCutTimes(**title, kUnbounded, {});
        QVERIFY2(times, times ? "" : qPrintable(times.error().message));
        const auto exact = withTimes(**title, *times);
        QVERIFY(!lacksCutTimes(*exact));
        QCOMPARE(exact->generation, (*title)->generation);
        QCOMPARE(difference(*exact), QString());
    }

    // That of a file whose times are those of presentation: its groups begin early, its keyframes do not.
    void takesTheIndexWhereGroupsLead()
    {
        const QString path = m_dir.filePath(u"film.mkv"_s);
        if (!make(path))
            QSKIP("no ffmpeg here");
        const auto title = titleOf(path);
        QVERIFY(title);
        auto facts = readTitleFacts(*(*title)->source, *(*title)->info, {});
        QVERIFY(facts && facts->at(1).leadNs < 0);
        facts->at(1).leadNs = 2 * kPictureMs * 1'000'000;
        const auto leading = makeTitle((*title)->source, *(*title)->info, *facts);
        QVERIFY(leading);
        const auto times = (*leading)->boundaries(*(*leading)->rendition("v1.avc")).times;
        QCOMPARE(times.size(), (*leading)->plan.spans.size() + 1);
        for (size_t n = 1; n + 1 < times.size(); ++n)
            QCOMPARE(times[n], (*leading)->plan.spans[n].beginTime);
    }
};

QTEST_GUILESS_MAIN(tst_Vc1Title)
#include "tst_Vc1Title.moc"
