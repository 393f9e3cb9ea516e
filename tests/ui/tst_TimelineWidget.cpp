// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeGateway.h"

#include "ui/TimelinePainter.h"
#include "ui/TimelineWidget.h"

#include <QBuffer>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_TimelineWidget : public QObject
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
    void survivesOddContent();
    void keysAndWheelMoveTheView();
    void aClickCopiesTheTime();
    void aDragPansAndCopiesNothing();
    void saysWhatIsUnderTheMouse();
    void saysWhatIsKnownOfAKeyframe();
    void namesWhoPlaysThere();
    void asksForOnePictureWhenTheMouseRests();
    void showsThePictureThatComes();
    void forgetsPicturesOfAnotherFilm();
    void asksNoMoreWhereThereAreNone();
    void theMenuCopiesLinksFromHere();
    void theMenuPlaysInWhatIsInstalled();
    void theMenuKeyOpensItToo();
    void newSegmentsKeepTheZoom();
    void paintsAHundredThousandKeyframes();
};

static TimelineScale filmScale()
{
    TimelineScale scale;
    scale.setWidth(1000);
    scale.setDurationMs(6'723'400);
    return scale;
}

void tst_TimelineWidget::timeAndPlaceAreInverse_data()
{
    QTest::addColumn<double>("factor");
    QTest::addColumn<double>("anchor");
    QTest::newRow("whole") << 1.0 << 0.0;
    QTest::newRow("minutes") << 50.0 << 300.0;
    QTest::newRow("frames") << 1e9 << 700.0;
}

void tst_TimelineWidget::timeAndPlaceAreInverse()
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

void tst_TimelineWidget::zoomKeepsTheTimeUnderTheCursor()
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

void tst_TimelineWidget::staysWithinTheFilm()
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

void tst_TimelineWidget::zoomsToSingleFrames()
{
    TimelineScale scale = filmScale();
    scale.zoom(1e12, 500);
    QCOMPARE(scale.spanMs(), double(TimelineScale::kShortestSpanMs));
}

void tst_TimelineWidget::rulerStepsAreRound()
{
    QCOMPARE(TimelinePainter::rulerStepMs(0.1), qint64(1));
    QCOMPARE(TimelinePainter::rulerStepMs(1100), qint64(2000));
    QCOMPARE(TimelinePainter::rulerStepMs(400'000), qint64(600'000));
    QCOMPARE(TimelinePainter::rulerStepMs(40e6), qint64(72'000'000));
}

void tst_TimelineWidget::findsSegmentsAndKeyframes()
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

void tst_TimelineWidget::countsSegmentsInAPixel()
{
    const TimelineContent content(makeFilm(100).get(), makeTimeline(u"a"_s));
    const RenditionSnapshot &audio = content.renditions()[1];
    const auto all = TimelineContent::countBetween(audio, 0, content.durationMs());
    QCOMPARE(all.total, int(audio.segments.size()));
    QCOMPARE(all.failed, 1);
    QCOMPARE(all.building, 3);
    QCOMPARE(TimelineContent::countBetween(audio, 100, 100).total, 1);
}

void tst_TimelineWidget::measuresTheBitrate()
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

void tst_TimelineWidget::measuresGroupsOfPictures()
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

void tst_TimelineWidget::countsFromTheFirstKeyframe()
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

void tst_TimelineWidget::placesFetchedBytesInTime()
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

void tst_TimelineWidget::sortsCuePointsByTrack()
{
    const TimelineContent content(makeFilm(100).get(), nullptr);
    QCOMPARE(content.cues().size(), size_t(2));
    QCOMPARE(content.cues()[0].track, TrackId(1));
    QCOMPARE(content.cues()[0].timesUs.size(), size_t(1120));
    QCOMPARE(content.cues()[1].track, TrackId(4));
    QCOMPARE(content.cues()[1].timesUs.size(), size_t(84));
}

void tst_TimelineWidget::marksSinglePicturesWhenNear()
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

