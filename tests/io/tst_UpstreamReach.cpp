// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a source on the internet can be led into a private network: nothing may reach the sink.
#include "core/io/Upstream.h"

#include "tests/io/IoTesting.h"
#include "tests/support/TestOrigin.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_UpstreamReach : public QObject
{
    Q_OBJECT
    const QByteArray m_bytes = distinctBytes(1'000'000);
    TestOrigin m_origin; // stands for one on the internet: sources are led away from it
    QTcpServer m_sink;   // on every address of this computer; never answers

    // Hosts as they may stand in a URL; "PORT" is the sink's.
    static QByteArrayList spellings()
    {
        return {// of 127.0.0.1
                "127.0.0.1:PORT", "127.1:PORT", "127.0.1:PORT", "2130706433:PORT", "0x7f000001:PORT",
                "0x7F.0.0.1:PORT", "0x7f.1:PORT", "017700000001:PORT", "0177.0.0.1:PORT", "0177.0.0.01:PORT",
                "0177.1:PORT", "127.0.0.1.:PORT", "127.0.0.1:0PORT", "127.000.000.001:PORT",
                "%31%32%37.0.0.1:PORT", "127%2E0%2E0%2E1:PORT", "127。0。0。1:PORT", "127．0．0．1:PORT",
                "①②⑦.⓪.⓪.①:PORT", "１２７.0.0.1:PORT", "0x7f.0x0.0x0.0x1:PORT", "127.0.0.2:PORT",
                "127.255.255.254:PORT", "localhost:PORT", "LocalHost:PORT", "localhost.:PORT",
                "%6cocalhost:PORT", "ⓛocalhost:PORT",
                // who is meant is not who is named
                "user:pass@127.0.0.1:PORT", "cdn.example.com@127.0.0.1:PORT",
                "cdn.example.com:80@127.0.0.1:PORT", "cdn.example.com#@127.0.0.1:PORT/",
                "127.0.0.1:PORT\\@cdn.example.com/", "cdn.example.com\\@127.0.0.1:PORT/",
                "cdn.example.com%00@127.0.0.1:PORT", "%40127.0.0.1:PORT", "a:b@c:d@127.0.0.1:PORT",
                // of no host in particular
                "0.0.0.0:PORT", "0:PORT", "0.0:PORT", "0x0:PORT", "00000000:PORT", "[::]:PORT",
                "[0000::0000]:PORT", "[::0.0.0.0]:PORT",
                // IPv6
                "[::1]:PORT", "[0:0:0:0:0:0:0:1]:PORT", "[0000:0000:0000:0000:0000:0000:0000:0001]:PORT",
                "[::ffff:127.0.0.1]:PORT", "[::ffff:7f00:1]:PORT", "[::FFFF:7F00:0001]:PORT",
                "[0:0:0:0:0:ffff:127.0.0.1]:PORT", "[::127.0.0.1]:PORT", "[::ffff:0:127.0.0.1]:PORT",
                "[64:ff9b::127.0.0.1]:PORT", "[64:ff9b::7f00:1]:PORT", "[2002:7f00:1::]:PORT",
                "[2001:0:7f00:1::]:PORT", "[::1%25lo]:PORT", "[fe80::1%25lo]:PORT", "[fe80::1]:PORT",
                "[fc00::1]:PORT", "[fd12:3456::1]:PORT", "[ff02::1]:PORT",
                // others nobody on the internet has
                "10.0.0.1:PORT", "192.168.1.1:PORT", "172.16.0.1:PORT", "169.254.169.254:PORT",
                "100.64.0.1:PORT", "192.0.0.1:PORT", "198.18.0.1:PORT", "224.0.0.1:PORT", "240.0.0.1:PORT",
                "255.255.255.255:PORT"};
    }
    [[nodiscard]] bool sinkWasReached()
    {
        const bool isReached = m_sink.waitForNewConnection(0);
        while (QTcpSocket *socket = m_sink.nextPendingConnection())
            delete socket;
        return isReached;
    }
    // As if the origin, which is here, were there.
    [[nodiscard]] UpstreamOptions optionsWith(std::function<QByteArray(const QUrl &)> resolve)
    {
        UpstreamOptions options = quickOptions();
        options.permitted = {{u"cdn.example.com"_s, m_origin.port()}};
        options.resolve = std::move(resolve);
        return options;
    }
    static QByteArray everyNameIsHere(const QUrl &url)
    {
        const bool isName = !isAddressLiteral(url.host()) && !url.host().contains(u':');
        return isName ? QByteArray("127.0.0.1") : QByteArray();
    }
    [[nodiscard]] QUrl named(const QString &host, int port) const
    {
        return QUrl(u"http://%1:%2/film"_s.arg(host).arg(port));
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_sink.listen(QHostAddress::Any)); }
    void cannotBeRedirectedIntoAPrivateNetwork_data()
    {
        QTest::addColumn<QByteArray>("host");
        for (const QByteArray &host : spellings())
            QTest::newRow(host.constData()) << host;
    }
    void cannotBeRedirectedIntoAPrivateNetwork()
    {
        QFETCH(QByteArray, host);
        host.replace("PORT", QByteArray::number(m_sink.serverPort()));
        const Upstream upstream(optionsWith(everyNameIsHere));
        const QUrl typed = named(u"cdn.example.com"_s, m_origin.port());
        QElapsedTimer timer;
        timer.start();
        for (const int status : {301, 302, 303, 307, 308}) {
            OriginFaults faults;
            faults.redirectTo = "http://" + host + (host.endsWith('/') ? "" : "/") + "film";
            faults.redirectStatus = status;
            m_origin.serve("/film", m_bytes, faults);
            const auto source = upstream.open({typed, {}}, CancelToken());
            QVERIFY(!source);
            QVERIFY(!sinkWasReached());
            QCOMPARE(m_origin.requests("/film").size(), 1);
            const ErrorCode code = source.error().code;
            QVERIFY2(code == ErrorCode::UpstreamAddress || code == ErrorCode::UpstreamDns ||
                         code == ErrorCode::UpstreamRedirect,
                     qPrintable(source.error().message));
        }
        QVERIFY(timer.elapsed() < 3000);
    }
    void cannotBeLedAwayByItsName_data()
    {
        QTest::addColumn<QByteArray>("address");
        for (const char *address :
             {"127.0.0.1", "127.0.0.2", "0.0.0.0", "10.0.0.1", "192.168.1.1", "172.16.0.1", "169.254.169.254",
              "100.64.0.1", "[::]", "[::1]", "[::ffff:127.0.0.1]", "[fe80::1]", "[fd00::1]",
              "[64:ff9b::7f00:1]", "[2002:7f00:1::]"})
            QTest::newRow(address) << QByteArray(address);
    }
    void cannotBeLedAwayByItsName()
    {
        QFETCH(QByteArray, address);
        const Upstream upstream(optionsWith([address](const QUrl &) { return address; }));
        const auto source =
            upstream.open({named(u"film.example.com"_s, m_sink.serverPort()), {}}, CancelToken());
        QVERIFY(!source);
        QVERIFY(!sinkWasReached());
        QVERIFY2(source.error().code == ErrorCode::UpstreamDns, qPrintable(source.error().message));
        QVERIFY(source.error().message.contains(u"film.example.com"_s));
    }
    void cannotBeRebound()
    {
        // 3ffe::/16 counts as public, but nobody is there (RFC 3701).
        std::atomic<int> lookups = 0;
        const Upstream upstream(optionsWith(
            [&lookups](const QUrl &) { return QByteArray(++lookups == 1 ? "[3ffe::1]" : "127.0.0.1"); }));
        const auto source = upstream.open({named(u"film.example.com"_s, m_sink.serverPort()), {}},
                                          SourceValidator{"\"first\"", {}, 1'000'000});
        QVERIFY(source);
        const auto first = (*source)->read({0, 5}, {});
        const auto second = (*source)->read({0, 5}, {});
        QVERIFY(lookups >= 2);
        QCOMPARE(second.error().code, ErrorCode::UpstreamDns);
        QVERIFY(!first);
        QVERIFY(!sinkWasReached());
    }
    void triesNoneOfSeveralAddressesThatIsPrivate()
    {
        const Upstream upstream(
            optionsWith([](const QUrl &) { return QByteArray("[3ffe::1],127.0.0.1,10.0.0.1"); }));
        const auto source =
            upstream.open({named(u"film.example.com"_s, m_sink.serverPort()), {}}, CancelToken());
        QVERIFY(!source);
        QCOMPARE(source.error().code, ErrorCode::UpstreamUnreachable);
        QVERIFY(!sinkWasReached());
    }
    void sharesNoConnectionAcrossReaches()
    {
        TestOrigin nas;
        nas.serve("/film", m_bytes);
        const Upstream upstream(optionsWith(everyNameIsHere));
        const auto own = upstream.open({nas.url("/film"), {}}, CancelToken());
        QVERIFY(own);
        m_origin.serve("/film", m_bytes, *parseOriginFaults(u"to="_s + nas.url("/film").toString()));
        const auto led = upstream.open({named(u"cdn.example.com"_s, m_origin.port()), {}}, CancelToken());
        QVERIFY(!led);
        QCOMPARE(led.error().code, ErrorCode::UpstreamAddress);
        QCOMPARE(nas.counters("/film").requests, 1);
        QCOMPARE(nas.accepted(), 1);
        QCOMPARE(*(*own)->read({500'000, 500'005}, {}), m_bytes.mid(500'000, 5));
    }
    void followsFromAPrivateNetworkToWhatItNamedOnly()
    {
        TestOrigin other;
        other.serve("/film", m_bytes);
        m_origin.serve("/film", m_bytes, *parseOriginFaults(u"redir=2"_s));
        m_origin.serve("/away", m_bytes, *parseOriginFaults(u"to="_s + other.url("/film").toString()));
        const Upstream upstream(quickOptions());
        QVERIFY(upstream.open({m_origin.url("/film"), {}}, CancelToken()));
        const auto led = upstream.open({m_origin.url("/away"), {}}, CancelToken());
        QVERIFY(!led);
        QCOMPARE(led.error().code, ErrorCode::UpstreamAddress);
        QCOMPARE(other.accepted(), 0);
    }
};

QTEST_GUILESS_MAIN(tst_UpstreamReach)
#include "tst_UpstreamReach.moc"
