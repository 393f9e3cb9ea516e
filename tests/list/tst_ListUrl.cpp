// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/list/ListUrl.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;

class tst_ListUrl : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knowsTheAddressesProvidersGiveOut_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("isList");
        QTest::newRow("m3u") << u"http://tv.example/lists/All.M3U"_s << true;
        QTest::newRow("on disk") << u"file:///home/me/tv.m3u"_s << true;
        QTest::newRow("Xtream") << u"http://tv.example:8080/get.php?username=a&password=b&type=m3u_plus"_s
                                << true;
        QTest::newRow("Xtream, plain") << u"http://tv.example/get.php?type=m3u&output=ts"_s << true;
        QTest::newRow("named by its kind") << u"http://tv.example/export/m3u_plus"_s << true;
        QTest::newRow("the same without more") << u"http://tv.example/export/m3u"_s << true;
        QTest::newRow("another answer of Xtream") << u"http://tv.example/get.php?type=enigma16"_s << false;
        QTest::newRow("a stream") << u"http://tv.example/live/master.m3u8"_s << false;
        QTest::newRow("a film") << u"http://tv.example/film.mkv?list=a.m3u"_s << false;
        QTest::newRow("no name") << u"http://tv.example/"_s << false;
    }
    void knowsTheAddressesProvidersGiveOut()
    {
        QFETCH(const QString, url);
        QTEST(looksLikeList(QUrl(url)), "isList");
    }
    void keepsListsOnTheWebOnTheWeb_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("url");
        QTest::newRow("relative") << QByteArray("a b/1.ts") << QByteArray("http://tv.example/l/a%20b/1.ts");
        QTest::newRow("absolute") << QByteArray("HTTPS://other.example/1.ts")
                                  << QByteArray("HTTPS://other.example/1.ts");
        QTest::newRow("a file") << QByteArray("file:///etc/passwd") << QByteArray();
        QTest::newRow("another scheme") << QByteArray("rtmp+x.1-2://tv.example/live") << QByteArray();
        QTest::newRow("no host") << QByteArray("http:///x") << QByteArray();
    }
    void keepsListsOnTheWebOnTheWeb()
    {
        QFETCH(const QByteArray, line);
        QTEST(listUrl(line, QUrl(u"http://tv.example/l/list.m3u"_s)), "url");
    }
};

QTEST_APPLESS_MAIN(tst_ListUrl)
#include "tst_ListUrl.moc"
