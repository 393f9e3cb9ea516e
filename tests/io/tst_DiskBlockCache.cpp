// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/BlockCache.h"
#include "core/io/DiskBlockCache.h"
#include "tests/io/IoTesting.h"
#include "tests/support/FaultyCacheFiles.h"

#include <QDir>
#include <QFile>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

using Operation = FaultyCacheFiles::Operation;

static constexpr qint64 kBlock = BlockCache::kBlockBytes;

class tst_DiskBlockCache : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsBlocksOverARestart();
    void makesAFileOfTheVersionOnly();
    void keepsNothingThatNobodyVouchesFor();
    void keepsWhatComesOnceWhileItIsOpen();
    void leavesNothingOfARun();
    void namesTellNothing();
    void findsEveryFlippedBit();
    void findsTruncation();
    void dropsTheSourceUsedLongestAgo();
    void staysWithinItsCapacity();
    void leavesSpaceToOthers();
    void clearsOneOrAll();
    void endsAtAFaultOfTheDisk_data();
    void endsAtAFaultOfTheDisk();
    void sharesAFolderWithNobody();
};

static const QUrl kUrl(u"https://user:secret@films.example/film.mkv?token=secret"_s);
static const SourceValidator kVersion{"\"one\"", "yesterday", 10 * kBlock + 100};

static QByteArray blockBytes(qint64 block)
{
    static const QByteArray all = distinctBytes(kVersion.sizeBytes);
    return all.mid(block * kBlock, kBlock);
}

static DiskBlockOptions blocksIn(const QTemporaryDir &dir, qint64 capacityBytes = 100'000'000,
                                 std::shared_ptr<CacheFiles> files = posixCacheFiles())
{
    return {dir.path(), capacityBytes, 0, std::move(files)};
}

// Blocks until it is read.
static QByteArray readBlock(DiskBlockCache &cache, const DiskBlockCache::SourcePtr &source, qint64 block)
{
    QSemaphore isRead;
    QByteArray found;
    cache.read(source, block, block + 1, [&](qint64, const QByteArray &bytes) {
        found = bytes;
        isRead.release();
    });
    isRead.acquire();
    return found;
}

static void writeBlocks(const DiskBlockOptions &options, const QUrl &url, qint64 count)
{
    DiskBlockCache cache(options);
    const auto source = cache.open(url, kVersion);
    for (qint64 block = 0; block < count; ++block)
        cache.write(source, block, blockBytes(block));
}

static QString fileIn(const QTemporaryDir &dir)
{
    const QStringList files = QDir(dir.path()).entryList({u"*.blocks"_s});
    return files.size() == 1 ? dir.filePath(files.first()) : QString();
}

void tst_DiskBlockCache::keepsBlocksOverARestart()
{
    const QTemporaryDir dir;
    {
        DiskBlockCache cache(blocksIn(dir));
        const auto source = cache.open(kUrl, kVersion);
        QVERIFY(cache.mayHave(source, 3)); // nobody knows yet
        QVERIFY(readBlock(cache, source, 3).isNull());
        QVERIFY(!cache.mayHave(source, 3));
        QCOMPARE(fileIn(dir), QString()); // reading leaves nothing behind
        for (const qint64 block : {1, 2, 10, 11, -1})
            cache.write(source, block, blockBytes(block));
    }
    DiskBlockCache cache(blocksIn(dir));
    const auto source = cache.open(kUrl, kVersion);
    for (const qint64 block : {1, 2, 10})
        QCOMPARE(readBlock(cache, source, block), blockBytes(block));
    QVERIFY(readBlock(cache, source, 3).isNull());
    QVERIFY(readBlock(cache, source, 4'000'000).isNull());
    QCOMPARE(cache.keptRanges(source),
             (std::vector<ByteRange>{{kBlock, 3 * kBlock}, {10 * kBlock, 10 * kBlock + 100}}));
    QCOMPARE(cache.stats().usedBytes, 2 * kBlock + 100);
    QVERIFY(cache.stats().problem.isEmpty());
}

