// SPDX-License-Identifier: GPL-3.0-or-later
// A disk that is slow to write the list of sources holds up no player, and nothing is answered before it is
// stored.
#include "tests/catalog/OtherConnection.h"
#include "tests/gateway/GatewayUnderTest.h"
#include "tests/gateway/PlayerWalk.h"
#include "tests/libav/ClipFolder.h"
#include "tests/secrets/FakeKeyStore.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_GatewaySlowDisk : public QObject
{
    Q_OBJECT
    ClipFolder m_clips;
    QString m_clip;

    /// Sent, not yet answered.
    static std::unique_ptr<BlockingClient> asked(GatewayUnderTest &gateway, const QByteArray &method,
                                                 const QByteArray &target, const QByteArray &body)
    {
        auto client = std::make_unique<BlockingClient>(gateway.controlPort());
        client->send(
            requestBytes(method, target, {{"Authorization", QByteArray("Bearer " + gateway.token())}}, body));
        return client;
    }
    static QByteArray source(const QByteArray &url) { return QByteArray("{\"url\":\"" + url + "\"}"); }
    static QString listOf(const GatewayUnderTest &gateway)
    {
        return QString(gateway.profile() + u"/cuegate.sqlite"_s);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_clip = m_clips.make(u"clip.mkv"_s, u"testsrc=size=320x240:rate=15:duration=4"_s,
                              u"-pix_fmt yuv420p -c:v libx264 -g 30"_s);
        if (m_clip.isEmpty())
            QSKIP("there is no ffmpeg to make the clip with");
    }

    void servesWhileTheListCannotBeWritten()
    {
        GatewayUnderTest gateway;
        const QByteArray id = gateway.add(QUrl::fromLocalFile(m_clip));
        PlayerWalk player(gateway.mediaPort(), gateway.folderOf(id));
        QVERIFY2(player.open({}), player.problem().constData());
        const QByteArray segment = player.renditions().front().segments.front();
        QCOMPARE(player.get(segment).status, 200);
        OtherConnection other(listOf(gateway));
        QVERIFY(other.holdUp());
        const auto add = asked(gateway, "POST", "/v1/sources", source("http://127.0.0.1:9/other.mkv"));
        const auto rename = asked(gateway, "PATCH", QByteArray("/v1/sources/" + id), R"({"name":"Another"})");
        const auto set = asked(gateway, "PATCH", "/v1/settings", R"({"notifications":false})");
        // All of these were received before. Nothing is said to be stored that is not.
        QCOMPARE(jsonOf(gateway.control("GET", "/v1/sources"))[u"sources"_s].toArray().size(), 1);
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 5; ++i)
            QCOMPARE(player.get(segment).status, 200);
        qInfo("a segment in %lld ms", timer.elapsed() / 5);
        // Who waits for SQLite does so for 2 s; less would ask for more than busy machines can do.
        QVERIFY2(timer.elapsed() < 1000, "a slow disk holds up players");
        QCOMPARE(other.sourceCount(), 1);
        QVERIFY(other.letGo());
        QCOMPARE(add->readAnswer(Method::Get).status, 201);
        QCOMPARE(other.sourceCount(), 2);
        const Answer renamed = rename->readAnswer(Method::Get);
        QCOMPARE(jsonOf(renamed)[u"name"_s].toString(), u"Another"_s);
        QCOMPARE(set->readAnswer(Method::Get).status, 200);
    }

    void addsOnceWhatIsAddedTwiceAtOnce()
    {
        GatewayUnderTest gateway;
        OtherConnection other(listOf(gateway));
        QVERIFY(other.holdUp());
        std::vector<std::unique_ptr<BlockingClient>> clients;
        for (int i = 0; i < 2; ++i)
            clients.push_back(asked(gateway, "POST", "/v1/sources", source("http://127.0.0.1:9/same.mkv")));
        QVERIFY(other.letGo());
        QSet<QString> ids;
        for (const auto &client : clients)
            ids.insert(jsonOf(client->readAnswer(Method::Get))[u"id"_s].toString());
        QCOMPARE(ids.size(), 1);
        QCOMPARE(other.sourceCount(), 1);
    }

    void keepsThePasswordOfWhatIsBeingAddedWhenTheKeyComes()
    {
        const QTemporaryDir profile;
        const auto keychain = std::make_shared<FakeKeychain>();
        keychain->mood = FakeKeychain::Mood::Missing;
        const auto asking = [&keychain](GatewayOptions &options) {
            options.passwords = KeyPlace::Automatic;
            options.withoutKeychain = WithoutKeychain::Ask;
            options.makeKeychain = [keychain](const QString &) {
                return std::make_unique<FakeKeyStore>(keychain);
            };
        };
        QByteArray id;
        {
            GatewayUnderTest gateway(asking, profile.path());
            OtherConnection other(listOf(gateway));
            QVERIFY(other.holdUp());
            const auto add =
                asked(gateway, "POST", "/v1/sources", source("http://me:word@127.0.0.1:9/film.mkv"));
            QTRY_COMPARE(jsonOf(gateway.control("GET", "/v1/passwords"))[u"state"_s].toString(), u"asking"_s);
            gateway.gateway().keepPasswords(KeyPlace::File);
            QTRY_COMPARE(jsonOf(gateway.control("GET", "/v1/passwords"))[u"state"_s].toString(), u"open"_s);
            QVERIFY(other.letGo());
            id = jsonOf(add->readAnswer(Method::Get))[u"id"_s].toString().toLatin1();
        }
        GatewayUnderTest gateway(asking, profile.path());
        QCOMPARE(jsonOf(gateway.control("GET", "/v1/sources/" + id))[u"state"_s].toString(), u"idle"_s);
    }

    void keepsWhatWasChangedLastWhenItIsEnded()
    {
        const QTemporaryDir profile;
        {
            GatewayUnderTest gateway(profile.path());
            for (int i = 0; i < 20; ++i)
                gateway.gateway().addSource({QUrl(u"http://127.0.0.1:9/%1.mkv"_s.arg(i)), {}}, {}, {});
        }
        QCOMPARE(OtherConnection(profile.filePath(u"cuegate.sqlite"_s)).sourceCount(), 20);
    }
};

QTEST_GUILESS_MAIN(tst_GatewaySlowDisk)
#include "tst_GatewaySlowDisk.moc"
