// SPDX-License-Identifier: GPL-3.0-or-later
// An Xtream account in the panel of a list: its sections, its state, and its series with their episodes.
#include "FakeGateway.h"

#include "ui/BackBar.h"
#include "ui/EntryGroupPanel.h"
#include "ui/EntryListModel.h"
#include "ui/EntryListPanel.h"
#include "ui/EntrySections.h"
#include "ui/EntryView.h"
#include "ui/FailurePanel.h"
#include "ui/MessagePanel.h"

#include <QApplication>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_AccountPanel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_panel.reset(); }
    void showsOneSectionAtATime();
    void offersOnlySectionsThatExist();
    void groupsOfOneNameAreKeptApart();
    void searchingGoesOnInAnotherSection();
    void nothingFoundLeadsToSearchingAll();
    void readingAgainKeepsTheSection();
    void aSeriesShowsItsEpisodes();
    void oneComesBackToWhereOneWas_data();
    void oneComesBackToWhereOneWas();
    void seasonsAreGroups();
    void episodesAreOpened();
    void aSeriesHasNoLink();
    void episodesThatAreSlowOrMissingSaySo();
    void episodesThatCannotBeReadAreTriedAgain();
    void anotherSourceLeavesTheSeries();

private:
    void show(const SourceSnapshot &account);
    void chooseSection(int tab);
    void openSeries(int row);
    [[nodiscard]] QStringList shown() const;
    [[nodiscard]] QPushButton *button(const QString &text) const;

    SourceSnapshot m_account;
    std::unique_ptr<FakeGateway> m_gateway;
    std::unique_ptr<EntryListPanel> m_panel;
};

void tst_AccountPanel::init()
{
    m_gateway = std::make_unique<FakeGateway>();
    m_gateway->entries = makeAccountEntries;
    m_gateway->entryName = [](const EntryId &id) { return id; };
    m_panel = std::make_unique<EntryListPanel>(*m_gateway);
    m_panel->resize(700, 500);
    m_panel->show();
    m_panel->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    show(makeAccount(u"a"_s, u"My account"_s));
}

void tst_AccountPanel::show(const SourceSnapshot &account)
{
    m_account = account;
    m_panel->setSource(&m_account);
    QTRY_VERIFY(!m_panel->model()->isSearching());
}

void tst_AccountPanel::chooseSection(int tab)
{
    m_panel->sections()->setCurrentIndex(tab);
    QTRY_VERIFY(!m_panel->model()->isSearching());
}

void tst_AccountPanel::openSeries(int row)
{
    m_panel->view()->setFocus();
    m_panel->view()->setCurrentIndex(m_panel->model()->index(row));
    QTest::keyClick(m_panel->view(), Qt::Key_Return);
    QVERIFY(m_panel->backBar()->isVisible());
}

QStringList tst_AccountPanel::shown() const
{
    QStringList names;
    for (int row = 0; row < m_panel->model()->rowCount(); ++row)
        names << m_panel->model()->index(row).data().toString();
    return names;
}

QPushButton *tst_AccountPanel::button(const QString &text) const
{
    for (QPushButton *found : m_panel->findChildren<QPushButton *>()) {
        if (found->text().remove(u'&') == text && found->isVisible())
            return found;
    }
    return nullptr;
}

void tst_AccountPanel::showsOneSectionAtATime()
{
    EntrySections *sections = m_panel->sections();
    QVERIFY(sections->isVisible());
    QStringList tabs;
    for (int i = 0; i < sections->count(); ++i)
        tabs << sections->tabText(i);
    QCOMPARE(tabs, (QStringList{u"Channels (5)"_s, u"Films (4)"_s, u"Series (3)"_s, u"All"_s}));
    QCOMPARE(shown().size(), 5);
    QCOMPARE(m_gateway->entryQueries.size(), 1); // not the whole list before
    QCOMPARE(m_panel->hits(), u"5 channels"_s);
    sections->setFocus();
    QTest::keyClick(sections, Qt::Key_Right);
    QTRY_COMPARE(shown(), (QStringList{u"Film 1"_s, u"Film 2"_s, u"Film 3"_s, u"Film 4"_s}));
    QCOMPARE(m_panel->hits(), u"4 films"_s);
    QCOMPARE(m_panel->groups()->view()->model()->index(0, 0).data().toString(), u"All films"_s);
    chooseSection(3);
    QCOMPARE(shown().size(), 12);
    QCOMPARE(m_panel->hits(), u"12 entries"_s);
    QVERIFY(!m_panel->groups()->isVisible());
}

