// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/LiveStream.h"

#include "core/playlist/HlsPlaylistReader.h"
#include "tests/live/ScriptedUpstream.h"
#include "tests/support/FakeClock.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cuegate;
using namespace cuegate::test;

class tst_LiveStream : public QObject
{
    Q_OBJECT
    struct Bench
    {
        [[nodiscard]] Result<QByteArray> master()
        {
            std::optional<Result<QByteArray>> told;
            stream.askMaster("live/", [&told](const Result<QByteArray> &text) { told = text; });
            upstream.answerAll();
            return *told;
        }
        [[nodiscard]] Result<QByteArray> playlist(const QByteArray &id)
        {
            std::optional<Result<QByteArray>> told;
            stream.askChannel(id, [&told](const Result<std::shared_ptr<LiveChannel>> &channel) {
                if (!channel) {
                    told = std::unexpected(channel.error());
                    return;
                }
                (*channel)->askPlaylist([&told](const Result<QByteArray> &text) { told = text; });
            });
            upstream.answerAll();
            return *told;
        }
        const QString url = u"http://tv.example/all.m3u8"_s;
        ScriptedUpstream upstream;
        LiveRing ring;
        LiveDownloads downloads{upstream, ring};
        FakeClock clock;
        LiveStream stream{QUrl(url),
                          {upstream,
                           downloads,
                           clock,
                           [this](auto delay, auto task) { clock.after(delay, std::move(task)); },
                           {}}};
    };
    static QByteArray multivariant()
    {
        return "#EXTM3U\n#EXT-X-INDEPENDENT-SEGMENTS\n"
               "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"evil=1,x\",NAME=\"A \xE2\x80\xAE name\",LANGUAGE=\"de\","
               "DEFAULT=YES,URI=\"//audio.example/de.m3u8\"\n"
               "#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"t\",NAME=\"English\",URI=\"en.m3u8\"\n"
               "#EXT-X-STREAM-INF:BANDWIDTH=900000,CODECS=\"avc1.4d401e\",RESOLUTION=640x360,"
               "FRAME-RATE=25,AUDIO=\"evil=1,x\",SUBTITLES=\"t\"\nlow.m3u8?token=1\n"
               "#EXT-X-STREAM-INF:BANDWIDTH=4000000,AUDIO=\"unknown\"\nhttps://cdn.example/high.m3u8\n";
    }

private Q_SLOTS:
    void offersWhatTheUpstreamOffersByOurNames()
    {
        Bench bench;
        bench.upstream.bodies[bench.url] = multivariant();
        const auto text = bench.master();
        QVERIFY(text);
        QCOMPARE(*text,
                 QByteArray("#EXTM3U\n#EXT-X-VERSION:4\n#EXT-X-INDEPENDENT-SEGMENTS\n"
                            "#EXT-X-STREAM-INF:BANDWIDTH=900000,CODECS=\"avc1.4d401e\",RESOLUTION=640x360,"
                            "FRAME-RATE=25.000,AUDIO=\"g0\",SUBTITLES=\"g1\"\nlive/v0/index.m3u8\n"
                            "#EXT-X-STREAM-INF:BANDWIDTH=4000000\nlive/v1/index.m3u8\n"
                            "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"g0\",NAME=\"A name\",LANGUAGE=\"de\","
                            "DEFAULT=YES,AUTOSELECT=YES,URI=\"live/a0/index.m3u8\"\n"
                            "#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"g1\",NAME=\"English\",DEFAULT=NO,"
                            "AUTOSELECT=YES,FORCED=NO,URI=\"live/s1/index.m3u8\"\n"));
        QVERIFY(!text->contains("example"));
    }
    void fetchesOnlyWhatIsAskedFor()
    {
        Bench bench;
        bench.upstream.bodies[bench.url] = multivariant();
        bench.upstream.bodies[u"http://audio.example/de.m3u8"_s] = segmentsFrom(3, 3);
        QVERIFY(bench.master());
        QVERIFY(bench.playlist("a0"));
        QCOMPARE(bench.upstream.asked, (QStringList{bench.url, u"http://audio.example/de.m3u8"_s}));
        QCOMPARE(bench.playlist("v2").error().code, ErrorCode::None);
        QCOMPARE(bench.playlist("v2").error().kind, ErrorKind::NotFound);
        QVERIFY(!bench.playlist("v1")); // the upstream has none
    }
    void isOneVariantIfItIsOnePlaylist()
    {
        Bench bench;
        bench.upstream.bodies[bench.url] = segmentsFrom(3, 3);
        const auto text = bench.master();
        QVERIFY(text);
        QVERIFY(text->endsWith("live/v0/index.m3u8\n"));
        QVERIFY(!text->contains("CODECS"));
        QVERIFY(!text->contains("INDEPENDENT"));
        QVERIFY(bench.playlist("v0")->contains("\n3.ts\n"));
        QCOMPARE(bench.upstream.asked.size(), 1); // it was the playlist of its segments already
    }
    void findsItsWayWithoutTheMultivariantPlaylistBeingAskedFor()
    {
        Bench bench;
        bench.upstream.bodies[bench.url] = multivariant();
        bench.upstream.bodies[u"http://tv.example/low.m3u8?token=1"_s] = segmentsFrom(3, 3);
        QVERIFY(bench.playlist("v0"));
        QCOMPARE(bench.upstream.asked.size(), 2);
    }
    void takesFreshAddressesForWhoComesLater()
    {
        Bench bench;
        bench.upstream.bodies[bench.url] = multivariant();
        bench.upstream.bodies[u"http://tv.example/low.m3u8?token=1"_s] = segmentsFrom(3, 3);
        QVERIFY(bench.master());
        QVERIFY(bench.playlist("v0"));
        bench.upstream.bodies[bench.url] = multivariant().replace("token=1", "token=2");
        bench.upstream.bodies.erase(u"http://tv.example/low.m3u8?token=1"_s);
        bench.upstream.bodies[u"http://tv.example/low.m3u8?token=2"_s] = segmentsFrom(50, 3);
        bench.clock.advance(10min);
        QVERIFY(bench.master());
        QVERIFY(bench.playlist("v0")->contains("\n50.ts\n"));
        // Without a newer one the former is good enough.
        bench.upstream.bodies.erase(bench.url);
        bench.clock.advance(10min);
        QVERIFY(bench.master());
    }
    void looksForAnotherAddressOfWhatHasStopped()
    {
        Bench bench;
        bench.upstream.bodies[bench.url] = multivariant();
        bench.upstream.bodies[u"http://tv.example/low.m3u8?token=1"_s] = segmentsFrom(3, 3);
        QVERIFY(bench.playlist("v0"));
        bench.upstream.bodies[bench.url] = multivariant().replace("token=1", "token=2");
        bench.upstream.bodies[u"http://tv.example/low.m3u8?token=2"_s] = segmentsFrom(6, 3);
        bench.clock.advance(13s);
        QVERIFY(!bench.playlist("v0"));
        QVERIFY(bench.stream.failure());
        bench.clock.advance(2s);
        QVERIFY(bench.playlist("v0")->contains("\n6.ts\n"));
        QVERIFY(!bench.stream.failure());
    }
    void tellsWhatIsWrongWithItsPlaylist()
    {
        Bench bench;
        QCOMPARE(bench.master().error().code, ErrorCode::UpstreamNotFound);
        bench.upstream.bodies[bench.url] =
            "#EXTM3U\n" + QByteArray("#EXT-X-STREAM-INF:BANDWIDTH=1\na.m3u8\n").repeated(51);
        QVERIFY(bench.master().error().message.contains(u"line 103"_s));
        QVERIFY(bench.playlist("v0").error().message.contains(u"more than 50"_s));
    }
};

QTEST_GUILESS_MAIN(tst_LiveStream)
#include "tst_LiveStream.moc"
