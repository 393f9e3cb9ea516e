// SPDX-License-Identifier: GPL-3.0-or-later
#include "FilmsInWindow.h"

#include "ui/AddSourceDialog.h"
#include "ui/Inspector.h"
#include "ui/NoticeBar.h"
#include "ui/SourceListModel.h"
#include "ui/TimelineWidget.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
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
    void copiesTheLink();
    void aChosenFolderStaysChosen();
    void watchesTheTimelineOnlyWhileVisible();
    void showsWhichTracksAreServed();
    void retriesAFailedFilm();
    void closingHidesOnlyWithATray();
    void everyButtonHasAName();
    void saysWhatTheTimelinesMenuDid();
};

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
    QCOMPARE(tracks->index(0, 5).data().toString(), u"yes, converted where needed"_s);
    QCOMPARE(tracks->index(2, 5).data().toString(), u"yes"_s);
    QCOMPARE(
        tracks->index(3, 5).data().toString(),
        u"no: PGS (Blu-ray pictures) cannot be sent as text; these subtitles are in the original file only."_s);
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
