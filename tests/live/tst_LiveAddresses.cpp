// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses that expire while a stream is watched (FAULTS.md U11): what is asked of the upstream then, and
// what who waits is told.
#include "core/live/LiveStream.h"

#include "tests/live/ScriptedUpstream.h"
#include "tests/support/FakeClock.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cuegate;
using namespace cuegate::test;

class tst_LiveAddresses : public QObject
{
    Q_OBJECT
    struct Bench
    {
        static QString at(const QString &name) { return u"http://tv.example/"_s + name; }
        // Variant "v.m3u8" of segments s0, s1 …, sound "a.m3u8" of the same form; all with the token.
        void serve(const QByteArray &token, const QByteArray &end = "#EXT-X-ENDLIST\n", qint64 first = 0)
        {
            const QString query = u"?t="_s + QString::fromLatin1(token);
            bodies()[url] = QByteArray("#EXTM3U\n#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"a\",NAME=\"A\","
                                       "URI=\"a.m3u8?t=TOKEN\"\n#EXT-X-STREAM-INF:BANDWIDTH=9,AUDIO=\"a\"\n"
                                       "v.m3u8?t=TOKEN\n")
                                .replace("TOKEN", token);
            const QByteArray text =
                QByteArray(segmentsFrom(first, 4) + end).replace(".ts", QByteArray(".ts?t=" + token));
            bodies()[at(u"v.m3u8"_s + query)] = text;
            bodies()[at(u"a.m3u8"_s + query)] = QByteArray(text).replace("\ns", "\na");
            for (qint64 i = first; i < first + 4; ++i) {
                for (const QString &name : {u"s%1.ts"_s.arg(i), u"a%1.ts"_s.arg(i)})
                    bodies()[at(name + query)] = name.toLatin1();
            }
        }
        // All that has that token.
        void expire(const QByteArray &token)
        {
            for (const auto &[known, body] : bodies()) {
                if (known.endsWith(u"?t="_s + QString::fromLatin1(token)))
                    upstream.refused << known;
            }
        }
        void ask(const QByteArray &id, qint64 number, LiveDownloads::Done done)
        {
            stream->askChannel(id, [this, number, done](const Result<std::shared_ptr<LiveChannel>> &channel) {
                if (channel)
                    holds.push_back((*channel)->askSegment(number, LiveDownloads::When::Whole, done));
                else
                    done(std::unexpected(channel.error()));
            });
        }
        [[nodiscard]] Result<QByteArray> segment(const QByteArray &id, qint64 number)
        {
            Result<QByteArray> told = fail(ErrorKind::Internal, u"waits"_s);
            ask(id, number, [&told](const Result<LiveContent> &content) {
                told =
                    content ? Result<QByteArray>(content->content.bytes()) : std::unexpected(content.error());
            });
            upstream.answerAll();
            return told;
        }
        [[nodiscard]] Result<QByteArray> playlist(const QByteArray &id)
        {
            Result<QByteArray> told = fail(ErrorKind::Internal, u"waits"_s);
            stream->askChannel(id, [&told](const Result<std::shared_ptr<LiveChannel>> &channel) {
                if (channel)
                    (*channel)->askPlaylist([&told](const Result<QByteArray> &text) { told = text; });
                else
                    told = std::unexpected(channel.error());
            });
            upstream.answerAll();
            return told;
        }
        [[nodiscard]] std::map<QString, QByteArray> &bodies() { return upstream.bodies; }
        [[nodiscard]] qsizetype asked() const { return upstream.times(url); }
        QString url = u"http://tv.example/all.m3u8"_s;
        ScriptedUpstream upstream;
        LiveRing ring{100}; // some segments
        LiveDownloads downloads{upstream, ring};
        FakeClock clock;
        std::vector<LiveDownloads::Hold> holds;
        std::unique_ptr<LiveStream> stream = std::make_unique<LiveStream>(
            QUrl(url), LiveWiring{upstream,
                                  downloads,
                                  clock,
                                  [this](auto delay, auto task) { clock.after(delay, std::move(task)); },
                                  {}});
    };

private Q_SLOTS:
    void asksAnewAndGoesOn()
    {
        Bench bench;
        bench.serve("1");
        const auto before = bench.playlist("v0");
        QCOMPARE(*bench.segment("v0", 0), "s0.ts"_ba);
        bench.expire("1");
        bench.serve("2");
        bench.clock.advance(5min);
        QCOMPARE(*bench.segment("v0", 1), "s1.ts"_ba);
        QCOMPARE(*bench.playlist("v0"), *before);
        QCOMPARE(bench.asked(), 2);
        QCOMPARE(*bench.segment("v0", 2), "s2.ts"_ba);
        QCOMPARE(bench.asked(), 2);
        QCOMPARE(bench.upstream.times(Bench::at(u"v.m3u8?t=2"_s)), 1);
    }
    void asksOnceForAllWhoWait()
    {
        Bench bench;
        bench.serve("1");
        QVERIFY(bench.playlist("v0"));
        QVERIFY(bench.playlist("a0"));
        bench.expire("1");
        bench.serve("2");
        int told = 0;
        for (const QByteArray id : {"v0", "a0"}) {
            for (int number = 0; number < 4; ++number)
                bench.ask(id, number, [&told](const auto &content) { told += content ? 1 : 0; });
        }
        bench.upstream.answerAll();
        QCOMPARE(told, 8);
        QCOMPARE(bench.asked(), 2);
        QCOMPARE(bench.upstream.times(Bench::at(u"v.m3u8?t=2"_s)), 1);
        QCOMPARE(bench.upstream.times(Bench::at(u"a.m3u8?t=2"_s)), 1);
        // 1 each where it was and where it is.
        QCOMPARE(bench.upstream.times(Bench::at(u"s3.ts?t=1"_s)), 1);
        QCOMPARE(bench.upstream.times(Bench::at(u"s3.ts?t=2"_s)), 1);
    }
    void doesNotAskTheSourceAgainForWhatItHasJustTold()
    {
        Bench bench;
        bench.serve("1");
        QVERIFY(bench.playlist("v0"));
        QVERIFY(bench.playlist("a0"));
        bench.expire("1");
        bench.serve("2");
        QCOMPARE(*bench.segment("v0", 1), "s1.ts"_ba);
        QCOMPARE(*bench.segment("a0", 1), "a1.ts"_ba); // its playlist only
        QCOMPARE(bench.asked(), 2);
    }
    void asksAtMostOnceInHalfAMinute()
    {
        Bench bench;
        bench.serve("1");
        QVERIFY(bench.playlist("v0"));
        bench.expire("1");
        bench.serve("2");
        bench.expire("2"); // it does not help
        for (int second = 0; second < 30; ++second) {
            QCOMPARE(bench.segment("v0", second % 4).error().code, ErrorCode::UpstreamAuth);
            bench.clock.advance(1s);
        }
        QCOMPARE(bench.asked(), 2);
        bench.serve("3");
        QCOMPARE(*bench.segment("v0", 1), "s1.ts"_ba);
        QCOMPARE(bench.asked(), 3);
    }
    void saysWhyIfTheSourceIsRefusedToo()
    {
        Bench bench;
        bench.serve("1");
        QVERIFY(bench.playlist("v0"));
        bench.expire("1");
        bench.upstream.refused << bench.url;
        QCOMPARE(bench.segment("v0", 1).error().code, ErrorCode::UpstreamAuth);
        QCOMPARE(bench.asked(), 2);
    }
    void findsAPlaylistThatHasExpiredBeforeAnybodyAskedForIt()
    {
        Bench bench;
        bench.serve("1");
        QVERIFY(bench.playlist("v0"));
        bench.expire("1");
        bench.serve("2");
        bench.clock.advance(20s);
        QVERIFY(bench.playlist("a0")->contains("#EXT-X-ENDLIST"));
        QCOMPARE(bench.asked(), 2);
    }
    void asksASourceThatIsOnePlaylistOnce()
    {
        Bench bench;
        const QString edge = u"http://edge.example/x/live.m3u8?t=1"_s;
        bench.serve("1");
        bench.bodies()[bench.url] = bench.bodies()[Bench::at(u"v.m3u8?t=1"_s)];
        QVERIFY(bench.playlist("v0"));
        bench.expire("1");
        bench.serve("2");
        bench.bodies()[bench.url] = bench.bodies()[Bench::at(u"v.m3u8?t=2"_s)];
        QCOMPARE(*bench.segment("v0", 3), "s3.ts"_ba);
        QCOMPARE(bench.asked(), 2);
        bench.expire("2");
        QVERIFY(!bench.segment("v0", 2));
        QCOMPARE(bench.asked(), 2);
    }
    void takesAKeyFromWhereItIsNow()
    {
        // "a clear segment", by: openssl enc -aes-128-cbc -K 30…3f -iv 0…07
        const QByteArray secret = QByteArray::fromHex("1b1825fbc7d9f583ecb3b5caca2b79e1");
        Bench bench;
        for (const char token : {'1', '2'}) {
            bench.bodies()[Bench::at(u"p%1"_s.arg(QLatin1Char(token)))] = QByteArray(
                segmentsFrom(7, 2, 4,
                             "#EXT-X-KEY:METHOD=AES-128,URI=\"key?t=" + QByteArray(1, token) + "\"\n") +
                "#EXT-X-ENDLIST\n");
            bench.bodies()[Bench::at(u"key?t=%1"_s.arg(QLatin1Char(token)))] = "0123456789:;<=>?";
        }
        bench.bodies()[Bench::at(u"s7.ts"_s)] = secret; // only the key's address is signed
        bench.bodies()[bench.url] = bench.bodies()[Bench::at(u"p1"_s)];
        QVERIFY(bench.playlist("v0"));
        bench.expire("1");
        bench.bodies()[bench.url] = bench.bodies()[Bench::at(u"p2"_s)];
        QCOMPARE(*bench.segment("v0", 7), "a clear segment"_ba);
        QCOMPARE(bench.asked(), 2);
    }
    void takesUpASegmentWhoseBeginningWasPassedOn_data()
    {
        QTest::addColumn<QByteArray>("now");
        QTest::addColumn<bool>("isSame");
        QTest::newRow("same") << "the segment"_ba << true;
        QTest::newRow("other") << "tho segment"_ba << false;
        QTest::newRow("shorter") << "th"_ba << false;
    }
    void takesUpASegmentWhoseBeginningWasPassedOn()
    {
        QFETCH(QByteArray, now);
        QFETCH(bool, isSame);
        Bench bench;
        bench.serve("1");
        QVERIFY(bench.playlist("v0"));
        std::shared_ptr<GrowingSegment> growing;
        bench.stream->askChannel("v0", [&](const Result<std::shared_ptr<LiveChannel>> &channel) {
            bench.holds.push_back((*channel)->askSegment(
                1, LiveDownloads::When::AsItGrows,
                [&growing](const Result<LiveContent> &content) { growing = content->content.growing(); }));
        });
        bench.upstream.sendFirst("the ");
        QVERIFY(growing);
        bench.serve("2");
        bench.bodies()[Bench::at(u"s1.ts?t=2"_s)] = now;
        bench.upstream.refuseFirst(); // the connection was lost, and the address is good no more
        bench.upstream.answerAll();
        QByteArray passedOn;
        auto look = growing->look(0);
        for (; !look.bytes.isEmpty(); look = growing->look(passedOn.size()))
            passedOn += look.bytes;
        QVERIFY(look.isEnd || look.isBroken);
        QCOMPARE(look.isBroken, !isSame);
        QCOMPARE(passedOn, isSame ? now : "the "_ba);
    }
    void takesWhatIsNotFoundForGoneWhereItWasJustSaidToBe()
    {
        Bench bench;
        bench.serve("1");
        QVERIFY(bench.playlist("v0"));
        bench.bodies().erase(Bench::at(u"s1.ts?t=1"_s));
        QCOMPARE(bench.segment("v0", 1).error().code, ErrorCode::UpstreamNotFound);
        QCOMPARE(bench.asked(), 1);
        // A session that is over may look like that; but what is told to be where it was is gone.
        bench.clock.advance(1min);
        QCOMPARE(bench.segment("v0", 1).error().code, ErrorCode::UpstreamNotFound);
        QCOMPARE(bench.asked(), 2);
        QCOMPARE(bench.upstream.times(Bench::at(u"s1.ts?t=1"_s)), 2);
        bench.clock.advance(1min);
        bench.serve("2");
        QCOMPARE(*bench.segment("v0", 1), "s1.ts"_ba);
    }
    void refusesWhatIsOfAnotherStream()
    {
        Bench bench;
        bench.serve("1");
        QVERIFY(bench.playlist("v0"));
        QCOMPARE(*bench.segment("v0", 0), "s0.ts"_ba);
        bench.expire("1");
        bench.serve("2");
        bench.bodies()[Bench::at(u"v.m3u8?t=2"_s)] =
            QByteArray(segmentsFrom(0, 2) + "#EXT-X-ENDLIST\n").replace(".ts", ".ts?t=2");
        QCOMPARE(bench.segment("v0", 1).error().code, ErrorCode::UpstreamChanged);
        QCOMPARE(bench.segment("v0", 0).error().code, ErrorCode::UpstreamChanged); // not what is kept of it
        // Who opens it now gets what there is now.
        const auto text = bench.playlist("v0");
        QVERIFY(text->contains("#EXT-X-MEDIA-SEQUENCE:4\n") && text->contains("\n5.ts\n#EXT-X-ENDLIST"));
        QCOMPARE(*bench.segment("v0", 4), "s0.ts"_ba);
    }
    void findsItsVariantWhereverItIsListed()
    {
        Bench bench;
        const auto all = [](const QByteArray &first, const QByteArray &second) {
            return QByteArray("#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=" + first + "\n" + first +
                              ".m3u8\n#EXT-X-STREAM-INF:BANDWIDTH=" + second + "\n" + second + ".m3u8\n");
        };
        const auto serve = [&](const QByteArray &token) {
            for (const QByteArray name : {"100", "200"})
                bench.bodies()[Bench::at(QString::fromLatin1(name) + u".m3u8"_s)] =
                    QByteArray(segmentsFrom(0, 2) + "#EXT-X-ENDLIST\n")
                        .replace("\ns", QByteArray('\n' + name + '-'))
                        .replace(".ts", QByteArray(".ts?t=" + token));
            bench.bodies()[Bench::at(u"100-1.ts?t="_s + QString::fromLatin1(token))] = "low";
        };
        bench.bodies()[bench.url] = all("100", "200");
        serve("1");
        QVERIFY(bench.playlist("v0"));
        bench.expire("1");
        bench.bodies()[bench.url] = all("200", "100");
        serve("2");
        QCOMPARE(*bench.segment("v0", 1), "low"_ba);
    }
    void takesNoOtherPictureForTheSame()
    {
        Bench bench;
        const auto all = [&bench](const QByteArray &codecs, const QByteArray &token) {
            bench.serve(token);
            bench.bodies()[bench.url].replace("BANDWIDTH=9",
                                              QByteArray("BANDWIDTH=9,CODECS=\"" + codecs + '"'));
        };
        all("avc1.4d401e", "1");
        QVERIFY(bench.playlist("v0"));
        bench.expire("1");
        all("hvc1.1.6.L93.B0", "2");
        QCOMPARE(bench.segment("v0", 1).error().code, ErrorCode::UpstreamChanged);
        QVERIFY(bench.playlist("v0")->contains("#EXT-X-MEDIA-SEQUENCE:4\n"));
    }
    void goesOnWithoutAWaitWhereALivePlaylistExpires()
    {
        Bench bench;
        bench.serve("1", {}, 10);
        QVERIFY(bench.playlist("v0"));
        bench.expire("1");
        bench.serve("2", {}, 11);
        bench.clock.advance(4s);
        QVERIFY(bench.playlist("v0")->contains("\n14.ts\n"));
        QCOMPARE(bench.asked(), 2);
        QVERIFY(!bench.stream->failure());
        // It stops as ever if that does not help, and the source is not asked each time.
        bench.expire("2");
        bench.bodies()[Bench::at(u"all.m3u8"_s)].replace("t=2", "t=3");
        bench.upstream.refused << Bench::at(u"v.m3u8?t=3"_s);
        for (int second = 0; second < 12; ++second) {
            bench.clock.advance(1s);
            (void)bench.playlist("v0");
        }
        QCOMPARE(bench.asked(), 2);
        bench.clock.advance(3s);
        QCOMPARE(bench.playlist("v0").error().code, ErrorCode::UpstreamSlow);
    }
    void findsLiveSegmentsOfAWhileAgo()
    {
        Bench bench;
        bench.serve("1", {}, 10);
        QVERIFY(bench.playlist("v0"));
        bench.clock.advance(4s);
        bench.serve("2", {}, 11);
        bench.bodies()[bench.url].replace("t=2", "t=1"); // the playlist's own address stays
        bench.bodies()[Bench::at(u"v.m3u8?t=1"_s)] = bench.bodies()[Bench::at(u"v.m3u8?t=2"_s)];
        QVERIFY(bench.playlist("v0")->contains("\n14.ts\n"));
        bench.expire("1");
        QCOMPARE(*bench.segment("v0", 12), "s12.ts"_ba); // as the newest playlist says at once
        QCOMPARE(bench.upstream.times(Bench::at(u"s12.ts?t=1"_s)), 0);
        QCOMPARE(bench.asked(), 1);
        // Who comes back after a pause.
        bench.clock.advance(1min);
        bench.serve("3", {}, 11);
        bench.expire("2");
        QCOMPARE(*bench.segment("v0", 13), "s13.ts"_ba);
        QCOMPARE(bench.asked(), 2);
    }
    void tellsWhoWaitsWhenItEnds()
    {
        Bench bench;
        bench.serve("1");
        QVERIFY(bench.playlist("v0"));
        std::optional<Error> told;
        bench.ask("v0", 1, [&told](const Result<LiveContent> &content) { told = content.error(); });
        bench.upstream.refuseFirst();
        QVERIFY(!told);
        bench.stream.reset();
        QCOMPARE(told->kind, ErrorKind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(tst_LiveAddresses)
#include "tst_LiveAddresses.moc"
