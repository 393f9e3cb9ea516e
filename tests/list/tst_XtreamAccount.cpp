// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/list/XtreamAccount.h"

#include <QTest>

using namespace cuegate;
using namespace Qt::StringLiterals;

class tst_XtreamAccount : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knowsOneAccountInEachSpelling_data()
    {
        QTest::addColumn<QString>("spelling");
        QTest::addColumn<QString>("kept");
        const QString kept = u"http://tv.example:8080/player_api.php?username=me&password=a%2Fb%26c"_s;
        for (const auto &spelling :
             {u"http://tv.example:8080/get.php?username=me&password=a%2Fb%26c&type=m3u_plus&output=ts"_s,
              u"http://TV.example:8080/player_api.php?password=a%2fb%26c&username=me&action=get_series"_s,
              u"http://me:a%2Fb&c@tv.example:8080/"_s, u"http://me:a%2Fb&c@tv.example:8080"_s,
              u"xtream://me:a%2Fb&c@tv.example:8080"_s, kept})
            QTest::addRow("%s", qPrintable(spelling)) << spelling << kept;
        QTest::newRow("port that goes without saying")
            << u"https://tv.example:443/get.php?username=me&password=word"_s
            << u"https://tv.example/player_api.php?username=me&password=word"_s;
        QTest::newRow("folder") << u"http://tv.example/a/../panel/get.php?username=me&password=word"_s
                                << u"http://tv.example/panel/player_api.php?username=me&password=word"_s;
        QTest::newRow("mail")
            << u"http://tv.example/get.php?username=me%40mail.example&password=w%20d"_s
            << u"http://tv.example/player_api.php?username=me%40mail.example&password=w%20d"_s;
    }
    void knowsOneAccountInEachSpelling()
    {
        QFETCH(QString, spelling);
        QFETCH(QString, kept);
        const auto account = xtreamAccountOf(QUrl(spelling));
        QVERIFY(account);
        QCOMPARE(QString::fromLatin1(account->url().toEncoded()), kept);
    }

    void refusesWhatHoldsNone()
    {
        for (const auto &url : {u"http://tv.example/get.php?username=me"_s, u"http://me@tv.example/"_s,
                                u"ftp://me:word@tv.example/"_s, u"xtream://tv.example"_s, u"file:///x"_s,
                                u"http:///get.php?username=a&password=b"_s})
            QVERIFY2(!xtreamAccountOf(QUrl(url)), qPrintable(url));
    }

    void tellsAccountsFromListsByTheirForm()
    {
        QVERIFY(looksLikeXtream(QUrl(u"xtream://me:word@tv.example"_s)));
        QVERIFY(looksLikeXtream(QUrl(u"http://tv.example/player_api.php?username=me&password=word"_s)));
        QVERIFY(!looksLikeXtream(QUrl(u"http://tv.example/get.php?username=me&password=word&type=m3u"_s)));
        QVERIFY(!looksLikeXtream(QUrl(u"http://me:word@tv.example/"_s)));
        QVERIFY(!looksLikeXtream(QUrl(u"http://me:word@tv.example/player_api.php"_s)));
    }

    void spellsItsAddresses()
    {
        const auto account =
            xtreamAccountOf(QUrl(u"http://tv.example/get.php?username=a%2Fb&password=c%3Fd"_s));
        QVERIFY(account);
        QCOMPARE(account->streamUrl(ListItem::Kind::Channel, 5, "ts"),
                 "http://tv.example/live/a%2Fb/c%3Fd/5.ts");
        QCOMPARE(account->streamUrl(ListItem::Kind::Film, 5, "mkv"),
                 "http://tv.example/movie/a%2Fb/c%3Fd/5.mkv");
        QCOMPARE(account->streamUrl(ListItem::Kind::Episode, 5, "mkv"),
                 "http://tv.example/series/a%2Fb/c%3Fd/5.mkv");
        QCOMPARE(account->guideUrl(), "http://tv.example/xmltv.php?username=a%2Fb&password=c%3Fd");
        QCOMPARE(account->episodesUrl(7),
                 "http://tv.example/"
                 "player_api.php?username=a%2Fb&password=c%3Fd&action=get_series_info&series_id=7");
    }
};

QTEST_GUILESS_MAIN(tst_XtreamAccount)
#include "tst_XtreamAccount.moc"
