// SPDX-License-Identifier: GPL-3.0-or-later
#include "FilmsInWindow.h"

#include "app/TrayIcon.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_TrayIcon : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void trayOffersRecentLinks();
    void offersWhatWasPlayedOfLists();
    void trayShowsWhatIsGoingOn();
};

void tst_TrayIcon::trayOffersRecentLinks()
{
    FakeGateway gateway;
    gateway.setSources(threeFilms());
    gateway.setStatus(makeStatus());
    TrayIcon tray(gateway);
    QCOMPARE(tray.menu()->actions().first()->text(), u"Serving 3 players"_s);
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

void tst_TrayIcon::offersWhatWasPlayedOfLists()
{
    FakeGateway gateway;
    SourceSnapshot lookedAt = makeSource(u"e1"_s, u"Channel 1"_s, SourceState::Ready);
    lookedAt.listId = u"l"_s;
    SourceSnapshot played = makeSource(u"e2"_s, u"Channel 2"_s, SourceState::Ready);
    played.listId = u"l"_s;
    played.playedAtMs = 1'000;
    gateway.setSources({makeSource(u"a"_s, u"Film A"_s, SourceState::Ready), lookedAt, played,
                        makeList(u"l"_s, u"List"_s, 40, 2)});
    const TrayIcon tray(gateway);
    QStringList shown;
    for (const QAction *action : tray.menu()->findChild<QMenu *>()->actions())
        shown << action->text();
    QCOMPARE(shown, (QStringList{u"Channel 2"_s, u"Film A"_s}));
}

void tst_TrayIcon::trayShowsWhatIsGoingOn()
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
    QCOMPARE(line->text(), u"Serving 3 players, converting"_s);
    jobs = {jobs.first()}; // copied
    gateway.setJobs(jobs);
    QCOMPARE(tray.activity(), TrayIcon::Activity::Serving);
    status.problem = u"cannot listen"_s;
    gateway.setStatus(status);
    QVERIFY(line->text().startsWith(u"Port 8642 cannot be used"_s));
}

QTEST_MAIN(tst_TrayIcon)
#include "tst_TrayIcon.moc"
