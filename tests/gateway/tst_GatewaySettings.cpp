// SPDX-License-Identifier: GPL-3.0-or-later
// Settings of a running gateway: kept, refused, and applied without a restart.
#include "tests/gateway/GatewayUnderTest.h"
#include "tests/gateway/PlayerWalk.h"
#include "tests/media/FfmpegFile.h"
#include "tests/support/TestOrigin.h"

#include "core/catalog/Catalog.h"
#include "core/gateway/Access.h"

#include <QJsonDocument>
#include <QNetworkInterface>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_GatewaySettings : public QObject
{
    Q_OBJECT

    static int statusAt(quint16 port) { return BlockingClient(port).get("/m/none/file").status; }

    // A profile whose settings name the port, on which a gateway then serves.
    static QString profileWithPort(const QTemporaryDir &directory, quint16 port)
    {
        const auto catalog = Catalog::open(directory.filePath(u"cuegate.sqlite"_s));
        if (!catalog || !(*catalog)->setSetting(u"media_port"_s, port))
            return {};
        return directory.path();
    }
    static std::function<void(GatewayOptions &)> portFromSettings(GatewayOptions::IfPortIsTaken ifTaken)
    {
        return [ifTaken](GatewayOptions &options) {
            options.mediaPort.reset();
            options.ifPortIsTaken = ifTaken;
        };
    }
    static constexpr auto kFail = GatewayOptions::IfPortIsTaken::Fail;
    static constexpr auto kTryAgain = GatewayOptions::IfPortIsTaken::TryAgain;

private Q_SLOTS:
    void keepsEverySetting()
    {
        const QTemporaryDir profile;
        const QByteArray changed =
            R"({"media_port":8700,"bind":"","peers":"tunnels","host_names":"tv.lan nas","connections_per_account":2,"spare_metered":false,)"
            R"("cache_capacity_bytes":123,"cache_min_free_bytes":456,"block_cache_capacity_bytes":789,)"
            R"("encoder":"automatic","picture_quality":"best","audio_language":"de","language":"fr","start_hidden":true,)"
            R"("notifications":false,"window_state":"x.y.z"})";
        {
            GatewayUnderTest gateway(profile.path());
            const Answer before = gateway.control("GET", "/v1/settings");
            QCOMPARE(before.status, 200);
            QCOMPARE(jsonOf(before)[u"media_port"_s], QJsonValue(8642));
            QVERIFY(jsonOf(before)[u"cache_min_free_bytes"_s].isNull());
            // Each is another value than the default.
            const QJsonObject wanted = QJsonDocument::fromJson(changed).object();
            for (const QString &name : jsonOf(before).keys()) {
                QVERIFY2(wanted.contains(name), qPrintable(name));
                QVERIFY2(name == "bind"_L1 || wanted[name] != jsonOf(before)[name], qPrintable(name));
            }
            const Answer answer = gateway.control("PATCH", "/v1/settings", changed);
            QCOMPARE(answer.status, 200);
            QCOMPARE(jsonOf(answer), wanted);
        }
        GatewayUnderTest again(profile.path());
        QCOMPARE(jsonOf(again.control("GET", "/v1/settings")), QJsonDocument::fromJson(changed).object());
        QVERIFY(again.gateway().settings().startsHidden); // known when it has started
        QCOMPARE(again.control("PATCH", "/v1/settings", R"({"cache_min_free_bytes":null})").status, 200);
        QVERIFY(jsonOf(again.control("GET", "/v1/settings"))[u"cache_min_free_bytes"_s].isNull());
    }

    void refusesWhatCannotBeUsed_data()
    {
        QTest::addColumn<QByteArray>("body");
        for (const char *body :
             {R"({"media_port":65536})", R"({"media_port":"80"})", R"({"bind":"nonsense"})",
              R"({"peers":"everybody"})", R"({"host_names":"a  b"})", R"({"host_names":"a/b"})",
              R"({"host_names":["a"]})", R"({"connections_per_account":0})",
              R"({"connections_per_account":17})", R"({"spare_metered":1})", R"({"picture_quality":"worst"})",
              R"({"picture_quality":1})", R"({"cache_capacity_bytes":null})", R"({"audio_language":"d e"})",
              R"({"language":7})", R"({"encoder":"automatic","media_port":-1})"})
            QTest::newRow(body) << QByteArray(body);
    }
    void refusesWhatCannotBeUsed()
    {
        QFETCH(QByteArray, body);
        GatewayUnderTest gateway;
        const QJsonObject before = jsonOf(gateway.control("GET", "/v1/settings"));
        QCOMPARE(gateway.control("PATCH", "/v1/settings", body).status, 400);
        QCOMPARE(jsonOf(gateway.control("GET", "/v1/settings")), before);
    }

    void movesToAnotherPortWithoutARestart()
    {
        const QTemporaryDir directory;
        GatewayUnderTest gateway(portFromSettings(kFail), profileWithPort(directory, 0));
        QVERIFY2(gateway.isRunning(), qPrintable(gateway.startError()));
        QTcpServer free;
        QVERIFY(free.listen(QHostAddress::LocalHost));
        const quint16 port = free.serverPort();
        free.close();
        QVERIFY(port != gateway.mediaPort());
        const QByteArray body = "{\"media_port\":" + QByteArray::number(port) + '}';
        QCOMPARE(gateway.control("PATCH", "/v1/settings", body).status, 200);
        QCOMPARE(statusAt(port), 404);
        QTRY_COMPARE(gateway.gateway().status().mediaPort, port);
        QTcpServer old;
        QVERIFY(old.listen(QHostAddress::LocalHost, gateway.mediaPort())); // it was given up
    }

    void staysWhereItIsIfAPortIsTaken()
    {
        const QTemporaryDir directory;
        GatewayUnderTest gateway(portFromSettings(kFail), profileWithPort(directory, 0));
        QVERIFY(gateway.isRunning());
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        bool isDone = false;
        Result<void> result;
        gateway.gateway().changeSettings(
            [&](GatewaySettings &now) {
                now.mediaPort = other.serverPort();
                now.notifies = false;
            },
            [&](const Result<void> &done) {
                isDone = true;
                result = done;
            });
        QTRY_VERIFY(isDone);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Unavailable);
        const QByteArray body = "{\"media_port\":" + QByteArray::number(other.serverPort()) + '}';
        QCOMPARE(gateway.control("PATCH", "/v1/settings", body).status, 409);
        const QJsonObject settings = jsonOf(gateway.control("GET", "/v1/settings"));
        QCOMPARE(settings[u"media_port"_s], QJsonValue(0));
        QCOMPARE(settings[u"notifications"_s], QJsonValue(true)); // all or nothing
        QTRY_COMPARE(gateway.gateway().status().mediaPort, gateway.mediaPort());
        QCOMPARE(statusAt(gateway.gateway().status().mediaPort), 404);
    }

    void servesWhenThePortItWantsIsFreeAgain()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        const quint16 port = other.serverPort();
        const QTemporaryDir directory;
        const QString profile = profileWithPort(directory, port);
        QVERIFY(!GatewayUnderTest(portFromSettings(kFail), profile).isRunning());
        GatewayUnderTest gateway(portFromSettings(kTryAgain), profile);
        QVERIFY(gateway.isRunning());
        QTRY_VERIFY(!gateway.gateway().status().problem.isEmpty());
        QVERIFY(!gateway.gateway().status().isListening);
        QCOMPARE(gateway.gateway().status().mediaPort, port);
        other.close();
        QTRY_VERIFY(gateway.gateway().status().isListening);
        QVERIFY(gateway.gateway().status().problem.isEmpty());
        QCOMPARE(statusAt(port), 404);
    }

    void letsInOnlyWhoMayConnect()
    {
        const QHostAddress own(QHostAddress::LocalHost);
        for (const PeerSetting peers : {PeerSetting::Network, PeerSetting::AlsoTunnels}) {
            QVERIFY(mayConnect(own, own, peers));
            QVERIFY(isThisMachine(own));
            QVERIFY(!isThisMachine(QHostAddress(u"203.0.113.9"_s)));
            QVERIFY(!mayConnect(QHostAddress(u"203.0.113.9"_s), QHostAddress(u"198.51.100.1"_s), peers));
        }
        const auto interfaces = QNetworkInterface::allInterfaces();
        for (const QNetworkInterface &network : interfaces) {
            for (const QNetworkAddressEntry &entry : network.addressEntries()) {
                if (entry.ip().isLoopback() || entry.ip().protocol() != QAbstractSocket::IPv4Protocol)
                    continue;
                QVERIFY(mayConnect(entry.ip(), entry.ip(), PeerSetting::Network));
                QVERIFY(isThisMachine(entry.ip()));
                QVERIFY(!mayConnect(QHostAddress(u"203.0.113.9"_s), entry.ip(), PeerSetting::AlsoTunnels));
            }
        }
    }

    void showsWhichPartsAreKept()
    {
        const QTemporaryDir media;
        const QString film = media.filePath(u"film.mkv"_s);
        if (!ffmpeg({u"-f"_s, u"lavfi"_s, u"-i"_s, u"testsrc2=s=320x180:r=24:d=30"_s, u"-c:v"_s, u"libx264"_s,
                     u"-g"_s, u"48"_s, film}))
            QSKIP("no ffmpeg here");
        TestOrigin origin;
        origin.serveFile("/film.mkv", film);
        GatewayUnderTest gateway;
        std::shared_ptr<const CacheSnapshot> cache;
        connect(&gateway.gateway(), &Gateway::cacheChanged, this, [&](const auto &now) { cache = now; });
        gateway.gateway().watchCache(true);
        QTRY_VERIFY(cache);
        QVERIFY(cache->titles.empty());
        QVERIFY(cache->capacityBytes > 0);
        const QByteArray id = gateway.add(origin.url("/film.mkv"));
        PlayerWalk player(gateway.mediaPort(), gateway.folderOf(id));
        QVERIFY(player.open({}));
        for (qsizetype i = 0; i < 2; ++i)
            QCOMPARE(player.get(player.renditions().front().segments[i]).status, 200);
        QTRY_VERIFY(cache->titles.size() == 1 && cache->titles[0].entries == 2);
        const CachedTitle &title = cache->titles[0];
        QCOMPARE(title.name, u"film"_s);
        QVERIFY(title.bytes > 0 && title.bytes == cache->usedBytes);
        QVERIFY(!title.parts.empty());
        QCOMPARE(title.parts.front(), quint8(255));
        QCOMPARE(title.parts.back(), quint8(0));
        gateway.gateway().setPinned(QString::fromLatin1(id), Pinning::Pinned);
        QTRY_VERIFY(cache->titles[0].isPinned);
        gateway.gateway().clearCacheOf(QString::fromLatin1(id));
        QTRY_VERIFY(cache->titles.empty());
        gateway.gateway().watchCache(false);
        QSignalSpy told(&gateway.gateway(), &Gateway::cacheChanged);
        gateway.gateway().clearCache();
        QTRY_VERIFY(gateway.control("GET", "/v1/cache").status == 200);
        QCOMPARE(told.size(), 0);
        disconnect(&gateway.gateway(), nullptr, this, nullptr);
    }
};

QTEST_GUILESS_MAIN(tst_GatewaySettings)
#include "tst_GatewaySettings.moc"
