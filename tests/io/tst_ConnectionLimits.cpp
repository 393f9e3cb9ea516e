// SPDX-License-Identifier: GPL-3.0-or-later
// Sources of one account together, against an origin that counts their connections.
#include "core/io/BlockCache.h"
#include "core/io/Upstream.h"

#include "tests/io/IoTesting.h"
#include "tests/support/TestOrigin.h"

#include <QElapsedTimer>
#include <QTest>

#include <atomic>
#include <future>
#include <thread>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;
using namespace std::chrono_literals;

static constexpr qint64 kMib = 1024 * 1024;

class tst_ConnectionLimits : public QObject
{
    Q_OBJECT
    using Opened = Result<std::shared_ptr<ByteSource>>;
    const QByteArray m_bytes = distinctBytes(6 * kMib);
    std::unique_ptr<TestOrigin> m_origin;

    void serve(const QByteArray &path, const QString &faults = {})
    {
        m_origin->serve(path, m_bytes, *parseOriginFaults(faults));
    }
    [[nodiscard]] Opened open(const Upstream &upstream, const QByteArray &path, int maxConnections = 0) const
    {
        const QString title = path == "/film" ? u"Film"_s : u"Other"_s;
        SourceLocation location;
        location.url = m_origin->url(path);
        location.maxConnections = maxConnections;
        location.title = title;
        return upstream.open(location, CancelToken());
    }
    [[nodiscard]] bool isAsked(const QByteArray &path) const { return m_origin->counters(path).requests > 0; }

private Q_SLOTS:
    void init() { m_origin = std::make_unique<TestOrigin>(); }

