// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/HttpServer.h"

#include "tests/http/BlockingClient.h"
#include "tests/http/ThreadedServer.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;
using namespace std::chrono_literals;

static const QByteArray kHost = "Host: localhost\r\n"_ba;

/// Pieces that come one by one, then an end or a failure.
class ScriptedBody final : public BodySource
{
public:
    ScriptedBody(qint64 sizeBytes, QList<QByteArray> pieces, State last)
        : m_sizeBytes(sizeBytes)
        , m_pieces(std::move(pieces))
        , m_last(last)
    {
    }
    qint64 sizeBytes() const override { return m_sizeBytes; }
    Piece next(qint64 /*wantedBytes*/) override
    {
        if (m_pieces.isEmpty())
            return {m_last, {}};
        return {State::Data, m_pieces.takeFirst()};
    }
    void setReady(std::function<void()> /*ready*/) override {}

private:
    qint64 m_sizeBytes;
    QList<QByteArray> m_pieces;
    State m_last;
};

static HttpHandler answersWithBody(qint64 sizeBytes, const QList<QByteArray> &pieces, BodySource::State last)
{
    return [=](const std::shared_ptr<HttpExchange> &exchange) {
        HttpResponse response;
        response.body = std::make_unique<ScriptedBody>(sizeBytes, pieces, last);
        exchange->respond(std::move(response));
    };
}

static HttpHandler echoesTarget()
{
    return [](const std::shared_ptr<HttpExchange> &exchange) {
        const HttpRequest &request = exchange->request();
        exchange->respond(
            okWith(request.method + ' ' + request.path + '?' + request.query + ' ' + request.body));
    };
}