void tst_DiskBlockCache::makesAFileOfTheVersionOnly()
{
    const QTemporaryDir dir;
    writeBlocks(blocksIn(dir), kUrl, 5);
    for (const SourceValidator &other : {SourceValidator{"\"two\"", "yesterday", kVersion.sizeBytes},
                                         SourceValidator{"\"one\"", "today", kVersion.sizeBytes},
                                         SourceValidator{"\"one\"", "yesterday", kVersion.sizeBytes + 1}}) {
        DiskBlockCache cache(blocksIn(dir));
        const auto source = cache.open(kUrl, other);
        QVERIFY(readBlock(cache, source, 1).isNull());
        cache.write(source, 1, blockBytes(2));
    }
    DiskBlockCache cache(blocksIn(dir));
    const auto source = cache.open(kUrl, kVersion);
    QVERIFY(readBlock(cache, source, 1).isNull());
    // While one version is open, another comes.
    const auto next = cache.open(kUrl, {"\"next\"", {}, kVersion.sizeBytes});
    QVERIFY(!cache.mayHave(source, 1));
    cache.write(source, 1, blockBytes(1));
    cache.write(next, 2, blockBytes(2));
    QTRY_COMPARE(readBlock(cache, next, 2), blockBytes(2));
    QVERIFY(readBlock(cache, next, 1).isNull());
    cache.drop(next);
    QVERIFY(readBlock(cache, next, 2).isNull());
    cache.finish();
    QCOMPARE(fileIn(dir), QString());
}

void tst_DiskBlockCache::keepsNothingThatNobodyVouchesFor()
{
    const QTemporaryDir dir;
    DiskBlockCache cache(blocksIn(dir));
    QVERIFY(!cache.open(kUrl, {{}, {}, 1000}));
    QVERIFY(!cache.open(kUrl, {"W/\"weak\"", {}, 1000}));
    QVERIFY(!cache.open(kUrl, {"\"strong\"", {}, -1}));
    QVERIFY(!cache.open(kUrl, {"\"strong\"", {}, qint64(1) << 62}));
    QVERIFY(cache.open(kUrl, {"\"strong\"", {}, 1000}));
    QVERIFY(cache.open(kUrl, {{}, "yesterday", 1000}));
}

void tst_DiskBlockCache::keepsWhatComesOnceWhileItIsOpen()
{
    const QTemporaryDir dir;
    DiskBlockCache cache(blocksIn(dir));
    const auto one = cache.openForRun(kUrl);
    const auto other = cache.openForRun(kUrl); // perhaps another version
    QVERIFY(!cache.mayHave(one, 0));
    for (const qint64 block : {0, 1, 2, 9})
        cache.write(one, block, blockBytes(block));
    cache.write(one, 4, blockBytes(4).left(100)); // only the last one is short
    for (const qint64 block : {10, 3})
        cache.write(one, block, blockBytes(block));
    cache.write(one, 11, blockBytes(0));
    QTRY_VERIFY(cache.mayHave(one, 3));
    for (const qint64 block : {0, 1, 2, 3, 9, 10})
        QCOMPARE(readBlock(cache, one, block), blockBytes(block));
    for (const qint64 block : {4, 5, 11})
        QVERIFY(readBlock(cache, one, block).isNull());
    QVERIFY(readBlock(cache, other, 0).isNull());
    QCOMPARE(cache.keptRanges(one),
             (std::vector<ByteRange>{{0, 4 * kBlock}, {9 * kBlock, 10 * kBlock + 100}}));
    QCOMPARE(cache.stats().usedBytes, 5 * kBlock + 100);
    cache.close(one);
    cache.finish();
    QCOMPARE(cache.stats().usedBytes, 0);
    QVERIFY(readBlock(cache, one, 1).isNull());
    QVERIFY(cache.keptRanges(one).empty());
    cache.write(other, 0, blockBytes(1)); // of other bytes
    cache.finish();
    QCOMPARE(readBlock(cache, other, 0), blockBytes(1));
    bool isCleared = false;
    cache.clear(kUrl, [&] { isCleared = true; });
    cache.finish();
    QVERIFY(isCleared && readBlock(cache, other, 0).isNull());
    QCOMPARE(QDir(dir.path()).entryList({u"*.run"_s}), QStringList());
}

void tst_DiskBlockCache::leavesNothingOfARun()
{
    const QTemporaryDir dir;
    {
        DiskBlockCache cache(blocksIn(dir));
        cache.write(cache.openForRun(kUrl), 0, blockBytes(0));
    }
    QCOMPARE(QDir(dir.path()).entryList({u"*.run"_s}).size(), 1); // as after a crash
    DiskBlockCache cache(blocksIn(dir));
    cache.finish();
    QCOMPARE(QDir(dir.path()).entryList({u"*.run"_s}), QStringList());
    QCOMPARE(cache.stats().usedBytes, 0);
    const auto source = cache.openForRun(kUrl);
    cache.write(source, 0, blockBytes(0));
    cache.finish();
    QCOMPARE(readBlock(cache, source, 0), blockBytes(0));
}

