// SPDX-License-Identifier: GPL-3.0-or-later
// How long the window is held up by a list of 10,000 films: the longest gap between two turns of the event
// loop while it appears, changes, is searched and put in another order.
#include "tests/ui/FakeGateway.h"

#include "ui/MainWindow.h"
#include "ui/SourcePanel.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QTimer>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

// Works for a while in turns of the event loop, as the window does.
template <typename Work>
static void measure(const char *what, Work work)
{
    QElapsedTimer clock;
    clock.start();
    double longestMs = 0;
    double lastMs = 0;
    work();
    for (int turn = 0; turn < 50; ++turn) {
        QApplication::processEvents();
        const double nowMs = double(clock.nsecsElapsed()) / 1e6;
        longestMs = std::max(longestMs, nowMs - lastMs);
        lastMs = nowMs;
    }
    std::printf("%-28s longest gap of the event loop %7.1f ms\n", what, longestMs);
}

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QList<SourceSnapshot> films;
    const auto media = makeFilm(1200);
    for (int i = 0; i < 10'000; ++i) {
        films << makeSource(QString::number(i), u"Film %1 of the archive"_s.arg(i), SourceState::Ready);
        films.last().media = media;
        films.last().folder = i % 4 == 0 ? u"Folder %1"_s.arg(i % 40) : QString();
    }
    FakeGateway gateway;
    MainWindow window(gateway);
    window.show();
    QApplication::processEvents();
    measure("10,000 films appear", [&] { gateway.setSources(films); });
    measure("one of them changes", [&] {
        films[5001].state = SourceState::Probing;
        gateway.setSources(films);
    });
    measure("nothing changes", [&] { gateway.setSources(films); });
    measure("search: one letter", [&] { window.films()->searchField()->setText(u"9"_s); });
    measure("search: two letters", [&] { window.films()->searchField()->setText(u"99"_s); });
    measure("search: cleared", [&] { window.films()->clearSearch(); });
    measure("turned round", [&] {
        std::reverse(films.begin(), films.end());
        gateway.setSources(films);
    });
    return 0;
}