void tst_AccountPanel::offersOnlySectionsThatExist()
{
    SourceSnapshot other = makeAccount(u"b"_s, u"Films only"_s);
    ListSummary summary = *other.list;
    summary.groups.removeIf([](const ListGroup &group) { return group.kind != EntryKind::Film; });
    summary.entries = 4;
    other.list = std::make_shared<ListSummary>(summary);
    show(other);
    QVERIFY(!m_panel->sections()->isVisible());
    QCOMPARE(m_panel->hits(), u"4 films"_s);
    show(makeList(u"l"_s, u"List"_s, 12, 2));
    QVERIFY(!m_panel->sections()->isVisible());
    show(makeAccount(u"a"_s, u"My account"_s));
    QVERIFY(m_panel->sections()->isVisible());
    QCOMPARE(m_panel->sections()->chosen(), EntryKind::Channel);
}

void tst_AccountPanel::groupsOfOneNameAreKeptApart()
{
    m_panel->groups()->choose(u"Drama"_s);
    QTRY_COMPARE(shown(), (QStringList{u"Channel 4"_s, u"Channel 5"_s}));
    QCOMPARE(m_panel->hits(), u"2 of 5 channels"_s);
    chooseSection(1);
    QVERIFY(!m_panel->groups()->chosen()); // another section begins with all of its groups
    m_panel->groups()->choose(u"Drama"_s);
    QTRY_COMPARE(shown(), (QStringList{u"Film 1"_s, u"Film 2"_s}));
}

void tst_AccountPanel::searchingGoesOnInAnotherSection()
{
    m_panel->searchField()->setText(u"2"_s);
    QTRY_COMPARE(shown(), QStringList{u"Channel 2"_s});
    chooseSection(2);
    QCOMPARE(m_panel->searchField()->text(), u"2"_s);
    QCOMPARE(shown(), QStringList{u"Series 2"_s});
    QCOMPARE(m_panel->hits(), u"1 of 3 series"_s);
}

void tst_AccountPanel::nothingFoundLeadsToSearchingAll()
{
    m_panel->searchField()->setText(u"film 3"_s);
    QTRY_VERIFY(m_panel->message());
    button(u"Search everything"_s)->click();
    QTRY_COMPARE(shown(), QStringList{u"Film 3"_s});
    QCOMPARE(m_panel->sections()->currentIndex(), 3);
    m_panel->searchField()->setText(u"zzz"_s);
    QTRY_VERIFY(m_panel->message());
    QVERIFY(button(u"Clear search"_s));
}

void tst_AccountPanel::readingAgainKeepsTheSection()
{
    chooseSection(1);
    m_panel->groups()->choose(u"Comedy"_s);
    QTRY_COMPARE(shown(), (QStringList{u"Film 3"_s, u"Film 4"_s}));
    m_account.list = std::make_shared<ListSummary>(*m_account.list);
    show(m_account);
    QCOMPARE(m_panel->sections()->chosen(), EntryKind::Film);
    QCOMPARE(m_panel->groups()->chosen(), u"Comedy"_s);
    QCOMPARE(shown(), (QStringList{u"Film 3"_s, u"Film 4"_s}));
    chooseSection(3);
    m_account.list = std::make_shared<ListSummary>(*m_account.list);
    show(m_account);
    QVERIFY(!m_panel->sections()->chosen());
}

