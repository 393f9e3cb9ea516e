// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeGateway.h"

#include "ui/TimelinePainter.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_TimelineContent : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void timeAndPlaceAreInverse_data();
    void timeAndPlaceAreInverse();
    void zoomKeepsTheTimeUnderTheCursor();
    void staysWithinTheFilm();
    void zoomsToSingleFrames();
    void rulerStepsAreRound();
    void findsSegmentsAndKeyframes();
    void countsSegmentsInAPixel();
    void measuresTheBitrate();
    void measuresGroupsOfPictures();
    void countsFromTheFirstKeyframe();
    void placesFetchedBytesInTime();
    void sortsCuePointsByTrack();
    void marksSinglePicturesWhenNear();
};

static TimelineScale filmScale()
{
    TimelineScale scale;
    scale.setWidth(1000);
    scale.setDurationMs(6'723'400);
    return scale;
}

void tst_TimelineContent::timeAndPlaceAreInverse_data()
{
    QTest::addColumn<double>("factor");
    QTest::addColumn<double>("anchor");
    QTest::newRow("whole") << 1.0 << 0.0;
    QTest::newRow("minutes") << 50.0 << 300.0;
    QTest::newRow("frames") << 1e9 << 700.0;
}

void tst_TimelineContent::timeAndPlaceAreInverse()
{
    QFETCH(double, factor);
    QFETCH(double, anchor);
    TimelineScale scale = filmScale();
    scale.zoom(factor, anchor);
    for (int x = 0; x <= 1000; x += 125) {
        const qint64 ms = scale.msAt(x);
        QVERIFY(std::abs(scale.xOf(ms) - x) <= 0.5 / scale.msPerPixel() + 0.001);
    }
}

void tst_TimelineContent::zoomKeepsTheTimeUnderTheCursor()
{
    TimelineScale scale = filmScale();
    const double x = 613;
    const qint64 ms = scale.msAt(x);
    for (int i = 0; i < 20; ++i) {
        scale.zoom(1.5, x);
        QVERIFY(std::abs(scale.msAt(x) - ms) <= 4);
    }
    for (int i = 0; i < 20; ++i)
        scale.zoom(1 / 1.5, x);
    QVERIFY(scale.spanMs() > 6'723'000);
}

void tst_TimelineContent::staysWithinTheFilm()
{
    TimelineScale scale = filmScale();
    scale.panBy(-500);
    QCOMPARE(scale.startMs(), 0.0);
    scale.zoom(10, 0);
    scale.panBy(1e9);
    QCOMPARE(scale.msAt(1000), qint64(6'723'400));
    QCOMPARE(scale.msAt(1e12), qint64(6'723'400));
    QCOMPARE(scale.msAt(-1e12), qint64(0));
    scale.zoom(0, 10);
    scale.zoom(-1, 10);
    scale.setDurationMs(0);
    QCOMPARE(scale.durationMs(), qint64(1));
    scale.setWidth(0);
    QVERIFY(scale.msPerPixel() > 0);
}

void tst_TimelineContent::zoomsToSingleFrames()
{
    TimelineScale scale = filmScale();
    scale.zoom(1e12, 500);
    QCOMPARE(scale.spanMs(), double(TimelineScale::kShortestSpanMs));
}

void tst_TimelineContent::rulerStepsAreRound()
{
    QCOMPARE(TimelinePainter::rulerStepMs(0.1), qint64(1));
    QCOMPARE(TimelinePainter::rulerStepMs(1100), qint64(2000));
    QCOMPARE(TimelinePainter::rulerStepMs(400'000), qint64(600'000));
    QCOMPARE(TimelinePainter::rulerStepMs(40e6), qint64(72'000'000));
}

void tst_TimelineContent::findsSegmentsAndKeyframes()
{
    const TimelineContent content(makeFilm(100).get(), makeTimeline(u"a"_s));
    const RenditionSnapshot &video = content.renditions()[0];
    QCOMPARE(TimelineContent::segmentAt(video, 0), std::optional<size_t>(0));
    QCOMPARE(TimelineContent::segmentAt(video, 6005), std::optional<size_t>(0));
    QCOMPARE(TimelineContent::segmentAt(video, 6006), std::optional<size_t>(1));
    QCOMPARE(TimelineContent::segmentAt(video, 99'999'999), std::optional<size_t>());
    QCOMPARE(content.nearestKeyframe(-5), std::optional<size_t>(0));
    QCOMPARE(content.nearestKeyframe(99'999'999), std::optional<size_t>(99));
    for (size_t i = 0; i < 100; ++i)
        QCOMPARE(content.nearestKeyframe(content.keyframesUs()[i] / 1000 + 1), std::optional<size_t>(i));
}

void tst_TimelineContent::countsSegmentsInAPixel()
{
    const TimelineContent content(makeFilm(100).get(), makeTimeline(u"a"_s));
    const RenditionSnapshot &audio = content.renditions()[1];
    const auto all = TimelineContent::countBetween(audio, 0, content.durationMs());
    QCOMPARE(all.total, int(audio.segments.size()));
    QCOMPARE(all.failed, 1);
    QCOMPARE(all.building, 3);
    QCOMPARE(TimelineContent::countBetween(audio, 100, 100).total, 1);
}

