// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/RequestGate.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using State = RequestGate::State;

static const QByteArray kLine = "GET /a HTTP/1.1\r\n"_ba;
static const QByteArray kHead = kLine + "Host: h\r\n"_ba;

class tst_RequestGate : public QObject
{
    Q_OBJECT

    static int verdict(const QByteArray &input, const HttpLimits &limits = {})
    {
        RequestGate gate(limits);
        switch (gate.feed(input)) {
        case State::NeedMore:
            return 0;
        case State::Complete:
            return 200;
        case State::Refused:
            break;
        }
        return gate.refusal().status;
    }

private Q_SLOTS:
    void takesARequestApart()
    {
        const QByteArray input =
            "GET /m/%41b?start=1&x=%20 HTTP/1.1\r\nHOST: Tv.Local:8642\r\nX-A:  1 \r\nx-a: 2\r\n\r\n"_ba;
        RequestGate gate({});
        QCOMPARE(gate.feed(QByteArray(input + "GET /next")), State::Complete);
        QCOMPARE(gate.sizeBytes(), input.size());
        QCOMPARE(gate.host(), "tv.local"_ba);
        QVERIFY(gate.isPersistent());
        const HttpRequest request = gate.takeRequest();
        QCOMPARE(request.method, "GET"_ba);
        QCOMPARE(request.path, "/m/%41b"_ba);
        QCOMPARE(request.query, "start=1&x=%20"_ba);
        QCOMPARE(request.field("x-a"), "1"_ba);
        QCOMPARE(request.fields.size(), 3U);
        QVERIFY(!request.isHttp10);
    }
    void saysTheSameByteByByte_data()
    {
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<int>("expected");
        QTest::newRow("plain") << QByteArray(kHead + "\r\n") << 200;
        QTest::newRow("bare-lf") << "GET / HTTP/1.1\nHost: h\r\n\r\n"_ba << 400;
        QTest::newRow("bare-cr") << QByteArray(kHead + "A: b\rc\r\n\r\n") << 400;
        QTest::newRow("cr-cr-lf") << QByteArray(kHead + "\r\r\n") << 400;
        QTest::newRow("body") << QByteArray(kHead + "Content-Length: 3\r\n\r\nabc") << 200;
    }
    void saysTheSameByteByByte()
    {
        QFETCH(QByteArray, input);
        QFETCH(int, expected);
        HttpLimits limits;
        limits.maxBodyBytes = 10;
        RequestGate gate(limits);
        State state = State::NeedMore;
        for (qsizetype size = 1; size <= input.size() && state == State::NeedMore; ++size)
            state = gate.feed(QByteArrayView(input).first(size));
        QCOMPARE(state == State::Complete ? 200 : gate.refusal().status, expected);
        QCOMPARE(verdict(input, limits), expected);
    }
    void judges_data()
    {
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<int>("expected");
        const auto row = [](const char *name, const QByteArray &input, int expected) {
            QTest::newRow(name) << input << expected;
        };
        row("empty", {}, 0);
        row("half-line", "GET / HT", 0);
        row("half-head", kHead, 0);
        row("one-empty-line-before", "\r\n" + kHead + "\r\n", 200);
        row("two-empty-lines-before", "\r\n\r\n" + kHead + "\r\n", 400);
        row("http10-without-host", "GET / HTTP/1.0\r\n\r\n", 200);
        row("http11-without-host", "GET / HTTP/1.1\r\n\r\n", 400);
        row("two-hosts", kHead + "Host: h\r\n\r\n", 400);
        row("http09", "GET /\r\n", 400);
        row("http2-preface", "PRI * HTTP/2.0\r\n", 505);
        row("http3", "GET / HTTP/3.0\r\n", 505);
        row("lower-case-version", "GET / http/1.1\r\n", 400);
        row("two-spaces", "GET  / HTTP/1.1\r\n", 400);
        row("space-in-target", "GET /a b HTTP/1.1\r\n", 400);
        row("tab-in-line", "GET\t/ HTTP/1.1\r\n", 400);
        row("trailing-space", "GET / HTTP/1.1 \r\n", 400);
        row("leading-space", " GET / HTTP/1.1\r\n", 400);
        row("absolute-form", "GET http://h/ HTTP/1.1\r\n", 400);
        row("authority", "GET h:80 HTTP/1.1\r\n", 400);
        row("asterisk", "OPTIONS * HTTP/1.1\r\n", 400);
        row("connect", "CONNECT h:443 HTTP/1.1\r\n", 405);
        row("fragment", "GET /a#b HTTP/1.1\r\n", 400);
        row("utf8-target", "GET /\xC3\xA4 HTTP/1.1\r\n", 400);
        row("overlong-target", "GET /\xC0\xAE\xC0\xAE/ HTTP/1.1\r\n", 400);
        row("nul-in-target", QByteArray("GET /a\0b HTTP/1.1\r\n", 19), 400);
        row("control-in-target", "GET /a\x01 HTTP/1.1\r\n", 400);
        row("del-in-target", "GET /a\x7F HTTP/1.1\r\n", 400);
        row("percent-nul-is-the-handlers", "GET /%00/../%2e%2e%5c HTTP/1.1\r\nHost: h\r\n\r\n", 200);
        row("nul-in-value", kHead + QByteArray("A: b\0c\r\n\r\n", 10), 400);
        row("utf8-value", kHead + "User-Agent: T\xC3\xA4ler\r\n\r\n", 200);
        row("tab-in-value", kHead + "A: b\tc\r\n\r\n", 200);
        row("no-colon", kHead + "abc\r\n", 400);
        row("empty-name", kHead + ": b\r\n", 400);
        row("space-before-colon", kHead + "A : b\r\n", 400);
        row("space-in-name", kHead + "A b: c\r\n", 400);
        row("fold", kHead + "A: b\r\n c\r\n\r\n", 400);
        row("fold-tab", kHead + "A: b\r\n\tc\r\n\r\n", 400);
        row("fold-first", kLine + " Host: h\r\n\r\n", 400);
        row("bare-lf-at-end", kHead + "\n", 400);
        row("bare-lf-in-value", kHead + "A: b\nB: c\r\n\r\n", 400);
        row("length-and-encoding", kHead + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n", 400);
        row("encoding-and-length", kHead + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n", 400);
        row("two-lengths", kHead + "Content-Length: 3\r\nContent-Length: 4\r\n\r\n", 400);
        row("same-length-twice", kHead + "Content-Length: 0\r\nContent-Length: 0\r\n\r\n", 400);
        row("length-list", kHead + "Content-Length: 3, 3\r\n\r\n", 400);
        row("negative-length", kHead + "Content-Length: -1\r\n\r\n", 400);
        row("plus-length", kHead + "Content-Length: +1\r\n\r\n", 400);
        row("hex-length", kHead + "Content-Length: 0x1\r\n\r\n", 400);
        row("empty-length", kHead + "Content-Length:\r\n\r\n", 400);
        row("zero-length", kHead + "Content-Length: 0\r\n\r\n", 200);
        row("length", kHead + "Content-Length: 1\r\n\r\n", 413);
        row("length-2^64", kHead + "Content-Length: 18446744073709551616\r\n\r\n", 413);
        row("encoding", kHead + "Transfer-Encoding: chunked\r\n\r\n", 413);
        row("http10-encoding", "GET / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400);
        row("host-list", kLine + "Host: a, b\r\n\r\n", 400);
        row("host-user", kLine + "Host: a@b\r\n\r\n", 400);
        row("host-path", kLine + "Host: a/b\r\n\r\n", 400);
        row("host-port-text", kLine + "Host: a:b\r\n\r\n", 400);
        row("host-open-bracket", kLine + "Host: [::1\r\n\r\n", 400);
        row("host-after-bracket", kLine + "Host: [::1]x\r\n\r\n", 400);
        row("tls-hello", QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01", 8), 400);
    }
    void judges()
    {
        QFETCH(QByteArray, input);
        QFETCH(int, expected);
        QCOMPARE(verdict(input), expected);
    }
    void readsTheHost_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("name") << "TV.local"_ba
                              << "tv.local"_ba;
        QTest::newRow("port") << "tv:8642"_ba
                              << "tv"_ba;
        QTest::newRow("ipv4") << "192.168.1.2:80"_ba
                              << "192.168.1.2"_ba;
        QTest::newRow("ipv6") << "[FE80::1]"_ba
                              << "fe80::1"_ba;
        QTest::newRow("ipv6-port") << "[::1]:80"_ba
                                   << "::1"_ba;
        QTest::newRow("empty") << ""_ba
                               << ""_ba;
    }
    void readsTheHost()
    {
        QFETCH(QByteArray, value);
        RequestGate gate({});
        QCOMPARE(gate.feed(QByteArray(kLine + "Host: " + value + "\r\n\r\n")), State::Complete);
        QTEST(gate.host(), "expected");
    }
    void holdsTheLimitsToTheByte()
    {
        HttpLimits limits;
        const QByteArray longest = "GET /" + QByteArray(limits.maxRequestLineBytes - 14, 'a') + " HTTP/1.1";
        QCOMPARE(longest.size(), limits.maxRequestLineBytes);
        QCOMPARE(verdict(longest + "\r\nHost: h\r\n\r\n"), 200);
        QCOMPARE(verdict("GET /a" + longest.sliced(5) + "\r\n"), 414);
        QCOMPARE(verdict(QByteArray(limits.maxRequestLineBytes, 'A')), 0);
        QCOMPARE(verdict(QByteArray(limits.maxRequestLineBytes + 1, 'A')), 414);

        const qsizetype room = limits.maxHeadBytes - kHead.size() - 2;
        QCOMPARE(verdict(kHead + "A: " + QByteArray(room - 5, 'a') + "\r\n\r\n"), 200);
        QCOMPARE(verdict(kHead + "A: " + QByteArray(room - 4, 'a') + "\r\n\r\n"), 431);

        QByteArray fields;
        for (int i = 1; i < limits.maxFields; ++i)
            fields += "A: b\r\n";
        QCOMPARE(verdict(kHead + fields + "\r\n"), 200);
        QCOMPARE(verdict(kHead + fields + "A: b\r\n"), 431);
    }
    void takesABodyWhereOneIsAllowed()
    {
        HttpLimits limits;
        limits.maxBodyBytes = 5;
        RequestGate gate(limits);
        const QByteArray head =
            "POST /v1 HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n"_ba;
        QCOMPARE(gate.feed(QByteArray(head + "{\"a")), State::NeedMore);
        QVERIFY(gate.wantsContinue());
        QCOMPARE(gate.feed(QByteArray(head + "{\"a\"}GET")), State::Complete);
        QCOMPARE(gate.sizeBytes(), head.size() + 5);
        QCOMPARE(gate.takeRequest().body, "{\"a\"}"_ba);
        QCOMPARE(verdict("POST /v1 HTTP/1.1\r\nHost: h\r\nContent-Length: 6\r\n\r\n"_ba, limits), 413);
        QCOMPARE(verdict("POST /v1 HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"_ba, limits),
                 411);
    }
    void knowsWhichConnectionsStay_data()
    {
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<bool>("expected");
        QTest::newRow("http11") << QByteArray(kHead + "\r\n") << true;
        QTest::newRow("http11-close") << QByteArray(kHead + "Connection: TE, Close\r\n\r\n") << false;
        QTest::newRow("http11-closer") << QByteArray(kHead + "Connection: closer\r\n\r\n") << true;
        QTest::newRow("http10") << "GET / HTTP/1.0\r\n\r\n"_ba << false;
        QTest::newRow("http10-keep-alive") << "GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n"_ba << true;
    }
    void knowsWhichConnectionsStay()
    {
        QFETCH(QByteArray, input);
        RequestGate gate({});
        QCOMPARE(gate.feed(input), State::Complete);
        QTEST(gate.isPersistent(), "expected");
    }
};

QTEST_APPLESS_MAIN(tst_RequestGate)
#include "tst_RequestGate.moc"
