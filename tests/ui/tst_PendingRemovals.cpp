// SPDX-License-Identifier: GPL-3.0-or-later
// How films are removed, by the window too, and come back.
#include "FilmsInWindow.h"

#include "ui/NoticeBar.h"
#include "ui/PendingRemovals.h"

#include <QAbstractItemView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_PendingRemovals : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void undoBringsARemovedFilmBackUntouched();
    void removalReachesTheGatewayWhenTheTimeIsOver();
    void hidesARemovedFilmUntilTheGatewayLetsGo();
    void removalReachesTheGatewayWhenTheWindowGoes();
    void removesSeveralAtOnce();
    void addingARemovedFilmAgainKeepsIt();
};

void tst_PendingRemovals::undoBringsARemovedFilmBackUntouched()
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

void tst_PendingRemovals::removalReachesTheGatewayWhenTheTimeIsOver()
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

void tst_PendingRemovals::hidesARemovedFilmUntilTheGatewayLetsGo()
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

void tst_PendingRemovals::removalReachesTheGatewayWhenTheWindowGoes()
{
    FakeGateway gateway;
    gateway.setSources(threeFilms());
    {
        MainWindow window(gateway);
        window.removals()->remove({u"a"_s});
    }
    QCOMPARE(gateway.removed, QStringList{u"a"_s});
}

void tst_PendingRemovals::removesSeveralAtOnce()
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

void tst_PendingRemovals::addingARemovedFilmAgainKeepsIt()
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

QTEST_MAIN(tst_PendingRemovals)
#include "tst_PendingRemovals.moc"