void tst_TimelineWidget::survivesOddContent()
{
    TimelineWidget widget;
    widget.resize(300, 200);
    QVERIFY(!widget.grab().isNull());
    auto film = std::make_shared<MediaInfo>();
    film->keyframes.timescale = 0;
    film->keyframes.keyframes = {{std::numeric_limits<qint64>::max(), 5}};
    widget.setMedia(film);
    QVERIFY(!widget.grab().isNull());
    auto timeline = std::make_shared<TimelineSnapshot>();
    timeline->renditions.resize(70);
    timeline->renditions[0].segments = {{0, 0, SegmentState::Failed, 0}, {0, 0, SegmentState::Cached, -1}};
    timeline->playheads.resize(2);
    timeline->playheads[0].positionMs = -1;
    timeline->playheads[1].positionMs = std::numeric_limits<qint64>::max();
    timeline->fetchedRanges = {{-5, 7}, {0, std::numeric_limits<qint64>::max()}};
    auto small = std::make_shared<MediaInfo>();
    small->durationNs = 1;
    widget.setMedia(small);
    widget.setTimeline(timeline);
    QVERIFY(!widget.grab().isNull());
    QVERIFY(widget.describe(QPoint(widget.laneLeft() + 1, 60)).size() <= 5);
    auto odd = std::make_shared<MediaInfo>(*makeFilm(3));
    odd->keyframes.keyframes = {{std::numeric_limits<qint64>::min(), 9}, {0, -4}, {7, 1}};
    odd->cues = {{std::numeric_limits<qint64>::min(), 1, 0}, {std::numeric_limits<qint64>::max(), 1, 0}};
    odd->tracks[0].video->frameRateNumerator = 4'000'000'000;
    widget.setMedia(odd);
    widget.setTimeline(timeline);
    for (int i = 0; i < 40; ++i)
        widget.zoomIn();
    QVERIFY(!widget.grab().isNull());
}

static void showFilm(TimelineWidget &widget, int keyframes)
{
    widget.resize(1200, 300);
    widget.setMedia(makeFilm(keyframes));
    widget.setTimeline(makeTimeline(u"a"_s));
    widget.resize(1200, widget.sizeHint().height());
    widget.show();
    QVERIFY(QTest::qWaitForWindowExposed(&widget));
}

static int middleOf(const TimelineWidget &widget, TimelineLayout::Lane lane)
{
    const TimelineLayout layout(widget.content(), widget.fontMetrics(), widget.width());
    for (const TimelineLayout::Row &row : layout.rows()) {
        if (row.lane == lane)
            return row.area.center().y();
    }
    return -1;
}

static QPoint placeOf(const TimelineWidget &widget, double ms, TimelineLayout::Lane lane)
{
    return {widget.laneLeft() + qRound(widget.scale().xOf(ms)), middleOf(widget, lane)};
}

// As the system sends it: QTest's own moves the cursor, which other windows may see.
static void moveMouse(TimelineWidget &widget, QPoint at)
{
    QMouseEvent move(QEvent::MouseMove, QPointF(at), widget.mapToGlobal(QPointF(at)), Qt::NoButton,
                     Qt::NoButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&widget, &move);
}

void tst_TimelineWidget::keysAndWheelMoveTheView()
{
    TimelineWidget widget;
    showFilm(widget, 500);
    QTest::keyClick(&widget, Qt::Key_Plus);
    QVERIFY(!widget.scale().isWhole());
    QTest::keyClick(&widget, Qt::Key_End);
    QCOMPARE(widget.scale().msAt(widget.scale().width()), widget.scale().durationMs());
    QTest::keyClick(&widget, Qt::Key_Home);
    QCOMPARE(widget.scale().startMs(), 0.0);
    QTest::keyClick(&widget, Qt::Key_Right);
    QVERIFY(widget.scale().startMs() > 0);
    QTest::keyClick(&widget, Qt::Key_0);
    QVERIFY(widget.scale().isWhole());

    const QPointF at(widget.laneLeft() + 400, 60);
    const qint64 under = widget.scale().msAt(400);
    QWheelEvent wheel(at, widget.mapToGlobal(at), {}, QPoint(0, 240), Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&widget, &wheel);
    QVERIFY(!widget.scale().isWhole());
    QVERIFY(std::abs(widget.scale().msAt(400) - under) <= 2);
    QTest::mouseDClick(&widget, Qt::LeftButton, Qt::NoModifier, at.toPoint());
    QVERIFY(widget.scale().isWhole());
}

void tst_TimelineWidget::aClickCopiesTheTime()
{
    TimelineWidget widget;
    showFilm(widget, 500);
    QTest::mouseClick(&widget, Qt::LeftButton, Qt::NoModifier, QPoint(widget.laneLeft(), 60));
    QCOMPARE(QGuiApplication::clipboard()->text(), u"0:00.000"_s);
}