void tst_AccountPanel::aSeriesShowsItsEpisodes()
{
    chooseSection(2);
    openSeries(1);
    QCOMPARE(m_panel->place(), u"Series 2"_s);
    QTRY_COMPARE(shown().size(), 6);
    QCOMPARE(shown().first(), u"Episode 1 of 1"_s);
    QCOMPARE(m_panel->hits(), u"6 episodes"_s);
    QVERIFY(!m_panel->sections()->isVisible());
    QVERIFY(!button(u"Read again"_s));
    QCOMPARE(m_panel->backBar()->button()->accessibleName(), u"Back to “My account”"_s);
    QCOMPARE(QApplication::focusWidget(), m_panel->view()); // to go on with the arrow keys
    QCOMPARE(m_panel->view()->currentIndex().row(), 0);
    QVERIFY(m_gateway->openedEntries.isEmpty());
}

void tst_AccountPanel::oneComesBackToWhereOneWas_data()
{
    QTest::addColumn<QString>("way");
    for (const char *way : {"button", "Alt+Left", "Backspace", "Escape", "mouse"})
        QTest::newRow(way) << QString::fromLatin1(way);
}

void tst_AccountPanel::oneComesBackToWhereOneWas()
{
    QFETCH(QString, way);
    // Many, so that there is something to scroll.
    m_gateway->entries = [](const ListQuery &query) {
        if (!query.series.isEmpty())
            return makeAccountEntries(query);
        ListPage page{400, query.offset, {}};
        for (qint64 i = query.offset; i < std::min<qint64>(400, query.offset + query.limit); ++i) {
            ListEntry series;
            series.id = u"series-%1"_s.arg(i % 9);
            series.name = u"Series %1"_s.arg(i);
            series.kind = EntryKind::Series;
            page.entries << series;
        }
        return page;
    };
    chooseSection(2);
    m_panel->searchField()->setText(u"series"_s);
    QTRY_COMPARE(m_panel->model()->text(), u"series"_s);
    m_panel->groups()->choose(u"Nordic"_s);
    QTRY_VERIFY(!m_panel->model()->isSearching());
    m_panel->view()->setCurrentIndex(m_panel->model()->index(301));
    QTRY_VERIFY(m_panel->model()->entry(m_panel->model()->index(301)));
    const int scrolled = m_panel->view()->verticalScrollBar()->value();
    QVERIFY(scrolled > 0);
    openSeries(301);
    QTRY_COMPARE(m_panel->hits(), u"12 episodes"_s);
    QCOMPARE(m_panel->searchField()->text(), QString());
    if (way == u"button"_s)
        m_panel->backBar()->button()->click();
    else if (way == u"Alt+Left"_s)
        QTest::keyClick(m_panel->view(), Qt::Key_Left, Qt::AltModifier);
    else if (way == u"Backspace"_s)
        QTest::keyClick(m_panel->view(), Qt::Key_Backspace);
    else if (way == u"Escape"_s)
        QTest::keyClick(m_panel->view(), Qt::Key_Escape);
    else
        QTest::mouseClick(m_panel->view()->viewport(), Qt::BackButton);
    QVERIFY(!m_panel->backBar()->isVisible());
    QTRY_COMPARE(m_panel->model()->rowCount(), 400);
    QCOMPARE(m_panel->searchField()->text(), u"series"_s);
    QCOMPARE(m_panel->groups()->chosen(), u"Nordic"_s);
    QCOMPARE(m_panel->sections()->chosen(), EntryKind::Series);
    QCOMPARE(m_panel->view()->currentIndex().row(), 301);
    QCOMPARE(m_panel->view()->verticalScrollBar()->value(), scrolled);
    QCOMPARE(QApplication::focusWidget(), m_panel->view());
}

void tst_AccountPanel::seasonsAreGroups()
{
    chooseSection(2);
    openSeries(2);
    QTRY_COMPARE(shown().size(), 9);
    const QAbstractItemModel *seasons = m_panel->groups()->view()->model();
    QCOMPARE(seasons->rowCount(), 4);
    QCOMPARE(seasons->index(0, 0).data().toString(), u"All episodes"_s);
    QCOMPARE(seasons->index(2, 0).data().toString(), u"Season 2"_s);
    m_panel->groups()->choose(u"Season 2"_s);
    QTRY_COMPARE(shown().size(), 3);
    QCOMPARE(m_panel->hits(), u"3 of 9 episodes"_s);
    m_panel->searchField()->setText(u"episode 3"_s);
    QTRY_COMPARE(shown(), QStringList{u"Episode 3 of 2"_s});
    m_panel->searchField()->setText(u"zzz"_s);
    QTRY_VERIFY(m_panel->message());
    button(u"Clear search"_s)->click();
    QTRY_COMPARE(shown().size(), 9);
}

