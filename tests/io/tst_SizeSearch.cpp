// SPDX-License-Identifier: GPL-3.0-or-later
// Servers that send parts of a file without saying how long it is.
#include "core/io/SizeSearch.h"

#include "core/io/HttpByteSource.h"

#include "tests/io/IoTesting.h"
#include "tests/support/TestOrigin.h"

#include <QElapsedTimer>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

static constexpr qint64 kKib = 1024;
static constexpr qint64 kMib = 1024 * kKib;

class tst_SizeSearch : public QObject
{
    Q_OBJECT
    const QByteArray m_bytes = distinctBytes(24 * kMib + 77);
    TestOrigin m_origin;

    Result<std::shared_ptr<ByteSource>> open(qint64 sizeBytes, const QString &faults,
                                             const CancelToken &cancel = {})
    {
        const auto parsed = parseOriginFaults(faults);
        if (!parsed)
            qFatal("unknown fault: %s", qPrintable(faults));
        m_origin.serve("/f", m_bytes.left(sizeBytes), *parsed);
        return Upstream(quickOptions()).open({m_origin.url("/f"), {}}, cancel);
    }

private Q_SLOTS:
    void learnsHowLongItIs_data()
    {
        QTest::addColumn<qint64>("sizeBytes");
        QTest::addColumn<QString>("faults");
        QTest::addColumn<int>("mostRequests");
        const auto rows = [](const char *name, const QString &faults, int mostRequests) {
            // Around what is asked for at first, around steps of the search, and in between.
            for (const qint64 bytes :
                 {qint64(1), 40'000LL, 64 * kKib - 1, 64 * kKib, 64 * kKib + 1, kMib, kMib + 1, 16 * kMib - 1,
                  16 * kMib, 16 * kMib + 1, 16 * kMib + 2, 24 * kMib + 77})
                QTest::addRow("%s %lld", name, (long long)bytes) << bytes << faults << mostRequests;
        };
        rows("said at the end", u"starcr"_s, 2);
        rows("said at the end, no validator", u"starcr,novalidator"_s, 3);
        rows("never said", u"starcr,bare416"_s, 28);
        rows("never said, no validator", u"starcr,bare416,novalidator"_s, 29);
        rows("one connection", u"starcr,bare416,single"_s, 28);
    }
    void learnsHowLongItIs()
    {
        QFETCH(const qint64, sizeBytes);
        QFETCH(const QString, faults);
        QFETCH(const int, mostRequests);
        const auto source = open(sizeBytes, faults);
        QVERIFY2(source, qPrintable(source ? QString() : source.error().message));
        QCOMPARE((*source)->sizeBytes(), sizeBytes);
        QVERIFY((*source)->canSeek());
        const OriginCounters asked = m_origin.counters("/f");
        QVERIFY2(asked.requests <= mostRequests, QByteArray::number(asked.requests).constData());
        QVERIFY2(asked.bodyBytes <= 700 * kKib, QByteArray::number(asked.bodyBytes).constData());
        const qint64 from = std::max<qint64>(0, sizeBytes - 100'000);
        QCOMPARE(sha256(*(*source)->read({from, sizeBytes + kMib}, {})),
                 sha256(m_bytes.mid(from, sizeBytes - from)));
        QVERIFY((*source)->read({sizeBytes, sizeBytes + 10}, {})->isEmpty());
        QVERIFY(m_origin.counters("/f").requests <= asked.requests + 1);
    }
    void asksNothingOfWhoSaysIt()
    {
        QCOMPARE((*open(kMib, {}))->sizeBytes(), kMib);
        QCOMPARE(m_origin.counters("/f").requests, 1);
        QCOMPARE((*open(kMib, u"norange"_s))->sizeBytes(), kMib);
        QCOMPARE((*open(m_bytes.size(), u"chunked"_s))->sizeBytes(), -1);
        QCOMPARE(m_origin.counters("/f").requests, 1);
    }
    // As of channels: each byte that is asked for is there.
    void playsFromTheStartWhatHasAnAnswerToAll_data()
    {
        QTest::addColumn<QString>("faults");
        QTest::newRow("any range") << u"starcr,anyrange"_s;
        QTest::newRow("a size behind what is not there") << u"starcr,endtotal=2000000000000"_s;
        QTest::newRow("another range") << u"starcr,anyrange,wrongcr=99"_s;
    }
    void playsFromTheStartWhatHasAnAnswerToAll()
    {
        QFETCH(const QString, faults);
        const auto source = open(3 * kMib, faults);
        QVERIFY2(source, qPrintable(source ? QString() : source.error().message));
        QVERIFY(!(*source)->canSeek());
        QCOMPARE(sha256(*readAll(**source, 3 * kMib, 100'000)), sha256(m_bytes.left(3 * kMib)));
        QVERIFY(m_origin.counters("/f").requests <= 4);
    }
    void refusesASizeThatCannotBe()
    {
        const auto source = open(3 * kMib, u"starcr,endtotal=1000"_s);
        QCOMPARE(source.error().code, ErrorCode::UpstreamRange);
        QVERIFY2(source.error().message.contains(u"size"_s), qPrintable(source.error().message));
        QVERIFY(m_origin.counters("/f").requests <= 3);
    }
    void noticesThatTheSizeWasFalse()
    {
        const auto source = open(3 * kMib, u"starcr,endtotal=3145735"_s); // 7 bytes too many
        QCOMPARE((*source)->sizeBytes(), 3 * kMib + 7);
        QCOMPARE((*source)->read({3 * kMib - 10, 3 * kMib + 7}, {}).error().code, ErrorCode::UpstreamRange);
    }
    void aSizeThatChangesIsAnotherVersion()
    {
        m_origin.serve("/f", m_bytes.left(3 * kMib), *parseOriginFaults(u"starcr"_s));
        const Upstream upstream(quickOptions());
        const auto source = upstream.open({m_origin.url("/f"), {}}, CancelToken());
        QCOMPARE((*source)->sizeBytes(), 3 * kMib);
        m_origin.serve("/f", m_bytes.left(3 * kMib), *parseOriginFaults(u"starcr,len=1"_s));
        QCOMPARE((*source)->read({2 * kMib, 2 * kMib + 10}, {}).error().code, ErrorCode::UpstreamChanged);
        m_origin.serve("/f", m_bytes.left(3 * kMib), *parseOriginFaults(u"starcr,novalidator"_s));
        const auto other = upstream.open({m_origin.url("/f"), {}}, CancelToken());
        QVERIFY2(other, qPrintable(other ? QString() : other.error().message));
        m_origin.serve("/f", m_bytes.left(3 * kMib), *parseOriginFaults(u"starcr,novalidator,len=1"_s));
        QCOMPARE((*other)->read({2 * kMib, 2 * kMib + 10}, {}).error().code, ErrorCode::UpstreamChanged);
    }
    void stopsWhenItIsCancelled()
    {
        CancelSource cancel;
        std::thread later([&cancel] {
            std::this_thread::sleep_for(std::chrono::milliseconds(500));
            cancel.cancel();
        });
        QElapsedTimer clock;
        clock.start();
        const auto source = open(3 * kMib, u"starcr,bare416,latency=200"_s, cancel.token());
        later.join();
        QVERIFY(!source);
        QCOMPARE(source.error().kind, ErrorKind::Cancelled);
        QVERIFY(clock.elapsed() < 1000);
    }
};

QTEST_GUILESS_MAIN(tst_SizeSearch)
#include "tst_SizeSearch.moc"
