// SPDX-License-Identifier: GPL-3.0-or-later
// An Xtream account as people have them, in its states, and the dialogs that ask for one, for the pictures of
// the window.
#pragma once

#include "FakeGateway.h"

#include "ui/AccountFields.h"
#include "ui/AddSourceDialog.h"
#include "ui/EditSourceDialog.h"
#include "ui/EntryListModel.h"
#include "ui/EntryListPanel.h"
#include "ui/EntrySections.h"
#include "ui/EntryView.h"
#include "ui/MainWindow.h"

#include <QDateTime>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QTabWidget>
#include <QTest>

namespace cuegate::test {

using namespace Qt::StringLiterals;

using KeepPicture = std::function<void(QWidget &widget, const QString &name)>;

inline SourceSnapshot pictureAccount(const QString &id, const QString &name, const AccountSummary &summary)
{
    SourceSnapshot account = makeAccount(id, name);
    ListSummary list = *account.list;
    list.groups = {
        {u"Deutschland"_s, 4'630, EntryKind::Channel},  {u"United Kingdom"_s, 1'543, EntryKind::Channel},
        {u"España"_s, 1'543, EntryKind::Channel},       {u"Neu im Programm"_s, 812, EntryKind::Film},
        {u"Drama · Europa"_s, 18'204, EntryKind::Film}, {u"Nordic noir"_s, 431, EntryKind::Series},
        {u"Krimi"_s, 1'920, EntryKind::Series}};
    list.entries = 29'083;
    list.guideProgrammes = 40'000;
    list.account = summary;
    account.list = std::make_shared<ListSummary>(list);
    return account;
}

inline ListEntry pictureAccountEntry(const ListQuery &query, qint64 number)
{
    static const QStringList channels{u"Das Erste HD"_s, u"ZDF HD"_s, u"arte HD"_s, u"BBC One London"_s,
                                      u"La 1"_s};
    static const QStringList series{u"The Harbour (2021)"_s, u"Die Brücke von Bergen"_s,
                                    u"Nacht über Tromsø"_s,
                                    u"A series with a name that is much longer than any row of the list has "
                                    "room for, even in a wide window"_s,
                                    u"El faro"_s};
    static const QStringList episodes{u"The long way home"_s, u"Low tide"_s,
                                      u"What the lighthouse keeper saw"_s};
    ListEntry entry;
    entry.id = QString::number(number);
    entry.kind = !query.series.isEmpty() ? EntryKind::Episode : query.kind.value_or(EntryKind(number % 3));
    switch (entry.kind) {
    case EntryKind::Channel:
        entry.name = channels[number % channels.size()];
        entry.group = u"Deutschland"_s;
        entry.number = int(number + 1);
        entry.now = Programme{u"Tagesschau"_s, entriesNowMs() - 600'000, entriesNowMs() + 900'000};
        entry.next = Programme{u"Terra X"_s, entriesNowMs() + 900'000, entriesNowMs() + 3'600'000};
        break;
    case EntryKind::Film:
        entry.name = u"The Lighthouse Keeper's Daughter, part %1"_s.arg(number + 1);
        entry.group = u"Drama · Europa"_s;
        entry.durationMs = 6'720'000 - 60'000 * (number % 50);
        break;
    case EntryKind::Series:
        entry.name = series[number % series.size()];
        entry.group = u"Nordic noir"_s;
        break;
    case EntryKind::Episode:
        entry.number = int(number % 8 + 1);
        entry.name = episodes[number % episodes.size()];
        entry.group = number < 8 ? u"Season 1"_s : number < 16 ? u"Season 2"_s : u"Specials"_s;
        entry.durationMs = 2'640'000 + 60'000 * (number % 9);
        break;
    }
    return entry;
}

inline Result<ListPage> pictureAccountEntries(const ListQuery &query)
{
    ListPage page;
    page.offset = query.offset;
    page.total = !query.series.isEmpty() ? 19 : query.text.contains(u"zz"_s) ? 0 : 2'351;
    for (qint64 i = query.offset; i < std::min(page.total, query.offset + query.limit); ++i)
        page.entries << pictureAccountEntry(query, i);
    return page;
}

inline void renderAccountDialogs(MainWindow &window, FakeGateway &gateway, const SourceSnapshot &account,
                                 const KeepPicture &keep)
{
    AddSourceDialog dialog({}, &window);
    dialog.show();
    auto *pages = dialog.findChild<QTabWidget *>();
    pages->setCurrentIndex(1);
    keep(dialog, u"12-account-add"_s);
    dialog.findChild<AccountFields *>()->server()->setText(u"ftp://tv.example.org"_s);
    keep(dialog, u"12-account-wrong"_s);
    pages->setCurrentIndex(0);
    dialog.findChild<QPlainTextEdit *>()->setPlainText(
        u"http://tv.example.org:8080/get.php?username=mara&password=x&type=m3u_plus"_s);
    QTRY_COMPARE(pages->currentIndex(), 1);
    keep(dialog, u"12-account-recognised"_s);
    dialog.hide();
    EditSourceDialog edit(gateway, account, {QUrl(u"http://mara:s3cret@tv.example.org:8080/"_s), {}}, {},
                          &window);
    edit.show();
    keep(edit, u"12-account-edit"_s);
}

inline void renderAccounts(MainWindow &window, FakeGateway &gateway, const KeepPicture &keep)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const qint64 dayMs = 86'400'000;
    const SourceSnapshot good = pictureAccount(u"good"_s, u"tv.example.org"_s,
                                               {AccountStatus::Active, false, now + 520 * dayMs, 1, 2,
                                                u"Welcome! New films every Friday. For help write to our "
                                                u"channel, and do not share your password with "
                                                "anybody who asks for it: we never do."_s});
    const SourceSnapshot soon = pictureAccount(u"soon"_s, u"Living room"_s,
                                               {AccountStatus::Active, false, now + 5 * dayMs, 0, 1, {}});
    const SourceSnapshot over = pictureAccount(u"over"_s, u"Old account"_s,
                                               {AccountStatus::Expired, false, now - 40 * dayMs, 0, 1, {}});
    gateway.entries = pictureAccountEntries;
    gateway.setSources({good, soon, over});
    EntryListPanel &panel = *window.entries();
    panel.model()->setTime(entriesNowMs);
    window.select(good.id);
    for (const auto &[section, name] : {std::pair(0, u"channels"_s), std::pair(1, u"films"_s),
                                        std::pair(2, u"series"_s), std::pair(3, u"all"_s)}) {
        panel.sections()->setCurrentIndex(section);
        QTRY_VERIFY(!panel.model()->isSearching());
        panel.view()->setCurrentIndex(panel.model()->index(1));
        keep(window, u"12-account-"_s + name);
    }
    panel.sections()->setCurrentIndex(2);
    panel.searchField()->setText(u"zzz"_s);
    QTRY_VERIFY(panel.message());
    keep(window, u"12-account-nothing"_s);
    panel.searchField()->clear();
    QTRY_COMPARE(panel.model()->rowCount(), 2'351);
    panel.view()->setFocus();
    panel.view()->setCurrentIndex(panel.model()->index(1));
    QTest::keyClick(panel.view(), Qt::Key_Return);
    QTRY_COMPARE(panel.model()->rowCount(), 19);
    keep(window, u"12-account-episodes"_s);
    window.select(soon.id);
    QTRY_VERIFY(!panel.model()->isSearching());
    keep(window, u"12-account-soon"_s);
    window.select(over.id);
    QTRY_VERIFY(!panel.model()->isSearching());
    keep(window, u"12-account-over"_s);
    renderAccountDialogs(window, gateway, good, keep);
}

} // namespace cuegate::test
