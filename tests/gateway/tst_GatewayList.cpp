// SPDX-License-Identifier: GPL-3.0-or-later
// The list of sources is edited, ordered and put into folders, and stays so over a restart.
#include "tests/gateway/GatewayUnderTest.h"
#include "tests/support/TestOrigin.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_GatewayList : public QObject
{
    Q_OBJECT

    // Name and folder of each source, in order.
    static QString listed(GatewayUnderTest &gateway)
    {
        QStringList all;
        for (const QJsonValue &source : jsonOf(gateway.control("GET", "/v1/sources"))[u"sources"_s].toArray())
            all << QString(source[u"name"_s].toString() + source[u"folder"_s].toString());
        return all.join(u' ');
    }
    static QHash<QString, QString> addThree(GatewayUnderTest &gateway)
    {
        QHash<QString, QString> ids;
        for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
            ids[name] = QString::fromLatin1(
                gateway.add(QUrl(u"http://127.0.0.1:9/%1.mkv?token=1"_s.arg(name)), {{u"name"_s, name}}));
        return ids;
    }
    static Answer patch(GatewayUnderTest &gateway, const QString &source, const QJsonObject &json)
    {
        return gateway.control("PATCH", QByteArray("/v1/sources/" + source.toLatin1()),
                               QJsonDocument(json).toJson());
    }

private Q_SLOTS:
    void keepsOrderAndFolders()
    {
        QTemporaryDir profile;
        {
            GatewayUnderTest gateway(profile.path());
            const auto ids = addThree(gateway);
            gateway.gateway().moveSources({ids[u"c"_s]}, {}, ids[u"a"_s]);
            gateway.gateway().moveSources({ids[u"a"_s], ids[u"b"_s]}, u" F "_s, {});
            QTRY_COMPARE(listed(gateway), u"c aF bF"_s);
            gateway.gateway().moveSources({ids[u"b"_s]}, u"F"_s, ids[u"a"_s]);
            QTRY_COMPARE(listed(gateway), u"c bF aF"_s);
            QTRY_COMPARE(gateway.gateway().sources().size(), 3);
            QTRY_COMPARE(gateway.gateway().sources()[1].folder, u"F"_s);
        }
        GatewayUnderTest again(profile.path());
        QCOMPARE(listed(again), u"c bF aF"_s);
    }
    void keepsLinksWhenTheUrlChanges()
    {
        QTemporaryDir profile;
        const QUrl other(u"http://127.0.0.1:9/other.mkv"_s);
        QString edited;
        QByteArray folder;
        {
            GatewayUnderTest gateway(profile.path());
            edited = addThree(gateway)[u"a"_s];
            folder = gateway.folderOf(edited.toLatin1());
            const Answer changed =
                patch(gateway, edited, {{u"url"_s, other.toString()}, {u"name"_s, u"new"_s}});
            QCOMPARE(changed.status, 200);
            QCOMPARE(jsonOf(changed)[u"name"_s].toString(), u"new"_s);
            QCOMPARE(gateway.folderOf(edited.toLatin1()), folder);
            // The new URL is this source, the old one a new source.
            QCOMPARE(gateway.add(other), edited.toLatin1());
            const QByteArray old = gateway.add(QUrl(u"http://127.0.0.1:9/a.mkv?token=1"_s));
            QVERIFY(!old.isEmpty() && old != edited.toLatin1());
        }
        GatewayUnderTest again(profile.path());
        QCOMPARE(again.folderOf(edited.toLatin1()), folder);
        QCOMPARE(again.add(other), edited.toLatin1());
        QCOMPARE(listed(again), u"new b c a"_s);
    }
    void readsFromTheNewUrl()
    {
        TestOrigin origin;
        origin.serve("/one", QByteArray(1000, '1'));
        origin.serve("/two", QByteArray(1000, '2'));
        GatewayUnderTest gateway;
        const QByteArray source = gateway.add(origin.url("/one"));
        const QByteArray file = gateway.folderOf(source) + "file";
        QCOMPARE(gateway.media(file).body, QByteArray(1000, '1'));
        QCOMPARE(
            patch(gateway, QString::fromLatin1(source), {{u"url"_s, origin.url("/two").toString()}}).status,
            200);
        QCOMPARE(gateway.media(file).body, QByteArray(1000, '2'));
    }
    void refusesBadChanges_data()
    {
        QTest::addColumn<QJsonObject>("json");
        QTest::newRow("nothing") << QJsonObject{};
        QTest::newRow("unknown") << QJsonObject{{u"nonsense"_s, 1}};
        QTest::newRow("no name") << QJsonObject{{u"name"_s, u"  "_s}};
        QTest::newRow("name is a number") << QJsonObject{{u"name"_s, 5}};
        QTest::newRow("ftp") << QJsonObject{{u"url"_s, u"ftp://a.example/a"_s}};
        QTest::newRow("url of another") << QJsonObject{{u"url"_s, u"http://127.0.0.1:9/b.mkv?token=1"_s}};
        QTest::newRow("header of ours") << QJsonObject{{u"headers"_s, QJsonObject{{u"Range"_s, u"x"_s}}}};
        QTest::newRow("too many connections") << QJsonObject{{u"max_connections"_s, 17}};
        QTest::newRow("folder is a list") << QJsonObject{{u"folder"_s, QJsonArray{}}};
        QTest::newRow("pinned is text") << QJsonObject{{u"pinned"_s, u"yes"_s}};
    }
    void refusesBadChanges()
    {
        QFETCH(QJsonObject, json);
        GatewayUnderTest gateway;
        const auto ids = addThree(gateway);
        QCOMPARE(patch(gateway, ids[u"a"_s], json).status, 400);
        QCOMPARE(listed(gateway), u"a b c"_s);
    }
    void changesEveryField()
    {
        GatewayUnderTest gateway;
        const QString source = addThree(gateway)[u"b"_s];
        const Answer changed = patch(gateway, source,
                                     {{u"name"_s, u"B"_s},
                                      {u"folder"_s, u"F"_s},
                                      {u"max_connections"_s, 2},
                                      {u"headers"_s, QJsonObject{{u"X-A"_s, u"b"_s}}},
                                      {u"pinned"_s, true}});
        QCOMPARE(changed.status, 200);
        const QJsonObject json = jsonOf(changed);
        QCOMPARE(json[u"name"_s].toString(), u"B"_s);
        QCOMPARE(json[u"folder"_s].toString(), u"F"_s);
        QCOMPARE(json[u"max_connections"_s].toInt(), 2);
        QCOMPARE(json[u"pinned"_s].toBool(), true);
        bool wasRead = false;
        gateway.gateway().readLocation(source, [&](const Result<SourceLocation> &location) {
            wasRead = location && location->headers.size() == 1 && location->headers[0].second == "b";
        });
        QTRY_VERIFY(wasRead);
        QCOMPARE(patch(gateway, source, {{u"folder"_s, u""_s}}).status, 200);
        QCOMPARE(listed(gateway), u"a c B"_s);
    }
};

QTEST_GUILESS_MAIN(tst_GatewayList)
#include "tst_GatewayList.moc"