void tst_AccountPanel::episodesAreOpened()
{
    chooseSection(2);
    openSeries(0);
    QTRY_COMPARE(shown().size(), 3);
    QSignalSpy opened(m_panel.get(), &EntryListPanel::opened);
    m_panel->view()->setCurrentIndex(m_panel->model()->index(1));
    button(u"Open"_s)->click();
    QTRY_COMPARE(opened.size(), 1);
    QCOMPARE(m_gateway->openedEntries, QStringList{u"series-1-1-2"_s});
    m_panel->setSource(nullptr); // its inspector is shown
    m_panel->setSource(&m_account);
    QCOMPARE(m_panel->place(), u"Series 1"_s);
    QCOMPARE(m_panel->view()->currentIndex().row(), 1);
}

void tst_AccountPanel::aSeriesHasNoLink()
{
    chooseSection(2);
    m_panel->view()->setFocus();
    m_panel->view()->setCurrentIndex(m_panel->model()->index(0));
    QSignalSpy said(m_panel.get(), &EntryListPanel::said);
    QTest::keyClick(m_panel->view(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(said.size(), 1);
    QVERIFY(said[0][0].toString().contains(u"no link of its own"_s));
    QVERIFY(m_gateway->openedEntries.isEmpty());
    Q_EMIT m_panel->view()->customContextMenuRequested({5, 5});
    auto *menu = m_panel->view()->findChild<QMenu *>();
    QVERIFY(menu);
    QCOMPARE(menu->actions().size(), 1);
    QCOMPARE(menu->actions()[0]->text().remove(u'&'), u"Show episodes"_s);
    menu->actions()[0]->trigger();
    menu->close();
    QTRY_COMPARE(m_panel->hits(), u"3 episodes"_s);
}

void tst_AccountPanel::episodesThatAreSlowOrMissingSaySo()
{
    chooseSection(2);
    const auto right = std::exchange(m_gateway->entries, {}); // the test answers
    openSeries(0);
    QVERIFY(shown().isEmpty()); // no series to be opened once more
    QTRY_VERIFY(m_panel->message());
    QCOMPARE(m_panel->message()->title(), u"The episodes are being read…"_s);
    QCOMPARE(QApplication::focusWidget(), m_panel->backBar()->button());
    m_gateway->entryQueries.last().done(ListPage());
    QCOMPARE(m_panel->message()->title(), u"There are no episodes in this series."_s);
    m_gateway->entries = right;
    button(u"Try again"_s)->click();
    QTRY_COMPARE(shown().size(), 3);
}

void tst_AccountPanel::episodesThatCannotBeReadAreTriedAgain()
{
    chooseSection(2);
    const auto right = std::exchange(m_gateway->entries, [](const ListQuery &) -> Result<ListPage> {
        return std::unexpected(Error{ErrorKind::Unavailable, {}, ErrorCode::UpstreamDns});
    });
    openSeries(0);
    const auto *failure = m_panel->findChild<FailurePanel *>();
    QTRY_VERIFY(failure->isVisible());
    QVERIFY(!m_panel->view()->isVisible());
    m_gateway->entries = right;
    button(u"Try again"_s)->click();
    QTRY_COMPARE(shown().size(), 3);
    QVERIFY(!failure->isVisible());
}

void tst_AccountPanel::anotherSourceLeavesTheSeries()
{
    chooseSection(2);
    openSeries(0);
    show(makeAccount(u"b"_s, u"Another"_s));
    QVERIFY(!m_panel->backBar()->isVisible());
    QCOMPARE(m_panel->place(), u"Another"_s);
    QCOMPARE(shown().size(), 5);
}

QTEST_MAIN(tst_AccountPanel)
#include "tst_AccountPanel.moc"
