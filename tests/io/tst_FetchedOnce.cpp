// SPDX-License-Identifier: GPL-3.0-or-later
// What was fetched once is not fetched again, not even by the next run, as long as the upstream has the same
// version of it.
#include "core/io/BlockCache.h"
#include "core/io/DiskBlockCache.h"
#include "tests/io/IoTesting.h"
#include "tests/support/TestOrigin.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

static constexpr qint64 kBlock = BlockCache::kBlockBytes;
static constexpr qint64 kFilmBytes = 3'000'000;

class tst_FetchedOnce : public QObject
{
    Q_OBJECT
    const QByteArray m_film = distinctBytes(kFilmBytes);

    static std::shared_ptr<DiskBlockCache> blocksIn(const QTemporaryDir &dir)
    {
        return std::make_shared<DiskBlockCache>(
            DiskBlockOptions{dir.path(), qint64(1) << 30, 0, posixCacheFiles()});
    }
    // A run that fetches `range`, and the version it has seen.
    SourceValidator fetch(const QTemporaryDir &dir, const TestOrigin &origin, ByteRange range)
    {
        const Upstream upstream(quickOptions(), blocksIn(dir));
        const auto source = upstream.open({origin.url("/film"), {}}, CancelToken());
        if (!source || (*source)->read(range, {}).value_or(QByteArray()).size() != range.sizeBytes())
            return {};
        return (*source)->validator();
    }

private Q_SLOTS:
    void fetchesNothingTwice();
    void fetchesOnlyWhatIsMissing();
    void hearsOfAnotherVersion();
    void goesOnWithoutTheUpstream();
    void asksOnceForWhatTheDiskHasLost();
    void repairsADamagedBlock();
    void doesNotDownloadAllToHearTheVersion();
    void tellsWhatIsFetched();
    void keepsNoLocalFiles();
    void keepsWhatPassesByOnce_data();
    void keepsWhatPassesByOnce();
    void goesOnWhereABodyBrokeOff_data();
    void goesOnWhereABodyBrokeOff();
    void noticesAnotherVersionWhereABodyBrokeOff_data();
    void noticesAnotherVersionWhereABodyBrokeOff();
};

