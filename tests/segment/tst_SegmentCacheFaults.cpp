// SPDX-License-Identifier: GPL-3.0-or-later
// What the disk may do to the segment cache while it runs (FAULTS.md L3, L4, L5, L8, L14): segments are lost,
// never wrong, and people are told.
#include "tests/segment/ForkedProcess.h"
#include "tests/segment/SegmentCacheTesting.h"
#include "tests/support/FaultyCacheFiles.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cuegate;
using namespace cuegate::test;

using Operation = FaultyCacheFiles::Operation;

class tst_SegmentCacheFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void survivesAFaultAtEveryOperation_data();
    void survivesAFaultAtEveryOperation();
    void pausesWithoutRoomAndGoesOnWhenThereIs();
    void staysPausedWhileWritingFails();
    void saysSoOnceAMinute();
    void runsWithoutAFolder();
    void runsOnAReadOnlyDisk();
    void takesAFolderThatWasDeletedIntoUseAgain();
    void turnsOffAfterFiveDeviceErrorsInARow_data();
    void turnsOffAfterFiveDeviceErrorsInARow();
    void forgivesSingleDeviceErrors();
    void deletesWhatCannotBeRead();
    void keepsFilesWhenDescriptorsRunOut();
    void sharesAFolderWithNobody();
    void findsTheFolderFreeAfterAKill();
};

namespace {

class FakeClock final : public Clock
{
public:
    [[nodiscard]] std::chrono::milliseconds now() const override { return time; }
    std::chrono::milliseconds time = 0ms;
};

} // namespace

// Whatever is there is right; a file that is there is whole.
static void checkNothingIsWrong(SegmentCache &cache, const QString &folder)
{
    for (qsizetype i = 0; i < 6; ++i) {
        const auto content = cache.open(keyOf(i));
        const auto bytes = content ? content->read() : Result<QByteArray>(segmentBytes(i));
        QVERIFY(!bytes || *bytes == segmentBytes(i));
        const QString path = pathIn(folder, keyOf(i));
        QVERIFY(!QFile::exists(path) || CachedSegment::open(*posixCacheFiles(), path, keyOf(i)));
    }
}

void tst_SegmentCacheFaults::survivesAFaultAtEveryOperation_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<bool>("isLasting");
    for (const bool isLasting : {false, true}) {
        const char *suffix = isLasting ? "from then on" : "once";
        QTest::addRow("no-room, %s", suffix) << noRoom() << isLasting;
        QTest::addRow("no-access, %s", suffix) << noAccess() << isLasting;
        QTest::addRow("device-error, %s", suffix) << deviceError() << isLasting;
    }
}

void tst_SegmentCacheFaults::survivesAFaultAtEveryOperation()
{
    QFETCH(Error, error);
    QFETCH(bool, isLasting);
    for (qint64 n = 1, operations = 1; n <= operations; ++n) {
        const QTemporaryDir dir(scratchTemplate());
        std::atomic<bool> isHealed = false;
        const auto files = std::make_shared<FaultyCacheFiles>(
            posixCacheFiles(), [&](qint64 number, Operation) -> std::optional<Error> {
                const bool isFaulty = isLasting ? number >= n && !isHealed : number == n;
                return isFaulty ? std::optional(error) : std::nullopt;
            });
        SegmentCache cache(cacheIn(dir.path(), 3500, files));
        cache.scan({});
        for (qsizetype i = 0; i < 5; ++i)
            [[maybe_unused]] const auto written = cache.write(keyOf(i), segmentBytes(i));
        checkNothingIsWrong(cache, dir.path());
        cache.keepHouse({});
        cache.setCapacity(2500);
        cache.clear(u"00000000000000bb"_s);
        operations = files->operations();
        isHealed = true;
        cache.keepHouse({});
        // Off for good only after many device errors.
        const bool isOff = cache.stats().problem.contains(u"next start"_s);
        QVERIFY(!isOff || (isLasting && error.kind == ErrorKind::Internal));
        QVERIFY(isOff || cache.write(keyOf(5), segmentBytes(5)));
        QVERIFY(isOff || cache.stats().problem.isEmpty());
        checkNothingIsWrong(cache, dir.path());
    }
}

