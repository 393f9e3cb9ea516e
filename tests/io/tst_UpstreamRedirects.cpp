// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/Upstream.h"

#include "tests/io/IoTesting.h"
#include "tests/support/TestOrigin.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

static constexpr qint64 kMib = 1024 * 1024;

class tst_UpstreamRedirects : public QObject
{
    Q_OBJECT
    const QByteArray m_bytes = distinctBytes(4 * kMib);
    TestOrigin m_origin;
    TestOrigin m_other;
    const Upstream m_upstream{permitting(m_other)};

    // Two ports of this computer stand for two servers on the internet.
    static UpstreamOptions permitting(const TestOrigin &other)
    {
        UpstreamOptions options = quickOptions();
        options.permitted = {hostPortOf(other.url("/"))};
        return options;
    }

    Result<std::shared_ptr<ByteSource>> open(const QString &faults)
    {
        m_origin.serve("/r", m_bytes, *parseOriginFaults(faults));
        return m_upstream.open({m_origin.url("/r"), {}}, CancelToken());
    }

private Q_SLOTS:
    void followsEightHops()
    {
        const auto source = open(u"redir=8"_s);
        QVERIFY2(source, qPrintable(source ? QString() : source.error().message));
        QCOMPARE(*(*source)->read({0, 100}, {}), m_bytes.left(100));
        QCOMPARE(m_origin.counters("/r").requests, 9);
    }
    void refusesToBeSentAway_data()
    {
        QTest::addColumn<QString>("faults");
        QTest::newRow("nine-hops") << u"redir=9"_s;
        QTest::newRow("loop") << u"loop"_s;
        QTest::newRow("file") << u"to=file:///etc/passwd"_s;
        QTest::newRow("data") << u"to=data:text/plain;x"_s;
        QTest::newRow("ftp") << u"to=ftp://127.0.0.1/a"_s;
        QTest::newRow("no-host") << u"to=http:///a"_s;
    }
    void refusesToBeSentAway()
    {
        QFETCH(QString, faults);
        QElapsedTimer timer;
        timer.start();
        const auto source = open(faults);
        QVERIFY2(source.error().code == ErrorCode::UpstreamRedirect, qPrintable(source.error().message));
        QVERIFY(m_origin.counters("/r").requests <= 9);
        QVERIFY(timer.elapsed() < 1000);
    }
    void keepsSecretsAtTheirOrigin_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {301, 302, 303, 307, 308})
            QTest::addRow("%d", status) << status;
    }
    void keepsSecretsAtTheirOrigin()
    {
        QFETCH(int, status);
        m_other.serve("/target", m_bytes);
        OriginFaults faults;
        faults.redirectTo = m_other.url("/target").toEncoded();
        faults.redirectStatus = status;
        m_origin.serve("/line/canary/r", m_bytes, faults);
        QUrl url = m_origin.url("/line/canary/r?token=canary");
        url.setUserName(u"user"_s);
        url.setPassword(u"canary"_s);
        const auto source = m_upstream.open(
            {url, {{"X-Token", "canary"}, {"Cookie", "id=canary"}, {"Referer", "canary"}}}, CancelToken());
        QVERIFY(source);
        QVERIFY((*source)->read({kMib, kMib + 5}, {}));
        const OriginRequest asked = m_origin.requests("/line/canary/r").first();
        QCOMPARE(asked.header("X-Token"), QByteArray("canary"));
        QCOMPARE(asked.header("Authorization"), "Basic " + QByteArray("user:canary").toBase64());
        const auto forwarded = m_other.requests("/target");
        QCOMPARE(forwarded.size(), 2);
        for (const OriginRequest &request : forwarded) {
            QCOMPARE(request.target, QByteArray("/target"));
            for (const auto &[name, value] : request.headers) {
                QVERIFY2(!value.contains("canary"), name.constData());
                QVERIFY2(name.compare("Authorization", Qt::CaseInsensitive) != 0, "user info");
                QVERIFY2(name.compare("Referer", Qt::CaseInsensitive) != 0, value.constData());
            }
        }
    }
    void keepsAnOwnAuthorizationAtItsOrigin()
    {
        m_other.serve("/target", m_bytes);
        m_origin.serve("/r", m_bytes, *parseOriginFaults(u"to="_s + m_other.url("/target").toString()));
        QVERIFY(m_upstream.open({m_origin.url("/r"), {{"Authorization", "Bearer canary"}}}, CancelToken()));
        QCOMPARE(m_origin.requests("/r").first().header("Authorization"), QByteArray("Bearer canary"));
        QVERIFY(m_other.requests("/target").first().header("Authorization").isEmpty());
    }
    void sendsHeadersAgainWithinTheOrigin()
    {
        m_origin.serve("/r", m_bytes, *parseOriginFaults(u"redir=1"_s));
        QVERIFY(m_upstream.open({m_origin.url("/r"), {{"X-Token", "t"}}}, CancelToken()));
        QCOMPARE(m_origin.requests("/r").last().header("X-Token"), QByteArray("t"));
    }
    void asksTheTargetAtOnceForAMinute()
    {
        m_other.serve("/target", m_bytes);
        m_origin.serve("/r", m_bytes, *parseOriginFaults(u"to="_s + m_other.url("/target").toString()));
        const auto source = m_upstream.open({m_origin.url("/r"), {}}, CancelToken());
        QVERIFY((*source)->read({kMib, kMib + 5}, {}));
        QVERIFY((*source)->read({2 * kMib, 2 * kMib + 5}, {}));
        QCOMPARE(m_origin.counters("/r").requests, 1);
        QCOMPARE(m_other.counters("/target").requests, 3);
    }
    void resolvesAnExpiredTargetAgain()
    {
        m_other.serve("/old", m_bytes, *parseOriginFaults(u"exp=2"_s));
        m_other.serve("/new", m_bytes);
        m_origin.serve("/r", m_bytes, *parseOriginFaults(u"to="_s + m_other.url("/old").toString()));
        const auto source = m_upstream.open({m_origin.url("/r"), {}}, CancelToken());
        m_origin.serve("/r", m_bytes, *parseOriginFaults(u"to="_s + m_other.url("/new").toString()));
        QCOMPARE(*(*source)->read({kMib, kMib + 5}, {}), m_bytes.mid(kMib, 5));
        QCOMPARE(m_origin.counters("/r").requests, 1);
        QCOMPARE(m_other.counters("/new").requests, 1);
    }
    void givesUpOnATargetThatStaysForbidden()
    {
        m_other.serve("/old", m_bytes, *parseOriginFaults(u"exp=2"_s));
        m_origin.serve("/r", m_bytes, *parseOriginFaults(u"to="_s + m_other.url("/old").toString()));
        const auto source = m_upstream.open({m_origin.url("/r"), {}}, CancelToken());
        QCOMPARE((*source)->read({kMib, kMib + 5}, {}).error().code, ErrorCode::UpstreamAuth);
        QCOMPARE(m_origin.counters("/r").requests, 2);
    }
};

QTEST_GUILESS_MAIN(tst_UpstreamRedirects)
#include "tst_UpstreamRedirects.moc"