void tst_FetchedOnce::fetchesNothingTwice()
{
    const QTemporaryDir dir;
    TestOrigin origin;
    origin.serve("/film", m_film);
    const SourceValidator version = fetch(dir, origin, {0, kFilmBytes});
    QCOMPARE(version.sizeBytes, kFilmBytes);
    const qint64 before = origin.counters("/film").bodyBytes;
    QVERIFY(before >= kFilmBytes);
    const Upstream upstream(quickOptions(), blocksIn(dir));
    const auto source = upstream.open({origin.url("/film"), {}}, version);
    QVERIFY(source);
    QCOMPARE(sha256(readAll(**source, kFilmBytes, 100'000).value()), sha256(m_film));
    // The one byte that tells the version.
    QTRY_COMPARE((*source)->counters().requests, 1);
    QVERIFY(origin.counters("/film").bodyBytes <= before + 1);
}

void tst_FetchedOnce::fetchesOnlyWhatIsMissing()
{
    const QTemporaryDir dir;
    TestOrigin origin;
    origin.serve("/film", m_film);
    const SourceValidator version = fetch(dir, origin, {10 * kBlock, 40 * kBlock});
    const Upstream upstream(quickOptions(), blocksIn(dir));
    const auto source = upstream.open({origin.url("/film"), {}}, version);
    const qint64 before = origin.counters("/film").bodyBytes;
    QCOMPARE((*source)->read({8 * kBlock, 45 * kBlock}, {}).value(), m_film.mid(8 * kBlock, 37 * kBlock));
    QTRY_COMPARE(origin.counters("/film").bodyBytes - before, 7 * kBlock);
}

void tst_FetchedOnce::hearsOfAnotherVersion()
{
    const QTemporaryDir dir;
    TestOrigin origin;
    origin.serve("/film", m_film);
    const SourceValidator version = fetch(dir, origin, {0, kFilmBytes});
    OriginFaults faults;
    faults.changeAt = 1;
    origin.serve("/film", m_film, faults);
    const Upstream upstream(quickOptions(), blocksIn(dir));
    const auto source = upstream.open({origin.url("/film"), {}}, version);
    QVERIFY((*source)->read({0, 10}, {}));
    const auto isOver = [&] {
        const auto read = (*source)->read({0, 10}, {});
        return !read && read.error().code == ErrorCode::UpstreamChanged;
    };
    QTRY_VERIFY(isOver());
    QTRY_COMPARE(QDir(dir.path()).entryList({u"*.blocks"_s}), QStringList());
}

void tst_FetchedOnce::goesOnWithoutTheUpstream()
{
    const QTemporaryDir dir;
    auto origin = std::make_unique<TestOrigin>();
    origin->serve("/film", m_film);
    const QUrl url = origin->url("/film");
    const SourceValidator version = fetch(dir, *origin, {0, kFilmBytes});
    origin.reset();
    const Upstream upstream(quickOptions(), blocksIn(dir));
    const auto source = upstream.open({url, {}}, version);
    QCOMPARE(sha256(readAll(**source, kFilmBytes, 100'000).value()), sha256(m_film));
}

void tst_FetchedOnce::asksOnceForWhatTheDiskHasLost()
{
    const QTemporaryDir dir;
    TestOrigin origin;
    origin.serve("/film", m_film);
    const SourceValidator version = fetch(dir, origin, {0, kFilmBytes});
    QVERIFY(QFile::remove(dir.filePath(QDir(dir.path()).entryList({u"*.blocks"_s}).first())));
    const Upstream upstream(quickOptions(), blocksIn(dir));
    const auto source = upstream.open({origin.url("/film"), {}}, version);
    QCOMPARE((*source)->read({0, kFilmBytes}, {}).value(), m_film);
    QCOMPARE((*source)->counters().requests, 1);
}

void tst_FetchedOnce::repairsADamagedBlock()
{
    const QTemporaryDir dir;
    TestOrigin origin;
    origin.serve("/film", m_film);
    const SourceValidator version = fetch(dir, origin, {0, kFilmBytes});
    QFile file(dir.filePath(QDir(dir.path()).entryList({u"*.blocks"_s}).first()));
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(file.size() / 2) && file.putChar('?'));
    file.close();
    for (const qint64 fetched : {kBlock, qint64(0)}) {
        const qint64 before = origin.counters("/film").bodyBytes;
        const Upstream upstream(quickOptions(), blocksIn(dir));
        const auto source = upstream.open({origin.url("/film"), {}}, version);
        QCOMPARE((*source)->read({0, kFilmBytes}, {}).value(), m_film);
        QVERIFY(origin.counters("/film").bodyBytes - before <= fetched + 1);
    }
}

void tst_FetchedOnce::doesNotDownloadAllToHearTheVersion()
{
    const QTemporaryDir dir;
    TestOrigin origin;
    origin.serve("/film", m_film);
    const SourceValidator version = fetch(dir, origin, {0, kFilmBytes});
    OriginFaults faults;
    faults.noRange = true; // from now on
    faults.bytesPerSecond = 500'000;
    origin.serve("/film", m_film, faults);
    const Upstream upstream(quickOptions(), blocksIn(dir));
    const auto source = upstream.open({origin.url("/film"), {}}, version);
    QCOMPARE(sha256(readAll(**source, kFilmBytes, 100'000).value()), sha256(m_film));
    QTRY_COMPARE((*source)->counters().requests, 1);
    QTRY_COMPARE((*source)->counters().connectionsNow, 0);
    QVERIFY(origin.counters("/film").bodyBytes < kFilmBytes / 2);
}

void tst_FetchedOnce::tellsWhatIsFetched()
{
    const QTemporaryDir dir;
    TestOrigin origin;
    origin.serve("/film", m_film);
    const Upstream upstream(quickOptions(), blocksIn(dir));
    const auto source = upstream.open({origin.url("/film"), {}}, CancelToken());
    QVERIFY((*source)->read({40 * kBlock + 5, 41 * kBlock + 5}, {}));
    QVERIFY((*source)->read({kFilmBytes - 1, kFilmBytes}, {}));
    const auto expected = std::vector<ByteRange>{
        {0, 2 * kBlock}, {40 * kBlock, 42 * kBlock}, {kFilmBytes / kBlock * kBlock, kFilmBytes}};
    QTRY_COMPARE((*source)->fetchedRanges(), expected);
    const Upstream memoryOnly(quickOptions());
    const auto other = memoryOnly.open({origin.url("/film"), {}}, CancelToken());
    QTRY_COMPARE((*other)->fetchedRanges(), (std::vector<ByteRange>{{0, 2 * kBlock}}));
}

void tst_FetchedOnce::keepsNoLocalFiles()
{
    const QTemporaryDir dir;
    QFile film(dir.filePath(u"film"_s));
    QVERIFY(film.open(QIODevice::WriteOnly) && film.write(m_film) == kFilmBytes && film.flush());
    {
        const Upstream upstream(quickOptions(), blocksIn(dir));
        const auto source = upstream.open({QUrl::fromLocalFile(film.fileName()), {}}, CancelToken());
        QVERIFY((*source)->read({0, kFilmBytes}, {}));
    }
    QCOMPARE(QDir(dir.path()).entryList({u"*.blocks"_s}), QStringList());
}

void tst_FetchedOnce::keepsWhatPassesByOnce_data()
{
    QTest::addColumn<QString>("faults");
    QTest::newRow("no length") << u"chunked"_s;
    QTest::newRow("no length, no validator") << u"chunked,novalidator"_s;
    QTest::newRow("no validator") << u"norange,novalidator"_s;
}

// More than memory holds.
void tst_FetchedOnce::keepsWhatPassesByOnce()
{
    QFETCH(const QString, faults);
    const QTemporaryDir dir;
    TestOrigin origin;
    origin.serve("/film", m_film, *parseOriginFaults(faults));
    UpstreamOptions options = quickOptions();
    options.cacheBytes = 50 * kBlock; // what comes ahead of who reads has room
    const auto blocks = blocksIn(dir);
    const Upstream upstream(options, blocks);
    {
        const auto source = upstream.open({origin.url("/film"), {}}, CancelToken());
        QVERIFY(source);
        QCOMPARE(sha256(readAll(**source, kFilmBytes + 1, 100'000).value()), sha256(m_film));
        QCOMPARE((*source)->sizeBytes(), kFilmBytes);
        blocks->finish();
        QCOMPARE((*source)->fetchedRanges(), (std::vector<ByteRange>{{0, kFilmBytes}}));
        for (const qint64 at : {kFilmBytes - 1000, qint64(0), 60 * kBlock, 3 * kBlock})
            QCOMPARE((*source)->read(ByteRange::ofSize(at, 1000), {}).value(), m_film.mid(at, 1000));
        QCOMPARE(origin.counters("/film").requests, 1);
        QCOMPARE(QDir(dir.path()).entryList({u"*.run"_s}).size(), 1);
    }
    QTRY_COMPARE(QDir(dir.path()).entryList({u"*.run"_s}), QStringList());
}

// Further than may be thrown away for a seek.
static constexpr qint64 kBrokenAt = 12'000'000;
static constexpr qint64 kLongBytes = 16'000'000;

void tst_FetchedOnce::goesOnWhereABodyBrokeOff_data()
{
    QTest::addColumn<QString>("faults");
    QTest::newRow("no length") << u"chunked,cut=12000000"_s;
    QTest::newRow("no length, no validator") << u"chunked,novalidator,cut=12000000"_s;
    QTest::newRow("no ranges") << u"norange,cut=12000000"_s;
}

void tst_FetchedOnce::goesOnWhereABodyBrokeOff()
{
    QFETCH(const QString, faults);
    const QTemporaryDir dir;
    TestOrigin origin;
    const QByteArray film = distinctBytes(kLongBytes);
    origin.serve("/film", film, *parseOriginFaults(faults));
    UpstreamOptions options = quickOptions();
    options.cacheBytes = 50 * kBlock;
    const Upstream upstream(options, blocksIn(dir));
    const auto source = upstream.open({origin.url("/film"), {}}, CancelToken());
    QVERIFY(source);
    QByteArray all;
    int failures = 0;
    while (all.size() < kLongBytes && failures < 3) {
        const auto read = (*source)->read(ByteRange::ofSize(all.size(), 100'000), {});
        all += read.value_or(QByteArray());
        failures += read ? 0 : 1;
    }
    QVERIFY(failures <= 1); // whoever waited when it broke off
    QCOMPARE(sha256(all), sha256(film));
    QCOMPARE(origin.counters("/film").requests, 3); // one more was answered from the beginning on at once
}

void tst_FetchedOnce::noticesAnotherVersionWhereABodyBrokeOff_data()
{
    QTest::addColumn<QByteArray>("next");
    const QByteArray film = distinctBytes(kLongBytes);
    QByteArray changed = film;
    changed[3'000'000] = char(changed[3'000'000] ^ 1);
    QTest::newRow("another byte far from there") << changed;
    QTest::newRow("shorter") << film.first(10'000'000);
    QTest::newRow("shorter within the last block") << film.first(kBrokenAt / kBlock * kBlock - 100);
    QTest::newRow("shorter, of whole blocks") << film.first(300 * kBlock);
}

// Nothing but the bytes tells that it is another one.
void tst_FetchedOnce::noticesAnotherVersionWhereABodyBrokeOff()
{
    QFETCH(const QByteArray, next);
    const QTemporaryDir dir;
    TestOrigin origin;
    const QByteArray film = distinctBytes(kLongBytes);
    origin.serve("/film", film, *parseOriginFaults(u"chunked,novalidator,cut=12000000"_s));
    UpstreamOptions options = quickOptions();
    options.cacheBytes = 50 * kBlock;
    const auto blocks = blocksIn(dir);
    const Upstream upstream(options, blocks);
    const auto source = upstream.open({origin.url("/film"), {}}, CancelToken());
    QVERIFY(source);
    QByteArray all;
    const auto readOn = [&] {
        const auto read = (*source)->read(ByteRange::ofSize(all.size(), 100'000), {});
        all += read.value_or(QByteArray());
        return read ? std::optional<Error>() : read.error();
    };
    while (origin.counters("/film").requests < 2 && !readOn()) {
    }
    QTRY_COMPARE(origin.counters("/film").connectionsNow, 0);
    blocks->finish();
    origin.serve("/film", next, *parseOriginFaults(u"chunked,novalidator"_s));
    std::optional<Error> error;
    while (!error && all.size() < kLongBytes)
        error = readOn();
    QVERIFY(all.size() <= kBrokenAt);
    QCOMPARE(sha256(all), sha256(film.first(all.size())));
    QVERIFY(error && error->code == ErrorCode::UpstreamChanged);
    QVERIFY((*source)->hasChanged());
}

QTEST_APPLESS_MAIN(tst_FetchedOnce)
#include "tst_FetchedOnce.moc"
