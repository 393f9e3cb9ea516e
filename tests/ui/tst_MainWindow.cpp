// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeGateway.h"

#include "app/TrayIcon.h"
#include "ui/AddSourceDialog.h"
#include "ui/Inspector.h"
#include "ui/MainWindow.h"
#include "ui/NoticeBar.h"
#include "ui/PendingRemovals.h"
#include "ui/SourceListModel.h"
#include "ui/TimelineWidget.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QClipboard>
#include <QDropEvent>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_MainWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void modelUpdatesKeepTheSelection();
    void modelTellsOnlyWhatChanged();
    void startsWithAWayToAdd();
    void copiesTheLink();
    void undoBringsARemovedFilmBackUntouched();
    void removalReachesTheGatewayWhenTheTimeIsOver();
    void hidesARemovedFilmUntilTheGatewayLetsGo();
    void removalReachesTheGatewayWhenTheWindowGoes();
    void removesSeveralAtOnce();
    void addingARemovedFilmAgainKeepsIt();
    void pasteAddsAndProbes();
    void saysWhatIsWrongWithADrop();
    void droppedLinksAreAdded();
    void droppedFoldersAddTheirFilms();
    void aChosenFolderStaysChosen();
    void watchesTheTimelineOnlyWhileVisible();
    void showsWhichTracksAreServed();
    void retriesAFailedFilm();
    void closingHidesOnlyWithATray();
    void trayOffersRecentLinks();
    void trayShowsWhatIsGoingOn();
    void saysNothingWhenNothingIsToBeAdded();
    void everyButtonHasAName();
    void saysWhatTheTimelinesMenuDid();
};

// Shortcuts work only in the active window.
static void activate(MainWindow &window)
{
    window.bringUp();
    QVERIFY(QTest::qWaitForWindowActive(&window));
}

static QList<SourceSnapshot> threeFilms()
{
    return {makeSource(u"a"_s, u"Film A"_s, SourceState::Ready),
            makeSource(u"b"_s, u"Film B"_s, SourceState::Idle),
            makeSource(u"c"_s, u"Film C"_s, SourceState::Failed)};
}

void tst_MainWindow::modelUpdatesKeepTheSelection()
{
    FakeGateway gateway;
    gateway.setSources(threeFilms());
    MainWindow window(gateway);
    window.select(u"b"_s);
    QList<SourceSnapshot> films = threeFilms();
    films[1].state = SourceState::Ready;
    films.move(1, 2);
    films.prepend(makeSource(u"z"_s, u"New"_s, SourceState::Probing));
    films.removeAt(1);
    gateway.setSources(films);
    QCOMPARE(window.selected(), u"b"_s);
    QCOMPARE(window.list()->selectionModel()->selectedIndexes().size(), 1);
    QCOMPARE(window.list()->currentIndex().row(), 2);
}

void tst_MainWindow::modelTellsOnlyWhatChanged()
{
    SourceListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.update(threeFilms(), {});
    QSignalSpy changed(&model, &SourceListModel::dataChanged);
    QSignalSpy inserted(&model, &SourceListModel::rowsInserted);
    QSignalSpy removed(&model, &SourceListModel::rowsRemoved);
    QList<SourceSnapshot> films = threeFilms();
    model.update(films, {});
    QCOMPARE(changed.size() + inserted.size() + removed.size(), 0);
    films[2].state = SourceState::Probing;
    model.update(films, {});
    QCOMPARE(changed.size(), 1);
    model.update(films, {u"a"_s});
    QCOMPARE(removed.size(), 1);
    model.update({films[2], films[0], films[1]}, {});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(0).data().toString(), u"Film C"_s);
    QCOMPARE(model.index(2).data().toString(), u"Film B"_s);
    films << films[0];
    model.update(films, {});
    QCOMPARE(model.rowCount(), 3);
}

void tst_MainWindow::startsWithAWayToAdd()
{
    FakeGateway gateway;
    MainWindow window(gateway);
    window.show();
    QGuiApplication::clipboard()->setText(u"https://example.org/in-the-clipboard.mkv"_s);
    for (QPushButton *button : window.findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text().startsWith(u"Add a film"_s))
            button->click();
    }
    auto *dialog = window.findChild<AddSourceDialog *>();
    QVERIFY(dialog);
    QCOMPARE(dialog->locations().size(), 1);
    dialog->accept();
    QCOMPARE(gateway.added.size(), 1);
    QCOMPARE(window.selected(), u"new1"_s);
}