    void neverOpensASecondConnectionWhereOneIsAllowed()
    {
        serve("/film", u"latency=5"_s);
        serve("/other", u"latency=5"_s);
        const Upstream upstream;
        const auto film = open(upstream, "/film", 1);
        const auto other = open(upstream, "/other"); // of the same account, though it does not say so
        QVERIFY(film && other);
        std::atomic<int> right = 0;
        std::vector<std::thread> readers;
        for (int reader = 0; reader < 5; ++reader) {
            readers.emplace_back([&, reader] {
                const qint64 begin = reader * kMib / 2;
                qint64 at = begin;
                bool isRight = true;
                for (; at < begin + 2 * kMib; at += 100'000) {
                    const auto piece = (*film)->read(ByteRange::ofSize(at, 100'000), {});
                    isRight = isRight && piece && *piece == m_bytes.mid(at, 100'000);
                }
                right += isRight ? 1 : 0;
            });
        }
        readers.emplace_back([&] {
            const auto all = readAll(**other, m_bytes.size(), 300'000);
            right += all && *all == m_bytes ? 1 : 0;
        });
        for (std::thread &reader : readers)
            reader.join();
        QCOMPARE(right, 6);
        QCOMPARE(m_origin->mostAtOnce(), 1);
    }
    void opensFourWhereNothingIsSaid()
    {
        serve("/film", u"latency=50"_s);
        const Upstream upstream;
        const auto film = open(upstream, "/film");
        std::vector<std::thread> readers;
        for (int reader = 0; reader < 12; ++reader)
            readers.emplace_back(
                [&, reader] { (void)(*film)->read(ByteRange::ofSize(kMib / 4 * (reader + 2), 1000), {}); });
        for (std::thread &reader : readers)
            reader.join();
        QCOMPARE(m_origin->counters("/film").requests, 13);
        QCOMPARE(m_origin->mostAtOnce(), 4);
    }
    void opensAsManyAsAreSet()
    {
        serve("/film", u"latency=50"_s);
        Upstream upstream;
        const auto film = open(upstream, "/film");
        upstream.setConnectionsPerAccount(2);
        std::vector<std::thread> readers;
        for (int reader = 0; reader < 8; ++reader)
            readers.emplace_back(
                [&, reader] { (void)(*film)->read(ByteRange::ofSize(kMib / 4 * (reader + 2), 1000), {}); });
        for (std::thread &reader : readers)
            reader.join();
        QCOMPARE(m_origin->counters("/film").requests, 9);
        QCOMPARE(m_origin->mostAtOnce(), 2);
    }
    void fetchesNothingAheadIfThatIsNotWanted()
    {
        serve("/film");
        Upstream upstream;
        const auto eager = open(upstream, "/film");
        QCOMPARE(*readAll(**eager, kMib, 256 * 1024), m_bytes.left(kMib));
        QTRY_VERIFY((*eager)->counters().bytes > kMib);
        serve("/sparing");
        upstream.setReadAhead(false);
        const auto sparing = open(upstream, "/sparing");
        QCOMPARE(*readAll(**sparing, kMib, 256 * 1024), m_bytes.left(kMib));
        // What was on its way ahead would have begun before this.
        QCOMPARE((*sparing)->read({2 * kMib, 2 * kMib + 1}, {}).value(), m_bytes.mid(2 * kMib, 1));
        QCOMPARE((*sparing)->counters().bytes, kMib + BlockCache::kBlockBytes);
    }
    void whatIsWaitedForGoesBeforeReadAhead()
    {
        serve("/film", u"rate=3000000"_s);
        serve("/other");
        const Upstream upstream;
        const auto film = open(upstream, "/film", 1);
        QCOMPARE(*readAll(**film, kMib, 256 * 1024), m_bytes.left(kMib)); // what comes next is on its way
        QTRY_COMPARE((*film)->counters().connectionsNow, 1);
        QElapsedTimer timer;
        timer.start();
        QVERIFY(open(upstream, "/other"));
        QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE((*film)->read({kMib, 2 * kMib}, {}).value(), m_bytes.mid(kMib, kMib));
        QCOMPARE(m_origin->mostAtOnce(), 1);
    }
    void theSlotIsFreeAsSoonAsTheLastReaderLeaves()
    {
        serve("/film", u"stall=200000"_s);
        serve("/other");
        const Upstream upstream;
        const auto film = open(upstream, "/film", 1);
        CancelSource first;
        CancelSource last;
        std::atomic<int> left = 0;
        for (CancelSource *viewer : {&first, &last})
            (*film)->readAsync({200'000, 200'100}, viewer->token(), [&left](const auto &) { ++left; });
        QTRY_COMPARE(m_origin->counters("/film").requests, 2);
        auto other = std::async(std::launch::async, [&] { return open(upstream, "/other"); });
        first.cancel();
        QCOMPARE(other.wait_for(std::chrono::milliseconds(300)), std::future_status::timeout);
        QVERIFY(!isAsked("/other"));
        last.cancel();
        QCOMPARE(other.wait_for(std::chrono::milliseconds(1000)), std::future_status::ready);
        QVERIFY(other.get());
        QCOMPARE(left, 2);
        QCOMPARE(m_origin->mostAtOnce(), 1);
    }
    void aBodyWithoutRangesIsKeptUntilItsReaderLeaves()
    {
        serve("/film", u"norange"_s);
        serve("/other");
        const Upstream upstream(quickOptions());
        CancelSource viewer;
        const auto film = upstream.open({m_origin->url("/film"), {}, 1}, viewer.token());
        QVERIFY(film);
        QCOMPARE(open(upstream, "/other").error().code, ErrorCode::UpstreamBusy);
        QCOMPARE(*(*film)->read({0, 5}, {}), m_bytes.left(5));
        viewer.cancel();
        QVERIFY(open(upstream, "/other"));
        QCOMPARE(m_origin->mostAtOnce(), 1);
        QCOMPARE(*(*film)->read({4 * kMib, 4 * kMib + 5}, {}), m_bytes.mid(4 * kMib, 5));
    }
    void aBodyThatNobodyReadsIsGivenUp()
    {
        serve("/film", u"norange"_s);
        serve("/other");
        UpstreamOptions options = quickOptions();
        options.readerGrace = std::chrono::milliseconds(300);
        const Upstream upstream(options);
        const auto film = open(upstream, "/film", 1);
        QVERIFY(open(upstream, "/other"));
        QCOMPARE(*(*film)->read({kMib, kMib + 5}, {}), m_bytes.mid(kMib, 5));
        QCOMPARE(m_origin->mostAtOnce(), 1);
    }
    void saysThatTheAccountIsBusy()
    {
        serve("/film", u"rate=1500000"_s);
        serve("/other");
        const Upstream upstream(quickOptions());
        const auto film = open(upstream, "/film", 1);
        auto whole = std::async(std::launch::async, [&] { return (*film)->read({0, 3 * kMib}, {}); });
        QTRY_VERIFY((*film)->counters().requests >= 2);
        const auto other = open(upstream, "/other");
        QVERIFY(!other);
        QVERIFY2(other.error().code == ErrorCode::UpstreamBusy, qPrintable(other.error().message));
        QVERIFY(other.error().message.contains(u"127.0.0.1"_s));
        QVERIFY(other.error().message.contains(u"for \"Film\""_s));
        QVERIFY(!isAsked("/other"));
        QVERIFY(whole.get());
    }
    void waitingForASlotCostsNoRetries()
    {
        serve("/slow", u"ttfb=1000,ttfbs=1"_s);
        serve("/flaky", u"code=502:3"_s);
        UpstreamOptions options = quickOptions();
        options.timeouts.firstByte = std::chrono::milliseconds(3000);
        options.noProgressBudget = std::chrono::milliseconds(1500);
        const Upstream upstream(options);
        auto slow = std::async(std::launch::async, [&] { return open(upstream, "/slow", 1); });
        QTRY_VERIFY(isAsked("/slow"));
        const auto flaky = open(upstream, "/flaky", 1);
        QVERIFY2(flaky, qPrintable(flaky ? QString() : flaky.error().message));
        QVERIFY(slow.get());
    }
    void learnsThatAnAccountHasOneConnectionOnly()
    {
        serve("/film", u"rate=4000000,single"_s);
        serve("/second", u"single"_s);
        serve("/third", u"single"_s);
        const Upstream upstream;
        const auto film = open(upstream, "/film");
        auto first = std::async(std::launch::async, [&] { return (*film)->read({kMib, 2 * kMib}, {}); });
        QTRY_COMPARE(m_origin->counters("/film").requests, 2);
        const auto second = open(upstream, "/second");
        QVERIFY2(second, qPrintable(second ? QString() : second.error().message));
        QCOMPARE(m_origin->counters("/second").requests, 2); // one was refused
        QVERIFY(first.get());
        auto more = std::async(std::launch::async, [&] { return (*film)->read({3 * kMib, 4 * kMib}, {}); });
        QTRY_COMPARE(m_origin->counters("/film").requests, 3);
        QVERIFY(open(upstream, "/third"));
        QCOMPARE(m_origin->counters("/third").requests, 1);
        QVERIFY(more.get());
    }
    void leavesAProviderAloneThatAskedForIt()
    {
        serve("/film", u"code=429:1,ra=1"_s);
        serve("/other");
        const Upstream upstream(quickOptions());
        auto film = std::async(std::launch::async, [&] { return open(upstream, "/film"); });
        QTRY_VERIFY(isAsked("/film"));
        QTest::qWait(50);
        auto other = std::async(std::launch::async, [&] { return open(upstream, "/other"); });
        QCOMPARE(other.wait_for(std::chrono::milliseconds(700)), std::future_status::timeout);
        QVERIFY(!isAsked("/other"));
        QCOMPARE(m_origin->counters("/film").requests, 1);
        QVERIFY(film.get());
        QVERIFY(other.get());
        QCOMPARE(m_origin->counters("/film").requests, 2);
    }
    void failsAtOnceWhereTheProviderWantsALongPause()
    {
        serve("/film", u"code=429,ra=30"_s);
        serve("/other");
        const Upstream upstream(quickOptions());
        QCOMPARE(open(upstream, "/film").error().code, ErrorCode::UpstreamLimited);
        const auto other = open(upstream, "/other");
        QCOMPARE(other.error().code, ErrorCode::UpstreamLimited);
        QVERIFY(other.error().retryAfter > 25s && other.error().retryAfter <= 30s);
        QVERIFY(!isAsked("/other"));
        QCOMPARE(m_origin->counters("/film").requests, 1);
    }
    void leavesTheHostBehindARedirectAlone()
    {
        TestOrigin mirror;
        mirror.serve("/film", m_bytes, *parseOriginFaults(u"code=429,ra=30"_s));
        mirror.serve("/other", m_bytes);
        serve("/film", QString(u"to="_s + mirror.url("/film").toString()));
        serve("/other", QString(u"to="_s + mirror.url("/other").toString()));
        serve("/third");
        UpstreamOptions options = quickOptions();
        options.permitted = {hostPortOf(mirror.url("/"))};
        const Upstream upstream(options);
        QCOMPARE(open(upstream, "/film").error().code, ErrorCode::UpstreamLimited);
        const auto other = open(upstream, "/other");
        QCOMPARE(other.error().code, ErrorCode::UpstreamLimited);
        QVERIFY(other.error().retryAfter > 25s && other.error().retryAfter <= 30s);
        QCOMPARE(mirror.counters("/film").requests + mirror.counters("/other").requests, 1);
        QVERIFY(open(upstream, "/third")); // the first host has said nothing
    }
};

QTEST_GUILESS_MAIN(tst_ConnectionLimits)
#include "tst_ConnectionLimits.moc"
