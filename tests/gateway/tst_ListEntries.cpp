// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/ListEntries.h"

#include <QTest>

using namespace cuegate;
using namespace Qt::StringLiterals;

class tst_ListEntries : public QObject
{
    Q_OBJECT

    // That needs a login and a header.
    static SourceLocation listAt(const QString &url)
    {
        SourceLocation list{QUrl(url), {{"X-Key", "canary-key"}, {"User-Agent", "List"}}};
        list.certificate = "pinned";
        list.maxConnections = 2;
        return list;
    }

private Q_SLOTS:
    void givesSecretsToTheListsOwnOriginOnly_data()
    {
        QTest::addColumn<QByteArray>("url");
        QTest::addColumn<bool>("isOwn");
        QTest::newRow("own") << "https://tv.example/1.ts"_ba << true;
        QTest::newRow("own-port") << "https://tv.example:443/1.ts"_ba << true;
        QTest::newRow("other-scheme") << "http://tv.example/1.ts"_ba << false;
        QTest::newRow("other-port") << "https://tv.example:8443/1.ts"_ba << false;
        QTest::newRow("other-host") << "https://cdn.tv.example/1.ts"_ba << false;
        QTest::newRow("user-info") << "https://tv.example@evil.example/1.ts"_ba << false;
    }

    void givesSecretsToTheListsOwnOriginOnly()
    {
        QFETCH(QByteArray, url);
        QFETCH(bool, isOwn);
        const SourceLocation list = listAt(u"https://somebody:canary-word@tv.example/all.m3u"_s);
        const SourceLocation led = ledTo(url, list);
        QCOMPARE(!led.headers.empty(), isOwn);
        QCOMPARE(led.url.password() == u"canary-word"_s, isOwn);
        QCOMPARE(!led.certificate.isEmpty(), isOwn);
        QCOMPARE(led.typed, list.url);
        QCOMPARE(led.maxConnections, 2);
    }

    void sendsWhatTheEntryAsksForInstead()
    {
        CatalogSource list;
        list.id = u"0123456789abcdef"_s;
        list.location = listAt(u"https://tv.example/all.m3u"_s);
        ListedEntry entry;
        entry.name = "One";
        entry.url = "https://tv.example/1.ts";
        entry.userAgent = "Entry";
        const auto source = sourceOfEntry(entry, list);
        QVERIFY(source);
        QCOMPARE(source->location.headers,
                 (decltype(SourceLocation::headers){{"X-Key", "canary-key"}, {"User-Agent", "Entry"}}));
        QCOMPARE(source->id, openedIdOf(list.id, entry.id));
        QVERIFY(openedIdOf(list.id, 1) != openedIdOf(list.id, 2));
    }

    void leadsToNoPrivateAddress_data()
    {
        QTest::addColumn<QByteArray>("url");
        QTest::addColumn<QString>("list");
        QTest::addColumn<bool>("isAllowed");
        QTest::newRow("public") << "http://93.184.216.34/1.ts"_ba << u"http://tv.example/all.m3u"_s << true;
        QTest::newRow("router") << "http://192.168.1.1/"_ba << u"http://tv.example/all.m3u"_s << false;
        QTest::newRow("spelled-oddly") << "http://0x7f.1/"_ba << u"http://tv.example/all.m3u"_s << false;
        QTest::newRow("one-number") << "http://2130706433/"_ba << u"http://tv.example/all.m3u"_s << false;
        QTest::newRow("v6") << "http://[::1]/"_ba << u"http://tv.example/all.m3u"_s << false;
        QTest::newRow("own") << "http://192.168.1.5:8080/1.ts"_ba << u"http://192.168.1.5:8080/all.m3u"_s
                             << true;
        QTest::newRow("own-other-port")
            << "http://192.168.1.5/1.ts"_ba << u"http://192.168.1.5:8080/all.m3u"_s << false;
        QTest::newRow("from-disk") << "http://192.168.1.5/1.ts"_ba << u"file:///home/me/all.m3u"_s << false;
    }

    void leadsToNoPrivateAddress()
    {
        QFETCH(QByteArray, url);
        QFETCH(QString, list);
        CatalogSource source;
        source.location.url = QUrl(list);
        ListedEntry entry;
        entry.name = "One";
        entry.url = url;
        const auto opened = sourceOfEntry(entry, source);
        QTEST(opened.has_value(), "isAllowed");
        if (!opened)
            QCOMPARE(opened.error().kind, ErrorKind::PermissionDenied);
    }
};

QTEST_GUILESS_MAIN(tst_ListEntries)
#include "tst_ListEntries.moc"
