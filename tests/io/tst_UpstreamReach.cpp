// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a source on the internet can be led into a private network: nothing may reach the sink.
#include "core/io/Upstream.h"

#include "tests/io/AddressSpellings.h"
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
        for (const QByteArray &host : addressSpellings())
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
    void leadsNowhereForbiddenThoughItWasTyped()
    {
        const Upstream upstream(quickOptions());
        for (const char *host :
             {"0.0.0.0", "169.254.169.254", "[::]", "224.0.0.1", "[::ffff:0.0.0.0]", "0"}) {
            const auto source =
                upstream.open({named(QString::fromLatin1(host), m_sink.serverPort()), {}}, CancelToken());
            QVERIFY2(!source, host);
            QCOMPARE(source.error().code, ErrorCode::UpstreamAddress);
            QVERIFY2(!sinkWasReached(), host);
        }
    }
    void neverAsksThisProgramItself()
    {
        m_origin.serve("/film", m_bytes);
        Upstream upstream(quickOptions());
        QVERIFY(upstream.open({m_origin.url("/film"), {}}, CancelToken()));
        upstream.setOwnPorts({m_origin.port()});
        for (const char *host : {"127.0.0.1", "127.0.0.2", "localhost"}) {
            const int before = m_origin.counters("/film").requests;
            const auto source =
                upstream.open({named(QString::fromLatin1(host), m_origin.port()), {}}, CancelToken());
            QVERIFY2(!source, host);
            QVERIFY2(source.error().code == ErrorCode::UpstreamAddress ||
                         source.error().code == ErrorCode::UpstreamUnreachable, // 127.0.0.2: not there
                     qPrintable(source.error().message));
            QCOMPARE(m_origin.counters("/film").requests, before);
        }
        upstream.setOwnPorts({});
        QVERIFY(upstream.open({m_origin.url("/film"), {}}, CancelToken()));
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
