// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/Upstream.h"

#include "core/io/HttpByteSource.h"

#include "tests/io/IoTesting.h"
#include "tests/support/TestOrigin.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

static constexpr qint64 kKib = 1024;
static constexpr qint64 kMib = 1024 * kKib;

class tst_UpstreamFaults : public QObject
{
    Q_OBJECT
    const QByteArray m_bytes = distinctBytes(12 * kMib + 77);
    const QByteArray m_short = m_bytes.left(300'000);
    TestOrigin m_origin;
    const Upstream m_upstream{quickOptions()};

    Result<std::shared_ptr<ByteSource>> open(const QByteArray &bytes, const QString &faults)
    {
        const auto parsed = parseOriginFaults(faults);
        if (!parsed)
            qFatal("unknown fault: %s", qPrintable(faults));
        m_origin.serve("/f", bytes, *parsed);
        return m_upstream.open({m_origin.url("/f"), {}}, CancelToken());
    }
    // The sentence names the host, and nothing that could be secret.
    static bool isFitToShow(const Error &error)
    {
        return error.message.contains(u"127.0.0.1"_s) && !error.message.contains(u"/f"_s);
    }

private Q_SLOTS:
    void survivesFiveCutsInOneTransfer()
    {
        const auto source = open(m_bytes, u"cut=100000,cut=100001,cut=2000000,rst=5000000,cut=9999999"_s);
        QCOMPARE(sha256(*(*source)->read({0, m_bytes.size()}, {})), sha256(m_bytes));
        QVERIFY(m_origin.counters("/f").requests <= 7);
    }
    void neverAsksAgainForWhatCame()
    {
        const auto source = open(m_bytes, u"cut=5000000"_s);
        QVERIFY((*source)->read({0, m_bytes.size()}, {}));
        QCOMPARE(m_origin.requests("/f").last().header("Range"),
                 QByteArray("bytes=5000000-") + QByteArray::number(m_bytes.size() - 1));
        QCOMPARE(m_origin.counters("/f").bodyBytes, m_bytes.size());
    }
    void comparesAnOverlapWithoutAValidator()
    {
        const auto source = open(m_bytes, u"novalidator,cut=5000000,etag=3"_s);
        QCOMPARE((*source)->read({0, m_bytes.size()}, {}).error().code, ErrorCode::UpstreamChanged);
    }
    void resumesAfterAStall()
    {
        const auto source = open(m_bytes, u"stall=1000000"_s);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(sha256(*(*source)->read({0, 2 * kMib}, {})), sha256(m_bytes.left(2 * kMib)));
        QVERIFY(timer.elapsed() < 7000);
    }
    void servesTheNextAskerWithALateAnswer()
    {
        m_origin.serve("/late", m_short, *parseOriginFaults(u"ttfb=2500,ttfbs=3"_s));
        const UpstreamOptions options = quickOptions();
        const Upstream upstream(options);
        QElapsedTimer timer;
        timer.start();
        const auto first = upstream.open({m_origin.url("/late"), {}}, CancelToken());
        QVERIFY(!first);
        QCOMPARE(first.error().code, ErrorCode::UpstreamSlow);
        QVERIFY(timer.elapsed() < options.noProgressBudget.count() + 500);
        QTRY_VERIFY(m_origin.counters("/late").bodyBytes > 0);
        const auto again = upstream.open({m_origin.url("/late"), {}}, CancelToken());
        QVERIFY2(again, qPrintable(again ? QString() : again.error().message));
        QCOMPARE(m_origin.counters("/late").requests, 3); // and none for who asked again
        const auto read = (*again)->read({0, m_short.size()}, {});
        QVERIFY2(read, qPrintable(read ? QString() : read.error().message));
        QCOMPARE(sha256(*read), sha256(m_short));
    }
    void triesAgainAfterServerErrors()
    {
        const auto source = open(m_bytes, u"code=502:2"_s);
        QVERIFY(source);
        QCOMPARE(m_origin.counters("/f").requests, 3);
    }
    void waitsAsLongAsItIsTold()
    {
        UpstreamOptions options;
        options.noProgressBudget = std::chrono::milliseconds(3000);
        const Upstream upstream(options);
        m_origin.serve("/f", m_bytes, *parseOriginFaults(u"code=429:1,ra=1"_s));
        QElapsedTimer timer;
        timer.start();
        QVERIFY(upstream.open({m_origin.url("/f"), {}}, CancelToken()));
        QVERIFY(timer.elapsed() >= 1000);
        QCOMPARE(m_origin.counters("/f").requests, 2);
    }
    void readsWithoutATotal()
    {
        const auto source = open(m_short, u"starcr"_s);
        QVERIFY(source);
        QVERIFY((*source)->canSeek());
        QCOMPARE(sha256(*(*source)->read({0, 5'000'000}, {})), sha256(m_short));
        QCOMPARE((*source)->sizeBytes(), m_short.size());
    }
    void plainFailuresSayWhatHappened_data()
    {
        QTest::addColumn<QString>("faults");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<int>("maxRequests");
        QTest::newRow("401") << u"code=401"_s << ErrorCode::UpstreamAuth << 1;
        QTest::newRow("403") << u"code=403"_s << ErrorCode::UpstreamAuth << 1;
        QTest::newRow("410") << u"code=410"_s << ErrorCode::UpstreamAuth << 1;
        QTest::newRow("404") << u"code=404"_s << ErrorCode::UpstreamNotFound << 1;
        QTest::newRow("429-too-long") << u"code=429,ra=60"_s << ErrorCode::UpstreamLimited << 1;
        QTest::newRow("503") << u"code=503"_s << ErrorCode::UpstreamLimited << 4;
        QTest::newRow("500") << u"code=500"_s << ErrorCode::UpstreamStatus << 4;
        QTest::newRow("418") << u"code=418"_s << ErrorCode::UpstreamStatus << 1;
        QTest::newRow("204") << u"code=204"_s << ErrorCode::UpstreamStatus << 1;
        QTest::newRow("gzip") << u"gzip"_s << ErrorCode::UpstreamProtocol << 1;
        QTest::newRow("huge-head") << u"hugehead"_s << ErrorCode::UpstreamProtocol << 4;
        QTest::newRow("bad-chunks") << u"badchunks"_s << ErrorCode::UpstreamProtocol << 1;
        QTest::newRow("two-lengths") << u"twolengths"_s << ErrorCode::UpstreamProtocol << 1;
        QTest::newRow("garbage") << u"garbage"_s << ErrorCode::UpstreamProtocol << 1;
        QTest::newRow("silence") << u"ttfb=60000"_s << ErrorCode::UpstreamSlow << 4;
        QTest::newRow("stalls-at-once") << u"stall=0,stalls=9"_s << ErrorCode::UpstreamSlow << 4;
    }
    void plainFailuresSayWhatHappened()
    {
        QFETCH(QString, faults);
        QFETCH(ErrorCode, code);
        QFETCH(int, maxRequests);
        QElapsedTimer timer;
        timer.start();
        m_origin.serve("/f", m_bytes, *parseOriginFaults(faults));
        const Upstream upstream(quickOptions()); // one of its own: a provider's wish to be left alone lasts
        const auto source = upstream.open({m_origin.url("/f"), {}}, CancelToken());
        QVERIFY(!source);
        QVERIFY2(source.error().code == code, qPrintable(source.error().message));
        QVERIFY2(isFitToShow(source.error()), qPrintable(source.error().message));
        QVERIFY2(m_origin.counters("/f").requests <= maxRequests,
                 qPrintable(QString::number(m_origin.counters("/f").requests)));
        QVERIFY(timer.elapsed() < 7000);
    }
    void emptyFilesAreRefused()
    {
        const auto source = open({}, {});
        QVERIFY2(source.error().message.contains(u"empty"_s), qPrintable(source.error().message));
        const auto whole = open({}, u"norange"_s);
        QVERIFY2(whole.error().message.contains(u"empty"_s), qPrintable(whole.error().message));
    }
    void wrongRangesAreDiscarded_data()
    {
        QTest::addColumn<QString>("faults");
        QTest::addColumn<bool>("plays");
        QTest::newRow("wrong-start-once") << u"wrongcr=1"_s << true;
        QTest::newRow("wrong-start") << u"wrongcr=9"_s << false;
        QTest::newRow("wrong-total-once") << u"badtotal=1"_s << true;
        QTest::newRow("wrong-total") << u"badtotal=9"_s << false;
    }
    void wrongRangesAreDiscarded()
    {
        QFETCH(QString, faults);
        QFETCH(bool, plays);
        const auto source = open(m_bytes, faults);
        const auto got = (*source)->read({kMib, 2 * kMib}, {});
        if (plays)
            QCOMPARE(sha256(*got), sha256(m_bytes.mid(kMib, kMib)));
        else
            QCOMPARE(got.error().code, ErrorCode::UpstreamRange);
        QCOMPARE(m_origin.counters("/f").requests, 3);
    }
    void tellsAFalseTotalFromAChange()
    {
        const auto source = open(m_bytes, u"falsetotal"_s);
        QVERIFY(source);
        const auto end = (*source)->read({m_bytes.size(), m_bytes.size() + 100}, {});
        QCOMPARE(end.error().code, ErrorCode::UpstreamRange);
        QVERIFY2(isFitToShow(end.error()), qPrintable(end.error().message));
        QCOMPARE(m_origin.counters("/f").requests, 4); // the beginning, what is there of the end, and two
        QVERIFY(!(*source)->hasChanged());
        QVERIFY(isSizeInDoubt(**source));
        // Nobody knows where it ends: nothing is asked any more.
        QCOMPARE((*source)->read({kMib, kMib + 1}, {}).error().code, ErrorCode::UpstreamRange);
        QCOMPARE(m_origin.counters("/f").requests, 4);
    }
    void tellsAShorterVersionFromAFalseTotal()
    {
        const auto source = open(m_bytes, {});
        QVERIFY(source);
        m_origin.serve("/f", m_bytes, *parseOriginFaults(u"len=1"_s));
        const auto end = (*source)->read({m_bytes.size() - 100, m_bytes.size()}, {});
        QCOMPARE(end.error().code, ErrorCode::UpstreamChanged);
        QVERIFY((*source)->hasChanged());
        QVERIFY(!isSizeInDoubt(**source));
    }
    void saysThatAHeadIsTooLong()
    {
        const auto source = open(m_bytes, u"hugehead"_s);
        QVERIFY2(source.error().message.contains(u"64 KiB"_s), qPrintable(source.error().message));
    }
    void changesAreNoticed()
    {
        const auto source = open(m_bytes, u"etag=3"_s);
        QVERIFY((*source)->read({kMib, 2 * kMib}, {}));
        QVERIFY(!(*source)->hasChanged());
        QCOMPARE((*source)->read({3 * kMib, 4 * kMib}, {}).error().code, ErrorCode::UpstreamChanged);
        QVERIFY((*source)->hasChanged());
        // Blocks of the old version must not mix with those of the new one.
        QCOMPARE((*source)->read({kMib, 2 * kMib}, {}).error().code, ErrorCode::UpstreamChanged);
    }
    void changesInTheMiddleOfATransferAreNoticed()
    {
        const auto source = open(m_bytes, u"etag=3,cut=3000000"_s);
        QCOMPARE((*source)->read({0, 5 * kMib}, {}).error().code, ErrorCode::UpstreamChanged);
    }
    void playsFromTheStartWithoutRanges_data()
    {
        QTest::addColumn<QString>("faults");
        QTest::newRow("with-length") << u"norange"_s;
        QTest::newRow("chunked") << u"chunked"_s;
    }
    void playsFromTheStartWithoutRanges()
    {
        QFETCH(QString, faults);
        const auto source = open(m_bytes, faults);
        QVERIFY(source);
        QVERIFY(!(*source)->canSeek());
        QCOMPARE(sha256(*readAll(**source, m_bytes.size() + 1, 100'000)), sha256(m_bytes));
        QCOMPARE(m_origin.counters("/f").requests, 1);
        QCOMPARE((*source)->sizeBytes(), m_bytes.size());
    }
    void holdsABodyWithoutRangesBack()
    {
        const QByteArray large = distinctBytes(40 * kMib);
        const auto source = open(large, u"norange"_s);
        QVERIFY((*source)->read({0, 100}, {}));
        QTest::qWait(100);
        QVERIFY((*source)->counters().bytes <= 2 * kMib);
        // It is on its way, so the place plays later.
        const auto later = (*source)->read({30 * kMib, 30 * kMib + 10}, {});
        QCOMPARE(later.error().code, ErrorCode::UpstreamNoRange);
        QVERIFY2(later.error().message.contains("not come to this place"_L1),
                 qPrintable(later.error().message));
        QVERIFY(isFitToShow(later.error()));
    }
    void skipsForwardALittleWithoutRanges()
    {
        const auto source = open(m_bytes, u"norange"_s);
        QCOMPARE(*(*source)->read({7 * kMib, 7 * kMib + 10}, {}), m_bytes.mid(7 * kMib, 10));
        QCOMPARE(m_origin.counters("/f").requests, 1);
        const auto far = open(m_bytes, u"norange"_s);
        const auto got = (*far)->read({11 * kMib, 11 * kMib + 10}, {});
        QCOMPARE(got.error().code, ErrorCode::UpstreamNoRange);
        QVERIFY(isFitToShow(got.error()));
    }
    void neverSplicesAWholeBody()
    {
        const auto source = open(m_bytes, u"r200"_s);
        for (int i = 0; i < 20; ++i) {
            const qint64 at = QRandomGenerator::global()->bounded(8 * kMib - 200);
            const auto got = (*source)->read({at, at + 200}, {});
            QVERIFY2(got, qPrintable(got ? QString() : got.error().message));
            QCOMPARE(*got, m_bytes.mid(at, 200));
        }
        QCOMPARE((*source)->read({10 * kMib, 10 * kMib + 1}, {}).error().code, ErrorCode::UpstreamNoRange);
    }
    void stopsAnEndlessBodyAtTheEndAskedFor()
    {
        const auto source = open(m_bytes, u"endless"_s);
        QVERIFY(source);
        QCOMPARE(*(*source)->read({kMib, kMib + 64 * kKib}, {}), m_bytes.mid(kMib, 64 * kKib));
        QTRY_COMPARE(m_origin.counters("/f").connectionsNow, 0);
        QVERIFY((*source)->counters().bytes <= 4 * 64 * kKib);
    }
    void aPageInsteadOfAFileIsHandedOn()
    {
        const auto source = open(m_bytes, u"html"_s);
        QVERIFY(source);
        QCOMPARE((*source)->contentType(), QByteArray("text/html"));
        QVERIFY((*source)->read({0, 1000}, {})->startsWith("<!doctype"));
    }
    void refusedConnectionsFailSoon()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const quint16 port = server.serverPort();
        server.close();
        const Upstream upstream;
        QElapsedTimer timer;
        timer.start();
        const auto source =
            upstream.open({QUrl(u"http://127.0.0.1:%1/f?key=secret"_s.arg(port)), {}}, CancelToken());
        QCOMPARE(source.error().code, ErrorCode::UpstreamUnreachable);
        QVERIFY(isFitToShow(source.error()));
        QVERIFY(timer.elapsed() < 3500);
    }
    void unknownNamesFailSoon()
    {
        const Upstream upstream;
        QElapsedTimer timer;
        timer.start();
        const auto source = upstream.open({QUrl(u"http://no-such-host.invalid/f"_s), {}}, CancelToken());
        QVERIFY2(source.error().code == ErrorCode::UpstreamDns, qPrintable(source.error().message));
        QVERIFY(source.error().message.contains(u"no-such-host.invalid"_s));
        QVERIFY(timer.elapsed() < 4000);
    }
};

QTEST_GUILESS_MAIN(tst_UpstreamFaults)
#include "tst_UpstreamFaults.moc"
