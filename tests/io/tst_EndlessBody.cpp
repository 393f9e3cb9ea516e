// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/EndlessBody.h"

#include "core/io/Upstream.h"
#include "tests/io/IoTesting.h"
#include "tests/support/ChannelOrigin.h"
#include "tests/support/TestOrigin.h"

#include <QTest>

using namespace cuegate;
using namespace cuegate::test;
using namespace Qt::StringLiterals;

class tst_EndlessBody : public QObject
{
    Q_OBJECT
    static constexpr qsizetype kMiB = 1024 * 1024;
    const QByteArray m_bytes = distinctBytes(8 * kMiB);

    static QByteArray take(EndlessBody &body, qsizetype sizeBytes)
    {
        QByteArray bytes;
        (void)QTest::qWaitFor(
            [&] {
                bytes += body.take().bytes;
                return bytes.size() >= sizeBytes;
            },
            5000);
        return bytes;
    }

private Q_SLOTS:
    void goesOnWithTheBodyThatWasBegun()
    {
        TestOrigin origin;
        origin.serve("/1.ts", m_bytes, *parseOriginFaults(u"endless,norange"_s));
        const Upstream upstream(quickOptions());
        const auto opened = upstream.open({origin.url("/1.ts"), {}}, CancelToken());
        QVERIFY(opened);
        const auto body = upstream.goOnWith(*opened);
        QCOMPARE(take(*body, 4 * kMiB).first(4 * kMiB), m_bytes.first(4 * kMiB));
        QCOMPARE(origin.accepted(), 1);
        QCOMPARE(origin.counters("/1.ts").requests, 1);
    }
    void holdsTheUpstreamBack()
    {
        TestOrigin origin;
        origin.serve("/1.ts", m_bytes, *parseOriginFaults(u"endless,norange"_s));
        const Upstream upstream(quickOptions());
        const auto body = upstream.openEndless({origin.url("/1.ts"), {}});
        qint64 before = -1;
        QTRY_VERIFY(std::exchange(before, origin.counters("/1.ts").bodyBytes) ==
                        origin.counters("/1.ts").bodyBytes &&
                    before > EndlessBody::kMostWaitingBytes);
        const auto taken = body->take();
        QVERIFY(taken.bytes.size() < 2 * EndlessBody::kMostWaitingBytes);
        QCOMPARE(taken.bytes, m_bytes.first(taken.bytes.size()));
        QVERIFY(take(*body, kMiB).size() >= kMiB);
        QVERIFY(!body->take().isOver);
    }
    void closesItsConnectionWhenItGoes()
    {
        TestOrigin origin;
        origin.serve("/1.ts", m_bytes, *parseOriginFaults(u"endless,norange"_s));
        const Upstream upstream(quickOptions());
        auto body = upstream.openEndless({origin.url("/1.ts"), {}});
        QVERIFY(take(*body, 1000).size() >= 1000);
        QCOMPARE(body->counters().connectionsNow, 1);
        body.reset();
        QTRY_COMPARE(origin.counters("/1.ts").connectionsNow, 0);
    }
    void isOverWhereItBreaksOff()
    {
        TestOrigin origin;
        origin.serve("/1.ts", m_bytes, *parseOriginFaults(u"endless,norange,cut=500000"_s));
        const Upstream upstream(quickOptions());
        const auto body = upstream.openEndless({origin.url("/1.ts"), {}});
        QCOMPARE(take(*body, 500'000), m_bytes.first(500'000));
        QTRY_VERIFY(body->take().isOver);
        QCOMPARE(origin.counters("/1.ts").requests, 1);
    }
    void saysWhyItIsOver_data()
    {
        QTest::addColumn<QString>("faults");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("silent") << u"endless,norange,stall=500000"_s << ErrorCode::UpstreamSlow;
        QTest::newRow("password") << u"code=401"_s << ErrorCode::UpstreamAuth;
        QTest::newRow("not-there") << u"code=404"_s << ErrorCode::UpstreamNotFound;
    }
    void saysWhyItIsOver()
    {
        QFETCH(QString, faults);
        QFETCH(ErrorCode, code);
        TestOrigin origin;
        origin.serve("/1.ts", m_bytes, *parseOriginFaults(faults));
        const Upstream upstream(quickOptions());
        const auto body = upstream.openEndless({origin.url("/1.ts"), {}});
        std::optional<Error> error;
        QTRY_VERIFY((error = body->take().error));
        QCOMPARE(error->code, code);
    }
    void givesItsConnectionToWhoIsWanted()
    {
        TestOrigin origin;
        origin.serve("/1.ts", m_bytes, *parseOriginFaults(u"endless,norange"_s));
        origin.serve("/2.ts", m_bytes, *parseOriginFaults(u"endless,norange"_s));
        UpstreamOptions options = quickOptions();
        options.maxConnectionsPerAccount = 1;
        const Upstream upstream(options);
        const auto first = upstream.openEndless({origin.url("/1.ts"), {}});
        first->setWanted(true);
        QVERIFY(take(*first, 1000).size() >= 1000);
        const auto second = upstream.openEndless({origin.url("/2.ts"), {}});
        second->setWanted(true);
        QTest::qWait(200);
        QVERIFY(second->take().bytes.isEmpty());
        first->setWanted(false);
        QVERIFY(take(*second, 1000).size() >= 1000);
        std::optional<Error> error;
        QTRY_VERIFY((error = first->take().error));
        QCOMPARE(error->code, ErrorCode::UpstreamBusy);
        QCOMPARE(origin.mostAtOnce(), 1);
    }
    void triesAgainWhereTheLastConnectionIsStillCounted()
    {
        ChannelOrigin origin;
        origin.allowOneOnly();
        origin.countsOn(std::chrono::milliseconds(700));
        SourceLocation one{origin.url("/1.ts"), {}};
        SourceLocation other{origin.url("/2.ts"), {}};
        UpstreamOptions options; // a panel takes its time
        options.maxConnectionsPerAccount = 1;
        const Upstream upstream(options);
        origin.beginWith("/1.ts", "first");
        origin.beginWith("/2.ts", "second");
        auto first = upstream.openEndless(one);
        QCOMPARE(take(*first, 5), "first"_ba);
        first.reset();
        const auto second = upstream.openEndless(other);
        QCOMPARE(take(*second, 6), "second"_ba);
        QVERIFY(origin.requests("/2.ts") > 1);
    }
};

QTEST_GUILESS_MAIN(tst_EndlessBody)
#include "tst_EndlessBody.moc"
