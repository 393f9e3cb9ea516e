// SPDX-License-Identifier: GPL-3.0-or-later
// Of files on a disk the samples at the cuts tell what playlists say, and nothing else. ffprobe judges.
#include "core/segment/CutTimes.h"
#include "tests/segment/ListedTimes.h"
#include "tests/segment/TestTitle.h"
#include "tests/support/CountingSource.h"

#include <QTemporaryDir>
#include <QTest>

using namespace cuegate;
using namespace cuegate::test;

class tst_CutTimes : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;

private:
    [[nodiscard]] Result<std::shared_ptr<const Title>> film(const QString &name, const QString &options) const
    {
        const QString path = m_dir.filePath(name);
        if (!QFile::exists(path) &&
            !ffmpeg(u"-f lavfi -i testsrc2=s=160x90:r=25:d=30 -f lavfi -i sine=r=48000:d=29.44 %1 %2"_s
                        .arg(options, path)
                        .split(u' ')))
            return fail(ErrorKind::Unsupported, u"ffmpeg cannot make the film"_s);
        return name.endsWith(u".mp4"_s) ? fragmentedTitleOf(path) : titleOf(path);
    }
    [[nodiscard]] QString difference(const Title &title) const
    {
        return differenceFromListed(title, m_dir.filePath(u"segment.mp4"_s));
    }
    static void addFilms()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("options");
        // How many pictures lead differs from group to group.
        const auto hevc =
            u"-c:v libx265 -preset fast -x265-params keyint=50:bframes=4:open-gop=1:scenecut=60:log-level=none"_s;
        const auto avc = u"-c:v libx264 -preset fast -g 50 -bf 3 -x264-params open-gop=1:b-adapt=2"_s;
        const auto fragments = u" -movflags frag_keyframe+empty_moov+default_base_moof"_s;
        QTest::newRow("Matroska, HEVC") << u"hevc.mkv"_s << hevc + u" -c:a ac3"_s;
        QTest::newRow("Matroska, H.264") << u"avc.mkv"_s << avc + u" -c:a aac"_s;
        QTest::newRow("Matroska, FLAC") << u"flac.mkv"_s << avc + u" -c:a flac"_s;
        QTest::newRow("Matroska, Opus") << u"opus.mkv"_s << avc + u" -c:a libopus"_s;
        QTest::newRow("fragments") << u"hevc.mp4"_s << hevc + u" -c:a aac"_s + fragments;
        QTest::newRow("fragments, a gap in the sound")
            << u"gap.mp4"_s << avc + u" -c:a aac -af aselect=not(between(t\\,7\\,9.3))"_s + fragments;
        QTest::newRow("FLV that lists its keyframes")
            << u"listed.flv"_s
            << u"-c:v libx264 -preset fast -g 50 -bf 3 -c:a aac -flvflags add_keyframe_index"_s;
    }

