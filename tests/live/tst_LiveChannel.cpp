// SPDX-License-Identifier: GPL-3.0-or-later
// What viewers are told and what the upstream is asked, by a clock that goes when it is told to.
#include "core/live/LiveChannel.h"

#include "tests/live/ScriptedUpstream.h"
#include "tests/support/FakeClock.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cuegate;
using namespace cuegate::test;

class tst_LiveChannel : public QObject
{
    Q_OBJECT
    struct Bench
    {
        explicit Bench(LiveChannel::Content content = LiveChannel::Content::Media)
        {
            LiveWiring wiring{upstream, downloads, clock,
                              [this](auto delay, auto task) { clock.after(delay, std::move(task)); },
                              [this](const std::optional<Error> &error) { state = error; }};
            channel = std::make_shared<LiveChannel>(std::move(wiring), QUrl(url), content);
        }
        void serve(const QByteArray &playlist) { upstream.bodies[url] = playlist; }
        // What a viewer is told at once or when the upstream has answered; nothing: it waits.
        [[nodiscard]] Result<QByteArray> ask()
        {
            const auto told = std::make_shared<Result<QByteArray>>(fail(ErrorKind::Internal, u"waits"_s));
            channel->askPlaylist([told](const Result<QByteArray> &text) { *told = text; });
            upstream.answerAll();
            return *told;
        }
        [[nodiscard]] Result<QByteArray> segment(qint64 number)
        {
            std::optional<Result<LiveContent>> told;
            const auto hold =
                channel->askSegment(number, LiveDownloads::When::Whole,
                                    [&told](const Result<LiveContent> &content) { told = content; });
            upstream.answerAll();
            if (!told)
                return fail(ErrorKind::Internal, u"waits"_s);
            return *told ? Result<QByteArray>((*told)->content.bytes()) : std::unexpected(told->error());
        }
        const QString url = u"http://tv.example/live.m3u8"_s;
        ScriptedUpstream upstream;
        LiveRing ring;
        LiveDownloads downloads{upstream, ring};
        FakeClock clock;
        std::optional<Error> state;
        std::shared_ptr<LiveChannel> channel;
    };
    static qint64 sequenceOf(const QByteArray &text)
    {
        const QByteArray tag = "#EXT-X-MEDIA-SEQUENCE:";
        const qsizetype at = text.indexOf(tag) + tag.size();
        return text.mid(at, text.indexOf('\n', at) - at).toLongLong();
    }

private Q_SLOTS:
    void asksAsOftenAsTheStandardSaysHoweverManyWatch()
    {
        Bench bench;
        bench.serve(segmentsFrom(10, 3));
        QVERIFY(bench.ask());
        for (int viewer = 0; viewer < 20; ++viewer)
            QCOMPARE(sequenceOf(*bench.ask()), 10);
        QCOMPARE(bench.upstream.times(bench.url), 1);
        bench.clock.advance(4s); // it was new: a target duration
        QVERIFY(bench.ask());
        QCOMPARE(bench.upstream.times(bench.url), 2);
        bench.clock.advance(500ms);
        QVERIFY(bench.ask());
        QCOMPARE(bench.upstream.times(bench.url), 2);
        bench.clock.advance(1500ms); // it was not: half of it
        bench.serve(segmentsFrom(11, 3));
        QCOMPARE(sequenceOf(*bench.ask()), 11);
        QCOMPARE(bench.upstream.times(bench.url), 3);
    }
    void letsWhoComesALittleEarlyWaitForTheNewOne()
    {
        Bench bench;
        bench.serve(segmentsFrom(10, 3));
        QVERIFY(bench.ask());
        bench.clock.advance(3500ms);
        bench.serve(segmentsFrom(11, 3));
        std::optional<qint64> told;
        bench.channel->askPlaylist([&told](const Result<QByteArray> &text) { told = sequenceOf(*text); });
        QCOMPARE(bench.upstream.waiting(), size_t(0));
        bench.clock.advance(500ms);
        bench.upstream.answerAll();
        QCOMPARE(told, std::optional<qint64>(11));
        QCOMPARE(bench.upstream.times(bench.url), 2);
    }
    void asksNothingWhileNobodyWatches()
    {
        Bench bench;
        bench.serve(segmentsFrom(10, 3));
        QVERIFY(bench.ask());
        bench.clock.advance(1h);
        QCOMPARE(bench.upstream.asked.size(), 1);
        // Who comes then sees what there is, without the gap in which nobody was there.
        bench.serve(segmentsFrom(910, 3));
        const auto text = bench.ask();
        QVERIFY(text);
        QCOMPARE(sequenceOf(*text), 910);
        QVERIFY(!text->contains("DISCONTINUITY"));
    }
    void showsTheLastPlaylistForThreeTargetDurations()
    {
        Bench bench;
        bench.serve(segmentsFrom(10, 3));
        QVERIFY(bench.ask());
        for (int second = 1; second <= 12; ++second) {
            bench.clock.advance(1s);
            const auto told = bench.ask();
            const bool isFine = told || told.error().kind == ErrorKind::Internal; // who is early waits
            QVERIFY2(isFine, qPrintable(QString::number(second)));
        }
        bench.clock.advance(2s);
        const auto stopped = bench.ask();
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, ErrorCode::UpstreamSlow); // 504
        QVERIFY2(stopped.error().message.contains(u"has not gone on for 14 s"_s),
                 qPrintable(stopped.error().message));
        QVERIFY(bench.state);
        bench.clock.advance(2s);
        bench.serve(segmentsFrom(13, 3));
        const auto again = bench.ask();
        QVERIFY(again);
        QCOMPARE(sequenceOf(*again), 13);
        QVERIFY(!bench.state);
    }
    void doesTheSameWhenThePlaylistFails()
    {
        Bench bench;
        bench.serve(segmentsFrom(10, 3));
        QVERIFY(bench.ask());
        bench.upstream.bodies.clear();
        bench.clock.advance(4s);
        QVERIFY(bench.ask());
        bench.clock.advance(9s);
        const auto stopped = bench.ask();
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, ErrorCode::UpstreamSlow);
        QVERIFY(stopped.error().message.contains(u"tv.example"_s));
        QVERIFY(bench.upstream.asked.size() <= 4);
    }
    void saysWhatIsWrongIfItNeverBegan()
    {
        Bench bench;
        const auto missing = bench.ask();
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, ErrorCode::UpstreamNotFound);
        QVERIFY(!bench.ask()); // at once: not each viewer asks the upstream
        QCOMPARE(bench.upstream.asked.size(), 1);
        bench.clock.advance(1s);
        bench.serve(segmentsFrom(1, 3));
        QVERIFY(bench.ask());
    }
    void refusesWhatOnlyOthersCanDecrypt()
    {
        Bench bench;
        bench.serve(segmentsFrom(1, 2, 4, "#EXT-X-KEY:METHOD=SAMPLE-AES,URI=\"skd://x\"\n"));
        const auto refused = bench.ask();
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::MediaEncrypted);
        QCOMPARE(bench.upstream.asked.size(), 1);
    }
    void givesUpOnPlaylistsThatNameEachOther()
    {
        Bench bench;
        const QByteArray self = "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nlive.m3u8\n";
        bench.serve(self);
        const auto circle = bench.ask();
        QVERIFY(!circle);
        QCOMPARE(circle.error().kind, ErrorKind::CorruptInput);
        QCOMPARE(bench.upstream.asked.size(), 2); // itself the third, with the one that named it
    }
    void takesOneMoreLevelOfPlaylists()
    {
        Bench bench;
        bench.serve("#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nsub/x.m3u8\n");
        bench.upstream.bodies[u"http://tv.example/sub/x.m3u8"_s] = segmentsFrom(5, 2);
        QCOMPARE(sequenceOf(*bench.ask()), 5);
        bench.upstream.bodies[u"http://tv.example/sub/s5.ts"_s] = "five";
        QCOMPARE(*bench.segment(5), "five"_ba);
    }
    void staysWhereARedirectLedUntilThatFails()
    {
        Bench bench;
        const QString edge = u"http://edge.example/t/live.m3u8"_s;
        bench.serve(segmentsFrom(10, 3));
        bench.upstream.redirects[bench.url] = QUrl(edge);
        bench.upstream.bodies[edge] = segmentsFrom(11, 3);
        bench.upstream.bodies[u"http://edge.example/t/s10.ts"_s] = "ten";
        QVERIFY(bench.ask());
        QCOMPARE(*bench.segment(10), "ten"_ba);
        bench.clock.advance(4s);
        QCOMPARE(sequenceOf(*bench.ask()), 11);
        QCOMPARE(bench.upstream.times(bench.url), 1);
        bench.upstream.bodies.erase(edge);
        bench.clock.advance(4s);
        QVERIFY(bench.ask());
        bench.clock.advance(4s);
        bench.serve(segmentsFrom(12, 3));
        QCOMPARE(sequenceOf(*bench.ask()), 12);
        QCOMPARE(bench.upstream.times(bench.url), 2);
    }
    void fetchesEachSegmentOnceForAll()
    {
        Bench bench;
        bench.serve(segmentsFrom(10, 3));
        QVERIFY(bench.ask());
        const QString first = u"http://tv.example/s10.ts"_s;
        bench.upstream.bodies[first] = "film";
        int told = 0;
        std::vector<LiveDownloads::Hold> holds;
        for (int viewer = 0; viewer < 5; ++viewer)
            holds.push_back(bench.channel->askSegment(
                10, LiveDownloads::When::Whole, [&told](const auto &content) { told += content ? 1 : 0; }));
        bench.upstream.answerAll();
        QCOMPARE(told, 5);
        QCOMPARE(*bench.segment(10), "film"_ba);
        QCOMPARE(bench.upstream.times(first), 1);
    }
    void passesASegmentOnAsItComes()
    {
        Bench bench;
        bench.serve(segmentsFrom(10, 3));
        QVERIFY(bench.ask());
        std::optional<LiveContent> told;
        const auto hold = bench.channel->askSegment(10, LiveDownloads::When::AsItGrows,
                                                    [&told](const auto &content) { told = *content; });
        QVERIFY(!told);
        bench.upstream.sendFirst("beginning");
        QVERIFY(told);
        QVERIFY(told->content.growing());
        QCOMPARE(told->content.growing()->look(0).bytes, "beginning"_ba);
    }
    void givesUpWhatNobodyWaitsFor()
    {
        Bench bench;
        bench.serve(segmentsFrom(10, 3));
        QVERIFY(bench.ask());
        auto first = bench.channel->askSegment(10, LiveDownloads::When::AsItGrows, [](const auto &) {});
        auto second = bench.channel->askSegment(10, LiveDownloads::When::Whole, [](const auto &) {});
        bench.upstream.sendFirst("beginning");
        first.reset();
        QVERIFY(!bench.upstream.isFirstCancelled());
        second.reset();
        QVERIFY(bench.upstream.isFirstCancelled());
        // Who comes then begins anew.
        bench.upstream.bodies[u"http://tv.example/s10.ts"_s] = "film";
        QCOMPARE(*bench.segment(10), "film"_ba);
    }
    void saysThatASegmentIsNotThere()
    {
        Bench bench;
        bench.serve(QByteArray(segmentsFrom(10, 2) + "#EXT-X-GAP\n#EXTINF:4,\ns12.ts\n"));
        QVERIFY(bench.ask()->contains("#EXT-X-GAP\n#EXTINF:4.000000,\n12.ts\n"));
        QCOMPARE(bench.segment(10).error().code, ErrorCode::UpstreamNotFound); // the upstream's 404: 502
        QCOMPARE(bench.segment(12).error(), (Error{ErrorKind::NotFound, bench.segment(12).error().message}));
        QCOMPARE(bench.segment(13).error().code, ErrorCode::None);
        QCOMPARE(bench.segment(-1).error().code, ErrorCode::None);
    }
    void takesPartsOfFilesAndMaps()
    {
        Bench bench;
        bench.serve("#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXT-X-MAP:URI=\"all.mp4\",BYTERANGE=\"4@0\"\n"
                    "#EXTINF:4,\n#EXT-X-BYTERANGE:5@4\nall.mp4\n#EXTINF:4,\n#EXT-X-BYTERANGE:6\nall.mp4\n"
                    "#EXT-X-ENDLIST\n");
        const auto text = bench.ask();
        QVERIFY(
            text->contains("#EXT-X-MAP:URI=\"0.mp4\"\n#EXTINF:4.000000,\n0.m4s\n#EXTINF:4.000000,\n1.m4s\n"));
        QVERIFY(!text->contains("BYTERANGE"));
        bench.upstream.bodies[u"http://tv.example/all.mp4"_s] = "initfirstsecond";
        QCOMPARE(*bench.segment(0), "first"_ba);
        QCOMPARE(*bench.segment(1), "second"_ba);
        QByteArray map;
        const auto hold =
            bench.channel->askMap(0, [&map](const auto &content) { map = content->content.bytes(); });
        bench.upstream.answerAll();
        QCOMPARE(map, "init"_ba);
        bench.clock.advance(1h);
        QVERIFY(bench.ask()->contains("#EXT-X-ENDLIST")); // it does not stop: it has ended
        QCOMPARE(bench.upstream.times(bench.url), 1);
    }
    void takesThePlainEncryptionOff()
    {
        // "a clear segment", by: openssl enc -aes-128-cbc -K 30…3f -iv 0…07
        Bench bench;
        bench.serve(segmentsFrom(7, 1, 4, "#EXT-X-KEY:METHOD=AES-128,URI=\"key?s=1\"\n"));
        const auto text = bench.ask();
        QVERIFY(text);
        QVERIFY(!text->contains("KEY"));
        bench.upstream.bodies[u"http://tv.example/key?s=1"_s] = "0123456789:;<=>?";
        bench.upstream.bodies[u"http://tv.example/s7.ts"_s] =
            QByteArray::fromHex("1b1825fbc7d9f583ecb3b5caca2b79e1");
        QCOMPARE(*bench.segment(7), "a clear segment"_ba);
        bench.upstream.bodies[u"http://tv.example/key?s=1"_s] = "another key than";
        Bench wrong;
        wrong.serve(segmentsFrom(7, 1, 4, "#EXT-X-KEY:METHOD=AES-128,URI=\"key\"\n"));
        wrong.upstream.bodies[u"http://tv.example/key"_s] = "<html>no key here</html>";
        wrong.upstream.bodies[u"http://tv.example/s7.ts"_s] = "0123456789abcdef";
        QVERIFY(wrong.ask());
        QCOMPARE(wrong.segment(7).error().code, ErrorCode::MediaEncrypted);
    }
    void namesWhatItServes_data()
    {
        QTest::addColumn<QByteArray>("uri");
        QTest::addColumn<bool>("isText");
        QTest::addColumn<QByteArray>("suffix");
        QTest::newRow("ts") << "a.ts?x=.aac"_ba << false << ".ts"_ba;
        QTest::newRow("no-suffix") << "segment"_ba << false << ".ts"_ba;
        QTest::newRow("web-page") << "a.html"_ba << false << ".ts"_ba;
        QTest::newRow("sound") << "a.AAC"_ba << false << ".aac"_ba;
        QTest::newRow("subtitles") << "a.webvtt"_ba << true << ".vtt"_ba;
    }
    void namesWhatItServes()
    {
        QFETCH(QByteArray, uri);
        QFETCH(bool, isText);
        QFETCH(QByteArray, suffix);
        Bench bench(isText ? LiveChannel::Content::Subtitles : LiveChannel::Content::Media);
        bench.serve("#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\n" + uri + '\n');
        QVERIFY(bench.ask()->contains(QByteArray(",\n0" + suffix + '\n')));
    }
};

QTEST_GUILESS_MAIN(tst_LiveChannel)
#include "tst_LiveChannel.moc"
