// SPDX-License-Identifier: GPL-3.0-or-later
// A list as people have them, in its states, for the pictures of the window.
#pragma once

#include "FakeGateway.h"

#include "ui/EntryListModel.h"
#include "ui/EntryListPanel.h"
#include "ui/EntryView.h"
#include "ui/MainWindow.h"

#include <QTest>

namespace cuegate::test {

using namespace Qt::StringLiterals;

inline ListEntry pictureEntry(qint64 number)
{
    struct Channel
    {
        QString name, group, now, next;
    };
    static const QList<Channel> channels{
        {u"Das Erste HD"_s, u"Deutschland"_s, u"Tagesschau"_s, u"Tatort: Der lange Weg nach Hause"_s},
        {u"ZDF HD"_s, u"Deutschland"_s, u"Terra X: Der Harz von oben"_s, u"heute-journal"_s},
        {u"arte HD"_s, u"Deutschland"_s, u"Die Lichter der Küste, Teil 2: Von Bergen bis Tromsø"_s,
         u"Metropolis"_s},
        {u"BBC One London"_s, u"United Kingdom"_s, u"Gardeners' World"_s, u"News at Ten"_s},
        {u"La 1"_s, u"España"_s, {}, {}},
        {u"Al Jazeera العربية"_s, u"News · International"_s, u"الحصاد"_s, u"ما وراء الخبر"_s}};
    ListEntry entry;
    entry.id = QString::number(number);
    if (number % 8 >= 6) {
        entry.name = number % 8 == 6
                         ? u"The Lighthouse Keeper's Daughter (2019)"_s
                         : u"A film with a name that is much longer than any row of the list: the "
                           "director's cut (1987)"_s;
        entry.group = u"Films"_s;
        entry.kind = EntryKind::Film;
        entry.durationMs = 6'720'000 - 60'000 * (number % 50);
        return entry;
    }
    const Channel &channel = channels[number % 8];
    entry.name = number < 8 ? channel.name : u"%1 +%2"_s.arg(channel.name).arg(number / 8);
    entry.number = int(number + 1);
    entry.group = channel.group;
    if (!channel.now.isEmpty()) {
        const qint64 begin = entriesNowMs() - 60'000 * (3 + number * 7 % 36);
        entry.now = Programme{channel.now, begin, begin + 2'700'000};
        entry.next = Programme{channel.next, begin + 2'700'000, begin + 8'100'000};
    }
    return entry;
}

inline SourceSnapshot pictureList()
{
    SourceSnapshot list = makeList(u"tv"_s, u"Television and films"_s, 12'345, 1);
    ListSummary summary = *list.list;
    summary.groups = {{u"Deutschland"_s, 4'630},          {u"United Kingdom"_s, 1'543}, {u"España"_s, 1'543},
                      {u"News · International"_s, 1'543}, {u"Films"_s, 3'086},          {{}, 12}};
    for (int i = 0; i < 40; ++i)
        summary.groups << ListGroup{u"Sports %1"_s.arg(i + 1), 17 * i % 90};
    summary.skipped = 17;
    list.list = std::make_shared<ListSummary>(summary);
    return list;
}

inline Result<ListPage> pictureEntries(const ListQuery &query)
{
    ListPage page;
    page.offset = query.offset;
    page.total = query.text.contains(u"zz"_s) ? 0 : query.text.isEmpty() ? 12'345 : 214;
    for (qint64 i = query.offset; i < std::min(page.total, query.offset + query.limit); ++i)
        page.entries << pictureEntry(i);
    return page;
}

/// \p keep takes the picture.
inline void renderLists(MainWindow &window, FakeGateway &gateway,
                        const std::function<void(const QString &name)> &keep)
{
    SourceSnapshot list = pictureList();
    SourceSnapshot unread = makeList(u"unread"_s, u"Another list"_s, 1, 1);
    unread.list.reset();
    unread.state = SourceState::Probing;
    SourceSnapshot failed = unread;
    failed.id = u"failed-list"_s;
    failed.state = SourceState::Failed;
    failed.error = {ErrorKind::Unavailable, u"GET https://tv.example.org/list.m3u: 403 Forbidden"_s,
                    ErrorCode::UpstreamAuth};
    gateway.entries = pictureEntries;
    gateway.entryName = [](const EntryId &id) { return pictureEntry(id.toLongLong()).name; };
    gateway.setSources({list, unread, failed, makeSource(u"film"_s, u"Episode 2"_s, SourceState::Idle)});
    EntryListPanel &panel = *window.entries();
    panel.model()->setTime(entriesNowMs);
    window.select(list.id);
    QTRY_VERIFY(panel.model()->rowCount() > 0);
    panel.view()->setCurrentIndex(panel.model()->index(2));
    keep(u"10-list"_s);
    panel.searchField()->setText(u"film"_s);
    QTRY_COMPARE(panel.model()->rowCount(), 214);
    keep(u"10-list-search"_s);
    panel.searchField()->setText(u"zzz"_s);
    QTRY_VERIFY(panel.message());
    keep(u"10-list-nothing"_s);
    panel.searchField()->clear();
    QTRY_COMPARE(panel.model()->rowCount(), 12'345);
    gateway.holdsOpening = true;
    panel.view()->setFocus();
    panel.view()->setCurrentIndex(panel.model()->index(7));
    QTest::keyClick(panel.view(), Qt::Key_Return);
    keep(u"10-list-opening"_s);
    gateway.finishOpening();
    keep(u"10-list-entry"_s);
    gateway.holdsOpening = false;
    window.select(unread.id);
    keep(u"10-list-reading"_s);
    window.select(failed.id);
    keep(u"10-list-failed"_s);
}

} // namespace cuegate::test
