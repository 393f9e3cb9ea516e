// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/Upstream.h"

#include "tests/io/IoTesting.h"
#include "tests/support/TestOrigin.h"

#include <QElapsedTimer>
#include <QSemaphore>
#include <QTest>

#include <future>
#include <thread>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

static constexpr qint64 kKib = 1024;
static constexpr qint64 kMib = 1024 * kKib;

class tst_HttpByteSource : public QObject
{
    Q_OBJECT
    const QByteArray m_bytes = distinctBytes(20'000'001);
    TestOrigin m_origin;

    std::shared_ptr<ByteSource> open(const Upstream &upstream, const QByteArray &path)
    {
        auto source = upstream.open({m_origin.url(path), {}}, CancelToken());
        if (!source)
            qFatal("%s", qPrintable(source.error().message));
        return *source;
    }

private Q_SLOTS:
    void knowsTheFactsAfterOneRequest()
    {
        m_origin.serve("/facts", m_bytes);
        const Upstream upstream;
        const auto source = open(upstream, "/facts");
        QCOMPARE(source->sizeBytes(), m_bytes.size());
        QVERIFY(source->canSeek());
        QCOMPARE(source->contentType(), QByteArray("video/x-matroska"));
        QCOMPARE(source->validator().etag, QByteArray("\"first\""));
        QCOMPARE(source->validator().sizeBytes, m_bytes.size());
        QCOMPARE(*source->read({0, 64 * kKib}, {}), m_bytes.left(64 * kKib));
        const auto requests = m_origin.requests("/facts");
        QCOMPARE(requests.size(), 1);
        QCOMPARE(requests.first().header("Range"), QByteArray("bytes=0-65535"));
        QCOMPARE(requests.first().header("Accept-Encoding"), QByteArray("identity"));
        QVERIFY(requests.first().header("Cookie").isEmpty());
        QTRY_COMPARE(source->counters(), (SourceCounters{1, 64 * kKib, 0, 1}));
    }
    void readsSmallFiles_data()
    {
        QTest::addColumn<qint64>("size");
        for (const qint64 size : {1, 100, 32767, 32768, 32769, 65535, 65536, 65537, 98304})
            QTest::addRow("%d", int(size)) << size;
    }
    void readsSmallFiles()
    {
        QFETCH(qint64, size);
        m_origin.serve("/small", m_bytes.left(size));
        const Upstream upstream;
        const auto source = open(upstream, "/small");
        QCOMPARE(source->sizeBytes(), size);
        QCOMPARE(*source->read({0, 1'000'000}, {}), m_bytes.left(size));
        QCOMPARE(*source->read({size - 1, size + 5}, {}), m_bytes.mid(size - 1, 1));
        QVERIFY(source->read({size, size + 5}, {})->isEmpty());
        QCOMPARE(m_origin.counters("/small").bodyBytes, size);
    }
    void probingCostsWhatItAsks()
    {
        m_origin.serve("/probe", m_bytes);
        const Upstream upstream;
        const auto source = open(upstream, "/probe");
        QCOMPARE(*source->read({10, 5000}, {}), m_bytes.mid(10, 4990));
        QCOMPARE(*source->read({10 * kMib + 5, 10 * kMib + 10}, {}), m_bytes.mid(10 * kMib + 5, 5));
        QCOMPARE(*source->read({19 * kMib, 19 * kMib + 40 * kKib}, {}), m_bytes.mid(19 * kMib, 40 * kKib));
        QCOMPARE(m_origin.counters("/probe").requests, 3);
        QCOMPARE(m_origin.counters("/probe").bodyBytes, 64 * kKib + 32 * kKib + 64 * kKib);
    }
    void asksOnceForALargeMissingRange()
    {
        m_origin.serve("/large", m_bytes);
        const Upstream upstream;
        const auto source = open(upstream, "/large");
        QCOMPARE(sha256(*source->read({0, 8 * kMib}, {})), sha256(m_bytes.left(8 * kMib)));
        QCOMPARE(m_origin.counters("/large").requests, 2);
        QCOMPARE(m_origin.counters("/large").bodyBytes, 8 * kMib);
    }
    void asksOnlyForTheMissingRuns()
    {
        m_origin.serve("/runs", m_bytes);
        const Upstream upstream;
        const auto source = open(upstream, "/runs");
        (void)source->read({2 * kMib, 3 * kMib}, {});
        (void)source->read({5 * kMib, 6 * kMib}, {});
        QCOMPARE(sha256(*source->read({1 * kMib, 7 * kMib}, {})), sha256(m_bytes.mid(1 * kMib, 6 * kMib)));
        QCOMPARE(m_origin.counters("/runs").requests, 1 + 2 + 3);
        QCOMPARE(m_origin.counters("/runs").bodyBytes, 64 * kKib + 6 * kMib);
    }
    void readsSequentiallyWithoutFetchingAByteTwice()
    {
        m_origin.serve("/seq", m_bytes);
        const Upstream upstream;
        const auto source = open(upstream, "/seq");
        const auto all = readAll(*source, m_bytes.size(), 64 * kKib);
        QCOMPARE(sha256(*all), sha256(m_bytes));
        const OriginCounters counters = m_origin.counters("/seq");
        QVERIFY2(counters.bodyBytes <= m_bytes.size() * 101 / 100,
                 qPrintable(QString::number(counters.bodyBytes)));
        QVERIFY2(counters.requests <= 24, qPrintable(QString::number(counters.requests)));
        QVERIFY(counters.connectionsMax <= 4);
    }
    void holdsMoreThanTheCacheWhileReading()
    {
        m_origin.serve("/tiny-cache", m_bytes);
        UpstreamOptions options;
        options.cacheBytes = 256 * kKib;
        const Upstream upstream(options);
        const auto source = open(upstream, "/tiny-cache");
        QCOMPARE(sha256(*source->read({0, m_bytes.size()}, {})), sha256(m_bytes));
    }
    void sixteenThreadsCauseOneRequest()
    {
        OriginFaults slow;
        slow.latencyMs = 50;
        m_origin.serve("/herd", m_bytes, slow);
        const Upstream upstream;
        const auto source = open(upstream, "/herd");
        std::atomic<int> right = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 16; ++i) {
            threads.emplace_back([&] {
                const auto got = source->read({4 * kMib, 5 * kMib}, {});
                right += got && *got == m_bytes.mid(4 * kMib, kMib);
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(right.load(), 16);
        QCOMPARE(m_origin.counters("/herd").requests, 2);
        QCOMPARE(m_origin.counters("/herd").bodyBytes, 64 * kKib + kMib);
    }
    void readersWakeBeforeALongTransferEnds()
    {
        OriginFaults slow;
        slow.stallAt = 6 * kMib;
        m_origin.serve("/early", m_bytes, slow);
        const Upstream upstream;
        const auto source = open(upstream, "/early");
        CancelSource cancel;
        std::thread longReader([&] { (void)source->read({4 * kMib, 9 * kMib}, cancel.token()); });
        QTRY_COMPARE(m_origin.counters("/early").requests, 2);
        QCOMPARE(*source->read({5 * kMib, 5 * kMib + 10}, {}), m_bytes.mid(5 * kMib, 10));
        QCOMPARE(m_origin.counters("/early").requests, 2);
        cancel.cancel();
        longReader.join();
    }
    void reusesConnections()
    {
        m_origin.serve("/reuse", m_bytes);
        const Upstream upstream;
        const auto source = open(upstream, "/reuse");
        for (qint64 i = 1; i < 50; ++i)
            QVERIFY(source->read(ByteRange::ofSize((i * 7 % 19) * kMib + i * 64 * kKib % kMib, 100), {}));
        QCOMPARE(m_origin.counters("/reuse").connectionsMax, 1);
    }
    void asynchronousReadsHandOverWhatIsThereFirst()
    {
        m_origin.serve("/async", m_bytes);
        const Upstream upstream;
        const auto source = open(upstream, "/async");
        QByteArray all;
        while (all.size() < m_bytes.size()) {
            QSemaphore done;
            QByteArray piece;
            source->readAsync({all.size(), m_bytes.size()}, {}, [&](const Result<QByteArray> &result) {
                piece = result.value_or(QByteArray());
                done.release();
            });
            QVERIFY(done.tryAcquire(1, 10'000));
            QVERIFY(!piece.isEmpty());
            all += piece;
        }
        QCOMPARE(sha256(all), sha256(m_bytes));
        QVERIFY(m_origin.counters("/async").bodyBytes <= m_bytes.size() * 101 / 100);
    }
    void handsOverTheBeginningOfASlowBlock()
    {
        m_origin.serve("/slow", m_bytes, *parseOriginFaults(u"rate=20000"_s)); // 1.6 s for a block
        const Upstream upstream;
        const auto source = upstream.open({m_origin.url("/slow"), {}}, CancelToken());
        QVERIFY(source);
        QElapsedTimer timer;
        timer.start();
        std::promise<Result<QByteArray>> promise;
        (*source)->readAsync({32'868, 200'000}, {},
                             [&](Result<QByteArray> got) { promise.set_value(std::move(got)); });
        const auto got = promise.get_future().get();
        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(got && !got->isEmpty() && got->size() < 32 * 1024);
        QCOMPARE(*got, m_bytes.mid(32'868, got->size()));
        QCOMPARE(*(*source)->read({0, 40'000}, {}), m_bytes.left(40'000));
    }
    void asynchronousReadsEndWithTheirSource()
    {
        OriginFaults stalls;
        stalls.stallAt = kMib;
        m_origin.serve("/gone", m_bytes, stalls);
        const Upstream upstream;
        auto source = open(upstream, "/gone");
        QSemaphore done;
        ErrorKind kind = ErrorKind::Internal;
        source->readAsync({kMib, 2 * kMib}, {}, [&](const Result<QByteArray> &result) {
            kind = result.error().kind;
            done.release();
        });
        QTRY_COMPARE(m_origin.counters("/gone").requests, 2);
        source.reset();
        QVERIFY(done.tryAcquire(1, 0));
        QCOMPARE(kind, ErrorKind::Cancelled);
        QTRY_COMPARE(m_origin.counters("/gone").connectionsNow, 0);
    }
    void sourcesOutliveTheUpstream()
    {
        m_origin.serve("/outlive", m_bytes);
        auto upstream = std::make_unique<Upstream>();
        const auto source = open(*upstream, "/outlive");
        upstream.reset();
        QCOMPARE(*source->read({kMib, kMib + 5}, {}), m_bytes.mid(kMib, 5));
    }
    void cancellingClosesTheConnection_data()
    {
        QTest::addColumn<OriginFaults>("faults");
        QTest::addColumn<bool>("duringOpen");
        OriginFaults silent;
        silent.firstByteMs = 60'000;
        QTest::newRow("no-answer-to-open") << silent << true;
        silent.slowStarts = 1;
        OriginFaults stalls;
        stalls.stallAt = 2 * kMib;
        QTest::newRow("stalled-body") << stalls << false;
        OriginFaults endless;
        endless.bytesPerSecond = 2'000'000;
        QTest::newRow("slow-body") << endless << false;
    }
    void cancellingClosesTheConnection()
    {
        QFETCH(OriginFaults, faults);
        QFETCH(bool, duringOpen);
        m_origin.serve("/cancel", m_bytes, faults);
        const Upstream upstream;
        CancelSource cancel;
        std::shared_ptr<ByteSource> source;
        if (!duringOpen)
            source = open(upstream, "/cancel");
        std::atomic<bool> isOver = false;
        ErrorKind kind = ErrorKind::Internal;
        QElapsedTimer timer;
        qint64 returnedNs = 0;
        std::thread reader([&] {
            if (duringOpen)
                kind = upstream.open({m_origin.url("/cancel"), {}}, cancel.token()).error().kind;
            else
                kind = source->read({kMib, 9 * kMib}, cancel.token()).error().kind;
            returnedNs = timer.nsecsElapsed();
            isOver = true;
        });
        QTRY_COMPARE(m_origin.counters("/cancel").requests, duringOpen ? 1 : 2);
        timer.start();
        cancel.cancel();
        while (m_origin.counters("/cancel").connectionsNow > 0 && timer.elapsed() < 5000)
            std::this_thread::yield();
        const qint64 closedNs = timer.nsecsElapsed();
        reader.join();
        QCOMPARE(kind, ErrorKind::Cancelled);
        qInfo("reader back after %lld us, connection gone at the origin after %lld us",
              static_cast<long long>(returnedNs / 1000), static_cast<long long>(closedNs / 1000));
        QVERIFY(returnedNs < 500'000'000);
        QVERIFY(closedNs < 500'000'000);
    }
    void cancellingOneReaderLeavesTheOthers()
    {
        OriginFaults slow;
        slow.bytesPerSecond = 4'000'000;
        m_origin.serve("/shared", m_bytes, slow);
        const Upstream upstream;
        const auto source = open(upstream, "/shared");
        CancelSource cancel;
        std::thread leaver([&] { (void)source->read({2 * kMib, 3 * kMib}, cancel.token()); });
        std::atomic<bool> isRight = false;
        std::thread stayer([&] {
            const auto got = source->read({2 * kMib, 3 * kMib}, {});
            isRight = got && *got == m_bytes.mid(2 * kMib, kMib);
        });
        QTRY_COMPARE(m_origin.counters("/shared").requests, 2);
        cancel.cancel();
        leaver.join();
        stayer.join();
        QVERIFY(isRight);
        QCOMPARE(m_origin.counters("/shared").requests, 2);
    }
    void opensAKnownSourceWithoutARequest()
    {
        m_origin.serve("/known", m_bytes);
        const Upstream upstream;
        const SourceValidator pinned = open(upstream, "/known")->validator();
        m_origin.serve("/known", m_bytes);
        const auto source = upstream.open({m_origin.url("/known"), {}}, pinned);
        QVERIFY(source);
        QCOMPARE((*source)->sizeBytes(), m_bytes.size());
        QCOMPARE(m_origin.counters("/known").requests, 0);
        QCOMPARE(*(*source)->read({kMib, kMib + 5}, {}), m_bytes.mid(kMib, 5));
        QCOMPARE(m_origin.requests("/known").first().header("If-Range"), QByteArray("\"first\""));
    }
    void aKnownSourceThatChangedFails()
    {
        m_origin.serve("/changed", m_bytes);
        const Upstream upstream;
        const auto location = SourceLocation{m_origin.url("/changed"), {}};
        const auto source = upstream.open(location, SourceValidator{"\"other\"", {}, m_bytes.size()});
        QCOMPARE((*source)->read({0, 5}, {}).error().code, ErrorCode::UpstreamChanged);
        QCOMPARE((*source)->read({0, 5}, {}).error().code, ErrorCode::UpstreamChanged);
    }
    void opensLocalFiles()
    {
        const Upstream upstream;
        const auto source =
            upstream.open({QUrl::fromLocalFile(QCoreApplication::applicationFilePath()), {}}, CancelToken());
        QVERIFY(source);
        QCOMPARE(*(*source)->read({1, 4}, {}), QByteArray("ELF"));
        const auto missing = upstream.open({QUrl(u"file:///no/such/file"_s), {}}, CancelToken());
        QCOMPARE(missing.error().kind, ErrorKind::NotFound);
    }
    void refusesWhatItCannotAskFor_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("ftp") << u"ftp://127.0.0.1/a"_s << QByteArray("A") << QByteArray("b");
        QTest::newRow("no-host") << u"http:///a"_s << QByteArray("A") << QByteArray("b");
        QTest::newRow("line-break") << u"http://127.0.0.1/a"_s << QByteArray("A") << QByteArray("b\r\nC: d");
        QTest::newRow("no-token") << u"http://127.0.0.1/a"_s << QByteArray("A:") << QByteArray("b");
        QTest::newRow("range") << u"http://127.0.0.1/a"_s << QByteArray("range") << QByteArray("bytes=0-1");
    }
    void refusesWhatItCannotAskFor()
    {
        QFETCH(QString, url);
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, value);
        const Upstream upstream;
        const auto source = upstream.open({QUrl(url), {{header, value}}}, CancelToken());
        QCOMPARE(source.error().kind, ErrorKind::InvalidArgument);
    }
};

QTEST_GUILESS_MAIN(tst_HttpByteSource)
#include "tst_HttpByteSource.moc"
