// SPDX-License-Identifier: GPL-3.0-or-later
// Lists in the window: what is shown of a chosen one, and the way to an entry and back.
#include "FilmsInWindow.h"

#include "ui/BackBar.h"
#include "ui/EntryListModel.h"
#include "ui/EntryListPanel.h"
#include "ui/EntrySections.h"
#include "ui/EntryView.h"
#include "ui/Inspector.h"
#include "ui/NoticeBar.h"
#include "ui/NowPlayingPage.h"
#include "ui/SourceListModel.h"
#include "ui/SourcePanel.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QScrollBar>
#include <QToolButton>
#include <QTreeView>

using namespace cuegate;
using namespace cuegate::test;

class tst_MainWindowLists : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_window.reset(); }
    void listsSayHowManyEntriesTheyHave();
    void aChosenListShowsItsEntries();
    void openedEntriesDoNotStandAmongTheFilms();
    void anEntryIsShownAndLeft_data();
    void anEntryIsShownAndLeft();
    void commandsAreForTheEntryThatIsShown();
    void commandsForAList();
    void anEntryThatIsGoneLeadsBack();
    void anotherSourceOrPageLeavesTheEntry();
    void ctrlFSearchesWhereTheFocusIs();
    void addingAListReadsIt();
    void anEpisodeLeadsBackToItsSeries();

private:
    void openFirst();
    [[nodiscard]] QAction *action(const QString &text) const;
    [[nodiscard]] bool isListShown() const { return m_window->shownPage() == m_window->entries(); }
    [[nodiscard]] bool isEntryShown() const { return m_window->findChild<BackBar *>()->isVisible(); }

    std::unique_ptr<FakeGateway> m_gateway;
    std::unique_ptr<MainWindow> m_window;
};

