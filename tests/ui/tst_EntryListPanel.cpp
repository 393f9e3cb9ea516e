// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeGateway.h"

#include "ui/EntryGroupPanel.h"
#include "ui/EntryListHeader.h"
#include "ui/EntryListModel.h"
#include "ui/EntryListPanel.h"
#include "ui/EntryText.h"
#include "ui/EntryView.h"
#include "ui/FailurePanel.h"
#include "ui/MessagePanel.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_EntryListPanel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_panel.reset(); }
    void saysWhatIsKnownOfTheList();
    void findsWhileTyping();
    void saysThatNothingWasFound();
    void choosesAGroup();
    void keysLeadFromTheFieldToTheEntry();
    void typingInTheEntriesSearches();
    void homeAndEndGoToTheEndsOfTheList();
    void opensTheChosenEntry();
    void leavingGivesUpOpening();
    void copiesAndPlaysFromTheMenu();
    void saysWhyAnEntryCannotBeOpened();
    void offersReadingWhatIsNotRead();
    void showsWhatFailed();
    void anotherListBeginsAnew();
    void readingAgainKeepsThePlace();

private:
    void show(const SourceSnapshot &list);
    void type(const QString &text);
    [[nodiscard]] QPushButton *button(const QString &text) const;

    SourceSnapshot m_list;
    std::unique_ptr<FakeGateway> m_gateway;
    std::unique_ptr<EntryListPanel> m_panel;
};

