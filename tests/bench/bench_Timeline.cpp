// SPDX-License-Identifier: GPL-3.0-or-later
// How long the timeline takes for each new view of a film with 100,000 keyframes while it is panned, at twice
// the pixels; 60 views a second leave 16.7 ms for each.
#include "tests/ui/FakeGateway.h"

#include "ui/TimelineWidget.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QKeyEvent>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

static void press(TimelineWidget &widget, Qt::Key key)
{
    QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier);
    QCoreApplication::sendEvent(&widget, &event);
}

static void measure(TimelineWidget &widget, const char *name)
{
    constexpr size_t kViews = 200;
    std::vector<double> ms;
    for (size_t i = 0; i < kViews; ++i) {
        QElapsedTimer timer;
        timer.start();
        press(widget, i % 40 < 20 ? Qt::Key_Right : Qt::Key_Left);
        widget.repaint();
        ms.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::ranges::sort(ms);
    std::printf("%-24s median %5.2f ms, 95 of 100 within %5.2f ms, worst %5.2f ms\n", name, ms[kViews / 2],
                ms[kViews * 95 / 100], ms.back());
}

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_SCALE_FACTOR", "2");
    const QApplication application(argc, argv);
    TimelineWidget widget;
    widget.resize(1400, 300);
    widget.setMedia(makeFilm(100'000));
    widget.setTimeline(makeTimeline(u"a"_s));
    widget.resize(1400, widget.sizeHint().height());
    widget.show();
    QCoreApplication::processEvents();
    std::printf("%d x %d points at %g pixels each\n", widget.width(), widget.height(),
                widget.devicePixelRatioF());
    press(widget, Qt::Key_Plus);
    measure(widget, "most of the film");
    for (const auto &[steps, name] :
         {std::pair(5, "a quarter of an hour"), std::pair(6, "a minute"), std::pair(20, "five pictures")}) {
        for (int i = 0; i < steps; ++i)
            press(widget, Qt::Key_Plus);
        measure(widget, name);
    }
    return 0;
}