void tst_MainWindowLists::init()
{
    m_gateway = std::make_unique<FakeGateway>();
    m_gateway->setSources(threeFilms() + QList{makeList(u"l"_s, u"Tom & Jerry TV"_s, 4'000, 4)});
    m_gateway->entries = [this](const ListQuery &query) { return makeEntries(m_gateway->list[3], query); };
    m_gateway->entryName = [](const EntryId &id) { return QString(u"Entry "_s + id.right(1)); };
    m_window = std::make_unique<MainWindow>(*m_gateway);
    activate(*m_window);
    m_window->select(u"l"_s);
    QTRY_COMPARE(m_window->entries()->model()->rowCount(), 4'000);
}

void tst_MainWindowLists::openFirst()
{
    EntryView *view = m_window->entries()->view();
    view->setFocus();
    view->setCurrentIndex(view->model()->index(2'000, 0));
    QTRY_VERIFY(m_window->entries()->model()->entry(view->currentIndex()));
    QTest::keyClick(view, Qt::Key_Return);
    QTRY_VERIFY(isEntryShown());
}

QAction *tst_MainWindowLists::action(const QString &text) const
{
    for (QAction *found : m_window->findChildren<QAction *>()) {
        if (found->text().remove(u'&') == text)
            return found;
    }
    return nullptr;
}

void tst_MainWindowLists::listsSayHowManyEntriesTheyHave()
{
    SourceSnapshot list = m_gateway->list[3];
    QCOMPARE(stateTextOf(list), u"4,000 entries"_s);
    QCOMPARE(placeOf(list), u"tv.example.org"_s);
    list.state = SourceState::Probing;
    QCOMPARE(stateTextOf(list), u"being read…"_s);
    list.state = SourceState::Failed;
    list.error.code = ErrorCode::UpstreamNotFound;
    QCOMPARE(stateTextOf(list), u"List not found"_s);
    list.displayUrl = u"file:///home/mara/tv.m3u"_s;
    QCOMPARE(placeOf(list), u"/home/mara"_s);
}

void tst_MainWindowLists::aChosenListShowsItsEntries()
{
    QVERIFY(isListShown());
    QVERIFY(!isEntryShown());
    QCOMPARE(m_gateway->watched.last(), QString()); // no film is followed
    m_window->select(u"a"_s);
    QVERIFY(qobject_cast<Inspector *>(m_window->shownPage()));
    m_window->select(u"l"_s);
    QVERIFY(isListShown());
}

void tst_MainWindowLists::openedEntriesDoNotStandAmongTheFilms()
{
    openFirst();
    QCOMPARE(m_gateway->list.size(), 5);
    const SourceListModel *films = m_window->films()->model();
    QCOMPARE(films->rowCount(), 4);
    QCOMPARE(films->totalCount(), 4);
    QVERIFY(!films->indexOf(m_gateway->list.last().id).isValid());
}

void tst_MainWindowLists::anEntryIsShownAndLeft_data()
{
    QTest::addColumn<QString>("way");
    for (const char *way : {"button", "Alt+Left", "Escape", "the list clicked again", "Enter on the list"})
        QTest::newRow(way) << QString::fromLatin1(way);
}

void tst_MainWindowLists::anEntryIsShownAndLeft()
{
    QFETCH(QString, way);
    EntryListPanel *entries = m_window->entries();
    entries->searchField()->setText(u"channel"_s);
    QTRY_VERIFY(entries->model()->total() < 4'000);
    openFirst();
    const int scrolled = entries->view()->verticalScrollBar()->value();
    QVERIFY(scrolled > 0);
    QVERIFY(qobject_cast<Inspector *>(m_window->shownPage()));
    QCOMPARE(m_gateway->probed, QStringList{m_gateway->list.last().id});
    QCOMPARE(m_window->selected(), u"l"_s);
    auto *back = m_window->findChild<BackBar *>()->button();
    QCOMPARE(back->text(), u"‹  Tom && Jerry TV"_s);
    QCOMPARE(back->accessibleName(), u"Back to “Tom & Jerry TV”"_s);
    QCOMPARE(QApplication::focusWidget(), back);
    if (way == u"button"_s)
        back->click();
    else if (way == u"Alt+Left"_s)
        QTest::keyClick(back, Qt::Key_Left, Qt::AltModifier);
    else if (way == u"Escape"_s)
        QTest::keyClick(back, Qt::Key_Escape);
    else if (way == u"Enter on the list"_s)
        QTest::keyClick(m_window->list(), Qt::Key_Return);
    else
        QTest::mouseClick(m_window->films()->view()->viewport(), Qt::LeftButton, {},
                          m_window->list()->visualRect(m_window->list()->currentIndex()).center());
    QVERIFY(isListShown());
    QVERIFY(!isEntryShown());
    QCOMPARE(QApplication::focusWidget(), entries->view());
    QCOMPARE(entries->searchField()->text(), u"channel"_s);
    QCOMPARE(entries->view()->currentIndex().row(), 2'000);
    QCOMPARE(entries->view()->verticalScrollBar()->value(), scrolled);
}

void tst_MainWindowLists::commandsAreForTheEntryThatIsShown()
{
    openFirst();
    const SourceSnapshot entry = m_gateway->list.last();
    action(u"Copy link"_s)->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), entry.urls.master.toString());
    action(u"Copy link to the watch page"_s)->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), entry.urls.watch.toString());
    action(u"Examine again"_s)->trigger();
    QCOMPARE(m_gateway->probed.last(), entry.id);
    QVERIFY(!action(u"Remove"_s)->isEnabled()); // that would be the list
    QList<SourceSnapshot> sources = m_gateway->list;
    sources.last().state = SourceState::Failed;
    sources.last().name = u"Renamed"_s;
    m_gateway->setSources(sources);
    bool isFollowed = false;
    for (const QLabel *label : m_window->findChild<Inspector *>()->findChildren<QLabel *>())
        isFollowed = isFollowed || label->text() == u"Renamed"_s;
    QVERIFY(isFollowed);
}

void tst_MainWindowLists::commandsForAList()
{
    QTest::keyClick(m_window->list(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), m_gateway->list[3].urls.playlist.toString());
    QVERIFY(m_window->notice()->text().contains(u"Kodi"_s));
    for (const QString &text :
         {u"Copy link to the watch page"_s, u"Copy link to the original file"_s, u"Open in browser"_s})
        QVERIFY2(!action(text)->isEnabled(), qPrintable(text));
    action(u"Read again"_s)->trigger();
    QCOMPARE(m_gateway->probed, QStringList{u"l"_s});
    // With the focus among the entries, Delete is not for the whole list.
    m_window->entries()->view()->setFocus();
    QTest::keyClick(m_window->entries()->view(), Qt::Key_Delete);
    QCOMPARE(m_window->selected(), u"l"_s);
    QCOMPARE(m_window->films()->model()->rowCount(), 4);
}

void tst_MainWindowLists::anEntryThatIsGoneLeadsBack()
{
    openFirst();
    QList<SourceSnapshot> sources = m_gateway->list;
    sources.removeLast();
    m_gateway->setSources(sources);
    QVERIFY(isListShown());
    QVERIFY(!isEntryShown());
}

void tst_MainWindowLists::anotherSourceOrPageLeavesTheEntry()
{
    openFirst();
    m_window->select(u"b"_s);
    QVERIFY(!isEntryShown());
    QVERIFY(qobject_cast<Inspector *>(m_window->shownPage()));
    m_window->select(u"l"_s);
    QVERIFY(isListShown());
    openFirst();
    m_window->showPage(m_window->findChild<NowPlayingPage *>());
    QVERIFY(!isEntryShown());
    QVERIFY(qobject_cast<NowPlayingPage *>(m_window->shownPage()));
}

void tst_MainWindowLists::ctrlFSearchesWhereTheFocusIs()
{
    m_window->entries()->view()->setFocus();
    QTest::keyClick(m_window->entries()->view(), Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(QApplication::focusWidget(), m_window->entries()->searchField());
    m_window->list()->setFocus();
    QTest::keyClick(m_window->list(), Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(QApplication::focusWidget(), m_window->films()->searchField());
}

void tst_MainWindowLists::addingAListReadsIt()
{
    m_window->addTexts({u"http://tv.example.org:8080/channels.m3u"_s});
    QCOMPARE(m_gateway->added.size(), 1);
    QCOMPARE(m_gateway->list.last().name, u"channels"_s);
    QCOMPARE(m_gateway->probed, QStringList{u"new1"_s});
}

void tst_MainWindowLists::anEpisodeLeadsBackToItsSeries()
{
    m_gateway->entries = makeAccountEntries;
    m_gateway->setSources(m_gateway->list + QList{makeAccount(u"x"_s, u"My account"_s)});
    m_window->select(u"x"_s);
    EntryListPanel *entries = m_window->entries();
    entries->sections()->setCurrentIndex(2);
    QTRY_COMPARE(entries->model()->rowCount(), 3);
    entries->view()->setFocus();
    entries->view()->setCurrentIndex(entries->model()->index(1));
    QTest::keyClick(entries->view(), Qt::Key_Return);
    QTRY_COMPARE(entries->model()->rowCount(), 6);
    QVERIFY(isListShown());
    entries->view()->setCurrentIndex(entries->model()->index(4));
    QTest::keyClick(entries->view(), Qt::Key_Return);
    QTRY_VERIFY(!isListShown());
    auto *back = QApplication::focusWidget();
    QCOMPARE(back->accessibleName(), u"Back to “Series 2”"_s);
    QTest::mouseClick(back, Qt::BackButton); // one step, not two
    QVERIFY(isListShown());
    QCOMPARE(entries->place(), u"Series 2"_s);
    QCOMPARE(entries->view()->currentIndex().row(), 4);
    QTest::mouseClick(entries->view()->viewport(), Qt::BackButton);
    QCOMPARE(entries->place(), u"My account"_s);
    QTRY_COMPARE(entries->view()->currentIndex().row(), 1);
}

QTEST_MAIN(tst_MainWindowLists)
#include "tst_MainWindowLists.moc"
