// SPDX-License-Identifier: GPL-3.0-or-later
// What the playlists of a stream on the internet name (variants, renditions, segments, maps, keys) leads
// nowhere into a private network, and gets nobody's password but who asked for it.
#include "core/io/Upstream.h"
#include "core/live/LiveStreams.h"

#include "tests/io/AddressSpellings.h"
#include "tests/io/IoTesting.h"
#include "tests/support/TestOrigin.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_LiveReach : public QObject
{
    Q_OBJECT
    TestOrigin m_origin; // stands for one on the internet: sources are led away from it
    TestOrigin m_cdn;    // and another one
    QTcpServer m_sink;   // on every address of this computer; never answers
    SteadyClock m_clock;

    [[nodiscard]] bool sinkWasReached()
    {
        // The event loop may have taken it in already.
        const bool isReached = m_sink.hasPendingConnections() || m_sink.waitForNewConnection(0);
        while (QTcpSocket *socket = m_sink.nextPendingConnection())
            delete socket;
        return isReached;
    }
    [[nodiscard]] UpstreamOptions options() const
    {
        UpstreamOptions options = quickOptions();
        options.permitted = {{u"tv.example.com"_s, m_origin.port()}, {u"cdn.example.com"_s, m_cdn.port()}};
        options.resolve = [](const QUrl &url) {
            const bool isName = !isAddressLiteral(url.host()) && !url.host().contains(u':');
            return isName ? QByteArray("127.0.0.1") : QByteArray();
        };
        return options;
    }
    [[nodiscard]] SourceLocation typed() const
    {
        return {QUrl(u"http://tv.example.com:%1/all.m3u8"_s.arg(m_origin.port())), {}};
    }
    static QByteArray media(const QByteArray &more, const QByteArray &segment = "a.ts")
    {
        return "#EXTM3U\n#EXT-X-TARGETDURATION:4\n" + more + "#EXTINF:4,\n" + segment + '\n';
    }
    // Everything a player would ask for, until it is answered; the errors.
    static QList<Error> watch(LiveStream &stream, const QByteArray &id)
    {
        QList<Error> errors;
        int waiting = 1;
        std::vector<LiveDownloads::Hold> holds;
        const auto ended = [&](const auto &result) {
            if (!result)
                errors << result.error();
            --waiting;
        };
        stream.askChannel(id, [&](const Result<std::shared_ptr<LiveChannel>> &found) {
            if (!found)
                return ended(found);
            (*found)->askPlaylist([&, channel = *found](const Result<QByteArray> &text) {
                waiting += text ? 2 : 0;
                if (text) {
                    holds.push_back(channel->askMap(0, ended));
                    holds.push_back(channel->askSegment(0, LiveDownloads::When::Whole, ended));
                }
                ended(text);
            });
        });
        (void)QTest::qWaitFor([&] { return waiting == 0; }, 5000);
        if (waiting > 0)
            errors.clear();
        return errors;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_sink.listen(QHostAddress::Any)); }
    void leadsIntoNoPrivateNetwork_data()
    {
        QTest::addColumn<QByteArray>("host");
        for (const QByteArray &host : addressSpellings())
            QTest::newRow(host.constData()) << host;
    }
    void leadsIntoNoPrivateNetwork()
    {
        QFETCH(QByteArray, host);
        host.replace("PORT", QByteArray::number(m_sink.serverPort()));
        const QByteArray url = "http://" + host + (host.endsWith('/') ? "" : "/") + "x";
        const QByteArray quoted = QByteArray(url).replace('"', "%22");
        const auto upstream = std::make_shared<Upstream>(options());
        const QList<std::pair<QByteArray, QByteArray>> carriers{
            {"variant", "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n" + url + '\n'},
            {"segment", media({}, url)},
            {"key", media("#EXT-X-KEY:METHOD=AES-128,URI=\"" + quoted + "\"\n")},
            {"map", media("#EXT-X-MAP:URI=\"" + quoted + "\"\n")},
        };
        QElapsedTimer timer;
        timer.start();
        for (const auto &[name, playlist] : carriers) {
            m_origin.serve("/all.m3u8", playlist);
            m_origin.serve("/a.ts", "0123456789abcdef");
            LiveStreams streams(upstream, m_clock);
            const QList<Error> errors = watch(streams.stream(u"id"_s, typed()), "v0");
            QVERIFY2(!errors.isEmpty(), name.constData());
            QVERIFY2(!sinkWasReached(), name.constData());
        }
        QVERIFY(timer.elapsed() < 6000);
    }
    void leadsIntoNoFileOrOtherScheme_data()
    {
        QTest::addColumn<QByteArray>("uri");
        for (const char *uri : {"file:///etc/passwd", "data:video/mp2t;base64,R0A=", "ftp://tv.example.com/x",
                                "gopher://127.0.0.1:80/x", "concat:a|b", "pipe:0", "crypto:a", "\\\\nas\\x"})
            QTest::newRow(uri) << QByteArray(uri);
    }
    void leadsIntoNoFileOrOtherScheme()
    {
        QFETCH(QByteArray, uri);
        const auto upstream = std::make_shared<Upstream>(options());
        m_origin.serve("/all.m3u8", media({}, uri));
        LiveStreams streams(upstream, m_clock);
        const QList<Error> errors = watch(streams.stream(u"id"_s, typed()), "v0");
        QVERIFY(!errors.isEmpty());
        QVERIFY(!sinkWasReached());
    }
    void keepsPasswordsToTheirOrigin()
    {
        const QByteArray cdn = "http://cdn.example.com:" + QByteArray::number(m_cdn.port());
        m_origin.serve("/all.m3u8", "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n" + cdn +
                                        "/away.m3u8\n#EXT-X-STREAM-INF:BANDWIDTH=2\nhome.m3u8\n");
        const QByteArray playlist = media("#EXT-X-MAP:URI=\"" + cdn +
                                              "/map.mp4\"\n"
                                              "#EXT-X-KEY:METHOD=AES-128,URI=\"" +
                                              cdn + "/key\"\n",
                                          QByteArray(cdn + "/s.m4s"));
        m_cdn.serve("/away.m3u8", playlist);
        m_origin.serve("/home.m3u8", media("#EXT-X-MAP:URI=\"map.mp4\"\n", "s.m4s"));
        for (TestOrigin *origin : {&m_origin, &m_cdn}) {
            origin->serve("/map.mp4", "map");
            origin->serve("/s.m4s", "0123456789abcdef");
            origin->serve("/key", "0123456789abcdef");
        }
        SourceLocation source = typed();
        source.url.setUserName(u"canary-user"_s);
        source.url.setPassword(u"canary-word"_s);
        source.headers = {{"X-Canary", "canary-header"}, {"Cookie", "canary=cookie"}};
        LiveStreams streams(std::make_shared<Upstream>(options()), m_clock);
        (void)watch(streams.stream(u"id"_s, source), "v0");
        (void)watch(streams.stream(u"id"_s, source), "v1");
        for (const QByteArray path : {"/away.m3u8", "/map.mp4", "/s.m4s", "/key"}) {
            QVERIFY2(!m_cdn.requests(path).isEmpty(), path.constData());
            for (const OriginRequest &request : m_cdn.requests(path)) {
                for (const auto &[name, value] : request.headers)
                    QVERIFY2(!value.contains("canary") &&
                                 name.compare("Authorization", Qt::CaseInsensitive) != 0,
                             name.constData());
            }
        }
        for (const QByteArray path : {"/all.m3u8", "/home.m3u8", "/map.mp4", "/s.m4s"}) {
            QCOMPARE(m_origin.requests(path).size(), 1);
            QCOMPARE(m_origin.requests(path).first().header("X-Canary"), "canary-header"_ba);
            QVERIFY(m_origin.requests(path).first().header("Authorization").startsWith("Basic "));
        }
    }
    void talksToAProviderOverOneConnection()
    {
        TestOrigin origin;
        origin.serve("/all.m3u8", segmentsOf(8));
        for (int i = 0; i < 8; ++i)
            origin.serve('/' + QByteArray::number(i) + ".ts", distinctBytes(200'000),
                         *parseOriginFaults(u"latency=20,single"_s));
        SourceLocation source{origin.url("/all.m3u8"), {}};
        source.maxConnections = 1;
        const auto upstream = std::make_shared<Upstream>(options());
        const auto opened = upstream->open(source, CancelToken()); // as the registry does: it says how many
        QVERIFY(opened);
        LiveStreams streams(upstream, m_clock);
        LiveStream &stream = streams.stream(u"id"_s, source);
        int arrived = 0;
        std::vector<LiveDownloads::Hold> holds;
        stream.askChannel("v0", [&](const auto &channel) {
            (*channel)->askPlaylist([&, channel = *channel](const Result<QByteArray> &) {
                for (int viewer = 0; viewer < 5; ++viewer) {
                    for (int i = 0; i < 8; ++i)
                        holds.push_back(
                            channel->askSegment(i, LiveDownloads::When::Whole,
                                                [&](const auto &content) { arrived += content ? 1 : 0; }));
                }
            });
        });
        QTRY_COMPARE_WITH_TIMEOUT(arrived, 40, 20'000);
        QCOMPARE(origin.mostAtOnce(), 1);
        QCOMPARE(origin.counters("/3.ts").requests, 1);
        QCOMPARE(streams.counters(u"id"_s).bytes, 1'600'000 + segmentsOf(8).size());
    }

private:
    static QByteArray segmentsOf(int count)
    {
        QByteArray text = "#EXTM3U\n#EXT-X-TARGETDURATION:4\n";
        for (int i = 0; i < count; ++i)
            text += "#EXTINF:4,\n" + QByteArray::number(i) + ".ts\n";
        return text;
    }
};

QTEST_GUILESS_MAIN(tst_LiveReach)
#include "tst_LiveReach.moc"
