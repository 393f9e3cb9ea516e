// SPDX-License-Identifier: GPL-3.0-or-later
// Every way to play is a session, one player's renditions are one, and a session can be stopped.
#include "tests/gateway/GatewayUnderTest.h"
#include "tests/gateway/PlayerWalk.h"
#include "tests/io/IoTesting.h"
#include "tests/media/FfmpegFile.h"
#include "tests/support/TestOrigin.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

static constexpr qint64 kMib = 1024 * 1024;

class tst_GatewaySessions : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    TestOrigin m_origin;
    GatewayUnderTest m_gateway;
    QByteArray m_film;
    QByteArray m_large; ///< 64 MiB that are no film

    QJsonArray sessions()
    {
        return jsonOf(m_gateway.control("GET", "/v1/sessions"))[u"sessions"_s].toArray();
    }
    QJsonObject sessionOf(const QByteArray &player)
    {
        for (const QJsonValue &session : sessions()) {
            if (session[u"player"_s].toString().toLatin1() == player)
                return session.toObject();
        }
        return {};
    }
    static Fields as(const QByteArray &player) { return {{"User-Agent", player}}; }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_gateway.isRunning(), qPrintable(m_gateway.startError()));
        m_origin.serve("/large", distinctBytes(64 * kMib));
        m_large = m_gateway.add(m_origin.url("/large"));
        const QString film = m_dir.filePath(u"film.mkv"_s);
        if (ffmpeg({u"-f"_s, u"lavfi"_s, u"-i"_s, u"testsrc2=s=320x180:r=24:d=14"_s, u"-f"_s, u"lavfi"_s,
                    u"-i"_s, u"sine=r=48000:d=14"_s, u"-c:v"_s, u"libx264"_s, u"-g"_s, u"48"_s, u"-c:a"_s,
                    u"aac"_s, film})) {
            m_origin.serveFile("/film.mkv", film);
            m_film = m_gateway.add(m_origin.url("/film.mkv"));
        }
    }

    void joinsTheRenditionsOfOnePlayer()
    {
        if (m_film.isEmpty())
            QSKIP("no ffmpeg here");
        PlayerWalk player(m_gateway.mediaPort(), m_gateway.folderOf(m_film));
        QVERIFY2(player.open({}), player.problem().constData());
        const qint64 bytes = player.play(0) + player.play(1);
        QTRY_COMPARE(sessions().size(), 1);
        const QJsonObject session = sessions()[0].toObject();
        QCOMPARE(session[u"renditions"_s].toArray(), (QJsonArray{u"v1"_s, u"a2"_s}));
        QCOMPARE(session[u"way"_s].toString(), u"segments"_s);
        QCOMPARE(session[u"bytes"_s].toInteger(), bytes);
        QVERIFY(session[u"position_ms"_s].toInteger() > 3000);
        QVERIFY(session[u"shown_ms"_s].toInteger() < 3000);
        QVERIFY(session[u"buffer_ms"_s].toInteger() > 3000);
        QCOMPARE(session[u"duration_ms"_s].toInteger() / 100, 140);
        QCOMPARE(session[u"reason"_s].toString(),
                 u"The player takes the file's own streams: they are copied."_s);
    }
    void knowsThatAPlayerIsOnThisMachine()
    {
        if (m_film.isEmpty())
            QSKIP("no ffmpeg here");
        PlayerWalk player(m_gateway.mediaPort(), m_gateway.folderOf(m_film));
        QVERIFY2(player.open({}), player.problem().constData());
        player.play(0);
        QTRY_VERIFY(!m_gateway.gateway().sessions().isEmpty());
        QVERIFY(m_gateway.gateway().sessions().first().isHere);
    }
    void remembersWhatWasPlayedLast()
    {
        const QTemporaryDir profile;
        QByteArray first, second;
        const auto playedAt = [](GatewayUnderTest &gateway, const QByteArray &id) {
            for (const SourceSnapshot &source : gateway.gateway().sources()) {
                if (source.id.toLatin1() == id)
                    return source.playedAtMs;
            }
            return qint64(-1);
        };
        qint64 before = 0;
        {
            GatewayUnderTest gateway(profile.path());
            first = gateway.add(m_origin.url("/large"));
            second = gateway.add(m_origin.url("/large?again"));
            for (const QByteArray &id : {second, first}) {
                QTRY_COMPARE(playedAt(gateway, id), 0);
                QCOMPARE(
                    gateway.media(gateway.folderOf(id) + "file", "GET", {{"Range", "bytes=0-99"}}).status,
                    206);
                QTRY_VERIFY(playedAt(gateway, id) > 0);
            }
            before = playedAt(gateway, first);
            QVERIFY(before > playedAt(gateway, second));
        }
        GatewayUnderTest again(profile.path());
        QTRY_COMPARE(playedAt(again, first), before);
        QVERIFY(playedAt(again, second) > 0);
    }
    void knowsWhoReadsTheFileOrTheStream_data()
    {
        QTest::addColumn<QByteArray>("resource");
        QTest::addColumn<QString>("way");
        QTest::newRow("file") << QByteArray("file") << u"file"_s;
        QTest::newRow("stream") << QByteArray("stream.mp4") << u"stream"_s;
    }
    void knowsWhoReadsTheFileOrTheStream()
    {
        if (m_film.isEmpty())
            QSKIP("no ffmpeg here");
        QFETCH(QByteArray, resource);
        QFETCH(QString, way);
        // Its keyframes are known then.
        QCOMPARE(m_gateway.control("GET", "/v1/sources/" + m_film + "/probe").status, 200);
        const QByteArray player = "Reader of " + resource;
        const Answer read = m_gateway.media(m_gateway.folderOf(m_film) + resource, "GET", as(player));
        QCOMPARE(read.status, 200);
        QTRY_COMPARE(sessionOf(player)[u"bytes"_s].toInteger(), read.body.size());
        const QJsonObject session = sessionOf(player);
        QCOMPARE(session[u"way"_s].toString(), way);
        QVERIFY(session[u"buffer_ms"_s].toInteger() + session[u"shown_ms"_s].toInteger() > 13'000);
        QCOMPARE(m_gateway.media(m_gateway.folderOf(m_film) + resource, "HEAD", as("Asker")).status, 200);
        QVERIFY(sessionOf("Asker").isEmpty());
    }
    void stopsAPlayer()
    {
        const QByteArray file = m_gateway.folderOf(m_large) + "file";
        BlockingClient client(m_gateway.mediaPort(), 1, 64 * 1024);
        QVERIFY(client.send(requestBytes("GET", file, as("Stopped"))));
        QVERIFY(!client.readSome(64 * 1024).isEmpty());
        QTRY_VERIFY(!sessionOf("Stopped").isEmpty());
        const QByteArray target =
            "/v1/sessions/" + QByteArray::number(sessionOf("Stopped")[u"id"_s].toInteger());
        QCOMPARE(m_gateway.control("PATCH", target).status, 405);
        QCOMPARE(m_gateway.control("DELETE", target).status, 200);
        QCOMPARE(client.readToEnd(), Ending::Reset);
        QVERIFY(sessionOf("Stopped").isEmpty());
        QCOMPARE(m_gateway.control("POST", target).status, 404);

        const Answer refused = m_gateway.media(file, "GET", as("Stopped"));
        QCOMPARE(refused.status, 403);
        QVERIFY(refused.body.contains("stopped in Cuegate"));
        QCOMPARE(m_gateway.media(file, "HEAD", as("Another")).status, 200);
        if (!m_film.isEmpty())
            QCOMPARE(m_gateway.media(m_gateway.folderOf(m_film) + "file", "HEAD", as("Stopped")).status, 200);
    }
    void tellsTheWindowOfSessionsAndTraffic()
    {
        m_origin.serve("/seen", distinctBytes(16 * kMib)); // nothing of it has been fetched yet
        const QByteArray source = m_gateway.add(m_origin.url("/seen"));
        BlockingClient client(m_gateway.mediaPort(), 1, 64 * 1024);
        QVERIFY(client.send(requestBytes("GET", m_gateway.folderOf(source) + "file", as("Seen"))));
        QVERIFY(!client.readSome(64 * 1024).isEmpty());
        const auto seen = [this]() -> const SessionSnapshot * {
            for (const SessionSnapshot &session : m_gateway.gateway().sessions()) {
                if (session.player == "Seen"_L1)
                    return &session;
            }
            return nullptr;
        };
        const auto hasTraffic = [&] {
            if (!seen())
                return false;
            for (const TrafficSample &sample : seen()->traffic) {
                if (sample.upstreamBytes > 0 && sample.downstreamBytes > 0)
                    return true;
            }
            return false;
        };
        QTRY_VERIFY(hasTraffic());
        QVERIFY(!m_gateway.gateway().status().traffic.empty());
        m_gateway.gateway().stopSession(seen()->id);
        QTRY_VERIFY(!seen());
        QCOMPARE(client.readToEnd(), Ending::Reset);
    }

    void tellsNobodyOfThisMachineItself()
    {
        QSignalSpy isNew(&m_gateway.gateway(), &Gateway::deviceIsNew);
        QSignalSpy changed(&m_gateway.gateway(), &Gateway::sessionsChanged);
        QCOMPARE(m_gateway.media(m_gateway.folderOf(m_large) + "file", "GET", as("Here")).status, 200);
        const auto isShown = [this] { return !sessionOf("Here").isEmpty(); };
        QTRY_VERIFY(isShown());
        QVERIFY(changed.wait()); // the next second, in which new devices would be told of
        QVERIFY(isNew.isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_GatewaySessions)
#include "tst_GatewaySessions.moc"
