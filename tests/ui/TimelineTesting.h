// SPDX-License-Identifier: GPL-3.0-or-later
// A timeline on the screen, and the mouse over it. Thread: gui.
#pragma once

#include "FakeGateway.h"

#include "ui/TimelineWidget.h"

#include <QMouseEvent>
#include <QTest>

namespace cuegate::test {

inline void showFilm(TimelineWidget &widget, int keyframes)
{
    widget.resize(1200, 300);
    widget.setMedia(makeFilm(keyframes));
    widget.setTimeline(makeTimeline(QStringLiteral("a")));
    widget.resize(1200, widget.sizeHint().height());
    widget.show();
    QVERIFY(QTest::qWaitForWindowExposed(&widget));
}

inline int middleOf(const TimelineWidget &widget, TimelineLayout::Lane lane)
{
    const TimelineLayout layout(widget.content(), widget.fontMetrics(), widget.width());
    for (const TimelineLayout::Row &row : layout.rows()) {
        if (row.lane == lane)
            return row.area.center().y();
    }
    return -1;
}

inline QPoint placeOf(const TimelineWidget &widget, double ms, TimelineLayout::Lane lane)
{
    return {widget.laneLeft() + qRound(widget.scale().xOf(ms)), middleOf(widget, lane)};
}

// As the system sends it: QTest's own moves the cursor, which other windows may see.
inline void moveMouse(TimelineWidget &widget, QPoint at)
{
    QMouseEvent move(QEvent::MouseMove, QPointF(at), widget.mapToGlobal(QPointF(at)), Qt::NoButton,
                     Qt::NoButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&widget, &move);
}

} // namespace cuegate::test