void tst_TimelineWidget::aDragPansAndCopiesNothing()
{
    TimelineWidget widget;
    showFilm(widget, 500);
    widget.zoomIn();
    QGuiApplication::clipboard()->setText(u"before"_s);
    const double start = widget.scale().startMs();
    QTest::mousePress(&widget, Qt::LeftButton, Qt::NoModifier, QPoint(700, 60));
    QMouseEvent move(QEvent::MouseMove, QPointF(600, 60), widget.mapToGlobal(QPointF(600, 60)), Qt::NoButton,
                     Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&widget, &move);
    QTest::mouseRelease(&widget, Qt::LeftButton, Qt::NoModifier, QPoint(600, 60));
    QVERIFY(widget.scale().startMs() > start);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"before"_s);
}

void tst_TimelineWidget::saysWhatIsUnderTheMouse()
{
    TimelineWidget widget;
    showFilm(widget, 500);
    const QPoint video(widget.laneLeft() + 10, middleOf(widget, TimelineLayout::Lane::Rendition));
    const QString text = widget.describe(video).join(u'\n');
    QVERIFY2(text.contains(u"Segment "_s) && text.contains(u"ready, 3."_s) &&
                 text.contains(u"hvc1.2.4.L120.B0"_s) && text.contains(u"Nearest keyframe: "_s),
             qPrintable(text));
    QVERIFY(widget.describe(QPoint(2, 60)).isEmpty());
}

void tst_TimelineWidget::saysWhatIsKnownOfAKeyframe()
{
    TimelineWidget widget;
    MediaInfo film = *makeFilm(3);
    film.keyframes = {1000, {{0, 5000}, {3'000'000, 1'005'000}, {3'600'000, 451'005'000}}};
    showFilm(widget, 3);
    widget.setMedia(std::make_shared<MediaInfo>(film));
    const QPoint place = placeOf(widget, 3'000'000, TimelineLayout::Lane::Groups);
    const QStringList lines = widget.describe(place);
    const QString text = lines.join(u'\n');
    QVERIFY2(text.contains(u"Nearest keyframe: 50:00.000 at byte 1,005,000"_s), qPrintable(text));
    QVERIFY2(text.contains(u"Its group of pictures: 600.000 s, 14,386 pictures"_s), qPrintable(text));
    QVERIFY2(text.contains(u"450.0 MB, 6.0 Mbit/s with all tracks"_s), qPrintable(text));
}

void tst_TimelineWidget::namesWhoPlaysThere()
{
    TimelineWidget widget;
    showFilm(widget, 500);
    const QPoint kodi = placeOf(widget, 1'340'000, TimelineLayout::Lane::Bitrate);
    QVERIFY(widget.describe(kodi + QPoint(3, 0)).contains(u"Kodi on 192.168.1.7 plays here"_s));
    QVERIFY(!widget.describe(kodi + QPoint(9, 0)).join(u' ').contains(u"Kodi"_s));
    const QPoint mpv = placeOf(widget, 4'500'000, TimelineLayout::Lane::Plan);
    QVERIFY(widget.describe(mpv).contains(u"mpv on this computer plays here"_s));
}

static const SourceUrls kUrls{
    QUrl(u"http://10.0.0.2:8642/m/c/master.m3u8"_s), QUrl(u"http://10.0.0.2:8642/m/c/stream.mp4"_s),
    QUrl(u"http://10.0.0.2:8642/m/c/file"_s), QUrl(u"http://10.0.0.2:8642/m/c/watch"_s),
    QUrl(u"http://10.0.0.2:8642/m/c/thumb.jpg"_s)};

struct Wish
{
    qint64 ms = 0;
    int width = 0;
    std::function<void(const Result<QByteArray> &)> done;
};

static KeyframePictures::Ask into(std::vector<Wish> &wishes)
{
    return [&wishes](qint64 ms, int width, auto done) { wishes.push_back({ms, width, std::move(done)}); };
}

static QByteArray jpegOf(const QColor &colour)
{
    QImage image(240, 135, QImage::Format_RGB32);
    image.fill(colour);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "JPG", 95);
    return bytes;
}

static int pixelsLike(TimelineWidget &widget, const QColor &colour)
{
    const QImage image = widget.grab().toImage();
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            count += std::abs(pixel.red() - colour.red()) + std::abs(pixel.green() - colour.green()) +
                         std::abs(pixel.blue() - colour.blue()) <
                     12;
        }
    }
    return count;
}

