// SPDX-License-Identifier: GPL-3.0-or-later
// What a narrow timeline does with what is wider than it.
#include "FakeGateway.h"

#include "ui/TimelineBubble.h"
#include "ui/TimelineContent.h"
#include "ui/TimelineLegend.h"

#include <QGuiApplication>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_TimelineLegend : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void breaksTheLegendWhereItIsTooWide()
    {
        const TimelineContent content(makeFilm(100).get(), makeTimeline(u"a"_s));
        const QFontMetrics metrics(QGuiApplication::font());
        int heightBefore = INT_MAX;
        for (int width = 260; width < 1400; width += 20) {
            const TimelineLegend legend(content, metrics, width);
            QCOMPARE(legend.items().size(), size_t(6));
            QVERIFY(legend.height() <= heightBefore);
            heightBefore = legend.height();
            QPoint before(-1, 0);
            for (const TimelineLegend::Item &item : legend.items()) {
                QVERIFY(item.at.y() > before.y() || item.at.x() > before.x());
                const int right = item.at.x() + TimelineLegend::markWidth(item, metrics) +
                                  metrics.horizontalAdvance(item.text);
                QVERIFY2(right <= width, qPrintable(u"%1 at %2"_s.arg(item.text).arg(width)));
                QVERIFY(item.at.y() + metrics.height() <= legend.height());
                before = item.at;
            }
        }
        QCOMPARE(heightBefore, metrics.height()); // one line in the end
    }

    void marksPlayersOfAFilmWithoutSegments()
    {
        auto played = std::make_shared<TimelineSnapshot>(*makeTimeline(u"a"_s));
        played->renditions.clear();
        const QFontMetrics metrics(QGuiApplication::font());
        const TimelineContent content(makeFilm(100).get(), played);
        const TimelineLegend legend(content, metrics, 800);
        QCOMPARE(legend.items().size(), size_t(1));
        QVERIFY(!legend.items().front().state);
        played->playheads.clear();
        const TimelineContent idle(makeFilm(100).get(), played);
        QVERIFY(TimelineLegend(idle, metrics, 800).items().empty());
    }

    void keepsTheBubbleInside()
    {
        const TimelineBubble bubble{
            {u"1:15:04.025"_s, u"The nearest keyframe is at 1:15:04.597, at byte 3,111,668,547 of them"_s},
            {208, 117},
            {}};
        const QRect bounds(20, 10, 380, 200);
        for (const QPoint at : {QPoint(30, 20), QPoint(390, 20), QPoint(200, 190), QPoint(390, 205)}) {
            QImage image(420, 220, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            QPalette palette = QGuiApplication::palette();
            palette.setColor(QPalette::ToolTipBase, Qt::yellow);
            bubble.paint(painter, palette, at, bounds);
            painter.end();
            int inside = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    const bool isPainted = image.pixel(x, y) != qRgb(255, 255, 255);
                    QVERIFY2(!isPainted || bounds.contains(x, y), qPrintable(u"%1, %2"_s.arg(x).arg(y)));
                    inside += isPainted;
                }
            }
            QVERIFY(inside > 10'000);
        }
    }
};

QTEST_MAIN(tst_TimelineLegend)
#include "tst_TimelineLegend.moc"