void tst_DiskBlockCache::namesTellNothing()
{
    const QTemporaryDir dir;
    writeBlocks(blocksIn(dir), kUrl, 1);
    QFile file(fileIn(dir));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.fileName().contains(u"film.mkv"_s) && !file.fileName().contains(u"secret"_s));
    const QByteArray head = file.read(8192);
    QVERIFY(!head.contains("secret") && !head.contains("films.example"));
    QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void tst_DiskBlockCache::findsEveryFlippedBit()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"x.blocks"_s);
    const auto files = posixCacheFiles();
    const SourceValidator small{"\"one\"", {}, 700};
    const QByteArray bytes = distinctBytes(700);
    QVERIFY((*BlockFile::open(*files, path, small, BlockFile::IfMissing::Make))->write(0, bytes));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray good = file.readAll();
    file.close();
    // All of the header's words, the table, and the block.
    for (qsizetype bit = 0; bit < good.size() * 8; ++bit) {
        if (bit / 8 == 64)
            bit = 4090 * 8;
        if (bit / 8 == 4112)
            bit = 8192 * 8;
        QByteArray bad = good;
        bad[bit / 8] = char(bad[bit / 8] ^ (1 << bit % 8));
        QFile damaged(path);
        QVERIFY(damaged.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QVERIFY(damaged.write(bad) == bad.size() && damaged.flush());
        const auto opened = BlockFile::open(*files, path, small, BlockFile::IfMissing::Make);
        QVERIFY(opened);
        const auto read = (*opened)->read(0);
        QVERIFY(read && (read->isNull() || *read == bytes));
        const bool isPadding = bit / 8 >= 4104 && bit / 8 < 8192;
        QCOMPARE(read->isNull(), !isPadding);
        QCOMPARE((*opened)->has(0), isPadding);
    }
}

void tst_DiskBlockCache::findsTruncation()
{
    const QTemporaryDir dir;
    for (const qint64 size : {0, 10, 4095, 4096, 4100, 5000, 8192, 20'000, 60'000}) {
        writeBlocks(blocksIn(dir), kUrl, 3);
        QVERIFY(QFile::resize(fileIn(dir), size));
        DiskBlockCache cache(blocksIn(dir));
        const auto source = cache.open(kUrl, kVersion);
        for (qint64 block = 0; block < 3; ++block) {
            const QByteArray found = readBlock(cache, source, block);
            QVERIFY(found.isNull() || found == blockBytes(block));
        }
        QVERIFY(readBlock(cache, source, 2).isNull());
        cache.write(source, 2, blockBytes(2));
        QTRY_COMPARE(readBlock(cache, source, 2), blockBytes(2));
    }
}

void tst_DiskBlockCache::dropsTheSourceUsedLongestAgo()
{
    const QTemporaryDir dir;
    const auto options = blocksIn(dir, 7 * kBlock);
    const QUrl one(u"http://a.example/1"_s);
    const QUrl two(u"http://a.example/2"_s);
    const QUrl three(u"http://a.example/3"_s);
    DiskBlockCache cache(options);
    const auto first = cache.open(one, kVersion);
    const auto second = cache.open(two, kVersion);
    const auto third = cache.open(three, kVersion);
    for (qint64 block = 0; block < 3; ++block) {
        cache.write(first, block, blockBytes(block));
        cache.write(second, block, blockBytes(block));
    }
    QTRY_COMPARE(cache.stats().usedBytes, 6 * kBlock);
    QCOMPARE(readBlock(cache, first, 0), blockBytes(0));
    cache.write(third, 0, blockBytes(0));
    cache.write(third, 1, blockBytes(1));
    QTRY_COMPARE(cache.stats().usedBytes, 5 * kBlock);
    QVERIFY(readBlock(cache, second, 0).isNull());
    QCOMPARE(readBlock(cache, first, 0), blockBytes(0));
    QCOMPARE(readBlock(cache, third, 1), blockBytes(1));
    // What was dropped can come again.
    cache.write(second, 1, blockBytes(1));
    QTRY_COMPARE(readBlock(cache, second, 1), blockBytes(1));
}

