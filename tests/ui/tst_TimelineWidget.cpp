// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeGateway.h"

#include "ui/TimelinePainter.h"
#include "ui/TimelineWidget.h"

#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QPainter>
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
    void survivesOddContent();
    void keysAndWheelMoveTheView();
    void aClickCopiesTheTime();
    void aDragPansAndCopiesNothing();
    void saysWhatIsUnderTheMouse();
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
        QCOMPARE(content.nearestKeyframe(content.keyframesMs()[i] + 1), std::optional<size_t>(i));
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
    timeline->playheadsMs = {-1, std::numeric_limits<qint64>::max()};
    auto small = std::make_shared<MediaInfo>();
    small->durationNs = 1;
    widget.setMedia(small);
    widget.setTimeline(timeline);
    QVERIFY(!widget.grab().isNull());
    QVERIFY(widget.describe(QPoint(widget.laneLeft() + 1, 60)).size() <= 4);
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
    const TimelineLayout layout(widget.content(), widget.fontMetrics(), widget.width());
    const QPoint video(widget.laneLeft() + 10, layout.rows()[3].area.center().y());
    const QString text = widget.describe(video).join(u'\n');
    QVERIFY2(text.contains(u"Segment "_s) && text.contains(u"ready, 3."_s) &&
                 text.contains(u"hvc1.2.4.L120.B0"_s) && text.contains(u"Nearest keyframe: "_s),
             qPrintable(text));
    QVERIFY(widget.describe(QPoint(2, 60)).isEmpty());
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