void tst_MainWindow::copiesTheLink()
{
    FakeGateway gateway;
    gateway.setSources(threeFilms());
    MainWindow window(gateway);
    activate(window);
    window.select(u"a"_s);
    QTest::keyClick(window.list(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"http://192.168.1.23:8642/m/a/master.m3u8"_s);
    QVERIFY(window.notice()->text().startsWith(u"Link copied."_s));
}

void tst_MainWindow::undoBringsARemovedFilmBackUntouched()
{
    FakeGateway gateway;
    gateway.setSources(threeFilms());
    MainWindow window(gateway);
    activate(window);
    window.select(u"b"_s);
    QTest::keyClick(window.list(), Qt::Key_Delete);
    QCOMPARE(window.list()->model()->rowCount(), 2);
    QCOMPARE(window.selected(), u"c"_s);
    QCOMPARE(window.notice()->text(), u"Removed “Film B”."_s);
    window.notice()->press();
    QCOMPARE(window.list()->model()->rowCount(), 3);
    QCOMPARE(window.selected(), u"b"_s);
    QVERIFY(gateway.removed.isEmpty());
    QVERIFY(window.notice()->text().isEmpty());
}

void tst_MainWindow::removalReachesTheGatewayWhenTheTimeIsOver()
{
    FakeGateway gateway;
    gateway.setSources(threeFilms());
    PendingRemovals removals(gateway);
    removals.remove({u"a"_s});
    QVERIFY(gateway.removed.isEmpty());
    removals.commit();
    QCOMPARE(gateway.removed, QStringList{u"a"_s});
    QVERIFY(removals.hidden().isEmpty());
}

void tst_MainWindow::hidesARemovedFilmUntilTheGatewayLetsGo()
{
    FakeGateway gateway;
    gateway.keepRemoved = true;
    gateway.setSources(threeFilms());
    PendingRemovals removals(gateway);
    removals.remove({u"a"_s});
    removals.commit();
    QVERIFY(removals.hidden().contains(u"a"_s));
    QVERIFY(!removals.ids().contains(u"a"_s));
    gateway.setSources({threeFilms()[1]});
    QVERIFY(removals.hidden().isEmpty());
}

void tst_MainWindow::removalReachesTheGatewayWhenTheWindowGoes()
{
    FakeGateway gateway;
    gateway.setSources(threeFilms());
    {
        MainWindow window(gateway);
        window.removals()->remove({u"a"_s});
    }
    QCOMPARE(gateway.removed, QStringList{u"a"_s});
}

void tst_MainWindow::removesSeveralAtOnce()
{
    FakeGateway gateway;
    gateway.setSources(threeFilms());
    MainWindow window(gateway);
    activate(window);
    window.list()->selectAll();
    QTest::keyClick(window.list(), Qt::Key_Delete);
    QCOMPARE(window.list()->model()->rowCount(), 0);
    QCOMPARE(window.notice()->text(), u"Removed 3 films."_s);
    window.notice()->press();
    QCOMPARE(window.list()->model()->rowCount(), 3);
}

void tst_MainWindow::addingARemovedFilmAgainKeepsIt()
{
    FakeGateway gateway;
    gateway.setSources(threeFilms());
    MainWindow window(gateway);
    window.removals()->remove({u"b"_s});
    window.addTexts({threeFilms()[1].displayUrl});
    QCOMPARE(window.selected(), u"b"_s);
    window.removals()->commit();
    QVERIFY(gateway.removed.isEmpty());
}

void tst_MainWindow::pasteAddsAndProbes()
{
    FakeGateway gateway;
    MainWindow window(gateway);
    activate(window);
    QGuiApplication::clipboard()->setText(u"https://example.org/one.mkv\nhttps://example.org/two.mkv"_s);
    QTest::keyClick(&window, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(gateway.added.size(), 2);
    QCOMPARE(gateway.list.first().name, u"one"_s);
    QCOMPARE(gateway.probed, (QStringList{u"new1"_s, u"new2"_s}));
}

static void drop(MainWindow &window, const QMimeData &data)
{
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &event);
}

void tst_MainWindow::saysWhatIsWrongWithADrop()
{
    FakeGateway gateway;
    MainWindow window(gateway);
    window.show();
    QMimeData data;
    data.setText(u"ftp://example.org/film.mkv"_s);
    drop(window, data);
    QVERIFY(gateway.added.isEmpty());
    QVERIFY(window.notice()->text().contains(u"“ftp” is not supported"_s));
}

void tst_MainWindow::droppedLinksAreAdded()
{
    FakeGateway gateway;
    MainWindow window(gateway);
    QMimeData data;
    data.setUrls({QUrl(u"https://example.org/a%20b.mkv?token=1%2F2"_s)});
    drop(window, data);
    QCOMPARE(gateway.added.size(), 1);
    QCOMPARE(gateway.added[0].url.toString(QUrl::FullyEncoded),
             u"https://example.org/a%20b.mkv?token=1%2F2"_s);
}

void tst_MainWindow::droppedFoldersAddTheirFilms()
{
    QTemporaryDir folder;
    FakeGateway gateway;
    MainWindow window(gateway);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(folder.path())});
    drop(window, data);
    QTRY_VERIFY(window.notice()->text().startsWith(u"There are no films in"_s));
    for (const QString &name : {u"b.mkv"_s, u"a.mp4"_s, u"c.txt"_s}) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    drop(window, data);
    QTRY_COMPARE(gateway.added.size(), 2);
    QCOMPARE(gateway.added[0].url, QUrl::fromLocalFile(folder.filePath(u"a.mp4"_s)));
    QVERIFY(window.notice()->text().startsWith(u"Added 2 films from"_s));
}