void tst_SegmentCacheFaults::pausesWithoutRoomAndGoesOnWhenThereIs()
{
    const QTemporaryDir dir(scratchTemplate());
    bool isFull = false;
    const auto files = std::make_shared<FaultyCacheFiles>(
        posixCacheFiles(), [&](qint64, Operation operation) -> std::optional<Error> {
            return isFull && operation == Operation::Write ? std::optional(noRoom()) : std::nullopt;
        });
    SegmentCache cache(cacheIn(dir.path(), 1'000'000, files));
    QVERIFY(cache.write(keyOf(1), segmentBytes(1)));
    isFull = true;
    QVERIFY(!cache.write(keyOf(2), segmentBytes(2)));
    QVERIFY(cache.stats().problem.contains(u"no room"_s));
    const qint64 operations = files->operations();
    QVERIFY(!cache.write(keyOf(3), segmentBytes(3)));
    QCOMPARE(files->operations(), operations); // it does not even try
    QCOMPARE(cache.open(keyOf(1)).value().read().value(), segmentBytes(1));
    isFull = false;
    cache.keepHouse({});
    QVERIFY(cache.stats().problem.isEmpty());
    QVERIFY(cache.write(keyOf(3), segmentBytes(3)));
    QCOMPARE(QDir(dir.filePath(u"writing"_s)).entryList(QDir::Files), QStringList());
}

void tst_SegmentCacheFaults::staysPausedWhileWritingFails()
{
    const QTemporaryDir dir(scratchTemplate());
    const auto files = std::make_shared<FaultyCacheFiles>(
        posixCacheFiles(), [](qint64, Operation operation) -> std::optional<Error> {
            return operation == Operation::Sync ? std::optional(noRoom()) : std::nullopt;
        });
    SegmentCache cache(cacheIn(dir.path(), 1'000'000, files));
    QVERIFY(!cache.write(keyOf(1), segmentBytes(1)));
    for (int i = 0; i < 5; ++i) {
        cache.keepHouse({});
        QVERIFY(cache.stats().problem.contains(u"no room"_s));
    }
}

static int warnings = 0;

void tst_SegmentCacheFaults::saysSoOnceAMinute()
{
    const QTemporaryDir dir(scratchTemplate());
    const auto clock = std::make_shared<FakeClock>();
    SegmentCacheOptions options =
        cacheIn(dir.path(), 1'000'000,
                std::make_shared<FaultyCacheFiles>(
                    posixCacheFiles(), [](qint64, Operation operation) -> std::optional<Error> {
                        return operation == Operation::Write ? std::optional(noRoom()) : std::nullopt;
                    }));
    options.clock = clock;
    SegmentCache cache(options);
    warnings = 0;
    const auto previous =
        qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &) { ++warnings; });
    for (int second = 0; second < 600; ++second) {
        clock->time = std::chrono::seconds(second);
        [[maybe_unused]] const auto written = cache.write(keyOf(second), segmentBytes(second));
        cache.keepHouse({});
    }
    qInstallMessageHandler(previous);
    QCOMPARE(warnings, 10);
}

