// SPDX-License-Identifier: GPL-3.0-or-later
#include "TimelineTesting.h"

#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QWheelEvent>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_TimelineWidget : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void survivesOddContent();
    void keysAndWheelMoveTheView();
    void zoomsToAFewPictures();
    void aClickCopiesTheTime();
    void aDragPansAndCopiesNothing();
    void saysWhatIsUnderTheMouse();
    void saysWhatIsKnownOfAKeyframe();
    void namesWhoPlaysThere();
    void newSegmentsKeepTheZoom();
    void paintsAHundredThousandKeyframes();
};

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

void tst_TimelineWidget::zoomsToAFewPictures()
{
    TimelineWidget widget;
    showFilm(widget, 500);
    for (int i = 0; i < 60; ++i)
        widget.zoomIn();
    QCOMPARE(widget.scale().spanMs(), 5 * 41.0);
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
