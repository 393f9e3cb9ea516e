// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/FilePosition.h"
#include "core/gateway/PlayProgress.h"
#include "core/gateway/PlaySessions.h"
#include "tests/support/FakeClock.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cuegate;
using namespace cuegate::test;

namespace {

constexpr auto kPicture = PlayProgress::Lane::Picture;
constexpr auto kSound = PlayProgress::Lane::Sound;

} // namespace

class tst_PlayProgress : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsTheFilmAtItsOwnPaceAsFarAsItWasGiven()
    {
        PlayProgress progress;
        QVERIFY(!progress.positionMs(0ms));
        const auto epoch = progress.asked(kPicture, 60'000, 66'000, 0ms);
        QCOMPARE(progress.positionMs(5s).value(), 60'000); // nothing has come yet
        progress.reached(kPicture, epoch, 66'000, 5s);
        QCOMPARE(progress.positionMs(7s).value(), 62'000);
        QCOMPARE(progress.bufferMs(7s), 4'000);
        QCOMPARE(progress.positionMs(60s).value(), 66'000);
        QCOMPARE(progress.bufferMs(60s), 0);
    }
    void isHeldUpByTheTrackThatCameLess()
    {
        PlayProgress progress;
        const auto picture = progress.asked(kPicture, 0, 6'000, 0ms);
        const auto sound = progress.asked(kSound, 0, 6'010, 0ms);
        progress.reached(kPicture, picture, 6'000, 0ms);
        QCOMPARE(progress.positionMs(3s).value(), 0);
        progress.reached(kSound, sound, 6'010, 3s);
        QCOMPARE(progress.positionMs(4s).value(), 1'000);
    }
    void followsJumps_data()
    {
        QTest::addColumn<qint64>("toMs");
        QTest::newRow("forward") << qint64(600'000);
        QTest::newRow("back") << qint64(100'000);
    }
    void followsJumps()
    {
        QFETCH(qint64, toMs);
        PlayProgress progress;
        const auto before = progress.asked(kPicture, 300'000, 306'000, 0ms);
        progress.reached(kPicture, before, 306'000, 0ms);
        const auto late = progress.asked(kPicture, 306'000, 312'000, 1s);
        const auto after = progress.asked(kPicture, toMs, toMs + 6'000, 2s);
        QCOMPARE(progress.positionMs(2s).value(), toMs);
        progress.reached(kPicture, late, 312'000, 2s); // asked for before the jump
        QCOMPARE(progress.bufferMs(2s), 0);
        progress.reached(kPicture, after, toMs + 6'000, 2s);
        QCOMPARE(progress.bufferMs(2s), 6'000);
    }
    void takesParallelRequestsForNoJump()
    {
        PlayProgress progress;
        const auto first = progress.asked(kPicture, 0, 6'000, 0ms);
        const auto second = progress.asked(kPicture, 6'000, 12'000, 0ms);
        QCOMPARE(progress.positionMs(0ms).value(), 0);
        progress.reached(kPicture, second, 12'000, 1s);
        progress.reached(kPicture, first, 6'000, 1s);
        QCOMPARE(progress.bufferMs(1s), 12'000);
        QCOMPARE(progress.takeGivenMs(), 12'000);
        QCOMPARE(progress.takeGivenMs(), 0);
    }
    void takesAnotherRenditionForNoJump()
    {
        PlayProgress progress;
        const auto first = progress.asked(kPicture, 0, 30'000, 0ms);
        progress.reached(kPicture, first, 30'000, 0ms);
        progress.asked(kPicture, 6'000, 12'000, 3s);
        QCOMPARE(progress.positionMs(3s).value(), 3'000);
        QCOMPARE(progress.bufferMs(3s), 3'000);
    }

    void countsOnePlayersRenditionsAsOneSession()
    {
        FakeClock clock;
        PlaySessions sessions(clock);
        const auto player = PlaySessions::playerOf(u"a"_s, QHostAddress(u"10.0.0.2"_s), "VLC");
        const auto begin = [&](const QByteArray &rendition, PlayProgress::Lane lane) {
            const auto transfer = sessions.begin(player, SessionSnapshot::Way::Segments, [] {});
            transfer->begins(lane, rendition, 0, 6'000);
            transfer->sent(1'000);
        };
        begin("v1", kPicture);
        begin("a2", kSound);
        begin("v1.720", kPicture);
        QCOMPARE(sessions.active().size(), 1u);
        QCOMPARE(sessions.active()[0].renditions, (QByteArrayList{"a2", "v1.720"}));
        QCOMPARE(sessions.active()[0].bytes, 3'000);
        begin("v1-a2", kPicture);
        QCOMPARE(sessions.active()[0].renditions, QByteArrayList{"v1-a2"});
        const auto other = PlaySessions::playerOf(u"a"_s, QHostAddress(u"10.0.0.2"_s), "mpv");
        const auto third = sessions.begin(other, SessionSnapshot::Way::File, [] {});
        QCOMPARE(sessions.active().size(), 2u);
    }
    void forgetsWhoAsksForNothingButNotWhoHasFilmLeft()
    {
        FakeClock clock;
        PlaySessions sessions(clock);
        const auto player = PlaySessions::playerOf(u"a"_s, QHostAddress(u"10.0.0.2"_s), "VLC");
        auto transfer = sessions.begin(player, SessionSnapshot::Way::Segments, [] {});
        clock.advance(10min);
        QCOMPARE(sessions.active().size(), 1u); // it is still asking
        QVERIFY(sessions.active()[0].isAsking);
        transfer->begins(kPicture, "v1", 0, 60'000);
        transfer->reached(60'000);
        transfer.reset();
        clock.advance(70s);
        QCOMPARE(sessions.active().size(), 1u);
        clock.advance(30s);
        QCOMPARE(sessions.active().size(), 0u);
    }
    void stopsAPlayerForAWhile()
    {
        FakeClock clock;
        PlaySessions sessions(clock);
        const auto player = PlaySessions::playerOf(u"a"_s, QHostAddress(u"10.0.0.2"_s), "VLC");
        const auto other = PlaySessions::playerOf(u"b"_s, QHostAddress(u"10.0.0.2"_s), "VLC");
        std::shared_ptr<PlayTransfer> transfer;
        int aborted = 0;
        transfer = sessions.begin(player, SessionSnapshot::Way::File, [&] {
            ++aborted;
            transfer.reset();
        });
        QVERIFY(!sessions.stop(12345, 60s));
        QCOMPARE(sessions.stop(sessions.active()[0].id, 60s), player);
        QCOMPARE(aborted, 1);
        QVERIFY(sessions.active().empty());
        QCOMPARE(sessions.refusedFor(player), 60s);
        QCOMPARE(sessions.refusedFor(other), 0s);
        clock.advance(61s);
        QCOMPARE(sessions.refusedFor(player), 0s);
    }
    void measuresSpeedAndTraffic()
    {
        FakeClock clock;
        PlaySessions sessions(clock);
        const auto player = PlaySessions::playerOf(u"a"_s, QHostAddress(u"10.0.0.2"_s), "VLC");
        const auto transfer = sessions.begin(player, SessionSnapshot::Way::Segments, [] {});
        QCOMPARE(sessions.active()[0].speedPercent, -1);
        for (int second = 0; second < 130; ++second) {
            transfer->begins(kPicture, "v1", second * 2'000, second * 2'000 + 2'000);
            transfer->reached(second * 2'000 + 2'000);
            transfer->sent(500);
            clock.advance(1s);
            sessions.sample({{u"a"_s, 700}, {u"b"_s, 1}});
        }
        const PlaySessions::Session session = sessions.active()[0];
        QCOMPARE(session.speedPercent, 200);
        QCOMPARE(session.traffic.size(), 120u);
        QCOMPARE(session.traffic.back(), (TrafficSample{700, 500}));
        QCOMPARE(sessions.traffic().back(), (TrafficSample{701, 500}));
    }

    void knowsTheTimeAtAnOffset()
    {
        MediaInfo media;
        QVERIFY(!timeAtOffset(media, 5));
        media.sizeBytes = 10'000;
        media.durationNs = 30'000'000'000;
        media.keyframes.keyframes = {{0, 1'000}, {10'000, 2'000}, {20'000, 6'000}};
        QCOMPARE(timeAtOffset(media, 0).value(), 0);
        QCOMPARE(timeAtOffset(media, 1'500).value(), 5'000);
        QCOMPARE(timeAtOffset(media, 2'000).value(), 10'000);
        QCOMPARE(timeAtOffset(media, 4'000).value(), 15'000);
        QCOMPARE(timeAtOffset(media, 8'000).value(), 25'000);
        QCOMPARE(timeAtOffset(media, 99'000).value(), 30'000);
    }
};

QTEST_GUILESS_MAIN(tst_PlayProgress)
#include "tst_PlayProgress.moc"
