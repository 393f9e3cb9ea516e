// SPDX-License-Identifier: GPL-3.0-or-later
// A source that is one transport stream without end, from its address to what players and scripts are given.
#include "tests/gateway/GatewayUnderTest.h"
#include "tests/support/ChannelOrigin.h"
#include "tests/support/TestOrigin.h"
#include "tests/support/TransportBytes.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_GatewayBroadcast : public QObject
{
    Q_OBJECT
    static constexpr QByteArrayView kPath = "/live/canary-user/canary-word/123.ts";
    static constexpr QByteArrayView kOther = "/live/canary-user/canary-word/124.ts";
    std::unique_ptr<ChannelOrigin> m_origin;
    std::unique_ptr<GatewayUnderTest> m_gateway;
    int m_viewers = 0;

    // As providers begin: some seconds at once.
    void serve(QByteArrayView path, int seconds = 12, qint64 first = 90'000)
    {
        m_origin->beginWith(path.toByteArray(), spelledFilm(seconds, first));
    }
    QByteArray folder(QByteArrayView path, const QJsonObject &more = {})
    {
        return m_gateway->folderOf(m_gateway->add(m_origin->url(path.toByteArray()), more));
    }
    // Unless it is said who asks, somebody who has seen nothing yet: others wait for more.
    QList<QByteArray> segmentsOf(const QByteArray &folder)
    {
        return segmentsOf(folder, as("viewer " + QByteArray::number(++m_viewers)));
    }
    QList<QByteArray> segmentsOf(const QByteArray &folder, const Fields &as)
    {
        return urisOf(m_gateway->media(folder + "live/v0/index.m3u8", "GET", as).body);
    }
    static Fields as(const QByteArray &player) { return {{"User-Agent", player}}; }
    int connections(QByteArrayView path = kPath) { return m_origin->connections(path.toByteArray()); }
    int requests(QByteArrayView path = kPath) { return m_origin->requests(path.toByteArray()); }

private Q_SLOTS:
    void init()
    {
        m_origin = std::make_unique<ChannelOrigin>();
        m_gateway = std::make_unique<GatewayUnderTest>();
        QVERIFY2(m_gateway->isRunning(), qPrintable(m_gateway->startError()));
        serve(kPath);
        serve(kOther);
    }
    void playsOverTheConnectionThatSawWhatItIs()
    {
        const QByteArray channel = folder(kPath);
        const Answer master = m_gateway->media(channel + "master.m3u8");
        QCOMPARE(master.status, 200);
        QCOMPARE(master.field("content-type"), "application/vnd.apple.mpegurl"_ba);
        QCOMPARE(urisOf(master.body), QList<QByteArray>{"live/v0/index.m3u8"});
        const Answer playlist = m_gateway->media(channel + "live/v0/index.m3u8");
        QCOMPARE(playlist.status, 200);
        QCOMPARE(urisOf(playlist.body), (QList<QByteArray>{"0.ts", "1.ts", "2.ts"}));
        QVERIFY(playlist.body.contains("#EXTINF:4.000000,\n2.ts"));
        QVERIFY(!playlist.body.contains("ENDLIST"));
        const Answer film = m_gateway->media(channel + "live/v0/1.ts");
        QCOMPARE(film.status, 200);
        QCOMPARE(film.field("content-type"), "video/mp2t"_ba);
        QCOMPARE(film.field("access-control-allow-origin"), "*"_ba);
        QVERIFY(film.body.size() > 10'000 && film.body.size() % 188 == 0);
        for (const char *wrong : {"live/v1/index.m3u8", "live/v0/9.ts", "live/v0/1.m4s", "live/v0/0.mp4"})
            QCOMPARE(m_gateway->media(channel + wrong).status, 404);
        QCOMPARE(requests(), 1);
    }
    void goesOnWithWhatComes()
    {
        const QByteArray channel = folder(kPath);
        QCOMPARE(segmentsOf(channel).size(), 3);
        m_origin->send(kPath.toByteArray(), spelledFilm(9, 90'000 + 12 * 90'000));
        QTRY_COMPARE_WITH_TIMEOUT(segmentsOf(channel).size(), 6, 5000);
        QVERIFY(!m_gateway->media(channel + "live/v0/index.m3u8").body.contains("DISCONTINUITY"));
    }
    void fetchesOnceForAllWhoWatch()
    {
        const QByteArray channel = folder(kPath);
        BlockingClient whole(m_gateway->mediaPort());
        whole.send(requestBytes("GET", channel + "file", as("Kodi")));
        QVERIFY(!whole.readSome(1000).isEmpty());
        for (const QByteArray viewer : {"one", "two", "three"})
            QCOMPARE(segmentsOf(channel, as(viewer)).size(), 3);
        QCOMPARE(requests(), 1);
        QCOMPARE(m_origin->mostAtOnce(), 1);
    }
    void passesOnTheStreamItself()
    {
        const QByteArray channel = folder(kPath);
        QCOMPARE(m_gateway->media(channel + "file", "HEAD").field("content-type"), "video/mp2t"_ba);
        QCOMPARE(segmentsOf(channel).size(), 3);
        BlockingClient player(m_gateway->mediaPort());
        player.send(requestBytes("GET", channel + "file", {}));
        QByteArray got = player.readSome(64 * 1024);
        QVERIFY(got.contains("video/mp2t"));
        m_origin->send(kPath.toByteArray(), spelledFilm(9, 90'000 + 12 * 90'000));
        QTRY_COMPARE_WITH_TIMEOUT(segmentsOf(channel).size(), 6, 5000);
        const QByteArray fourth = m_gateway->media(channel + "live/v0/3.ts").body;
        const QByteArray fifth = m_gateway->media(channel + "live/v0/4.ts").body;
        while (got.size() < fourth.size() + fifth.size()) {
            const QByteArray piece = player.readSome(64 * 1024);
            QVERIFY(!piece.isEmpty());
            got += piece;
        }
        // From the last keyframe on.
        QVERIFY(got.mid(got.indexOf("\r\n\r\n") + 4).startsWith(QByteArray(fourth + fifth.first(10'000))));
        QCOMPARE(requests(), 1);
    }
    void saysWhatItIs()
    {
        const QByteArray id = m_gateway->add(m_origin->url(kPath.toByteArray()));
        const QJsonObject probe =
            jsonOf(m_gateway->control("GET", QByteArray("/v1/sources/" + id + "/probe")));
        QCOMPARE(probe[u"container"_s].toString(), u"mpegts"_s);
        QCOMPARE(probe[u"live"_s].toBool(), true);
        const QJsonArray tracks = probe[u"tracks"_s].toArray();
        QCOMPARE(tracks.size(), 2);
        QCOMPARE(tracks[0][u"codec"_s].toString(), u"h264"_s);
        QCOMPARE(tracks[1][u"codec"_s].toString(), u"aac"_s);
        const SourceSnapshot shown = m_gateway->shown(id, SourceState::Ready);
        QVERIFY(shown.stream && shown.stream->isLive && shown.stream->broadcast);
        const QByteArray channel = m_gateway->folderOf(id);
        QCOMPARE(m_gateway->media(channel + "stream.mp4").status, 404);
        QCOMPARE(m_gateway->media(channel + "thumb.jpg").status, 404);
        QCOMPARE(segmentsOf(channel, as("My television")).size(), 3);
        (void)m_gateway->media(channel + "live/v0/1.ts", "GET", as("My television"));
        const QJsonArray sessions =
            jsonOf(m_gateway->control("GET", "/v1/sessions"))[u"sessions"_s].toArray();
        QCOMPARE(sessions.size(), 1);
        QCOMPARE(sessions[0][u"live"_s].toBool(), true);
        QCOMPARE(requests(), 1);
    }
    void leavesAFilmWithALengthAFilm()
    {
        TestOrigin films;
        films.serve("/film.ts", spelledFilm(12));
        const QByteArray id = m_gateway->add(films.url("/film.ts"));
        const QJsonObject probe =
            jsonOf(m_gateway->control("GET", QByteArray("/v1/sources/" + id + "/probe")));
        QVERIFY(!probe.contains(u"live"_s));
        QVERIFY(probe[u"duration_ms"_s].toInteger() > 11'000);
    }
    void endsWhenTheLastHasLeft()
    {
        const QByteArray channel = folder(kPath);
        QCOMPARE(segmentsOf(channel).size(), 3);
        QElapsedTimer left;
        left.start();
        QTRY_COMPARE_WITH_TIMEOUT(connections(), 0, 15'000);
        QVERIFY2(left.elapsed() > 8000 && left.elapsed() < 14'500,
                 qPrintable(QString::number(left.elapsed())));
        // Who comes then is shown what is on then, and numbers go on.
        serve(kPath, 12, 90'000 * 500);
        const QByteArray text = m_gateway->media(channel + "live/v0/index.m3u8").body;
        QCOMPARE(urisOf(text).value(0), "3.ts"_ba);
        QCOMPARE(requests(), 2);
    }
    void goesOnAfterABreak()
    {
        const QByteArray channel = folder(kPath);
        QCOMPARE(segmentsOf(channel).size(), 3);
        serve(kPath, 12, 90'000 * 500);
        m_origin->end(kPath.toByteArray());
        QTRY_VERIFY_WITH_TIMEOUT(segmentsOf(channel).size() >= 6, 5000);
        const QByteArray text = m_gateway->media(channel + "live/v0/index.m3u8").body;
        QCOMPARE(text.count("#EXT-X-DISCONTINUITY\n"), 1);
        QCOMPARE(m_origin->mostAtOnce(), 1);
    }
    void opensAgainWhatFallsSilent()
    {
        const QByteArray channel = folder(kPath);
        QCOMPARE(segmentsOf(channel).size(), 3);
        m_origin->fallSilent();
        QTRY_VERIFY_WITH_TIMEOUT(segmentsOf(channel).size() >= 6, 8000);
        QCOMPARE(requests(), 2);
        QCOMPARE(m_origin->mostAtOnce(), 1);
    }
    void tellsARefusal_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("kind");
        QTest::newRow("password") << 401 << u"E_UP_AUTH"_s;
        QTest::newRow("forbidden") << 403 << u"E_UP_AUTH"_s;
        QTest::newRow("panel") << 458 << u"E_UP_STATUS"_s;
    }
    void tellsARefusal()
    {
        QFETCH(int, status);
        QFETCH(QString, kind);
        m_origin->refuse(kPath.toByteArray(), status);
        const Answer answer = m_gateway->media(folder(kPath) + "master.m3u8");
        QCOMPARE(answer.status, 502);
        QCOMPARE(jsonOf(answer)[u"error"_s][u"kind"_s].toString(), kind);
        QVERIFY(!answer.body.contains("canary"));
    }
    void givesTheOnlyConnectionToTheChannelThatIsWanted()
    {
        m_origin->allowOneOnly();
        const QJsonObject one{{u"max_connections"_s, 1}};
        const QByteArray first = folder(kPath, one);
        const QByteArray second = folder(kOther, one);
        QCOMPARE(m_gateway->media(first + "master.m3u8", "GET", as("television")).status, 200);
        QCOMPARE(segmentsOf(first, as("television")).size(), 3);
        for (int i = 0; i < 3; ++i) {
            for (const auto &[wanted, path] : {std::pair(second, kOther), std::pair(first, kPath)}) {
                QElapsedTimer timer;
                timer.start();
                const Answer answer = m_gateway->media(wanted + "master.m3u8", "GET", as("television"));
                QVERIFY2(answer.status == 200, answer.body.constData());
                // One of four seconds is enough to begin: the others may still be on their way.
                QVERIFY(!segmentsOf(wanted, as("television")).isEmpty());
                // Nobody waits for the other one to end by itself, which takes ten seconds.
                QVERIFY2(timer.elapsed() < 6000, qPrintable(QString::number(timer.elapsed())));
                QCOMPARE(connections(path), 1);
            }
        }
        QCOMPARE(m_origin->mostAtOnce(), 1);
    }
    void keepsTheOnlyConnectionForWhoWatches()
    {
        m_origin->allowOneOnly();
        const QJsonObject one{{u"max_connections"_s, 1}};
        const QByteArray first = folder(kPath, one);
        QCOMPARE(segmentsOf(first, as("television")).size(), 3);
        const QByteArray second = folder(kOther, one);
        const Answer answer = m_gateway->media(second + "master.m3u8", "GET", as("telephone"));
        QVERIFY2(answer.status == 502 || answer.status == 504, answer.body.constData());
        QCOMPARE(connections(kPath), 1);
        QCOMPARE(m_origin->mostAtOnce(), 1);
        QCOMPARE(segmentsOf(first, as("television")).size(), 3);
    }
    void playsAnEntryOfAList()
    {
        m_origin->serve("/list.m3u",
                        "#EXTM3U\n#EXTINF:-1,News\n" + m_origin->url(kPath.toByteArray()).toEncoded() + "\n");
        const QByteArray list = m_gateway->add(m_origin->url("/list.m3u"));
        const QByteArray entries = "/v1/sources/" + list + "/entries";
        const Answer listed = m_gateway->control("GET", entries);
        QVERIFY(!listed.body.contains("canary"));
        const QByteArray id = jsonOf(listed)[u"entries"_s][0][u"id"_s].toString().toLatin1();
        const Answer opened = m_gateway->control("POST", QByteArray(entries + '/' + id + "/open"));
        QCOMPARE(opened.status, 200);
        QVERIFY(!opened.body.contains("canary"));
        QByteArray entry = QUrl(jsonOf(opened)[u"urls"_s][u"master"_s].toString()).path().toLatin1();
        QCOMPARE(m_gateway->media(entry).status, 200);
        entry.chop(qstrlen("master.m3u8"));
        QCOMPARE(segmentsOf(entry).size(), 3);
        QCOMPARE(requests(), 1);
    }
};

QTEST_GUILESS_MAIN(tst_GatewayBroadcast)
#include "tst_GatewayBroadcast.moc"