private Q_SLOTS:
    void playlistsAreTrue_data() { addFilms(); }
    void playlistsAreTrue()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, options);
        const auto title = film(name, options);
        if (!title)
            QSKIP(qPrintable(title.error().message));
        QVERIFY(lacksCutTimes(**title));
        const auto times = readCutTimes(**title, kUnbounded, {});
        QVERIFY2(times.has_value(), qPrintable(times ? QString() : times.error().message));
        const auto exact = withTimes(**title, *times);
        QVERIFY(!lacksCutTimes(*exact));
        QCOMPARE(difference(*exact), QString());
    }

    void segmentsStayTheSame_data() { addFilms(); }
    void segmentsStayTheSame()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, options);
        const auto title = film(name, options);
        if (!title)
            QSKIP(qPrintable(title.error().message));
        const auto times = readCutTimes(**title, kUnbounded, {});
        QVERIFY(times.has_value());
        const auto exact = withTimes(**title, *times);
        QCOMPARE(exact->generation, (*title)->generation);
        QCOMPARE(differenceByOrder(*title, exact), QString());
        // So do those of a title that is made of what was kept.
        auto facts = readTitleFacts(*(*title)->source, *(*title)->info, {});
        QVERIFY(facts.has_value());
        for (auto &[id, fact] : *facts) {
            if (const auto found = times->find(id); found != times->end())
                fact.times = found->second;
        }
        const auto again = makeTitle((*title)->source, *(*title)->info, *facts);
        QVERIFY(again.has_value());
        QCOMPARE((*again)->generation, (*title)->generation);
        QVERIFY((*again)->times == *times);
        QCOMPARE(differenceByOrder(*title, *again), QString());
    }

    // Far away, where each look is a request.
    void looksAtAllOnlyWhereAFewAreNotAsListed_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("groups");
        QTest::addColumn<bool>("isEven");
        QTest::newRow("even") << u"even.mp4"_s << u"open-gop=0:b-adapt=0"_s << true;
        QTest::newRow("no two alike") << u"odd.mp4"_s << u"open-gop=1:b-adapt=2"_s << false;
    }
    void looksAtAllOnlyWhereAFewAreNotAsListed()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, groups);
        QFETCH(const bool, isEven);
        const QString path = m_dir.filePath(name);
        if (!ffmpeg(
                u"-f lavfi -i mandelbrot=s=160x90:r=25 -t 120 -c:v libx264 -preset fast -g 30 -bf 3 "
                "-x264-params %1 -movflags frag_keyframe+empty_moov+default_base_moof %2"_s.arg(groups, path)
                    .split(u' ')))
            QSKIP("ffmpeg cannot make the film");
        const auto title = fragmentedTitleOf(path);
        QVERIFY2(title, title ? "" : qPrintable(title.error().message));
        QVERIFY((*title)->plan.spans.size() > 15);
        const auto times = readDoubtfulCutTimes(**title, {});
        QVERIFY(times.has_value());
        const auto exact = withTimes(**title, *times);
        QCOMPARE(lacksCutTimes(*exact), isEven);
        QCOMPARE(times->at(exact->info->mainTrack).begins.size() == 8, isEven);
        QCOMPARE(difference(*exact), QString());
        if (!isEven)
            QVERIFY(!difference(**title).isEmpty());
        // What is known is not read again.
        const auto source = std::make_shared<CountingSource>((*title)->source);
        Title counted = *exact;
        counted.source = source;
        const auto again = readDoubtfulCutTimes(counted, {});
        QVERIFY(again && *again == *times);
        QCOMPARE(source->reads(), 0);
    }

    void stopsInTimeAndGoesOn()
    {
        const auto title = film(u"avc.mkv"_s, {});
        if (!title)
            QSKIP("ffmpeg cannot make the film");
        const auto source = std::make_shared<CountingSource>((*title)->source);
        Title counted = **title;
        counted.source = source;
        const auto none = readCutTimes(counted, std::chrono::milliseconds(0), {});
        QVERIFY(none && none->empty());
        QCOMPARE(source->reads(), 0);
        const auto all = readCutTimes(counted, kUnbounded, {});
        QVERIFY(all.has_value());
        const int reads = source->reads();
        // What is known of the beginning is not read again.
        auto some = *all;
        auto &begins = some.at(counted.info->mainTrack).begins;
        begins.erase(std::prev(begins.end()));
        const auto rest = readCutTimes(*withTimes(counted, some), kUnbounded, {});
        QVERIFY(rest && *rest == *all);
        QVERIFY2(source->reads() - reads < reads / 2, qPrintable(QString::number(source->reads() - reads)));
    }

    void takesThePlansTimesWhereTheIndexIsFalse()
    {
        const auto title = film(u"avc.mkv"_s, {});
        if (!title)
            QSKIP("ffmpeg cannot make the film");
        Title wrong = **title;
        wrong.plan.spans[1].beginOffsetBytes += 5;
        const auto times = readCutTimes(wrong, kUnbounded, {});
        QVERIFY(times.has_value());
        const qint64 cut = wrong.plan.spans[1].beginTime;
        QCOMPARE(times->at(wrong.info->mainTrack).begins.at(cut), cut);
        QVERIFY(!lacksCutTimes(*withTimes(wrong, *times)));
    }

    void canBeCalledOff()
    {
        const auto title = film(u"avc.mkv"_s, {});
        if (!title)
            QSKIP("ffmpeg cannot make the film");
        CancelSource cancel;
        cancel.cancel();
        const auto times = readCutTimes(**title, kUnbounded, cancel.token());
        QVERIFY(!times && times.error().kind == ErrorKind::Cancelled);
    }
};

QTEST_APPLESS_MAIN(tst_CutTimes)
#include "tst_CutTimes.moc"