void tst_TimelineContent::measuresTheBitrate()
{
    MediaInfo film;
    film.sizeBytes = 4'000'000;
    film.durationNs = 4'000'000'000;
    film.keyframes.keyframes = {{0, 0}, {1000, 1'000'000}, {2000, 3'000'000}, {3000, 3'500'000}};
    const TimelineContent content(&film, nullptr);
    QCOMPARE(content.bitrateBetween(0, 10), qint64(8'000'000));
    QCOMPARE(content.bitrateBetween(1500, 1600), qint64(16'000'000));
    QCOMPARE(content.bitrateBetween(3500, 3600), qint64(4'000'000));
    QCOMPARE(content.bitrateBetween(0, 4000), qint64(8'000'000));
}

void tst_TimelineContent::measuresGroupsOfPictures()
{
    MediaInfo film;
    film.sizeBytes = 4'000'000;
    film.durationNs = 9'000'000'000;
    film.keyframes.keyframes = {{0, 0}, {1000, 1'000'000}, {3500, 3'000'000}};
    const TimelineContent content(&film, nullptr);
    QCOMPARE(content.groupUs(1), qint64(2'500'000));
    QCOMPARE(content.groupUs(2), qint64(5'500'000));
    QCOMPARE(content.groupBytes(1), qint64(2'000'000));
    QCOMPARE(content.longestGroupUs(0, 500), qint64(1'000'000));
    QCOMPARE(content.longestGroupUs(0, 1001), qint64(2'500'000));
    QCOMPARE(content.longestGroupUs(1500, 1600), qint64(2'500'000));
    QCOMPARE(content.longestGroupUs(8000, 8000), qint64(5'500'000));
    QCOMPARE(TimelineContent().longestGroupUs(0, 10), qint64(0));
}

void tst_TimelineContent::countsFromTheFirstKeyframe()
{
    MediaInfo film;
    film.durationNs = 9'000'000'000;
    film.keyframes.timescale = 90'000;
    film.keyframes.keyframes = {{126'000, 0}, {306'090, 500}};
    film.tracks.resize(1);
    film.tracks[0].id = 1;
    film.tracks[0].containerId = 1;
    film.cues = {{3'401'000'000, 1, 500}, {1'400'000'000, 1, 0}, {1, 9, 0}};
    const TimelineContent content(&film, nullptr);
    QCOMPARE(content.keyframesUs(), (std::vector<qint64>{0, 2'001'000}));
    QCOMPARE(content.cues().size(), size_t(1));
    QCOMPARE(content.cues().front().timesUs, (std::vector<qint64>{0, 2'001'000}));
}

void tst_TimelineContent::placesFetchedBytesInTime()
{
    MediaInfo film;
    film.sizeBytes = 4'000'000;
    film.durationNs = 8'000'000'000;
    film.keyframes.keyframes = {{0, 1000}, {1000, 1'000'000}, {2000, 3'000'000}, {4000, 3'500'000}};
    auto timeline = std::make_shared<TimelineSnapshot>();
    timeline->fetchedRanges = {{0, 1000}, {2'000'000, 3'250'000}, {3'750'000, 4'000'000}};
    TimelineContent content(&film, timeline);
    QCOMPARE(content.fetched().size(), size_t(3));
    QCOMPARE(content.fetched()[0].endUs, qint64(0));
    QCOMPARE(content.fetched()[1].beginUs, qint64(1'500'000));
    QCOMPARE(content.fetched()[1].endUs, qint64(3'000'000));
    QCOMPARE(content.fetched()[2].beginUs, qint64(6'000'000));
    QCOMPARE(content.fetched()[2].endUs, qint64(8'000'000));
    QVERIFY(!content.isFetched(1499) && content.isFetched(1500) && !content.isFetched(3000));
    film.keyframes.keyframes[1].offsetBytes = 3'200'000; // times cannot be told by places
    QVERIFY(TimelineContent(&film, timeline).fetched().empty());
}

void tst_TimelineContent::sortsCuePointsByTrack()
{
    const TimelineContent content(makeFilm(100).get(), nullptr);
    QCOMPARE(content.cues().size(), size_t(2));
    QCOMPARE(content.cues()[0].track, TrackId(1));
    QCOMPARE(content.cues()[0].timesUs.size(), size_t(1120));
    QCOMPARE(content.cues()[1].track, TrackId(4));
    QCOMPARE(content.cues()[1].timesUs.size(), size_t(84));
}

void tst_TimelineContent::marksSinglePicturesWhenNear()
{
    const auto film = makeFilm(100); // 67 s each: none is near
    const TimelineContent content(film.get(), nullptr);
    TimelineScale scale;
    scale.setWidth(1000);
    scale.setDurationMs(content.durationMs());
    const QPalette palette;
    const QRect area(0, 0, 1000, 40);
    const auto marks = [&] {
        QImage image(area.size(), QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        const TimelineView view{painter, content, scale, palette, Accents::of(palette)};
        TimelineGraphs(view).paintKeyframes(area);
        int count = 0;
        for (int x = 1; x < image.width(); ++x)
            count +=
                image.pixel(x, 30) != image.pixel(x - 1, 30) && image.pixel(x, 30) != qRgb(255, 255, 255);
        return count;
    };
    scale.setShortestSpanMs(1000);
    scale.zoom(1e9, 300);
    QVERIFY2(std::abs(marks() - 24) <= 1, QByteArray::number(marks()).constData());
    scale.zoom(1.0 / 60, 300);
    QVERIFY(marks() <= 2);
}

QTEST_MAIN(tst_TimelineContent)
#include "tst_TimelineContent.moc"
