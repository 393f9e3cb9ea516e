// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses that expire while a stream is watched (FAULTS.md U11): what is asked of the upstream then, and
// what who waits is told.
#include "tests/live/ExpiringStream.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cuegate;
using namespace cuegate::test;

class tst_LiveAddresses : public QObject
{
    Q_OBJECT
    using Bench = ExpiringStream;

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
    void asksASourceThatIsOnePlaylistWhereItLeadsNow()
    {
        Bench bench;
        const auto lead = [&bench](const QString &edge) {
            bench.bodies()[bench.url] = QByteArray(segmentsFrom(0, 2) + "#EXT-X-ENDLIST\n");
            bench.upstream.redirects[bench.url] = QUrl(edge + u"x.m3u8"_s);
            bench.bodies()[edge + u"s1.ts"_s] = "one";
        };
        lead(u"http://edge.example/1/"_s);
        QVERIFY(bench.playlist("v0"));
        bench.upstream.refused << u"http://edge.example/1/x.m3u8"_s << u"http://edge.example/1/s1.ts"_s;
        lead(u"http://edge.example/2/"_s);
        QCOMPARE(*bench.segment("v0", 1), "one"_ba);
        QCOMPARE(bench.asked(), 2);
        bench.upstream.refused << u"http://edge.example/2/s0.ts"_s;
        QCOMPARE(bench.segment("v0", 0).error().code, ErrorCode::UpstreamAuth);
        QCOMPARE(bench.asked(), 2);
    }
    void letsWhoIsRefusedLaterWaitForTheSameAnswer()
    {
        Bench bench;
        bench.serve("1");
        bench.bodies()[bench.url] = bench.bodies()[Bench::at(u"v.m3u8?t=1"_s)];
        QVERIFY(bench.playlist("v0"));
        bench.expire("1");
        bench.serve("2");
        bench.bodies()[bench.url] = bench.bodies()[Bench::at(u"v.m3u8?t=2"_s)];
        int told = 0;
        for (const int number : {1, 2})
            bench.ask("v0", number, [&told](const auto &content) { told += content ? 1 : 100; });
        bench.upstream.answerFirst();
        bench.upstream.answerFirst(); // while the playlist is on its way
        QCOMPARE(told, 0);
        bench.upstream.answerAll();
        QCOMPARE(told, 2);
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