void tst_DiskBlockCache::staysWithinItsCapacity()
{
    const QTemporaryDir dir;
    writeBlocks(blocksIn(dir, 4 * kBlock), kUrl, 10);
    DiskBlockCache cache(blocksIn(dir, 4 * kBlock));
    const auto source = cache.open(kUrl, kVersion);
    QCOMPARE(readBlock(cache, source, 3), blockBytes(3));
    QVERIFY(readBlock(cache, source, 4).isNull());
    QCOMPARE(cache.stats().usedBytes, 4 * kBlock);
    cache.setCapacity(kBlock);
    QTRY_COMPARE(cache.stats().usedBytes, 0);
    QCOMPARE(fileIn(dir), QString());
}

void tst_DiskBlockCache::leavesSpaceToOthers()
{
    const QTemporaryDir dir;
    DiskBlockOptions options = blocksIn(dir);
    options.minFreeBytes = qint64(1) << 60;
    writeBlocks(options, kUrl, 5);
    QCOMPARE(fileIn(dir), QString());
    DiskBlockCache cache(options);
    cache.setMinFree(0);
    const auto source = cache.open(kUrl, kVersion);
    cache.write(source, 1, blockBytes(1));
    QTRY_COMPARE(readBlock(cache, source, 1), blockBytes(1));
}

void tst_DiskBlockCache::clearsOneOrAll()
{
    const QTemporaryDir dir;
    const QUrl other(u"http://a.example/1"_s);
    writeBlocks(blocksIn(dir), kUrl, 3);
    writeBlocks(blocksIn(dir), other, 3);
    DiskBlockCache cache(blocksIn(dir));
    const auto source = cache.open(kUrl, kVersion);
    QSemaphore isDone;
    cache.clear(kUrl, [&] { isDone.release(); });
    isDone.acquire();
    QVERIFY(readBlock(cache, source, 1).isNull());
    QCOMPARE(readBlock(cache, cache.open(other, kVersion), 1), blockBytes(1));
    cache.clear(std::nullopt, [&] { isDone.release(); });
    isDone.acquire();
    QCOMPARE(cache.stats().usedBytes, 0);
    QCOMPARE(QDir(dir.path()).entryList({u"*.blocks"_s}), QStringList());
}

void tst_DiskBlockCache::endsAtAFaultOfTheDisk_data()
{
    QTest::addColumn<Error>("error");
    QTest::newRow("no-room") << noRoom();
    QTest::newRow("no-access") << noAccess();
    QTest::newRow("device-error") << deviceError();
}

void tst_DiskBlockCache::endsAtAFaultOfTheDisk()
{
    QFETCH(Error, error);
    for (qint64 n = 1, operations = 1; n <= operations; ++n) {
        const QTemporaryDir dir;
        writeBlocks(blocksIn(dir), kUrl, 2);
        const auto files = std::make_shared<FaultyCacheFiles>(
            posixCacheFiles(), [&](qint64 number, Operation) -> std::optional<Error> {
                return number == n ? std::optional(error) : std::nullopt;
            });
        {
            DiskBlockCache cache(blocksIn(dir, 100'000'000, files));
            const auto source = cache.open(kUrl, kVersion);
            for (qint64 block = 0; block < 4; ++block)
                cache.write(source, block, blockBytes(block));
            for (qint64 block = 0; block < 5; ++block) {
                const QByteArray found = readBlock(cache, source, block);
                QVERIFY(found.isNull() || found == blockBytes(block));
            }
            operations = std::max(operations, files->operations());
        }
        // Whatever was half done: the next run sees nothing wrong.
        DiskBlockCache cache(blocksIn(dir));
        const auto source = cache.open(kUrl, kVersion);
        for (qint64 block = 0; block < 5; ++block) {
            const QByteArray found = readBlock(cache, source, block);
            QVERIFY(found.isNull() || found == blockBytes(block));
        }
        QVERIFY(cache.stats().problem.isEmpty());
    }
}

void tst_DiskBlockCache::sharesAFolderWithNobody()
{
    const QTemporaryDir dir;
    auto first = std::make_unique<DiskBlockCache>(blocksIn(dir));
    const auto source = first->open(kUrl, kVersion);
    first->write(source, 1, blockBytes(1));
    QTRY_COMPARE(readBlock(*first, source, 1), blockBytes(1));
    DiskBlockCache second(blocksIn(dir));
    const auto theirs = second.open(kUrl, kVersion);
    QVERIFY(readBlock(second, theirs, 1).isNull());
    QVERIFY(second.stats().problem.contains(u"locked"_s));
    QVERIFY(!second.mayHave(theirs, 1));
}

QTEST_APPLESS_MAIN(tst_DiskBlockCache)
#include "tst_DiskBlockCache.moc"
