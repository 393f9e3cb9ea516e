// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/HttpServer.h"

#include "tests/http/BlockingClient.h"
#include "tests/http/ThreadedServer.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;
using namespace std::chrono_literals;

static const QByteArray kHost = "Host: localhost\r\n"_ba;
static const QByteArray kGet = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"_ba;

/// Never says anything; counts how many of its kind live.
class SilentBody final : public BodySource
{
public:
    explicit SilentBody(std::atomic<int> &alive)
        : m_alive(alive)
    {
        ++m_alive;
    }
    ~SilentBody() override { --m_alive; }
    qint64 sizeBytes() const override { return -1; }
    Piece next(qint64 /*wantedBytes*/) override { return {State::Pending, {}}; }
    void setReady(std::function<void()> /*ready*/) override {}

private:
    std::atomic<int> &m_alive;
};

static bool waitFor(const std::function<bool()> &condition, std::chrono::milliseconds limit)
{
    const QDeadlineTimer deadline(limit);
    while (!condition()) {
        if (deadline.hasExpired())
            return false;
        QThread::yieldCurrentThread();
    }
    return true;
}

class tst_HttpServerFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void closesSlowHeads_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("half-line") << "GET /"_ba;
        QTest::newRow("half-head") << "GET / HTTP/1.1\r\nHost: a\r\n"_ba;
    }
    void closesSlowHeads()
    {
        QFETCH(QByteArray, sent);
        HttpServerOptions options = mediaOptions(alwaysAnswers("ok"_ba));
        options.limits.headTimeout = 300ms;
        ThreadedServer server(std::move(options));
        std::vector<BlockingClient> slow;
        for (int i = 0; i < 50; ++i) {
            slow.emplace_back(server.port(), 1 + i % 4);
            slow.back().send(sent);
        }
        QElapsedTimer timer;
        timer.start();
        // One byte at a time does not buy more time.
        slow[0].send("G"_ba);
        for (BlockingClient &client : slow)
            QVERIFY(client.readToEnd(3s) != Ending::StillOpen);
        QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(server.waitForConnections(0));
    }
    void countsTheHeadsTimeAfterAKeptConnectionToo()
    {
        HttpServerOptions options = mediaOptions(alwaysAnswers("ok"_ba));
        options.limits.headTimeout = 200ms;
        options.limits.idleTimeout = 60s;
        ThreadedServer server(std::move(options));
        BlockingClient client(server.port());
        QCOMPARE(client.get("/").status, 200);
        client.send("GET / HT"_ba);
        QCOMPARE(client.readToEnd(3s), Ending::Orderly);
    }
    void closesIdleConnections()
    {
        HttpServerOptions options = mediaOptions(alwaysAnswers("ok"_ba));
        options.limits.idleTimeout = 200ms;
        options.limits.headTimeout = 60s;
        ThreadedServer server(std::move(options));
        BlockingClient client(server.port());
        QCOMPARE(client.get("/").status, 200);
        QCOMPARE(client.readToEnd(3s), Ending::Orderly);
    }
    void leavesAPausedClientAlone()
    {
        HttpServerOptions options = mediaOptions(alwaysAnswers(QByteArray(8 * 1024 * 1024, 'p')));
        options.limits.idleTimeout = 100ms;
        options.limits.headTimeout = 100ms;
        ThreadedServer server(std::move(options));
        BlockingClient paused(server.port(), 1, 16 * 1024);
        paused.send(kGet);
        BlockingClient witness(server.port());
        QCOMPARE(witness.readToEnd(3s), Ending::Orderly);
        BlockingClient secondWitness(server.port());
        QCOMPARE(secondWitness.readToEnd(3s), Ending::Orderly);
        const Answer answer = paused.readAnswer();
        QVERIFY(answer.isComplete);
        QCOMPARE(answer.body.size(), 8 * 1024 * 1024);
    }
    void capsConnectionsPerPeer()
    {
        HttpServerOptions options = mediaOptions([](const std::shared_ptr<HttpExchange> &exchange) {
            HttpResponse response;
            static std::atomic<int> alive = 0;
            response.body = std::make_unique<SilentBody>(alive);
            exchange->respond(std::move(response));
        });
        options.limits.maxConnectionsPerPeer = 4;
        options.limits.maxConnections = 6;
        ThreadedServer server(std::move(options));
        std::vector<BlockingClient> busy;
        const auto connectFrom = [&](int source) {
            busy.emplace_back(server.port(), source);
            busy.back().send(kGet);
            QVERIFY(!busy.back().readSome(4096).isEmpty());
        };
        for (int i = 0; i < 4; ++i)
            connectFrom(2);
        BlockingClient fifthOfPeer(server.port(), 2);
        QVERIFY(fifthOfPeer.readToEnd(3s) != Ending::StillOpen);
        QCOMPARE(server.connectionCount(), 4);
        connectFrom(3);
        connectFrom(3);
        QCOMPARE(server.connectionCount(), 6);
        BlockingClient seventhOfAll(server.port(), 4);
        QVERIFY(seventhOfAll.readToEnd(3s) != Ending::StillOpen);
        QCOMPARE(server.connectionCount(), 6);
        busy[0].close();
        QVERIFY(server.waitForConnections(5));
        BlockingClient next(server.port(), 2);
        next.send(kGet);
        QVERIFY(!next.readSome(4096).isEmpty());
    }
    void makesRoomFromThePeerWithTheMostIdleConnections()
    {
        HttpServerOptions options = mediaOptions(alwaysAnswers("ok"_ba));
        options.limits.maxConnections = 8;
        options.limits.maxConnectionsPerPeer = 6;
        ThreadedServer server(std::move(options));
        BlockingClient television(server.port(), 9);
        QCOMPARE(television.get("/").status, 200);
        std::vector<BlockingClient> attackers;
        for (int i = 0; i < 20; ++i) {
            attackers.emplace_back(server.port(), 2);
            attackers.back().send("GET /"_ba);
        }
        for (int i = 0; i < 20; ++i) {
            BlockingClient other(server.port(), 3);
            QCOMPARE(other.get("/").status, 200);
        }
        QCOMPARE(television.get("/").status, 200);
        QVERIFY(server.connectionCount() <= 8);
    }
    // Of one address: a player behind the same one as many who ask for nothing.
    void keepsWhoHasAskedBeforeWhoHasNot()
    {
        HttpServerOptions options = mediaOptions(alwaysAnswers("ok"_ba));
        options.limits.maxConnections = 4;
        ThreadedServer server(std::move(options));
        BlockingClient player(server.port(), 2);
        QCOMPARE(player.get("/").status, 200);
        std::vector<BlockingClient> crowd;
        for (int i = 0; i < 20; ++i)
            crowd.emplace_back(server.port(), 2);
        for (BlockingClient &other : crowd | std::views::take(16))
            QVERIFY(other.readToEnd(3s) != Ending::StillOpen);
        QCOMPARE(player.get("/").status, 200);
        for (int i = 0; i < 4; ++i) {
            BlockingClient next(server.port(), 2);
            QCOMPARE(next.get("/").status, 200);
            QCOMPARE(player.get("/").status, 200);
        }
        QVERIFY(server.connectionCount() <= 4);
    }
    void tellsOnceWhenTheClientLeaves_data()
    {
        QTest::addColumn<int>("how");
        QTest::addColumn<bool>("answered");
        QTest::newRow("closed-before-the-answer") << 0 << false;
        QTest::newRow("reset-before-the-answer") << 1 << false;
        QTest::newRow("closed-during-the-body") << 0 << true;
        QTest::newRow("reset-during-the-body") << 1 << true;
        QTest::newRow("closed-with-many-waiting") << 2 << false;
    }
    void tellsOnceWhenTheClientLeaves()
    {
        QFETCH(int, how);
        QFETCH(bool, answered);
        std::atomic<int> asked = 0;
        std::atomic<int> gone = 0;
        std::atomic<int> alive = 0;
        std::vector<std::shared_ptr<HttpExchange>> held;
        ThreadedServer server(mediaOptions([&](const std::shared_ptr<HttpExchange> &exchange) {
            exchange->onGone([&] { ++gone; });
            if (answered) {
                HttpResponse response;
                response.body = std::make_unique<SilentBody>(alive);
                exchange->respond(std::move(response));
            } else {
                held.push_back(exchange);
            }
            ++asked;
        }));
        const int requests = how == 2 ? 16 : 1;
        BlockingClient client(server.port());
        client.send(kGet.repeated(how == 2 ? 40 : 1));
        QVERIFY(waitFor([&] { return asked == requests; }, 5s));
        QElapsedTimer timer;
        timer.start();
        how == 1 ? client.reset() : client.close();
        QVERIFY(waitFor([&] { return gone == requests; }, 3s));
        QVERIFY2(timer.elapsed() <= 1000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(server.waitForConnections(0));
        QCOMPARE(alive.load(), 0);
        server.run([&] {
            for (const auto &exchange : held) {
                exchange->respond(okWith("too late"_ba));
                exchange->onGone([&] { ++gone; });
            }
            held.clear();
        });
        QCOMPARE(gone.load(), answered ? requests : 2 * requests);
    }
    void servesAClientThatClosesItsSendingSide()
    {
        ThreadedServer server(mediaOptions(alwaysAnswers(QByteArray(3'000'000, 'x'))));
        BlockingClient client(server.port());
        client.send(kGet + kGet);
        client.shutdownWrite();
        QCOMPARE(client.readAnswer().body.size(), 3'000'000);
        QCOMPARE(client.readAnswer().body.size(), 3'000'000);
        QCOMPARE(client.readToEnd(3s), Ending::Orderly);
    }
    void survivesAThousandDisconnectsInTheMiddleOfABody()
    {
        const QByteArray body(4 * 1024 * 1024, 'x');
        std::atomic<int> gone = 0;
        ThreadedServer server(mediaOptions([&](const std::shared_ptr<HttpExchange> &exchange) {
            exchange->onGone([&] { ++gone; });
            exchange->respond(okWith(body));
        }));
        const auto disconnect = [&](int i) {
            BlockingClient client(server.port(), 1, 16 * 1024);
            client.send(kGet);
            QVERIFY(!client.readSome(1 + i % 4096).isEmpty());
            i % 2 == 0 ? client.close() : client.reset();
        };
        for (int i = 0; i < 50; ++i)
            disconnect(i);
        QVERIFY(server.waitForConnections(0));
        const int descriptors = openDescriptors();
        for (int i = 0; i < 1000; ++i)
            disconnect(i);
        QVERIFY(server.waitForConnections(0, 2s));
        QCOMPARE(gone.load(), 1050);
        QVERIFY(std::abs(openDescriptors() - descriptors) <= 5);
    }
    void sharesABodyAmongSlowReaders()
    {
        const QByteArray body(4 * 1024 * 1024, 'x');
        ThreadedServer server(mediaOptions(alwaysAnswers(body)));
        const qint64 before = residentBytes();
        std::vector<BlockingClient> slow;
        for (int i = 0; i < 200; ++i) {
            slow.emplace_back(server.port(), 1, 4 * 1024);
            slow.back().send(kGet);
            QVERIFY(!slow.back().readSome(1024).isEmpty());
        }
        const qint64 growth = residentBytes() - before;
        QVERIFY2(growth < 100'000'000, qPrintable(QString::number(growth)));
        qInfo("200 slow readers of 4 MiB: %lld KiB more resident", static_cast<long long>(growth / 1024));
        BlockingClient fast(server.port(), 2);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(fast.get("/").body.size(), body.size());
        qInfo("a fast reader beside them: %lld ms", static_cast<long long>(timer.elapsed()));
    }
    void holdsLittleForUnparsedConnections()
    {
        HttpServerOptions options = mediaOptions(alwaysAnswers("ok"_ba));
        ThreadedServer server(std::move(options));
        const qint64 before = residentBytes();
        const QByteArray almost = "GET / HTTP/1.1\r\n" + kHost + "A: " + QByteArray(15'900, 'a');
        std::vector<BlockingClient> clients;
        for (int i = 0; i < 400; ++i) {
            clients.emplace_back(server.port(), 1 + i % 4);
            QVERIFY(clients.back().send(almost));
        }
        QVERIFY(server.waitForConnections(400));
        const qint64 perConnection = (residentBytes() - before) / 400;
        qInfo("an unparsed head of 16 KiB: %lld bytes resident", static_cast<long long>(perConnection));
#ifndef __SANITIZE_ADDRESS__
        QVERIFY(perConnection <= 32 * 1024);
#endif
    }
    void closesAfterGarbage()
    {
        std::atomic<int> handled = 0;
        HttpServerOptions options = mediaOptions([&](const std::shared_ptr<HttpExchange> &exchange) {
            ++handled;
            exchange->respond(okWith("ok"_ba));
        });
        options.limits.headTimeout = 2s;
        ThreadedServer server(std::move(options));
        QRandomGenerator random(1);
        const QByteArray seed = "GET /m/abc HTTP/1.1\r\nHost: a\r\nRange: bytes=0-1\r\nA: b\r\n\r\n"_ba;
        int refused = 0;
        for (int i = 0; i < 20'000; ++i) {
            QByteArray input = seed;
            if (i % 2 == 0) {
                input.resize(random.bounded(1, 200));
                random.generate(input.begin(), input.end());
            } else {
                for (int n = random.bounded(1, 8); n > 0; --n)
                    input[random.bounded(int(input.size()))] = char(random.bounded(256));
            }
            BlockingClient client(server.port(), 1 + i % 4);
            QVERIFY2(client.isConnected(), qPrintable(QString::number(i)));
            client.send(input);
            client.shutdownWrite();
            QVERIFY2(client.readToEnd(5s) != Ending::StillOpen, input.toHex().constData());
            refused += client.received().startsWith("HTTP/1.1 4") ? 1 : 0;
        }
        qInfo("20,000 inputs: %d refused with an answer, %d were requests", refused, handled.load());
        QVERIFY(refused > 10'000);
        BlockingClient client(server.port());
        QCOMPARE(client.get("/").status, 200);
    }
    void endsEverythingWhenClosed()
    {
        std::atomic<int> gone = 0;
        std::atomic<int> asked = 0;
        std::vector<std::shared_ptr<HttpExchange>> held;
        ThreadedServer server(mediaOptions([&](const std::shared_ptr<HttpExchange> &exchange) {
            exchange->onGone([&] { ++gone; });
            held.push_back(exchange);
            ++asked;
        }));
        BlockingClient client(server.port());
        client.send(kGet + kGet);
        QVERIFY(waitFor([&] { return asked == 2; }, 5s));
        server.run([&] {
            server.server().close();
            held.clear();
        });
        QCOMPARE(gone.load(), 2);
        QVERIFY(client.readToEnd(3s) != Ending::StillOpen);
        QCOMPARE(server.connectionCount(), 0);
        QVERIFY(!BlockingClient(server.port()).isConnected());
    }
};

QTEST_GUILESS_MAIN(tst_HttpServerFaults)
#include "tst_HttpServerFaults.moc"
