// SPDX-License-Identifier: GPL-3.0-or-later
// What edit lists leave of a track: pictures that are shown or needed to decode such, sound that is heard.
#include "tests/probe/SmallMovieFile.h"

#include <QTest>

using namespace cuegate;
using namespace cuegate::test;

class tst_MovieEdits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsPicturesThatAreShownOrNeeded_data();
    void keepsPicturesThatAreShownOrNeeded();
    void keepsSoundThatIsHeard_data();
    void keepsSoundThatIsHeard();
    void doesNotFollowAListThatShowsNothing();
    void readsCutPicturesWhereTheyAre();
};

using Times = QList<qint64>;

static QByteArray editsOf(quint32 durationMs, quint32 mediaTime)
{
    return box("edts", fullBox("elst", 0, 0, u32s({1, durationMs, mediaTime, 0x10000})));
}

static const SampleTable &tableOf(const MediaInfo &info)
{
    return std::get<MovieLayout>(info.layout).tables.at(1);
}

static Times timesOf(const MediaInfo &info)
{
    Times times;
    for (const auto &entry : tableOf(info).entries(0, tableOf(info).sampleCount()))
        times << entry.pts;
    return times;
}

// Pictures of 10 bytes and 40 ms each, shown at `times` (in ms of the media).
static TrackBytes filmOf(const Times &times, const QByteArray &syncSamples)
{
    TrackBytes film = video();
    QByteArray offsets;
    for (qsizetype i = 0; i < times.size(); ++i)
        offsets += u32s({1, quint32(times[i] - i * 40)});
    film.tables = simpleTables(std::vector<quint32>(size_t(times.size()), 10), 40, 0) +
                  fullBox("ctts", 1, 0, u32(quint32(times.size())) + offsets) +
                  fullBox("stss", 0, 0, syncSamples);
    return film;
}

void tst_MovieEdits::keepsPicturesThatAreShownOrNeeded_data()
{
    QTest::addColumn<Times>("media");
    QTest::addColumn<QByteArray>("sync");
    QTest::addColumn<QByteArray>("edits");
    QTest::addColumn<quint32>("timescale");
    QTest::addColumn<Times>("left");
    QTest::addColumn<qint64>("end"); // 0: as it was
    const Times plain{0, 40, 80, 120, 160, 200};
    const Times reordered{0, 120, 40, 80, 240, 160, 200};
    const QByteArray one = u32s({1, 1});
    const QByteArray two = u32s({2, 1, 3});
    QTest::newRow("all") << plain << one << editsOf(240, 0) << 1000U << plain << qint64(0);
    QTest::newRow("no-duration") << plain << one << editsOf(0, 0) << 1000U << plain << qint64(0);
    QTest::newRow("rounded-duration") << plain << one << editsOf(239, 0) << 1000U << plain << qint64(0);
    QTest::newRow("end") << plain << one << editsOf(121, 0) << 1000U << Times{0, 40, 80, 120} << qint64(121);
    QTest::newRow("end-within-the-last") << plain << one << editsOf(210, 0) << 1000U << plain << qint64(210);
    QTest::newRow("beginning") << plain << one << editsOf(100, 80) << 90'000U << Times{-17, -1, 0, 3600, 7200}
                               << qint64(9000);
    QTest::newRow("from-the-keyframe")
        << plain << two << editsOf(200, 80) << 1000U << Times{0, 40, 80, 120} << qint64(160);
    QTest::newRow("behind-the-keyframe")
        << plain << two << editsOf(200, 120) << 90'000U << Times{-16, 0, 3600, 7200} << qint64(10'800);
    QTest::newRow("within-a-picture") << plain << one << editsOf(200, 50) << 90'000U
                                      << Times{-17, -1, 2700, 6300, 9900, 13'500} << qint64(17'100);
    QTest::newRow("needed-behind-the-end")
        << reordered << one << editsOf(100, 0) << 90'000U << Times{0, 9000, 3600, 7200} << qint64(9001);
    QTest::newRow("leading") << Times{80, 40, 0, 120, 160} << one << editsOf(500, 80) << 90'000U
                             << Times{0, 3600, 7200} << qint64(10'800);
}