void tst_SegmentCacheFaults::runsWithoutAFolder()
{
    const QTemporaryDir dir(scratchTemplate());
    QFile file(dir.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(QFile::link(dir.path(), dir.filePath(u"link"_s)));
    for (const QString &folder : {u"/proc/nowhere"_s, dir.filePath(u"file"_s), dir.filePath(u"file/below"_s),
                                  dir.filePath(u"link"_s)}) {
        QElapsedTimer timer;
        timer.start();
        SegmentCache cache(cacheIn(folder));
        QVERIFY(timer.elapsed() < 1000);
        QVERIFY(!cache.stats().problem.isEmpty());
        cache.scan({});
        cache.keepHouse({});
        QVERIFY(!cache.write(keyOf(1), "one"));
        QVERIFY(!cache.open(keyOf(1)));
        cache.clear(std::nullopt);
    }
}

void tst_SegmentCacheFaults::runsOnAReadOnlyDisk()
{
    const QTemporaryDir dir(scratchTemplate());
    QVERIFY(SegmentCache(cacheIn(dir.path())).write(keyOf(1), segmentBytes(1)));
    bool isReadOnly = false;
    const auto files = std::make_shared<FaultyCacheFiles>(
        posixCacheFiles(), [&](qint64, Operation operation) -> std::optional<Error> {
            const bool isChange = operation == Operation::Create || operation == Operation::Write ||
                                  operation == Operation::Rename || operation == Operation::Remove;
            return isReadOnly && isChange ? std::optional(noAccess()) : std::nullopt;
        });
    SegmentCache cache(cacheIn(dir.path(), 1'000'000, files));
    isReadOnly = true;
    QVERIFY(!cache.write(keyOf(2), segmentBytes(2)));
    QVERIFY(cache.stats().problem.contains(u"cannot be used"_s));
    QCOMPARE(cache.open(keyOf(1)).value().read().value(), segmentBytes(1));
}

void tst_SegmentCacheFaults::takesAFolderThatWasDeletedIntoUseAgain()
{
    const QTemporaryDir dir(scratchTemplate());
    const QString folder = dir.filePath(u"cache/segments"_s);
    SegmentCache cache(cacheIn(folder));
    QVERIFY(cache.write(keyOf(1), segmentBytes(1)));
    QVERIFY(cache.write(keyOf(3), segmentBytes(3)));
    QVERIFY(QDir(dir.filePath(u"cache"_s)).removeRecursively());
    QVERIFY(!cache.open(keyOf(1)));
    QVERIFY(!cache.write(keyOf(2), segmentBytes(2)));
    QVERIFY(cache.stats().problem.contains(u"cannot be used"_s));
    QCOMPARE(cache.stats().entries, 0);
    cache.keepHouse({});
    QVERIFY(cache.stats().problem.isEmpty());
    QVERIFY(cache.write(keyOf(2), segmentBytes(2)));
    QVERIFY(cache.open(keyOf(2)));
}

void tst_SegmentCacheFaults::turnsOffAfterFiveDeviceErrorsInARow_data()
{
    QTest::addColumn<int>("operation");
    QTest::newRow("write") << int(Operation::Write);
    QTest::newRow("sync") << int(Operation::Sync);
    QTest::newRow("rename") << int(Operation::Rename);
    QTest::newRow("read") << int(Operation::Read);
}

void tst_SegmentCacheFaults::turnsOffAfterFiveDeviceErrorsInARow()
{
    QFETCH(int, operation);
    const QTemporaryDir dir(scratchTemplate());
    bool isBroken = false;
    qint64 syncs = 0;
    const auto files = std::make_shared<FaultyCacheFiles>(
        posixCacheFiles(), [&](qint64, Operation asked) -> std::optional<Error> {
            syncs += asked == Operation::Sync;
            return isBroken && int(asked) == operation ? std::optional(deviceError()) : std::nullopt;
        });
    SegmentCache cache(cacheIn(dir.path(), 1'000'000, files));
    for (qsizetype i = 0; i < 10; ++i)
        QVERIFY(cache.write(keyOf(i), segmentBytes(i)));
    isBroken = true;
    const bool isReading = operation == int(Operation::Read);
    for (qsizetype i = 0; i < 5; ++i) {
        QVERIFY(!cache.stats().problem.contains(u"next start"_s));
        const qint64 before = syncs;
        if (isReading)
            QVERIFY(!cache.open(keyOf(i)));
        else
            QVERIFY(!cache.write(keyOf(10 + i), segmentBytes(10 + i)));
        QVERIFY(syncs - before <= 1); // what could not be synced is not synced again
    }
    QVERIFY(cache.stats().problem.contains(u"next start"_s));
    isBroken = false;
    cache.keepHouse({});
    const qint64 operations = files->operations();
    QVERIFY(!cache.write(keyOf(20), segmentBytes(20)));
    QVERIFY(!cache.open(keyOf(9)));
    QCOMPARE(files->operations(), operations);
    QCOMPARE(QDir(dir.filePath(u"writing"_s)).entryList(QDir::Files), QStringList());
}

void tst_SegmentCacheFaults::forgivesSingleDeviceErrors()
{
    const QTemporaryDir dir(scratchTemplate());
    int writes = 0;
    const auto files = std::make_shared<FaultyCacheFiles>(
        posixCacheFiles(), [&](qint64, Operation operation) -> std::optional<Error> {
            return operation == Operation::Sync && ++writes % 3 != 0 ? std::optional(deviceError())
                                                                     : std::nullopt;
        });
    SegmentCache cache(cacheIn(dir.path(), 1'000'000, files));
    for (qsizetype i = 0; i < 60; ++i)
        QCOMPARE(cache.write(keyOf(i), segmentBytes(i)).has_value(), i % 3 == 2);
    QVERIFY(cache.stats().problem.isEmpty());
}

void tst_SegmentCacheFaults::deletesWhatCannotBeRead()
{
    const QTemporaryDir dir(scratchTemplate());
    bool isBroken = false;
    const auto files = std::make_shared<FaultyCacheFiles>(
        posixCacheFiles(), [&](qint64, Operation operation) -> std::optional<Error> {
            return isBroken && operation == Operation::Read ? std::optional(deviceError()) : std::nullopt;
        });
    SegmentCache cache(cacheIn(dir.path(), 1'000'000, files));
    QVERIFY(cache.write(keyOf(1), segmentBytes(1)));
    isBroken = true;
    QVERIFY(!cache.open(keyOf(1)));
    QVERIFY(!QFile::exists(pathIn(dir.path(), keyOf(1))));
    QCOMPARE(cache.stats().entries, 0);
}

void tst_SegmentCacheFaults::keepsFilesWhenDescriptorsRunOut()
{
    const QTemporaryDir dir(scratchTemplate());
    bool isShort = false;
    const auto files = std::make_shared<FaultyCacheFiles>(
        posixCacheFiles(), [&](qint64, Operation operation) -> std::optional<Error> {
            const bool isOpening = operation == Operation::Open || operation == Operation::Create;
            return isShort && isOpening
                       ? std::optional(Error{ErrorKind::Unavailable, u"too many open files"_s})
                       : std::nullopt;
        });
    SegmentCache cache(cacheIn(dir.path(), 1'000'000, files));
    QVERIFY(cache.write(keyOf(1), segmentBytes(1)));
    isShort = true;
    QVERIFY(!cache.open(keyOf(1)));
    QVERIFY(!cache.write(keyOf(2), segmentBytes(2)));
    isShort = false;
    QCOMPARE(cache.open(keyOf(1)).value().read().value(), segmentBytes(1));
    cache.keepHouse({});
    QVERIFY(cache.write(keyOf(2), segmentBytes(2)));
}

void tst_SegmentCacheFaults::sharesAFolderWithNobody()
{
    const QTemporaryDir dir(scratchTemplate());
    auto first = std::make_unique<SegmentCache>(cacheIn(dir.path()));
    QVERIFY(first->write(keyOf(1), segmentBytes(1)));
    QElapsedTimer timer;
    timer.start();
    SegmentCache second(cacheIn(dir.path()));
    QVERIFY(timer.elapsed() < 1000);
    QVERIFY(second.stats().problem.contains(u"locked"_s));
    QVERIFY(!second.write(keyOf(2), segmentBytes(2)));
    QVERIFY(!second.open(keyOf(1)));
    second.clear(std::nullopt);
    QVERIFY(first->open(keyOf(1)));
    first.reset();
    second.keepHouse({});
    QVERIFY(second.stats().problem.isEmpty());
    QCOMPARE(second.open(keyOf(1)).value().read().value(), segmentBytes(1));
}

void tst_SegmentCacheFaults::findsTheFolderFreeAfterAKill()
{
    const QTemporaryDir dir(scratchTemplate());
    ForkedProcess other([&](const auto &isLocked) {
        SegmentCache cache(cacheIn(dir.path()));
        if (cache.stats().problem.isEmpty())
            isLocked();
        ::pause();
    });
    QCOMPARE(other.waitForSteps(1), 1);
    QVERIFY(!SegmentCache(cacheIn(dir.path())).stats().problem.isEmpty());
    other.kill();
    QVERIFY(other.waitForEnd());
    QVERIFY(SegmentCache(cacheIn(dir.path())).stats().problem.isEmpty());
}

QTEST_APPLESS_MAIN(tst_SegmentCacheFaults)
#include "tst_SegmentCacheFaults.moc"