void tst_MainWindow::aChosenFolderStaysChosen()
{
    FakeGateway gateway;
    QList<SourceSnapshot> films = threeFilms();
    films[1].folder = u"Folder"_s;
    gateway.setSources(films);
    MainWindow window(gateway);
    QCOMPARE(window.selected(), u"b"_s); // the first film, not the folder it is in
    const QModelIndex folder = window.list()->model()->index(0, 0);
    window.list()->selectionModel()->setCurrentIndex(folder, QItemSelectionModel::ClearAndSelect);
    films[0].state = SourceState::Probing;
    gateway.setSources(films);
    QCOMPARE(window.list()->currentIndex(), folder);
    QVERIFY(window.list()->selectionModel()->isSelected(folder));
    films[1].folder.clear();
    window.select(u"b"_s);
    gateway.setSources(films);
    QCOMPARE(window.selected(), u"b"_s); // it has left its folder
}

void tst_MainWindow::watchesTheTimelineOnlyWhileVisible()
{
    FakeGateway gateway;
    gateway.setSources(threeFilms());
    MainWindow window(gateway);
    window.select(u"a"_s);
    QVERIFY(gateway.watched.isEmpty());
    window.show();
    QCOMPARE(gateway.watched.last(), u"a"_s);
    window.select(u"b"_s);
    QCOMPARE(gateway.watched.last(), QString());
    window.select(u"a"_s);
    window.hide();
    QCOMPARE(gateway.watched.last(), QString());
}

void tst_MainWindow::showsWhichTracksAreServed()
{
    FakeGateway gateway;
    gateway.timeline = makeTimeline(u"a"_s);
    QList<SourceSnapshot> films = threeFilms();
    films[0].media = makeFilm(50);
    gateway.setSources(films);
    MainWindow window(gateway);
    window.select(u"a"_s);
    window.show();
    const QAbstractItemModel *tracks =
        window.findChild<Inspector *>()->findChild<QTableView *>(u"tracks"_s)->model();
    QCOMPARE(tracks->rowCount(), 4);
    QCOMPARE(tracks->index(0, 5).data().toString(), u"yes"_s);
    QCOMPARE(tracks->index(3, 5).data().toString(), u"no: picture subtitles cannot be copied into HLS"_s);
    QCOMPARE(tracks->index(3, 2).data().toString(), u"French"_s);
}

void tst_MainWindow::retriesAFailedFilm()
{
    FakeGateway gateway;
    gateway.setSources(threeFilms());
    MainWindow window(gateway);
    window.show();
    window.select(u"c"_s);
    for (QPushButton *button : window.findChildren<QPushButton *>()) {
        if (button->text() == "Try again"_L1 && button->isVisible())
            button->click();
    }
    QCOMPARE(gateway.probed, QStringList{u"c"_s});
}

void tst_MainWindow::closingHidesOnlyWithATray()
{
    FakeGateway gateway;
    MainWindow window(gateway);
    QSignalSpy quit(&window, &MainWindow::quitRequested);
    window.setOnClose(MainWindow::OnClose::HideToTray);
    window.show();
    window.close();
    QVERIFY(!window.isVisible());
    QCOMPARE(quit.size(), 0);
    window.setOnClose(MainWindow::OnClose::Quit);
    window.bringUp();
    QVERIFY(window.isVisible());
    window.close();
    QCOMPARE(quit.size(), 1);
}

