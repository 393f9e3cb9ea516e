// SPDX-License-Identifier: GPL-3.0-or-later
// When a broadcast is opened, given up and opened again, by a clock that goes when it is told to.
#include "core/live/LiveBroadcast.h"

#include "tests/support/FakeClock.h"
#include "tests/support/TransportBytes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cuegate;
using namespace cuegate::test;

class tst_LiveBroadcast : public QObject
{
    Q_OBJECT
    using Ask = LiveBroadcast::Ask;

    // What is on, as all bodies of one bench see it.
    struct Script
    {
        std::function<void()> changed;
        EndlessBody::Taken waiting;
        int open = 0;
        int opened = 0;
        int taken = 0;
        bool isWanted = false;
    };
    class ScriptedBody final : public LiveBody
    {
    public:
        explicit ScriptedBody(Script &script)
            : m_script(script)
        {
            ++m_script.open;
            ++m_script.opened;
        }
        ~ScriptedBody() override
        {
            --m_script.open;
            m_script.changed = {};
        }
        void onChange(std::function<void()> changed) override { m_script.changed = std::move(changed); }
        EndlessBody::Taken take() override
        {
            ++m_script.taken;
            return std::exchange(m_script.waiting, {});
        }
        void setWanted(bool isWanted) override { m_script.isWanted = isWanted; }
        SourceCounters counters() const override { return {1, 0, 1, 1}; }