void tst_TimelineWidget::asksForOnePictureWhenTheMouseRests()
{
    std::vector<Wish> wishes;
    TimelineWidget widget;
    widget.setSource(kUrls, into(wishes));
    showFilm(widget, 500);
    for (int x = 0; x < 40; ++x)
        moveMouse(widget, QPoint(widget.laneLeft() + 100 + 10 * x, 60));
    QVERIFY(wishes.empty());
    QTRY_COMPARE(wishes.size(), size_t(1));
    const auto nearest = widget.content().nearestKeyframe(widget.scale().msAt(490));
    const qint64 us = widget.content().keyframesUs()[*nearest];
    QVERIFY(wishes.front().ms * 1000 >= us && wishes.front().ms * 1000 < us + 1000);
    QVERIFY(wishes.front().width >= 200 && wishes.front().width <= 240 * widget.devicePixelRatioF());
    moveMouse(widget, QPoint(2, 60));
    moveMouse(widget, QPoint(widget.laneLeft() + 490, 61));
    QTRY_COMPARE(wishes.size(), size_t(2)); // it has not come yet
}

void tst_TimelineWidget::showsThePictureThatComes()
{
    std::vector<Wish> wishes;
    TimelineWidget widget;
    widget.setSource(kUrls, into(wishes));
    showFilm(widget, 500);
    const QColor pink(230, 60, 200);
    moveMouse(widget, QPoint(widget.laneLeft() + 200, 60));
    QTRY_COMPARE(wishes.size(), size_t(1));
    QVERIFY(pixelsLike(widget, pink) == 0);
    wishes.front().done(jpegOf(pink));
    const int shown = pixelsLike(widget, pink);
    QVERIFY2(shown > 20'000, QByteArray::number(shown).constData());
    moveMouse(widget, QPoint(widget.laneLeft() + 700, 60));
    QVERIFY(pixelsLike(widget, pink) == 0);
    moveMouse(widget, QPoint(widget.laneLeft() + 200, 60));
    QCOMPARE(pixelsLike(widget, pink), shown);
    QCOMPARE(wishes.size(), size_t(1)); // it was kept
}

void tst_TimelineWidget::forgetsPicturesOfAnotherFilm()
{
    std::vector<Wish> wishes;
    TimelineWidget widget;
    widget.setSource(kUrls, into(wishes));
    showFilm(widget, 500);
    moveMouse(widget, QPoint(widget.laneLeft() + 200, 60));
    QTRY_COMPARE(wishes.size(), size_t(1));
    widget.setSource(kUrls, into(wishes));
    const QColor pink(230, 60, 200);
    wishes.front().done(jpegOf(pink));
    QCOMPARE(pixelsLike(widget, pink), 0);
}

void tst_TimelineWidget::asksNoMoreWhereThereAreNone()
{
    std::vector<Wish> wishes;
    TimelineWidget widget;
    widget.setSource(kUrls, into(wishes));
    showFilm(widget, 500);
    moveMouse(widget, QPoint(widget.laneLeft() + 200, 60));
    QTRY_COMPARE(wishes.size(), size_t(1));
    wishes.front().done(fail(ErrorKind::Unavailable, u"busy"_s));
    moveMouse(widget, QPoint(widget.laneLeft() + 300, 60));
    QTRY_COMPARE(wishes.size(), size_t(2));
    auto last = wishes.back().done;
    last(fail(ErrorKind::Unsupported, u"no decoder"_s));
    moveMouse(widget, QPoint(widget.laneLeft() + 400, 60));
    QTest::qWait(300);
    QCOMPARE(wishes.size(), size_t(2));
}

static QMenu *openMenu(TimelineWidget &widget, QPoint at,
                       QContextMenuEvent::Reason reason = QContextMenuEvent::Mouse)
{
    QContextMenuEvent event(reason, at, widget.mapToGlobal(at));
    QCoreApplication::sendEvent(&widget, &event);
    return widget.findChild<QMenu *>();
}

static QAction *actionOf(QMenu *menu, const QString &words)
{
    for (QAction *action : menu->actions()) {
        if (action->text().remove(u'&').contains(words))
            return action;
    }
    return nullptr;
}

void tst_TimelineWidget::theMenuCopiesLinksFromHere()
{
    TimelineWidget widget;
    widget.setSource(kUrls, {});
    showFilm(widget, 500);
    const QPoint place = placeOf(widget, 1'800'000, TimelineLayout::Lane::Rendition);
    const qint64 ms = widget.scale().msAt(place.x() - widget.laneLeft());
    const QString seconds = QString::number(double(ms) / 1000, 'f', 3);
    QMenu *menu = openMenu(widget, place);
    QVERIFY(menu);
    QSignalSpy copied(&widget, &TimelineWidget::copied);
    const auto clipboardAfter = [&](const QString &words) {
        actionOf(menu, words)->trigger();
        return QGuiApplication::clipboard()->text();
    };
    QCOMPARE(clipboardAfter(u"stream"_s), u"http://10.0.0.2:8642/m/c/stream.mp4?start="_s + seconds);
    QCOMPARE(clipboardAfter(u"watch page"_s), u"http://10.0.0.2:8642/m/c/watch#t="_s + seconds);
    QCOMPARE(clipboardAfter(u"segment"_s),
             u"http://192.168.1.23:8642/m/a/0123456789abcdef/fmp4/v1/%1.m4s"_s.arg(ms / 6006));
    QVERIFY(clipboardAfter(u"time"_s).startsWith(u"29:5"_s) ||
            clipboardAfter(u"time"_s).startsWith(u"30:0"_s));
    QVERIFY(copied.size() >= 4);
    menu->close();
    QVERIFY(!openMenu(widget, QPoint(2, 60)) || !menu->isVisible());
}

void tst_TimelineWidget::theMenuPlaysInWhatIsInstalled()
{
    QStringList started;
    bool starts = true;
    InstalledPlayers::System system;
    system.find = [](const QString &name) {
        return name == "vlc"_L1 || name == "kodi"_L1 ? QString(u"/usr/bin/"_s + name) : QString();
    };
    system.launch = [&](const QString &program, const QStringList &arguments) {
        started = QStringList{program} + arguments;
        return starts;
    };
    TimelineWidget widget;
    widget.setSource(kUrls, {});
    widget.setPlayers(InstalledPlayers(system));
    showFilm(widget, 500);
    QSignalSpy failed(&widget, &TimelineWidget::failed);
    QMenu *menu = openMenu(widget, QPoint(widget.laneLeft(), 60));
    QVERIFY(menu && !actionOf(menu, u"mpv"_s));
    actionOf(menu, u"VLC"_s)->trigger();
    QCOMPARE(started, (QStringList{u"/usr/bin/vlc"_s, u"--start-time=0.000"_s, kUrls.master.toString()}));
    QVERIFY(failed.isEmpty());
    starts = false;
    actionOf(menu, u"Kodi"_s)->trigger();
    QCOMPARE(started,
             (QStringList{u"/usr/bin/kodi"_s, u"http://10.0.0.2:8642/m/c/stream.mp4?start=0.000"_s}));
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed[0][0].toString(), u"Kodi could not be started."_s);
}