void tst_EntryListPanel::init()
{
    m_gateway = std::make_unique<FakeGateway>();
    m_gateway->entries = [this](const ListQuery &query) { return makeEntries(m_list, query); };
    m_gateway->entryName = [](const EntryId &id) { return QString(u"Entry "_s + id.right(1)); };
    m_panel = std::make_unique<EntryListPanel>(*m_gateway);
    m_panel->model()->setTime(entriesNowMs);
    m_panel->resize(700, 500);
    m_panel->show();
    m_panel->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    show(makeList(u"l"_s, u"My channels"_s, 4'000, 4));
}

void tst_EntryListPanel::show(const SourceSnapshot &list)
{
    m_list = list;
    m_panel->setSource(&m_list);
    QTRY_VERIFY(!m_panel->model()->isSearching());
}

void tst_EntryListPanel::type(const QString &text)
{
    m_panel->searchField()->setText(text);
    QTRY_COMPARE(m_panel->model()->text(), text);
    QTRY_VERIFY(!m_panel->model()->isSearching());
}

QPushButton *tst_EntryListPanel::button(const QString &text) const
{
    for (QPushButton *found : m_panel->findChildren<QPushButton *>()) {
        if (found->text().remove(u'&') == text && found->isVisible())
            return found;
    }
    return nullptr;
}

void tst_EntryListPanel::saysWhatIsKnownOfTheList()
{
    const auto *header = m_panel->findChild<EntryListHeader *>();
    const auto facts = [header] { return header->facts().replace(QChar::Nbsp, u' '); };
    QCOMPARE(facts(), u"4,000 entries · read 2 hours ago"_s);
    QCOMPARE(m_panel->hits(), u"4,000 entries"_s);
    ListSummary summary = *m_list.list;
    summary.skipped = 17;
    summary.readAtMs = QDateTime::currentMSecsSinceEpoch();
    summary.problem = u"timeout"_s;
    summary.guideProblem = u"404 Not Found"_s;
    m_list.list = std::make_shared<ListSummary>(summary);
    show(m_list);
    QCOMPARE(facts(), u"4,000 entries · read just now · 17 lines could not be read · "
                      "problem when it was read last: timeout · no programme guide: 404 Not Found"_s);
    QSignalSpy copied(m_panel.get(), &EntryListPanel::copyRequested);
    for (QAction *action : header->copyButton()->menu()->actions())
        action->trigger();
    QCOMPARE(copied.size(), 2);
    QCOMPARE(copied[0][0].toUrl(), m_list.urls.playlist);
    QCOMPARE(copied[1][0].toUrl(), m_list.urls.guide);
    QSignalSpy read(m_panel.get(), &EntryListPanel::readRequested);
    button(u"Read again"_s)->click();
    QCOMPARE(read.size(), 1);
    m_list.state = SourceState::Probing;
    m_panel->setSource(&m_list);
    QCOMPARE(facts(), u"4,000 entries · being read again…"_s);
    QVERIFY(!header->readButton()->isEnabled());
}

void tst_EntryListPanel::findsWhileTyping()
{
    m_panel->searchField()->setFocus();
    QTest::keyClicks(m_panel->searchField(), u"film 20"_s);
    QTRY_COMPARE(m_panel->model()->text(), u"film 20"_s);
    QTRY_COMPARE(m_panel->model()->index(0).data().toString(), u"Film 20"_s);
    QCOMPARE(m_gateway->entryQueries.last().query.text, u"film 20"_s);
    QCOMPARE(m_gateway->entryQueries.size(), 2); // not one for each letter
    const QString hits = u"%1 of 4,000 entries"_s.arg(m_panel->model()->rowCount());
    QCOMPARE(m_panel->hits(), hits);
    QCOMPARE(m_panel->searchField()->accessibleDescription(), hits); // who does not see it hears it
    QTest::keyClick(m_panel->searchField(), Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), m_panel->view());
    QTRY_COMPARE(m_panel->model()->rowCount(), 4'000);
    QTRY_COMPARE(m_panel->searchField()->accessibleDescription(), QString());
}

void tst_EntryListPanel::saysThatNothingWasFound()
{
    type(u"<b>no such"_s);
    QVERIFY(m_panel->message());
    QCOMPARE(m_panel->message()->title(), u"Nothing was found for “<b>no such”."_s);
    QCOMPARE(m_panel->hits(), u"0 of 4,000 entries"_s);
    button(u"Clear search"_s)->click();
    QTRY_VERIFY(!m_panel->message());
    QCOMPARE(m_panel->searchField()->text(), QString());
    QTRY_COMPARE(m_panel->model()->rowCount(), 4'000);
}

void tst_EntryListPanel::choosesAGroup()
{
    QListView *groups = m_panel->groups()->view();
    QVERIFY(groups->isVisible());
    QVERIFY(!m_panel->groups()->searchField()->isVisible()); // there are only four
    groups->setFocus();
    QTest::keyClick(groups, Qt::Key_Down);
    QTest::keyClick(groups, Qt::Key_Down);
    QCOMPARE(m_panel->groups()->chosen(), u"Group 1"_s);
    QTRY_COMPARE(m_panel->model()->rowCount(), 1'000);
    QCOMPARE(m_panel->hits(), u"1,000 of 4,000 entries"_s);
    type(u"zzz"_s);
    QVERIFY(m_panel->message());
    button(u"Clear search"_s)->click();
    QTRY_COMPARE(m_panel->model()->rowCount(), 4'000);
    QCOMPARE(groups->currentIndex().row(), 0);
    show(makeList(u"many"_s, u"Many"_s, 4'000, 2'000));
    QVERIFY(m_panel->groups()->searchField()->isVisible());
    m_panel->groups()->searchField()->setText(u"1234"_s);
    QTest::keyClick(m_panel->groups()->searchField(), Qt::Key_Down);
    QCOMPARE(m_panel->groups()->chosen(), u"Group 1234"_s);
    m_panel->groups()->searchField()->setText(u"77"_s);
    QCOMPARE(m_panel->groups()->chosen(), u"Group 1234"_s); // though it is not shown
    show(makeList(u"one"_s, u"One"_s, 40, 1));
    QVERIFY(!m_panel->groups()->isVisible());
}

void tst_EntryListPanel::keysLeadFromTheFieldToTheEntry()
{
    m_panel->view()->setFocus();
    QTest::keyClick(m_panel->view(), Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(QApplication::focusWidget(), m_panel->searchField());
    QTest::keyClicks(m_panel->searchField(), u"film 2"_s);
    QTest::keyClick(m_panel->searchField(), Qt::Key_Return); // before the pause is over
    QCOMPARE(QApplication::focusWidget(), m_panel->view());
    QTRY_COMPARE(m_panel->view()->currentIndex().data().toString(), u"Film 2"_s);
    QTest::keyClick(m_panel->view(), Qt::Key_Down);
    QCOMPARE(m_panel->view()->currentIndex().data().toString(), u"Film 20"_s);
    QSignalSpy opened(m_panel.get(), &EntryListPanel::opened);
    QTest::keyClick(m_panel->view(), Qt::Key_Return);
    QTRY_COMPARE(opened.size(), 1);
    QCOMPARE(m_gateway->openedEntries, QStringList{u"0000000000000014"_s});
}

void tst_EntryListPanel::typingInTheEntriesSearches()
{
    m_panel->view()->setFocus();
    QTest::keyClick(m_panel->view(), Qt::Key_F);
    QCOMPARE(QApplication::focusWidget(), m_panel->searchField());
    QCOMPARE(m_panel->searchField()->text(), u"f"_s);
}

void tst_EntryListPanel::homeAndEndGoToTheEndsOfTheList()
{
    m_panel->view()->setFocus();
    QTest::keyClick(m_panel->view(), Qt::Key_End);
    QCOMPARE(m_panel->view()->currentIndex().row(), 3'999);
    QTRY_COMPARE(m_panel->view()->currentIndex().data().toString(), u"Channel 3999"_s);
    QTest::keyClick(m_panel->view(), Qt::Key_Home);
    QCOMPARE(m_panel->view()->currentIndex().row(), 0);
}

void tst_EntryListPanel::opensTheChosenEntry()
{
    QSignalSpy opened(m_panel.get(), &EntryListPanel::opened);
    QVERIFY(!button(u"Open"_s)->isEnabled());
    m_panel->view()->setCurrentIndex(m_panel->model()->index(3));
    button(u"Open"_s)->click();
    QTRY_COMPARE(opened.size(), 1);
    const auto source = opened[0][0].value<SourceSnapshot>();
    QCOMPARE(source.listId, u"l"_s);
    QCOMPARE(source.name, u"Entry 3"_s);
    const QRect row = m_panel->view()->visualRect(m_panel->model()->index(5));
    QTest::mouseClick(m_panel->view()->viewport(), Qt::LeftButton, {}, row.center());
    QTest::mouseDClick(m_panel->view()->viewport(), Qt::LeftButton, {}, row.center());
    QTRY_COMPARE(opened.size(), 2);
}

void tst_EntryListPanel::leavingGivesUpOpening()
{
    m_gateway->holdsOpening = true;
    QSignalSpy opened(m_panel.get(), &EntryListPanel::opened);
    const auto open = [this] {
        m_panel->view()->setCurrentIndex(m_panel->model()->index(3));
        button(u"Open"_s)->click();
        QVERIFY(button(u"Cancel"_s));
    };
    open();
    bool isSaid = false;
    for (const QLabel *label : m_panel->findChildren<QLabel *>())
        isSaid = isSaid || label->text() == u"Opening “Channel 3”…"_s;
    QVERIFY(isSaid);
    button(u"Cancel"_s)->click();
    QVERIFY(!button(u"Cancel"_s));
    m_gateway->finishOpening();
    open();
    m_panel->setSource(nullptr);
    m_gateway->finishOpening();
    QCOMPARE(opened.size(), 0);
    m_panel->setSource(&m_list);
    open();
    m_gateway->finishOpening();
    QCOMPARE(opened.size(), 1);
    QVERIFY(!button(u"Cancel"_s));
}

void tst_EntryListPanel::copiesAndPlaysFromTheMenu()
{
    QStringList launched;
    m_panel->setPlayers(InstalledPlayers(
        {[](const QString &name) { return name == u"mpv"_s ? u"/usr/bin/mpv"_s : QString(); },
         [&launched](const QString &program, const QStringList &arguments) {
             launched << program << arguments.last();
             return true;
         }}));
    QSignalSpy said(m_panel.get(), &EntryListPanel::said);
    QSignalSpy opened(m_panel.get(), &EntryListPanel::opened);
    m_panel->view()->setCurrentIndex(m_panel->model()->index(3));
    QContextMenuEvent asked(QContextMenuEvent::Keyboard, QPoint(1, 1), QPoint(1, 1));
    QCoreApplication::sendEvent(m_panel->view()->viewport(), &asked);
    auto *menu = m_panel->view()->findChild<QMenu *>();
    QVERIFY(menu);
    QStringList texts;
    for (const QAction *action : menu->actions())
        texts << action->text().remove(u'&');
    QCOMPARE(texts, (QStringList{u"Open"_s, {}, u"Copy link"_s, u"Play in the browser"_s, u"Play in mpv"_s}));
    menu->actions()[2]->trigger();
    QTRY_COMPARE(said.size(), 1);
    const QString link = u"http://192.168.1.23:8642/m/l-0000000000000003/master.m3u8"_s;
    QCOMPARE(QGuiApplication::clipboard()->text(), link);
    menu->actions()[4]->trigger();
    QTRY_COMPARE(said.size(), 2);
    QCOMPARE(launched, (QStringList{u"/usr/bin/mpv"_s, link}));
    menu->close();
    m_panel->view()->setFocus();
    QGuiApplication::clipboard()->clear();
    QTest::keyClick(m_panel->view(), Qt::Key_C, Qt::ControlModifier);
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), link);
    QCOMPARE(opened.size(), 0);
}

void tst_EntryListPanel::saysWhyAnEntryCannotBeOpened()
{
    m_gateway->entryName = {};
    QSignalSpy failed(m_panel.get(), &EntryListPanel::failed);
    m_panel->view()->setCurrentIndex(m_panel->model()->index(3));
    button(u"Open"_s)->click();
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed[0][0].toString(), u"“Channel 3” is not in the list any more. Read the list again."_s);
}

void tst_EntryListPanel::offersReadingWhatIsNotRead()
{
    QSignalSpy read(m_panel.get(), &EntryListPanel::readRequested);
    SourceSnapshot unread = m_list;
    unread.id = u"u"_s;
    unread.list.reset();
    unread.state = SourceState::Idle;
    show(unread);
    QCOMPARE(m_panel->message()->title(), u"This list has not been read yet."_s);
    button(u"Read now"_s)->click();
    QCOMPARE(read.size(), 1);
    QVERIFY(!m_panel->searchField()->isVisible());
    unread.state = SourceState::Probing;
    show(unread);
    QCOMPARE(m_panel->message()->title(), u"The list is being read…"_s);
    unread.state = SourceState::Locked;
    show(unread);
    QCOMPARE(m_panel->message()->title(), u"The address of this list is locked."_s);
    unread.state = SourceState::Ready;
    unread.list = std::make_shared<ListSummary>();
    show(unread);
    QCOMPARE(m_panel->message()->title(), u"There is nothing in this list."_s);
    show(m_list);
    QVERIFY(m_panel->searchField()->isVisible() || m_panel->message());
}

void tst_EntryListPanel::showsWhatFailed()
{
    const auto *failure = m_panel->findChild<FailurePanel *>();
    QVERIFY(!failure->isVisible());
    SourceSnapshot failed = m_list;
    failed.state = SourceState::Failed;
    failed.error = {ErrorKind::Unavailable, u"GET: 403"_s, ErrorCode::UpstreamAuth};
    m_panel->setSource(&failed);
    QVERIFY(failure->isVisible());
    QVERIFY(m_panel->view()->isVisible()); // what was read before is there still
    const auto texts = failure->findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(
        texts, [](const QLabel *label) { return label->text().contains(u"edit the list"_s); }));
    QSignalSpy read(m_panel.get(), &EntryListPanel::readRequested);
    button(u"Try again"_s)->click();
    QCOMPARE(read.size(), 1);
    failed.list.reset();
    failed.id = u"f"_s;
    show(failed);
    QVERIFY(failure->isVisible());
    QVERIFY(!m_panel->view()->isVisible());
    show(makeList(u"l2"_s, u"Other"_s, 400, 4));
    QVERIFY(!failure->isVisible());
    const auto right = std::exchange(m_gateway->entries, [](const ListQuery &) -> Result<ListPage> {
        return std::unexpected(Error{ErrorKind::Unavailable, {}});
    });
    m_panel->searchField()->setText(u"film"_s);
    QTRY_VERIFY(failure->isVisible());
    QVERIFY(m_panel->hits().isEmpty());
    m_gateway->entries = right;
    button(u"Try again"_s)->click();
    QTRY_VERIFY(!failure->isVisible());
    QCOMPARE(read.size(), 1);
    QTRY_COMPARE(m_panel->model()->index(0).data().toString(), u"Film 2"_s);
}

void tst_EntryListPanel::anotherListBeginsAnew()
{
    type(u"film 2"_s);
    m_panel->view()->setCurrentIndex(m_panel->model()->index(1));
    m_panel->setSource(nullptr); // a film is looked at
    m_panel->setSource(&m_list);
    QCOMPARE(m_panel->searchField()->text(), u"film 2"_s);
    QCOMPARE(m_panel->view()->currentIndex().row(), 1);
    show(makeList(u"other"_s, u"Other"_s, 50, 2));
    QCOMPARE(m_panel->searchField()->text(), QString());
    QCOMPARE(m_panel->model()->rowCount(), 50);
    QCOMPARE(m_gateway->entryQueries.last().list, u"other"_s);
    QCOMPARE(m_gateway->entryQueries.last().query.text, QString());
}

void tst_EntryListPanel::readingAgainKeepsThePlace()
{
    m_panel->view()->setCurrentIndex(m_panel->model()->index(2'000));
    const int scrolled = m_panel->view()->verticalScrollBar()->value();
    QVERIFY(scrolled > 0);
    const qsizetype asked = m_gateway->entryQueries.size();
    SourceSnapshot again = m_list;
    again.list = std::make_shared<ListSummary>(*m_list.list);
    show(again);
    QTRY_VERIFY(m_gateway->entryQueries.size() > asked);
    QCOMPARE(m_panel->view()->verticalScrollBar()->value(), scrolled);
    QCOMPARE(m_panel->view()->currentIndex().row(), 2'000);
}

QTEST_MAIN(tst_EntryListPanel)
#include "tst_EntryListPanel.moc"
