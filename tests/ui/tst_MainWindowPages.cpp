// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeGateway.h"

#include "ui/EmptyPanel.h"
#include "ui/Icons.h"
#include "ui/Inspector.h"
#include "ui/MainWindow.h"
#include "ui/NavigationList.h"
#include "ui/SettingsDialog.h"
#include "ui/SourceListModel.h"
#include "ui/SourcePanel.h"

#include <QAction>
#include <QApplication>
#include <QPushButton>
#include <QSplitter>
#include <QTest>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_MainWindowPages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_window.reset(); }
    void aPageAndAFilmTakeTurns();
    void newSnapshotsLeaveThePageShown();
    void invitesToAddWhereThereIsNoFilm();
    void focusAloneChoosesNothing();
    void pagesHaveShortcutsAndMenuEntries();
    void f6WalksThroughThePanes();
    void followsThePagesTitle();
    void remembersSizeAndPanes();
    void remembersClosedFolders();
    void opensTheSettingsOnce();

private:
    std::unique_ptr<FakeGateway> m_gateway;
    std::unique_ptr<MainWindow> m_window;
    QWidget *m_page = nullptr;
};

// With two films and one page that can have the focus.
void tst_MainWindowPages::init()
{
    m_gateway = std::make_unique<FakeGateway>();
    m_gateway->setSources({makeSource(u"a"_s, u"Film A"_s, SourceState::Ready),
                           makeSource(u"b"_s, u"Film B"_s, SourceState::Idle)});
    m_window = std::make_unique<MainWindow>(*m_gateway);
    m_page = new QWidget;
    (new QVBoxLayout(m_page))->addWidget(new QPushButton(u"Press"_s));
    m_window->addPage(icon("clock"_L1), u"Extra"_s, m_page);
    m_window->bringUp();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void tst_MainWindowPages::aPageAndAFilmTakeTurns()
{
    m_window->select(u"b"_s);
    QVERIFY(qobject_cast<Inspector *>(m_window->shownPage()));
    m_window->showPage(m_page);
    QCOMPARE(m_window->shownPage(), m_page);
    QVERIFY(m_window->selected().isEmpty());
    QVERIFY(m_window->list()->selectionModel()->selection().isEmpty());
    const QRect row = m_window->list()->visualRect(m_window->list()->model()->index(1, 0));
    QTest::mouseClick(m_window->list()->viewport(), Qt::LeftButton, {}, row.center());
    QCOMPARE(m_window->selected(), u"b"_s);
    QVERIFY(qobject_cast<Inspector *>(m_window->shownPage()));
    QCOMPARE(m_window->findChild<NavigationList *>()->chosen(), -1);
}

void tst_MainWindowPages::newSnapshotsLeaveThePageShown()
{
    m_window->showPage(m_page);
    QList<SourceSnapshot> films = m_gateway->list;
    films[0].state = SourceState::Failed;
    m_gateway->setSources(films);
    QCOMPARE(m_window->shownPage(), m_page);
    m_gateway->setSources({});
    QCOMPARE(m_window->shownPage(), m_page);
    m_window->addTexts({u"https://example.org/new.mkv"_s});
    QCOMPARE(m_window->selected(), u"new1"_s);
    QVERIFY(qobject_cast<Inspector *>(m_window->shownPage()));
}

void tst_MainWindowPages::invitesToAddWhereThereIsNoFilm()
{
    m_gateway->setSources({});
    QVERIFY(qobject_cast<EmptyPanel *>(m_window->shownPage()));
}

void tst_MainWindowPages::focusAloneChoosesNothing()
{
    m_window->showPage(m_page);
    m_window->list()->setFocus(Qt::TabFocusReason);
    QCOMPARE(m_window->shownPage(), m_page);
    QVERIFY(m_window->selected().isEmpty());
    QTest::keyClick(m_window->list(), Qt::Key_Down);
    QVERIFY(!m_window->selected().isEmpty());
    m_window->findChild<NavigationList *>()->setFocus(Qt::TabFocusReason);
    QVERIFY(qobject_cast<Inspector *>(m_window->shownPage()));
}

void tst_MainWindowPages::pagesHaveShortcutsAndMenuEntries()
{
    const auto actions = m_window->findChildren<QAction *>();
    const auto found = std::find_if(actions.begin(), actions.end(),
                                    [](const QAction *action) { return action->text() == u"Extra"_s; });
    QVERIFY(found != actions.end());
    const int number = int((*found)->shortcut()[0].key()) - Qt::Key_0;
    QVERIFY(number >= 1 && number <= 9);
    QTest::keyClick(m_window.get(), Qt::Key(Qt::Key_0 + number), Qt::ControlModifier);
    QCOMPARE(m_window->shownPage(), m_page);
}

void tst_MainWindowPages::f6WalksThroughThePanes()
{
    m_window->showPage(m_page);
    auto *navigation = m_window->findChild<NavigationList *>();
    navigation->setFocus();
    QTest::keyClick(m_window.get(), Qt::Key_F6);
    QCOMPARE(QApplication::focusWidget(), m_window->list());
    QTest::keyClick(m_window.get(), Qt::Key_F6);
    QVERIFY(m_page->isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(m_window.get(), Qt::Key_F6);
    QCOMPARE(QApplication::focusWidget(), navigation);
    QTest::keyClick(m_window.get(), Qt::Key_F6, Qt::ShiftModifier);
    QVERIFY(m_page->isAncestorOf(QApplication::focusWidget()));
    QCOMPARE(m_window->shownPage(), m_page);
}

void tst_MainWindowPages::followsThePagesTitle()
{
    m_page->setWindowTitle(u"Zusatz"_s);
    auto *navigation = m_window->findChild<NavigationList *>();
    QCOMPARE(navigation->item(navigation->count() - 1)->text(), u"Zusatz"_s);
}

void tst_MainWindowPages::remembersSizeAndPanes()
{
    const QSize size(1011, 707);
    m_window->resize(size);
    auto *across = m_window->findChild<QSplitter *>();
    across->setSizes({400, 600});
    const QList<int> sizes = across->sizes();
    m_window->close();
    QVERIFY(!m_gateway->set.windowState.isEmpty());
    MainWindow again(*m_gateway);
    again.show();
    QVERIFY(QTest::qWaitForWindowExposed(&again));
    QCOMPARE(again.size(), size);
    QCOMPARE(again.findChild<QSplitter *>()->sizes(), sizes);
}

void tst_MainWindowPages::remembersClosedFolders()
{
    QList<SourceSnapshot> films;
    for (const QString &folder : {u"Season 1, \"A\""_s, u"第二季"_s}) {
        films << makeSource(folder, folder, SourceState::Ready);
        films.last().folder = folder;
    }
    m_gateway->setSources(films);
    const auto isOpen = [](const MainWindow &window, const QString &folder) {
        const SourcePanel *panel = window.films();
        return panel->view()->isExpanded(panel->model()->indexOfFolder(folder));
    };
    QVERIFY(isOpen(*m_window, films[1].folder));
    m_window->films()->view()->collapse(m_window->films()->model()->indexOfFolder(films[1].folder));
    m_window->close();
    FakeGateway later; // the films come when the window is there
    later.set = m_gateway->set;
    {
        MainWindow again(later);
        again.show();
        again.close();
    }
    MainWindow again(later);
    again.show();
    later.setSources(films);
    QVERIFY(isOpen(again, films[0].folder));
    QVERIFY(!isOpen(again, films[1].folder));
    again.films()->view()->expand(again.films()->model()->indexOfFolder(films[1].folder));
    again.close();
    MainWindow third(later);
    third.show();
    QVERIFY(isOpen(third, films[1].folder));
}

void tst_MainWindowPages::opensTheSettingsOnce()
{
    QTest::keyClick(m_window.get(), Qt::Key_Comma, Qt::ControlModifier);
    QCOMPARE(m_window->findChildren<SettingsDialog *>().size(), 1);
    m_window->openSettings();
    QCOMPARE(m_window->findChildren<SettingsDialog *>().size(), 1);
    QVERIFY(m_window->findChild<SettingsDialog *>()->isVisible());
}

QTEST_MAIN(tst_MainWindowPages)
#include "tst_MainWindowPages.moc"