void tst_MovieEdits::keepsPicturesThatAreShownOrNeeded()
{
    QFETCH(const Times, media);
    QFETCH(const QByteArray, sync);
    QFETCH(const QByteArray, edits);
    QFETCH(const qint64, end);
    TrackBytes film = filmOf(media, sync);
    film.more = edits;
    const MediaInfo info = infoOf(fileOf(film.trak()));
    QTEST(timesOf(info), "left");
    QTEST(info.tracks[0].timescale, "timescale");
    QCOMPARE(info.keyframes.timescale, info.tracks[0].timescale);
    QCOMPARE(info.keyframes.keyframes[0].time, timesOf(info).front());
    QCOMPARE(info.tracks[0].video->frameRateNumerator, 25U);
    const qint64 last = end > 0 ? end : 40 * media.size();
    QCOMPARE(tableOf(info).endTime() + timesOf(info).front() - tableOf(info).entries(0, 1).front().dts, last);
    QCOMPARE(info.tracks[0].durationTicks, last);
}

void tst_MovieEdits::keepsSoundThatIsHeard_data()
{
    QTest::addColumn<QByteArray>("edits");
    QTest::addColumn<qint64>("first");
    QTest::addColumn<quint32>("count");
    QTest::addColumn<qint64>("delayNs");
    QTest::newRow("all") << editsOf(854, 0) << qint64(0) << 40U << qint64(0);
    QTest::newRow("priming") << editsOf(800, 2400) << qint64(-2400) << 40U << qint64(50'000'000);
    QTest::newRow("within-frames") << editsOf(100, 10'340) << qint64(-100) << 5U << qint64(0);
    QTest::newRow("between-frames") << editsOf(64, 10'240) << qint64(0) << 3U << qint64(0);
}

void tst_MovieEdits::keepsSoundThatIsHeard()
{
    QFETCH(const QByteArray, edits);
    TrackBytes sound = audio();
    sound.more = edits;
    const MediaInfo info = infoOf(fileOf(sound.trak()));
    QTEST(timesOf(info).front(), "first");
    QTEST(tableOf(info).sampleCount(), "count");
    QTEST(info.tracks[0].codecDelayNs, "delayNs");
    QCOMPARE(info.keyframes.keyframes[0].time, timesOf(info).front());
}

void tst_MovieEdits::doesNotFollowAListThatShowsNothing()
{
    TrackBytes film = filmOf({0, 40, 80}, u32s({1, 1}));
    film.more = editsOf(100, 5000);
    TrackBytes sound = audio();
    sound.more = editsOf(100, 500'000);
    const MediaInfo info = infoOf(fileOf(film.trak() + sound.trak()));
    QCOMPARE(timesOf(info), Times({-5000, -4960, -4920}));
    QCOMPARE(info.notes.filter(QStringLiteral("is not followed")).size(), 2);
}

void tst_MovieEdits::readsCutPicturesWhereTheyAre()
{
    TrackBytes film = filmOf({0, 40, 80, 120, 160, 200}, u32s({3, 1, 3, 5}));
    film.more = editsOf(200, 80);
    const SampleTable table = tableOf(infoOf(fileOf(film.trak())));
    QCOMPARE(table.entries(0, 1).front().bytes, ByteRange::ofSize(20, 10));
    QCOMPARE(table.entriesOf(table.syncSamples()).back().pts, 80);
    QCOMPARE(table.syncSamples(), std::vector<quint32>({0, 2}));
    QCOMPARE(table.totalBytes(), 40);
}

QTEST_GUILESS_MAIN(tst_MovieEdits)
#include "tst_MovieEdits.moc"