    private:
        Script &m_script;
    };
    struct Bench
    {
        void send(const QByteArray &bytes)
        {
            script.waiting.bytes = bytes;
            tell();
        }
        void end(const std::optional<Error> &error)
        {
            script.waiting = {{}, true, error};
            tell();
        }
        void tell() const
        {
            if (const auto changed = script.changed)
                changed();
        }
        // Each time another one, who has seen nothing yet.
        Result<QByteArray> ask() { return ask("viewer " + QByteArray::number(++viewers)); }
        Result<QByteArray> ask(const QByteArray &viewer, Ask how = Ask::GoOn)
        {
            const auto told = std::make_shared<Result<QByteArray>>(fail(ErrorKind::Internal, u"waits"_s));
            broadcast->noteAsked(viewer, how);
            broadcast->askPlaylist(viewer, [told](const Result<QByteArray> &text) { *told = text; });
            return *told;
        }
        LiveRing ring;
        FakeClock clock;
        Script script;
        int changes = 0;
        int viewers = 0;
        std::shared_ptr<LiveBroadcast> broadcast = std::make_shared<LiveBroadcast>(LiveBroadcast::Wiring{
            [this] { return std::make_unique<ScriptedBody>(script); }, ring, clock,
            [this](auto delay, auto task) { clock.after(delay, std::move(task)); }, [this] { ++changes; }});
    };

private Q_SLOTS:
    void opensWhenSomebodyAsks()
    {
        Bench bench;
        bench.clock.advance(60s);
        QCOMPARE(bench.script.opened, 0);
        QCOMPARE(bench.ask().error().message, u"waits"_s);
        QCOMPARE(bench.script.open, 1);
        QVERIFY(bench.script.isWanted);
        bench.send(spelledFilm(5));
        QVERIFY(bench.ask().value().endsWith("\n1.ts\n"));
        QCOMPARE(bench.script.opened, 1);
    }
    void answersWhoWaitsAsSoonAsTwoSegmentsAreThere()
    {
        Bench bench;
        QByteArray told;
        bench.broadcast->noteAsked("viewer", Ask::TuneIn);
        bench.broadcast->askPlaylist("viewer",
                                     [&](const Result<QByteArray> &text) { told = text.value_or("error"); });
        bench.send(spelledFilm(3));
        QVERIFY(told.isEmpty());
        bench.send(spelledFilm(3, 90'000 * 4));
        QVERIFY(told.contains("1.ts"));
    }
    void letsWhoHasSeenAllWaitForMore()
    {
        Bench bench;
        int told = 0;
        const auto ask = [&] {
            bench.broadcast->noteAsked("viewer", Ask::GoOn);
            bench.broadcast->askPlaylist("viewer", [&](const auto &text) { told += text ? 1 : 0; });
        };
        (void)bench.ask();
        bench.send(spelledFilm(9));
        ask();
        QCOMPARE(told, 1);
        ask();
        bench.clock.advance(1s);
        QCOMPARE(told, 1);
        bench.send(spelledFilm(6, 90'000 * 10));
        QCOMPARE(told, 2);
        ask();
        bench.clock.advance(2s);
        QCOMPARE(told, 2);
        bench.clock.advance(2s);
        QCOMPARE(told, 3);
    }
    void tellsNoCodecsWhereTheyAreLongInComing()
    {
        Bench bench;
        QByteArray told;
        bench.broadcast->noteAsked("viewer", Ask::TuneIn);
        bench.broadcast->askMaster("v0.m3u8", [&](const auto &text) { told = text.value_or("error"); });
        bench.clock.advance(2s);
        QVERIFY(told.isEmpty());
        bench.clock.advance(2s);
        QVERIFY(told.endsWith("\nv0.m3u8\n") && !told.contains("CODECS"));
        bench.send(spelledFilm(5));
        bench.broadcast->askMaster("v0.m3u8", [&](const auto &text) { told = text.value_or("error"); });
        QVERIFY(told.contains("CODECS=\"avc1.") && told.contains("RESOLUTION=320x180"));
    }
    void endsSomeSecondsAfterTheLastHasLeft()
    {
        Bench bench;
        (void)bench.ask();
        bench.send(spelledFilm(9));
        bench.clock.advance(9s);
        QCOMPARE(bench.script.open, 1);
        bench.clock.advance(2s);
        QCOMPARE(bench.script.open, 0);
        bench.clock.advance(60s);
        QCOMPARE(bench.script.opened, 1);
    }
    void keepsOneThatIsReadAsOneBody()
    {
        Bench bench;
        const auto listener = bench.broadcast->listen("player", [] {});
        bench.send(spelledFilm(9));
        for (int i = 0; i < 20; ++i) {
            bench.clock.advance(5s);
            bench.send(spelledFilm(5, 90'000 * (10 + 5 * i)));
        }
        QCOMPARE(bench.script.open, 1);
        bench.broadcast->unlisten(listener);
        bench.clock.advance(11s);
        QCOMPARE(bench.script.open, 0);
    }
    void keepsWhatWasBegunForWhoComesSoon()
    {
        Bench bench;
        bench.broadcast->adopt(std::make_unique<ScriptedBody>(bench.script));
        bench.send(spelledFilm(9));
        QVERIFY(!bench.script.isWanted); // whoever needs the connection gets it
        QVERIFY(bench.broadcast->description());
        bench.clock.advance(5s);
        QVERIFY(bench.ask().has_value());
        QVERIFY(bench.script.isWanted);
        bench.clock.advance(8s);
        QCOMPARE(bench.script.opened, 1);
        QCOMPARE(bench.script.open, 1);
        bench.broadcast->adopt(std::make_unique<ScriptedBody>(bench.script)); // a second one is not kept
        QCOMPARE(bench.script.open, 1);
    }
    void isNotWantedByWhoWentElsewhere()
    {
        Bench bench;
        (void)bench.ask("one", Ask::TuneIn);
        (void)bench.ask("two", Ask::TuneIn);
        bench.broadcast->wentElsewhere("one");
        QVERIFY(bench.script.isWanted);
        bench.broadcast->wentElsewhere("two");
        QVERIFY(!bench.script.isWanted);
        (void)bench.ask("two"); // his player has not noticed yet
        QVERIFY(!bench.script.isWanted);
        bench.end(Error{ErrorKind::Unavailable, u"in use"_s, ErrorCode::UpstreamBusy});
        (void)bench.ask("two");
        QCOMPARE(bench.script.opened, 1);
        QVERIFY(!bench.broadcast->failure());
        (void)bench.ask("two", Ask::TuneIn);
        QCOMPARE(bench.script.opened, 2);
    }
    void opensAgainEverMoreSeldom()
    {
        Bench bench;
        (void)bench.ask();
        bench.send(spelledFilm(9));
        bench.end({});
        QCOMPARE(bench.script.open, 0);
        bench.clock.advance(1s);
        QCOMPARE(bench.script.opened, 2); // at once, as it had played
        QList<int> tries;
        for (int i = 0; i < 12; ++i) {
            bench.end(Error{ErrorKind::Unavailable, u"no answer"_s, ErrorCode::UpstreamUnreachable});
            for (int second = 0; second < 5; ++second) {
                (void)bench.ask();
                bench.clock.advance(1s);
            }
            tries << bench.script.opened;
        }
        QVERIFY2(bench.script.opened <= 9, qPrintable(QString::number(bench.script.opened)));
    }
    void showsTheLastForThreeTargetDurations()
    {
        Bench bench;
        (void)bench.ask();
        bench.send(spelledFilm(9));
        bench.end({});
        for (int second = 0; second < 18; ++second) {
            QVERIFY(bench.ask().has_value());
            bench.end(Error{ErrorKind::Unavailable, u"no answer"_s, ErrorCode::UpstreamUnreachable});
            bench.clock.advance(1s);
        }
        bench.clock.advance(1s);
        const auto stopped = bench.ask();
        QCOMPARE(stopped.error().code, ErrorCode::UpstreamSlow);
        QVERIFY(stopped.error().message.contains(u"has not gone on for 19 s"_s));
        QVERIFY(stopped.error().message.contains(u"no answer"_s));
        QCOMPARE(bench.broadcast->failure()->code, ErrorCode::UpstreamSlow);
        bench.clock.advance(4s);
        (void)bench.ask();
        bench.clock.advance(15s);
        (void)bench.ask();
        bench.send(spelledFilm(9, 90'000 * 900));
        const QByteArray text = bench.ask().value();
        QVERIFY(text.contains("#EXT-X-DISCONTINUITY\n"));
        QVERIFY(!bench.broadcast->failure());
    }
    void asksWhoRefusesOnlySeldom()
    {
        Bench bench;
        (void)bench.ask();
        const Error refused{ErrorKind::PermissionDenied, u"tv.example refuses"_s, ErrorCode::UpstreamAuth};
        bench.end(refused);
        for (int second = 0; second < 9; ++second) {
            QCOMPARE(bench.ask().error(), refused);
            bench.clock.advance(1s);
        }
        QCOMPARE(bench.script.opened, 1);
        bench.clock.advance(2s);
        QCOMPARE(bench.script.opened, 2);
    }
    void takesNoMoreThanIsShown()
    {
        Bench bench;
        (void)bench.ask();
        bench.send(spelledFilm(60));
        const int taken = bench.script.taken;
        bench.send(spelledFilm(5, 90'000 * 61)); // a film that comes as fast as it can
        QCOMPARE(bench.script.taken, taken);
        for (int second = 0; second < 31; ++second) {
            (void)bench.ask();
            bench.clock.advance(1s);
        }
        QVERIFY(bench.script.taken > taken);
    }
    void doesNotStopWhereMuchCameAtOnce()
    {
        Bench bench;
        (void)bench.ask();
        bench.send(spelledFilm(120));
        for (int second = 0; second < 100; ++second) {
            QVERIFY2(bench.ask().has_value(), qPrintable(QString::number(second)));
            bench.clock.advance(1s);
        }
        QVERIFY(!bench.broadcast->failure());
        QCOMPARE(bench.script.opened, 1);
    }
    void cutsOffWhoCannotKeepUp()
    {
        Bench bench;
        LiveBroadcast::Place place;
        const auto listener = bench.broadcast->listen("player", [] {});
        QVERIFY(bench.broadcast->look(place, 1000).bytes.isEmpty());
        bench.send(spelledFilm(9));
        const auto first = bench.broadcast->look(place, 1000);
        QCOMPARE(first.bytes.size(), 1000);
        for (int i = 0; i < 20; ++i) {
            bench.clock.advance(9s);
            bench.send(spelledFilm(9, 90'000 * (10 + 9 * i)));
        }
        QVERIFY(bench.broadcast->look(place, 1000).isTooLate);
        bench.broadcast->unlisten(listener);
    }
    void saysThatAChannelIsScrambled()
    {
        Bench bench;
        (void)bench.ask();
        TransportBytes film;
        film.table(0, pat({{1, 0x1000}}));
        film.table(0x1000, pmt(1, 0x100, {{0x1B, 0x100, {}}}));
        film.scrambling = 2;
        for (int i = 0; i < 250; ++i)
            film.unit(0x100, pes(0xE0, i * 3600, {}, avcUnit(i % 25 == 0, QByteArray(30, 'v')), false));
        bench.send(film.bytes);
        QCOMPARE(bench.ask().error().code, ErrorCode::MediaEncrypted);
        QCOMPARE(bench.script.open, 0);
    }
};

QTEST_APPLESS_MAIN(tst_LiveBroadcast)
#include "tst_LiveBroadcast.moc"