class tst_HttpServer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void answersAndKeepsTheConnection()
    {
        ThreadedServer server(mediaOptions(echoesTarget()));
        BlockingClient client(server.port());
        for (int i = 0; i < 3; ++i) {
            const Answer answer = client.get("/a%20b/" + QByteArray::number(i) + "?x=1");
            QCOMPARE(answer.status, 200);
            QCOMPARE(answer.body, "GET /a%20b/" + QByteArray::number(i) + "?x=1 ");
            QCOMPARE(answer.count("date"), 1);
            QCOMPARE(answer.count("server"), 0);
            QCOMPARE(answer.field("access-control-allow-origin"), "*"_ba);
        }
        QCOMPARE(server.connectionCount(), 1);
    }
    void tellsTheHandlerWhoAsks()
    {
        HttpRequest seen;
        ThreadedServer server(mediaOptions([&](const std::shared_ptr<HttpExchange> &exchange) {
            seen = exchange->request();
            exchange->respond(okWith({}));
        }));
        BlockingClient client(server.port(), 7);
        client.send("GET / HTTP/1.1\r\n" + kHost + "X-Thing: a b\r\n\r\n");
        QCOMPARE(client.readAnswer().status, 200);
        QCOMPARE(seen.peer, QHostAddress(u"127.0.0.7"_s));
        QCOMPARE(seen.localPort, server.port());
        QCOMPARE(seen.field("x-thing"), "a b"_ba);
    }
    void refusesAndCloses_data()
    {
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<int>("status");
        const QByteArray line = "GET / HTTP/1.1\r\n"_ba;
        const auto row = [](const char *name, const QByteArray &input, int status) {
            QTest::newRow(name) << input << status;
        };
        row("1-length-and-encoding",
            line + kHost + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400);
        row("2-two-lengths", line + kHost + "Content-Length: 0\r\nContent-Length: 5\r\n\r\nabcde", 400);
        row("3-negative-length", line + kHost + "Content-Length: -1\r\n\r\n", 400);
        row("4-bare-lf", "GET / HTTP/1.1\nHost: localhost\n\n", 400);
        row("5-fold", line + kHost + "A: b\r\n c\r\n\r\n", 400);
        row("6-space-before-colon", line + "Host : localhost\r\n\r\n", 400);
        row("7-no-host", line + "\r\n", 400);
        row("8-nul", line + kHost + QByteArray("A: \0\r\n\r\n", 8), 400);
        row("9-binary", QByteArray("\x16\x03\x01\x00\xFF\xFE\x80", 7), 400);
        row("long-line", "GET /" + QByteArray(9000, 'a'), 414);
        row("large-head", line + kHost + "A: " + QByteArray(20'000, 'a'), 431);
        row("many-fields", line + kHost + QByteArray("A: b\r\n").repeated(101), 431);
        row("body", "POST / HTTP/1.1\r\n" + kHost + "Content-Length: 1000000\r\n\r\nabc", 413);
        row("chunked-body", "PUT / HTTP/1.1\r\n" + kHost + "Transfer-Encoding: chunked\r\n\r\n", 413);
        row("absolute-form", "GET http://localhost/ HTTP/1.1\r\n" + kHost + "\r\n", 400);
        row("connect", "CONNECT localhost:80 HTTP/1.1\r\n" + kHost + "\r\n", 405);
        row("asterisk", "OPTIONS * HTTP/1.1\r\n" + kHost + "\r\n", 400);
    }
    void refusesAndCloses()
    {
        QFETCH(QByteArray, input);
        std::atomic<int> handled = 0;
        ThreadedServer server(mediaOptions([&](const std::shared_ptr<HttpExchange> &) { ++handled; }));
        BlockingClient client(server.port());
        QVERIFY(client.send(input + "GET /smuggled HTTP/1.1\r\n" + kHost + "\r\n"));
        const Answer answer = client.readAnswer();
        QTEST(answer.status, "status");
        QVERIFY(answer.isComplete);
        QCOMPARE(answer.field("connection"), "close"_ba);
        QCOMPARE(answer.field("access-control-allow-origin"), "*"_ba);
        QCOMPARE(answer.field("content-type"), "application/json"_ba);
        QCOMPARE(answer.field("x-content-type-options"), "nosniff"_ba);
        QVERIFY(answer.body.size() <= 512);
        const QJsonObject error = QJsonDocument::fromJson(answer.body)[u"error"_s].toObject();
        QVERIFY(error[u"kind"_s].toString().startsWith(u"E_"_s));
        QVERIFY(!error[u"message"_s].toString().isEmpty());
        QVERIFY(client.readToEnd(3s) != Ending::StillOpen);
        QCOMPARE(client.received(), QByteArray());
        QCOMPARE(handled.load(), 0);
    }
    void servesHttp10WithoutHost()
    {
        ThreadedServer server(mediaOptions(alwaysAnswers("body"_ba)));
        BlockingClient client(server.port());
        client.send("GET / HTTP/1.0\r\n\r\n");
        const Answer answer = client.readAnswer();
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body, "body"_ba);
        QCOMPARE(client.readToEnd(3s), Ending::Orderly);
    }
    void answersHeadWithTheLengthOnly()
    {
        ThreadedServer server(mediaOptions(alwaysAnswers(QByteArray(12'345, 'x'))));
        BlockingClient client(server.port());
        client.send("HEAD / HTTP/1.1\r\n" + kHost + "\r\nGET / HTTP/1.1\r\n" + kHost + "\r\n");
        const Answer head = client.readAnswer(Method::Head);
        QCOMPARE(head.status, 200);
        QCOMPARE(head.field("content-length"), "12345"_ba);
        const Answer get = client.readAnswer();
        QCOMPARE(get.status, 200);
        QCOMPARE(get.body.size(), 12'345);
    }
    void answersOptionsItself()
    {
        std::atomic<int> handled = 0;
        ThreadedServer server(mediaOptions([&](const std::shared_ptr<HttpExchange> &) { ++handled; }));
        BlockingClient client(server.port());
        client.send("OPTIONS /m/x HTTP/1.1\r\n" + kHost + "Origin: http://a\r\n\r\n");
        const Answer answer = client.readAnswer();
        QCOMPARE(answer.status, 204);
        QCOMPARE(answer.count("content-length"), 0);
        QCOMPARE(answer.field("allow"), "GET, HEAD, OPTIONS"_ba);
        QCOMPARE(answer.field("access-control-allow-methods"), "GET, HEAD, OPTIONS"_ba);
        QCOMPARE(answer.field("access-control-allow-headers"), "Range"_ba);
        QVERIFY(answer.field("access-control-max-age").toInt() > 0);
        QCOMPARE(answer.field("access-control-allow-origin"), "*"_ba);
        QCOMPARE(handled.load(), 0);
    }
    void refusesOtherMethodsAndHosts()
    {
        HttpServerOptions options = mediaOptions(alwaysAnswers("ok"_ba));
        options.acceptsHost = [](const QByteArray &host, const QHostAddress &) {
            return host == "localhost";
        };
        ThreadedServer server(std::move(options));
        BlockingClient client(server.port());
        client.send("DELETE / HTTP/1.1\r\n" + kHost + "\r\n");
        const Answer method = client.readAnswer();
        QCOMPARE(method.status, 405);
        QCOMPARE(method.field("allow"), "GET, HEAD, OPTIONS"_ba);
        client.send("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n");
        const Answer host = client.readAnswer();
        QCOMPARE(host.status, 421);
        QCOMPARE(host.field("access-control-allow-origin"), "*"_ba);
        client.send("OPTIONS / HTTP/1.1\r\nHost: evil.example\r\n\r\n");
        QCOMPARE(client.readAnswer().status, 421);
        client.send("GET / HTTP/1.1\r\nHost: LOCALHOST:8642\r\n\r\n");
        QCOMPARE(client.readAnswer().status, 200);
    }
    void asksForThePeerBeforeAnyByte()
    {
        HttpServerOptions options = mediaOptions(alwaysAnswers("ok"_ba));
        options.acceptsPeer = [](const QHostAddress &peer, const QHostAddress &local) {
            return peer != QHostAddress(u"127.0.0.9"_s) && local == QHostAddress(u"127.0.0.1"_s);
        };
        ThreadedServer server(std::move(options));
        BlockingClient refused(server.port(), 9);
        QVERIFY(refused.readToEnd(3s) != Ending::StillOpen);
        QCOMPARE(refused.received(), QByteArray());
        BlockingClient accepted(server.port(), 8);
        QCOMPARE(accepted.get("/").status, 200);
    }
    void doesNotLetQtUpgrade()
    {
        ThreadedServer server(mediaOptions(alwaysAnswers("ok"_ba)));
        BlockingClient client(server.port());
        client.send("GET / HTTP/1.1\r\n" + kHost + "Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
        QCOMPARE(client.readAnswer().status, 200);
        QCOMPARE(client.get("//host/a//b").status, 200);
        QCOMPARE(client.get("/%").status, 200);
        QCOMPARE(client.get("/%00/%ff/../{}|\"<>\\^`").status, 200);
    }
    void takesABodyOnlyUpToTheLimit()
    {
        HttpServerOptions options = mediaOptions(echoesTarget());
        options.methods = {"GET"_ba, "POST"_ba};
        options.limits.maxBodyBytes = 64 * 1024;
        ThreadedServer server(std::move(options));
        BlockingClient client(server.port());
        const QByteArray body(64 * 1024, 'b');
        client.send("POST /v1 HTTP/1.1\r\n" + kHost +
                    "Expect: 100-continue\r\nContent-Length: 65536\r\n\r\n");
        QCOMPARE(client.readAnswer(Method::Head).status, 100);
        client.send(body + "GET /next HTTP/1.1\r\n" + kHost + "\r\n");
        QCOMPARE(client.readAnswer().body, "POST /v1? " + body);
        QCOMPARE(client.readAnswer().body, "GET /next? "_ba);
        client.send("POST /v1 HTTP/1.1\r\n" + kHost + "Content-Length: 65537\r\n\r\n");
        QCOMPARE(client.readAnswer().status, 413);
    }
    void answersPipelinedRequestsInOrder()
    {
        std::vector<std::shared_ptr<HttpExchange>> waiting;
        int most = 0;
        // Answers the newest of those that wait first, whenever the event loop is idle.
        ThreadedServer server(mediaOptions([&](const std::shared_ptr<HttpExchange> &exchange) {
            waiting.push_back(exchange);
            most = std::max(most, int(waiting.size()));
            QTimer::singleShot(0, [&] {
                const auto newest = waiting.back();
                waiting.pop_back();
                newest->respond(okWith(newest->request().path));
            });
        }));
        BlockingClient client(server.port());
        QByteArray requests;
        for (int i = 0; i < 100; ++i)
            requests += "GET /" + QByteArray::number(i) + " HTTP/1.1\r\n" + kHost + "\r\n";
        QVERIFY(client.send(requests));
        for (int i = 0; i < 100; ++i)
            QCOMPARE(client.readAnswer().body, '/' + QByteArray::number(i));
        QVERIFY2(most > 1 && most <= 16, qPrintable(QString::number(most)));
    }
    void neverWritesALineBreakFromAField()
    {
        ThreadedServer server(mediaOptions([](const std::shared_ptr<HttpExchange> &exchange) {
            HttpResponse response = okWith("ok"_ba);
            response.fields = {{"x-a"_ba, "1\r\nX-Evil: 1"_ba},
                               {"x-b\r\nX-Evil"_ba, "1"_ba},
                               {"x-c"_ba, QByteArray("a\0b", 3)},
                               {"x evil"_ba, "1"_ba},
                               {"content-length"_ba, "1"_ba},
                               {"transfer-encoding"_ba, "chunked"_ba},
                               {"x-good"_ba, "1"_ba}};
            exchange->respond(std::move(response));
        }));
        BlockingClient client(server.port());
        const Answer answer = client.get("/");
        QVERIFY2(!answer.head.toLower().contains("evil"), answer.head.constData());
        QVERIFY(!answer.head.contains('\0'));
        QCOMPARE(answer.field("x-good"), "1"_ba);
        QCOMPARE(answer.count("content-length"), 1);
        QCOMPARE(answer.count("transfer-encoding"), 0);
        QCOMPARE(answer.body, "ok"_ba);
    }
    void endsABodyOfUnknownSizeByClosing()
    {
        ThreadedServer server(mediaOptions(answersWithBody(-1, {"ab"_ba, "cd"_ba}, BodySource::State::End)));
        BlockingClient client(server.port());
        const Answer answer = client.get("/");
        QCOMPARE(answer.count("content-length"), 0);
        QCOMPARE(answer.count("transfer-encoding"), 0);
        QCOMPARE(answer.field("connection"), "close"_ba);
        QCOMPARE(answer.body, "abcd"_ba);
        QVERIFY(answer.isComplete);
    }
    void resetsWhenABodyIsNotWhatItPromised_data()
    {
        QTest::addColumn<qint64>("size");
        QTest::addColumn<QByteArray>("data");
        QTest::addColumn<bool>("fails");
        QTest::newRow("failed") << qint64(10) << "abc"_ba << true;
        QTest::newRow("failed-at-once") << qint64(10) << QByteArray() << true;
        QTest::newRow("failed-unknown-size") << qint64(-1) << "abc"_ba << true;
        QTest::newRow("failed-large") << qint64(2'000'000) << QByteArray(1'000'000, 'x') << true;
        QTest::newRow("short") << qint64(10) << "abc"_ba << false;
        QTest::newRow("long") << qint64(2) << "abc"_ba << false;
    }
    void resetsWhenABodyIsNotWhatItPromised()
    {
        QFETCH(qint64, size);
        QFETCH(QByteArray, data);
        QFETCH(bool, fails);
        QList<QByteArray> pieces;
        if (!data.isEmpty())
            pieces.append(data);
        ThreadedServer server(mediaOptions(
            answersWithBody(size, pieces, fails ? BodySource::State::Failed : BodySource::State::End)));
        BlockingClient client(server.port());
        client.send("GET / HTTP/1.1\r\n" + kHost + "\r\n");
        QCOMPARE(client.readToEnd(3s), Ending::Reset);
        QVERIFY(server.waitForConnections(0));
    }
    void answersForAHandlerThatForgets()
    {
        ThreadedServer server(mediaOptions([](const std::shared_ptr<HttpExchange> &) {}));
        BlockingClient client(server.port());
        QCOMPARE(client.get("/").status, 500);
        QCOMPARE(client.get("/").status, 500);
    }
    void namesAddressAndPortItCannotTake()
    {
        HttpServer first({});
        const auto port = first.listen(QHostAddress(QHostAddress::LocalHost), 0);
        QVERIFY(port.has_value());
        HttpServer second({});
        const auto taken = second.listen(QHostAddress(QHostAddress::LocalHost), *port);
        QVERIFY(!taken);
        QCOMPARE(taken.error().kind, ErrorKind::Unavailable);
        QVERIFY(taken.error().message.contains(u"127.0.0.1"_s));
        QVERIFY(taken.error().message.contains(QString::number(*port)));
        first.close();
        QVERIFY(second.listen(QHostAddress(QHostAddress::LocalHost), *port).has_value());
    }
};

QTEST_GUILESS_MAIN(tst_HttpServer)
#include "tst_HttpServer.moc"