void tst_TimelineWidget::theMenuKeyOpensItToo()
{
    TimelineWidget widget;
    showFilm(widget, 500);
    QMenu *menu = openMenu(widget, QPoint(0, 0), QContextMenuEvent::Keyboard);
    QVERIFY(menu);
    QCOMPARE(menu->actions().size(), 1); // there are no links yet
    QVERIFY2(actionOf(menu, u"Copy time 5"_s), qPrintable(menu->actions().front()->text()));
}

void tst_TimelineWidget::newSegmentsKeepTheZoom()
{
    TimelineWidget widget;
    showFilm(widget, 500);
    widget.zoomIn();
    const TimelineScale before = widget.scale();
    widget.setTimeline(makeTimeline(u"a"_s));
    QVERIFY(widget.scale() == before);
}

void tst_TimelineWidget::paintsAHundredThousandKeyframes()
{
    TimelineWidget widget;
    showFilm(widget, 100'000);
    QElapsedTimer timer;
    timer.start();
    static constexpr int kFrames = 30;
    for (int i = 0; i < kFrames; ++i) {
        QTest::keyClick(&widget, i % 3 == 0 ? Qt::Key_Plus : Qt::Key_Right);
        widget.repaint();
    }
    const double stillMs = double(timer.nsecsElapsed()) / 1e6 / kFrames;
    timer.restart();
    for (int i = 0; i < kFrames; ++i) {
        QTest::mouseMove(&widget, QPoint(300 + i, 60));
        widget.repaint();
    }
    const double hoverMs = double(timer.nsecsElapsed()) / 1e6 / kFrames;
    qInfo("100,000 keyframes: %.2f ms for a new view, %.2f ms for a hover", stillMs, hoverMs);
}

QTEST_MAIN(tst_TimelineWidget)
#include "tst_TimelineWidget.moc"
