// SPDX-License-Identifier: GPL-3.0-or-later
// How long the window is held up by a list of a million entries in 2,000 groups: the longest gap between two
// turns of the event loop while it is opened, scrolled, searched and read again.
#include "tests/ui/FakeGateway.h"

#include "ui/EntryGroupPanel.h"
#include "ui/EntryListModel.h"
#include "ui/EntryListPanel.h"
#include "ui/EntryView.h"
#include "ui/MainWindow.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QListView>
#include <QScrollBar>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

// Does \p work that many times and then waits for what comes of it, in turns of the event loop, as the window
// does.
template <typename Work>
static void measure(const char *what, Work work, int times = 1)
{
    static constexpr double kMs = 400; // the pause after typing, and what comes then
    QElapsedTimer clock;
    clock.start();
    double longestMs = 0;
    double lastMs = 0;
    const auto turn = [&] {
        QApplication::processEvents();
        const double nowMs = double(clock.nsecsElapsed()) / 1e6;
        longestMs = std::max(longestMs, nowMs - lastMs);
        lastMs = nowMs;
    };
    for (int i = 0; i < times; ++i) {
        work(i);
        turn();
    }
    for (const double end = lastMs + kMs; lastMs < end;)
        turn();
    std::printf("%-34s longest gap of the event loop %7.1f ms\n", what, longestMs);
}

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    FakeGateway gateway;
    const SourceSnapshot list = makeList(u"l"_s, u"A million"_s, 1'000'000, 2'000);
    // Searching is the gateway's, elsewhere: here a text finds a fifth of what one letter less does.
    gateway.entries = [&list](const ListQuery &query) {
        ListQuery all = query;
        all.text.clear();
        all.group.reset();
        ListPage page = makeEntries(list, all);
        for (qsizetype i = 0; i < query.text.size(); ++i)
            page.total /= 5;
        page.entries.resize(std::clamp<qint64>(page.total - query.offset, 0, page.entries.size()));
        return page;
    };
    gateway.setSources({makeSource(u"a"_s, u"Film"_s, SourceState::Ready), list});
    MainWindow window(gateway);
    window.show();
    QApplication::processEvents();
    EntryListPanel &panel = *window.entries();
    QScrollBar *bar = panel.view()->verticalScrollBar();
    measure("the list is chosen", [&](int) { window.select(list.id); });
    measure("scrolled to the end", [&](int) { bar->setValue(bar->maximum()); });
    measure(
        "scrolled through, 200 places",
        [&](int place) { bar->setValue(int(qint64(bar->maximum()) * place / 200)); }, 200);
    measure("one letter typed", [&](int) { panel.searchField()->setText(u"a"_s); });
    measure("two letters typed", [&](int) { panel.searchField()->setText(u"ab"_s); });
    measure("search cleared", [&](int) { panel.searchField()->clear(); });
    measure("a group chosen", [&](int) {
        panel.groups()->view()->setCurrentIndex(panel.groups()->view()->model()->index(1'000, 0));
    });
    measure("groups searched", [&](int) { panel.groups()->searchField()->setText(u"9"_s); });
    measure("read again", [&](int) {
        SourceSnapshot again = list;
        again.list = std::make_shared<ListSummary>(*list.list);
        gateway.setSources({gateway.list[0], again});
    });
    measure("left and chosen again", [&](int) {
        window.select(u"a"_s);
        QApplication::processEvents();
        window.select(list.id);
    });
    return 0;
}