void tst_MainWindow::trayOffersRecentLinks()
{
    FakeGateway gateway;
    gateway.setSources(threeFilms());
    gateway.setStatus(makeStatus());
    TrayIcon tray(gateway);
    QCOMPARE(tray.menu()->actions().first()->text(), u"Serving 2 players"_s);
    auto *recent = tray.menu()->findChild<QMenu *>();
    QVERIFY(recent);
    QCOMPARE(recent->actions().size(), 3);
    QCOMPARE(recent->actions().first()->text(), u"Film C"_s);
    recent->actions().first()->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"http://192.168.1.23:8642/m/c/master.m3u8"_s);
    QList<SourceSnapshot> many;
    for (int i = 0; i < 30; ++i)
        many << makeSource(QString::number(i), u"Tom & Jerry %1"_s.arg(i), SourceState::Idle);
    gateway.setSources(many);
    QCOMPARE(recent->actions().size(), 8);
    QCOMPARE(recent->actions().first()->text(), u"Tom && Jerry 29"_s);
    QSignalSpy toggle(&tray, &TrayIcon::toggleRequested);
    many[3].playedAtMs = 1'000;
    many[4].playedAtMs = 3'000;
    many[20].playedAtMs = 2'000;
    gateway.setSources(many);
    QCOMPARE(recent->actions().size(), 8);
    QStringList shown;
    for (const QAction *action : recent->actions())
        shown << action->text().section(u' ', -1);
    QCOMPARE(shown.join(u' '), u"4 20 3 29 28 27 26 25"_s);
    gateway.setSources({});
    QVERIFY(recent->isEmpty() && !recent->isEnabled());
    const TrayIcon fresh(gateway);
    QVERIFY(!fresh.menu()->findChild<QMenu *>()->isEnabled());
    tray.menu()->actions()[2]->trigger();
    QCOMPARE(toggle.size(), 1);
}

void tst_MainWindow::trayShowsWhatIsGoingOn()
{
    FakeGateway gateway;
    ServerStatus status = makeStatus();
    status.players = 0;
    gateway.setStatus(status);
    TrayIcon tray(gateway);
    const QAction *line = tray.menu()->actions().first();
    QCOMPARE(tray.activity(), TrayIcon::Activity::Idle);
    QCOMPARE(line->text(), u"Ready, nobody is watching"_s);
    gateway.setStatus(makeStatus());
    QCOMPARE(tray.activity(), TrayIcon::Activity::Serving);
    QList<JobSnapshot> jobs = makeJobs(makeSource(u"a"_s, u"A"_s, SourceState::Ready));
    gateway.setJobs(jobs);
    QCOMPARE(tray.activity(), TrayIcon::Activity::Converting);
    QCOMPARE(line->text(), u"Serving 2 players, converting"_s);
    jobs = {jobs.first()}; // copied
    gateway.setJobs(jobs);
    QCOMPARE(tray.activity(), TrayIcon::Activity::Serving);
    status.problem = u"cannot listen"_s;
    gateway.setStatus(status);
    QVERIFY(line->text().startsWith(u"Port 8642 cannot be used"_s));
}

void tst_MainWindow::saysNothingWhenNothingIsToBeAdded()
{
    FakeGateway gateway;
    MainWindow window(gateway);
    window.show();
    window.addTexts({});
    QVERIFY(!window.notice()->isVisible());
    window.addTexts({u" "_s});
    QVERIFY(window.notice()->isVisible());
}

void tst_MainWindow::everyButtonHasAName()
{
    FakeGateway gateway;
    gateway.setSources(threeFilms());
    MainWindow window(gateway);
    AddSourceDialog dialog(QString(), &window);
    for (const QAbstractButton *button : window.findChildren<QAbstractButton *>()) {
        if (button->objectName().startsWith(u"qt_"_s) || !button->parentWidget() ||
            button->inherits("QTableCornerButton"))
            continue;
        const bool hasName = !button->text().isEmpty() || !button->accessibleName().isEmpty();
        QVERIFY2(hasName, qPrintable(button->toolTip() + u" in "_s +
                                     QString::fromLatin1(button->parentWidget()->metaObject()->className())));
    }
}

void tst_MainWindow::saysWhatTheTimelinesMenuDid()
{
    FakeGateway gateway;
    gateway.setSources(threeFilms());
    MainWindow window(gateway);
    auto *timeline = window.findChild<TimelineWidget *>();
    Q_EMIT timeline->copied(u"Link copied."_s);
    QCOMPARE(window.notice()->text(), u"Link copied."_s);
    Q_EMIT timeline->failed(u"mpv could not be started."_s);
    QCOMPARE(window.notice()->text(), u"mpv could not be started."_s);
}

QTEST_MAIN(tst_MainWindow)
#include "tst_MainWindow.moc"
