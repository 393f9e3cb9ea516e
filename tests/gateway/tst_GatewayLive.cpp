// SPDX-License-Identifier: GPL-3.0-or-later
// A source that is an HLS stream, from its address to what players and scripts are given.
#include "tests/gateway/GatewayUnderTest.h"
#include "tests/io/IoTesting.h"
#include "tests/live/ScriptedUpstream.h"
#include "tests/support/Gzip.h"
#include "tests/support/TestOrigin.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_GatewayLive : public QObject
{
    Q_OBJECT
    TestOrigin m_origin;
    GatewayUnderTest m_gateway;
    QByteArray m_id;
    QByteArray m_folder;

    void servePlaylist(qint64 first, int count, const QByteArray &more = {})
    {
        m_origin.serve("/live.m3u8", QByteArray(segmentsFrom(first, count, 1) + more));
    }
    static QByteArray segment(qint64 sequence) { return distinctBytes(300'000 + sequence); }
    void serveSegments(qint64 first, int count)
    {
        for (qint64 sequence = first; sequence < first + count; ++sequence)
            m_origin.serve("/s" + QByteArray::number(sequence) + ".ts", segment(sequence));
    }
    QJsonObject source() { return jsonOf(m_gateway.control("GET", QByteArray("/v1/sources/" + m_id))); }
    static Fields as(const QByteArray &player) { return {{"User-Agent", player}}; }

private Q_SLOTS:
    void init()
    {
        QVERIFY2(m_gateway.isRunning(), qPrintable(m_gateway.startError()));
        servePlaylist(10, 3);
        serveSegments(10, 3);
        m_id = m_gateway.add(m_origin.url("/live.m3u8"));
        m_folder = m_gateway.folderOf(m_id);
    }
    void cleanup() { (void)m_gateway.control("DELETE", QByteArray("/v1/sources/" + m_id)); }

    void playsWhosePlaylistsComeInGzip()
    {
        m_origin.serve("/packed.m3u8", gzip("#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1000\npacked/v.m3u8\n"),
                       *parseOriginFaults(u"gzip"_s));
        m_origin.serve("/packed/v.m3u8",
                       gzip("#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\n../s10.ts\n#EXT-X-ENDLIST\n"),
                       *parseOriginFaults(u"gzip"_s));
        const QByteArray folder = m_gateway.folderOf(m_gateway.add(m_origin.url("/packed.m3u8")));
        const Answer master = m_gateway.media(folder + "master.m3u8");
        QCOMPARE(master.status, 200);
        QCOMPARE(urisOf(master.body), QList<QByteArray>{"live/v0/index.m3u8"});
        const Answer playlist = m_gateway.media(folder + "live/v0/index.m3u8");
        QCOMPARE(playlist.status, 200);
        QCOMPARE(urisOf(playlist.body).size(), 1);
        QCOMPARE(m_gateway.media(folder + "live/v0/" + urisOf(playlist.body).first()).body, segment(10));
    }
    void playsThroughOurLinksOnly()
    {
        const Answer master = m_gateway.media(m_folder + "master.m3u8");
        QCOMPARE(master.status, 200);
        QCOMPARE(master.field("content-type"), "application/vnd.apple.mpegurl"_ba);
        QCOMPARE(urisOf(master.body), QList<QByteArray>{"live/v0/index.m3u8"});
        const Answer playlist = m_gateway.media(m_folder + "live/v0/index.m3u8");
        QCOMPARE(playlist.status, 200);
        QCOMPARE(urisOf(playlist.body), (QList<QByteArray>{"10.ts", "11.ts", "12.ts"}));
        QVERIFY(!playlist.body.contains("127.0.0.1"));
        const Answer film = m_gateway.media(m_folder + "live/v0/11.ts");
        QCOMPARE(film.status, 200);
        QCOMPARE(film.field("content-type"), "video/mp2t"_ba);
        QCOMPARE(film.field("access-control-allow-origin"), "*"_ba);
        QCOMPARE(film.body, segment(11));
    }
    void fetchesOnceForAllWhoWatch()
    {
        for (int viewer = 0; viewer < 5; ++viewer) {
            QCOMPARE(m_gateway.media(m_folder + "live/v0/index.m3u8").status, 200);
            QCOMPARE(
                m_gateway.media(m_folder + "live/v0/12.ts", "GET", as("player " + QByteArray::number(viewer)))
                    .body,
                segment(12));
        }
        QCOMPARE(m_origin.counters("/s12.ts").requests, 1);
        const Answer part = m_gateway.media(m_folder + "live/v0/12.ts", "GET", {{"Range", "bytes=5-9"}});
        QCOMPARE(part.status, 206);
        QCOMPARE(part.body, segment(12).mid(5, 5));
        const Answer head = m_gateway.media(m_folder + "live/v0/12.ts", "HEAD");
        QCOMPARE(head.field("content-length"), QByteArray::number(segment(12).size()));
        QCOMPARE(m_origin.counters("/s12.ts").requests, 1);
    }
    void goesOnForWhoJoinedWhenTheFirstLeaves()
    {
        m_origin.serve("/s11.ts", segment(11), *parseOriginFaults(u"rate=200000"_s));
        (void)m_gateway.media(m_folder + "live/v0/index.m3u8");
        const QByteArray request = requestBytes("GET", m_folder + "live/v0/11.ts", {});
        auto first = std::make_unique<BlockingClient>(m_gateway.mediaPort());
        first->send(request);
        QVERIFY(!first->readSome(1000).isEmpty());
        BlockingClient second(m_gateway.mediaPort());
        second.send(request);
        QByteArray got = second.readSome(1000);
        first.reset();
        for (QByteArray piece = got; !piece.isEmpty() && !got.endsWith(segment(11).last(100)); got += piece)
            piece = second.readSome(64 * 1024);
        QVERIFY(got.endsWith(segment(11)));
        QCOMPARE(m_origin.counters("/s11.ts").requests, 1);
    }
    void saysWhatItIs()
    {
        QCOMPARE(m_gateway.media(m_folder + "master.m3u8").status, 200);
        QCOMPARE(source()[u"state"_s].toString(), u"ready"_s);
        const QJsonObject probe =
            jsonOf(m_gateway.control("GET", QByteArray("/v1/sources/" + m_id + "/probe")));
        QCOMPARE(probe[u"container"_s].toString(), u"hls"_s);
        QCOMPARE(probe[u"live"_s].toBool(), true);
        QCOMPARE(probe[u"segments"_s].toArray().size(), 0);
        const Answer segments = m_gateway.control("GET", QByteArray("/v1/sources/" + m_id + "/segments"));
        QCOMPARE(segments.status, 200);
        QCOMPARE(jsonOf(segments)[u"renditions"_s].toArray().size(), 0);
        for (const char *other : {"file", "stream.mp4", "thumb.jpg"}) {
            const Answer answer = m_gateway.media(m_folder + other);
            QCOMPARE(answer.status, 404);
            QVERIFY(answer.body.contains("HLS stream"));
        }
        for (const char *wrong : {"live/v1/index.m3u8", "live/v0/9.ts", "live/v0/10.m4s", "live/v0/0.mp4",
                                  "live/v0/010.ts", "live/v0/x", "live/v0", "live/../master.m3u8"})
            QCOMPARE(m_gateway.media(m_folder + wrong).status, 404);
    }
    void tellsWhoWatches()
    {
        (void)m_gateway.media(m_folder + "live/v0/index.m3u8");
        (void)m_gateway.media(m_folder + "live/v0/10.ts", "GET", as("My television"));
        const QJsonArray sessions = jsonOf(m_gateway.control("GET", "/v1/sessions"))[u"sessions"_s].toArray();
        const auto found = std::find_if(sessions.begin(), sessions.end(), [this](const QJsonValue &session) {
            return session[u"player"_s] == u"My television"_s &&
                   session[u"source"_s] == QLatin1StringView(m_id);
        });
        QVERIFY(found != sessions.end());
        QCOMPARE((*found)[u"live"_s].toBool(), true);
        QVERIFY((*found)[u"reason"_s].toString().contains(u"copied"_s));
        QCOMPARE((*found)[u"bytes"_s].toInteger(), segment(10).size());
    }
    void countsWhatItCosts()
    {
        (void)m_gateway.media(m_folder + "live/v0/index.m3u8");
        (void)m_gateway.media(m_folder + "live/v0/10.ts");
        const QJsonArray all = jsonOf(m_gateway.control("GET", "/v1/stats"))[u"sources"_s].toArray();
        for (const QJsonValue &one : all) {
            if (one[u"id"_s] != QLatin1StringView(m_id))
                continue;
            QVERIFY(one[u"upstream_bytes"_s].toInteger() > segment(10).size());
            QVERIFY(one[u"upstream_requests"_s].toInteger() >= 3);
            QCOMPARE(one[u"connections_now"_s].toInteger(), 0);
        }
    }
    void servesAFinishedStreamToItsEnd()
    {
        servePlaylist(0, 3, "#EXT-X-ENDLIST\n");
        serveSegments(0, 3);
        const QByteArray ended = m_gateway.add(QUrl(m_origin.url("/live.m3u8").toString() + u"?vod"_s));
        const Answer playlist = m_gateway.media(m_gateway.folderOf(ended) + "live/v0/index.m3u8");
        QVERIFY(playlist.body.endsWith("#EXT-X-ENDLIST\n"));
        QCOMPARE(urisOf(playlist.body), (QList<QByteArray>{"0.ts", "1.ts", "2.ts"}));
        const QJsonObject probe =
            jsonOf(m_gateway.control("GET", QByteArray("/v1/sources/" + ended + "/probe")));
        QCOMPARE(probe[u"live"_s].toBool(true), false);
        QCOMPARE(probe[u"duration_ms"_s].toInteger(), 3000);
        QVERIFY(m_gateway.shown(ended, SourceState::Ready).stream);
        (void)m_gateway.control("DELETE", QByteArray("/v1/sources/" + ended));
    }
    void failsWithTheReason_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("said");
        QTest::newRow("drm")
            << "#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXT-X-KEY:METHOD=SAMPLE-AES,URI=\"skd://x\"\n"
               "#EXTINF:4,\na.ts\n"_ba
            << u"E_MEDIA_ENCRYPTED"_s << u"protected"_s;
        QTest::newRow("broken") << "#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:x,\na.ts\n"_ba
                                << u"E_MEDIA_CORRUPT"_s << u"line 3"_s;
        QTest::newRow("circle") << "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nwrong.m3u8\n"_ba
                                << u"E_MEDIA_CORRUPT"_s << u"name each other"_s;
        QTest::newRow("51-variants")
            << QByteArray("#EXTM3U\n" + QByteArray("#EXT-X-STREAM-INF:BANDWIDTH=1\na.m3u8\n").repeated(51))
            << u"E_MEDIA_CORRUPT"_s << u"more than 50"_s;
        QTest::newRow("list-of-channels")
            << "#EXTM3U\n#EXTINF:-1,News\nhttp://127.0.0.1/1\n"_ba << u"E_MEDIA_NOT_MEDIA"_s << u"playlist"_s;
    }
    void failsWithTheReason()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, kind);
        QFETCH(QString, said);
        m_origin.serve("/wrong.m3u8", text);
        QElapsedTimer timer;
        timer.start();
        const QByteArray id = m_gateway.add(m_origin.url("/wrong.m3u8"));
        const Answer answer = m_gateway.media(m_gateway.folderOf(id) + "master.m3u8");
        QCOMPARE(answer.status, 502);
        const QJsonObject error = jsonOf(answer)[u"error"_s].toObject();
        QCOMPARE(error[u"kind"_s].toString(), kind);
        QVERIFY2(error[u"message"_s].toString().contains(said), qPrintable(error[u"message"_s].toString()));
        QVERIFY(timer.elapsed() < 4000);
        (void)m_gateway.control("DELETE", QByteArray("/v1/sources/" + id));
    }
    void followsNoPlaylistInsideOfSomethingElse()
    {
        m_origin.serve("/film.mkv", segmentsFrom(0, 3, 1));
        m_origin.serve("/s0.ts", "canary");
        const QByteArray id = m_gateway.add(m_origin.url("/film.mkv"));
        QCOMPARE(m_gateway.media(m_gateway.folderOf(id) + "master.m3u8").status, 502);
        QCOMPARE(m_gateway.media(m_gateway.folderOf(id) + "live/v0/index.m3u8").status, 502);
        QCOMPARE(m_origin.counters("/s0.ts").requests, 0);
        (void)m_gateway.control("DELETE", QByteArray("/v1/sources/" + id));
    }
    void stopsAndGoesOnWithTheUpstream()
    {
        (void)m_gateway.media(m_folder + "live/v0/index.m3u8");
        QElapsedTimer timer;
        timer.start();
        Answer answer;
        const auto isStopped = [&] {
            answer = m_gateway.media(m_folder + "live/v0/index.m3u8");
            return answer.status != 200;
        };
        QVERIFY(QTest::qWaitFor(isStopped, 10'000));
        QVERIFY2(timer.elapsed() >= 2900 && timer.elapsed() < 8000,
                 qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(answer.status, 504);
        QVERIFY(answer.body.contains("has not gone on"));
        QVERIFY(m_gateway.shown(m_id, SourceState::Failed).stream);
        servePlaylist(13, 3);
        serveSegments(13, 3);
        QVERIFY(QTest::qWaitFor(
            [&] { return urisOf(m_gateway.media(m_folder + "live/v0/index.m3u8").body).contains("15.ts"); },
            5000));
        QCOMPARE(m_gateway.shown(m_id, SourceState::Ready).state, SourceState::Ready);
        // Nobody asks any more: neither do we.
        const int requests = m_origin.counters("/live.m3u8").requests;
        QTest::qWait(2500);
        QCOMPARE(m_origin.counters("/live.m3u8").requests, requests);
    }
};

QTEST_GUILESS_MAIN(tst_GatewayLive)
#include "tst_GatewayLive.moc"
