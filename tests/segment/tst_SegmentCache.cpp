// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/segment/SegmentCacheTesting.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_SegmentCache : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void survivesARestart();
    void dropsTheLeastRecentlyUsed();
    void dropsFirstAfterARestartWhatWasUsedLongestAgo();
    void keepsEverythingWhenTheClockWasWrong();
    void neverDropsWhatIsBeingSent();
    void neverDropsWhatIsPinned();
    void clearsOneTitleOrAll();
    void clearsWhatTheScanHasNotFoundYet();
    void tellsOfEachTitle();
    void leavesSpaceToOthers();
    void removesWhatAnEarlierRunWasWriting();
    void findsEveryBitFlip();
    void findsAFlipInTheName();
    void findsAFlipWhileItIsBeingSent();
    void readsAgainWhatWasTouched();
    void findsTruncatedExtendedAndSwappedFiles();
    void refusesWhatIsNoFile();
};

void tst_SegmentCache::survivesARestart()
{
    const QTemporaryDir dir(scratchTemplate());
    {
        SegmentCache cache(cacheIn(dir.path()));
        QVERIFY(cache.write(keyOf(1), "one"));
    }
    SegmentCache cache(cacheIn(dir.path()));
    cache.scan({});
    QCOMPARE(cache.stats().entries, 1);
    QCOMPARE(cache.sizeOf(keyOf(1)), std::optional<qint64>(3));
    QCOMPARE(cache.open(keyOf(1)).value().read().value(), "one");
    QVERIFY(!cache.open(keyOf(2)));
}

void tst_SegmentCache::dropsTheLeastRecentlyUsed()
{
    const QTemporaryDir dir(scratchTemplate());
    SegmentCache cache(cacheIn(dir.path(), 3 * (1000 + kCacheTrailerBytes)));
    for (qsizetype i = 0; i < 3; ++i)
        QVERIFY(cache.write(keyOf(i), QByteArray(1000, 'x')));
    QVERIFY(cache.open(keyOf(0)));
    QVERIFY(cache.write(keyOf(3), QByteArray(1000, 'x')));
    QVERIFY(cache.sizeOf(keyOf(0)));
    QVERIFY(!cache.sizeOf(keyOf(1)));
    QCOMPARE(cache.stats().evictions, 1);
    QCOMPARE(segmentFilesIn(dir.path()).size(), 3);
    cache.setCapacity(1500);
    QCOMPARE(segmentFilesIn(dir.path()), QStringList{pathIn(dir.path(), keyOf(3))});
}

static void setModified(const QString &path, const QDateTime &time)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(time, QFileDevice::FileModificationTime));
}

void tst_SegmentCache::dropsFirstAfterARestartWhatWasUsedLongestAgo()
{
    const QTemporaryDir dir(scratchTemplate());
    const QDateTime now = QDateTime::currentDateTime();
    {
        SegmentCache cache(cacheIn(dir.path()));
        for (qsizetype i = 0; i < 3; ++i) {
            QVERIFY(cache.write(keyOf(i), QByteArray(1000, 'x')));
            setModified(pathIn(dir.path(), keyOf(i)), now.addSecs(-1000 + i));
        }
        QVERIFY(cache.open(keyOf(0)));
    }
    SegmentCache cache(cacheIn(dir.path(), 2500));
    cache.scan({});
    QVERIFY(cache.sizeOf(keyOf(0)));
    QVERIFY(!cache.sizeOf(keyOf(1)));
    QVERIFY(cache.sizeOf(keyOf(2)));
}

void tst_SegmentCache::keepsEverythingWhenTheClockWasWrong()
{
    const QTemporaryDir dir(scratchTemplate());
    const QDateTime now = QDateTime::currentDateTime();
    {
        SegmentCache cache(cacheIn(dir.path()));
        for (qsizetype i = 0; i < 100; ++i) {
            QVERIFY(cache.write(keyOf(i), segmentBytes(i)));
            setModified(pathIn(dir.path(), keyOf(i)), now.addYears(i % 2 == 0 ? 10 : -10));
        }
    }
    SegmentCache cache(cacheIn(dir.path()));
    cache.scan({});
    QCOMPARE(cache.stats().entries, 100);
    QCOMPARE(cache.stats().evictions, 0);
    QVERIFY(cache.write(keyOf(100), segmentBytes(100)));
    for (qsizetype i = 0; i < 101; ++i)
        QCOMPARE(cache.open(keyOf(i)).value().read().value(), segmentBytes(i));
}

void tst_SegmentCache::neverDropsWhatIsBeingSent()
{
    const QTemporaryDir dir(scratchTemplate());
    SegmentCache cache(cacheIn(dir.path(), 3 * (1000 + kCacheTrailerBytes)));
    QVERIFY(cache.write(keyOf(0), QByteArray(1000, 'x')));
    auto sent = cache.open(keyOf(0));
    QVERIFY(sent);
    for (qsizetype i = 1; i < 10; ++i)
        QVERIFY(cache.write(keyOf(i), QByteArray(1000, 'x')));
    QVERIFY(QFile::exists(pathIn(dir.path(), keyOf(0))));
    QCOMPARE(sent->read().value(), QByteArray(1000, 'x'));
    sent.reset();
    for (qsizetype i = 10; i < 13; ++i)
        QVERIFY(cache.write(keyOf(i), QByteArray(1000, 'x')));
    QVERIFY(!QFile::exists(pathIn(dir.path(), keyOf(0))));
}

void tst_SegmentCache::neverDropsWhatIsPinned()
{
    const QTemporaryDir dir(scratchTemplate());
    const QString pinned = u"00000000000000bb"_s;
    SegmentCache cache(cacheIn(dir.path(), 5 * (1000 + kCacheTrailerBytes)));
    QVERIFY(cache.write(keyOf(0, pinned), QByteArray(1000, 'x')));
    cache.setPinned(pinned, Pinning::Pinned);
    QVERIFY(cache.write(keyOf(1, pinned), QByteArray(1000, 'x')));
    for (qsizetype i = 0; i < 10; ++i)
        QVERIFY(cache.write(keyOf(i), QByteArray(1000, 'x')));
    QVERIFY(cache.sizeOf(keyOf(0, pinned)) && cache.sizeOf(keyOf(1, pinned)));
    QCOMPARE(cache.stats().entries, 5);
    // Pinned titles alone fill it: what comes is not kept, and people are told why.
    cache.setCapacity(2 * (1000 + kCacheTrailerBytes));
    QVERIFY(!cache.write(keyOf(11), QByteArray(1000, 'x')));
    QVERIFY(cache.stats().problem.contains(u"pinned"_s));
    cache.setPinned(pinned, Pinning::Unpinned);
    cache.keepHouse({});
    QCOMPARE(cache.stats().problem, QString());
    QVERIFY(cache.write(keyOf(11), QByteArray(1000, 'x')));
}

void tst_SegmentCache::clearsOneTitleOrAll()
{
    const QTemporaryDir dir(scratchTemplate());
    const QString other = u"00000000000000bb"_s;
    SegmentCache cache(cacheIn(dir.path()));
    for (qsizetype i = 0; i < 5; ++i) {
        QVERIFY(cache.write(keyOf(i), segmentBytes(i)));
        QVERIFY(cache.write(keyOf(i, other), segmentBytes(i)));
    }
    cache.setPinned(kSourceId, Pinning::Pinned);
    cache.clear(kSourceId);
    QCOMPARE(cache.stats().entries, 5);
    QCOMPARE(segmentFilesIn(dir.path()).size(), 5);
    QVERIFY(!cache.open(keyOf(0)));
    QVERIFY(cache.open(keyOf(0, other)));
    cache.clear(std::nullopt);
    QCOMPARE(cache.stats().usedBytes, 0);
    QVERIFY(segmentFilesIn(dir.path()).isEmpty());
}

void tst_SegmentCache::clearsWhatTheScanHasNotFoundYet()
{
    const QTemporaryDir dir(scratchTemplate());
    {
        SegmentCache cache(cacheIn(dir.path()));
        QVERIFY(cache.write(keyOf(1), "one"));
    }
    SegmentCache cache(cacheIn(dir.path()));
    cache.clear(std::nullopt);
    cache.scan({});
    QCOMPARE(cache.stats().entries, 0);
    QVERIFY(!cache.open(keyOf(1)));
}

void tst_SegmentCache::tellsOfEachTitle()
{
    const QTemporaryDir dir(scratchTemplate());
    const QString other = u"00000000000000bb"_s;
    SegmentCache cache(cacheIn(dir.path()));
    QVERIFY(cache.write(keyOf(1), QByteArray(100, 'x')));
    QVERIFY(cache.write(keyOf(2), QByteArray(200, 'x')));
    QVERIFY(cache.write(keyOf(1, other), QByteArray(50, 'x')));
    cache.setPinned(other, Pinning::Pinned);
    const auto titles = cache.stats().titles;
    QCOMPARE(titles.size(), size_t(2));
    QCOMPARE(titles[0].sourceId, kSourceId);
    QCOMPARE(titles[0].bytes, 300 + 2 * kCacheTrailerBytes);
    QCOMPARE(titles[0].entries, 2);
    QVERIFY(!titles[0].isPinned);
    QCOMPARE(titles[1].sourceId, other);
    QVERIFY(titles[1].isPinned);
}

void tst_SegmentCache::leavesSpaceToOthers()
{
    const QTemporaryDir dir(scratchTemplate());
    SegmentCache cache(cacheIn(dir.path()));
    for (qsizetype i = 0; i < 5; ++i)
        QVERIFY(cache.write(keyOf(i), segmentBytes(i)));
    cache.setMinFree(qint64(1) << 60);
    QCOMPARE(cache.stats().entries, 0);
    QVERIFY(segmentFilesIn(dir.path()).isEmpty());
    QVERIFY(!cache.write(keyOf(1), segmentBytes(1)));
    QVERIFY(cache.stats().problem.contains(u"disk is nearly full"_s));
    cache.setMinFree(0);
    cache.keepHouse({});
    QCOMPARE(cache.stats().problem, QString());
    QVERIFY(cache.write(keyOf(1), segmentBytes(1)));
    cache.setMinFree(std::nullopt);
    QVERIFY(cache.stats().minFreeBytes >= qint64(1) << 30);
}

void tst_SegmentCache::removesWhatAnEarlierRunWasWriting()
{
    const QTemporaryDir dir(scratchTemplate());
    QVERIFY(SegmentCache(cacheIn(dir.path())).write(keyOf(1), "one"));
    for (const QString &name : {u"/writing/1"_s, u"/writing/77"_s, u"/00000000000000aa/foreign.seg"_s}) {
        QFile file(QString(dir.path() + name));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    SegmentCache cache(cacheIn(dir.path()));
    QVERIFY(cache.write(keyOf(2), "two"));
    cache.scan({});
    QCOMPARE(QDir(dir.filePath(u"writing"_s)).entryList(QDir::Files), QStringList());
    QCOMPARE(segmentFilesIn(dir.path()).size(), 2);
}

void tst_SegmentCache::findsEveryBitFlip()
{
    const QTemporaryDir dir(scratchTemplate());
    const QString path = dir.filePath(u"x.seg"_s);
    const QByteArray payload = QByteArray("segment ").repeated(150);
    const auto files = posixCacheFiles();
    QVERIFY(writeCacheFile(*files, {dir.path(), path, dir.filePath(u"part"_s)}, keyOf(1), payload));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite | QIODevice::Unbuffered));
    for (qsizetype bit = 0; bit < file.size() * 8; ++bit) { // 9,920 of them
        char byte = 0;
        QVERIFY(file.seek(bit / 8) && file.getChar(&byte));
        QVERIFY(file.seek(bit / 8) && file.putChar(char(byte ^ (1 << bit % 8))));
        QVERIFY(!CachedSegment::open(*files, path, keyOf(1)));
        QVERIFY(file.seek(bit / 8) && file.putChar(byte));
    }
    QCOMPARE((*CachedSegment::open(*files, path, keyOf(1)))->read({0, 10'000}, {}).value(), payload);
}

void tst_SegmentCache::findsAFlipInTheName()
{
    const QTemporaryDir dir(scratchTemplate());
    for (int bit = 0; bit < 128; ++bit) {
        SegmentCache cache(cacheIn(dir.path()));
        QVERIFY(cache.write(keyOf(1), "one"));
        SegmentKey flipped = keyOf(1);
        flipped.hash[size_t(bit / 64)] ^= quint64(1) << bit % 64;
        QVERIFY(QFile::rename(pathIn(dir.path(), keyOf(1)), pathIn(dir.path(), flipped)));
        QVERIFY(!cache.open(flipped));
        QVERIFY(!cache.open(keyOf(1)));
    }
}

void tst_SegmentCache::findsAFlipWhileItIsBeingSent()
{
    const QTemporaryDir dir(scratchTemplate());
    SegmentCache cache(cacheIn(dir.path()));
    const QByteArray segment(200'000, 'x');
    QVERIFY(cache.write(keyOf(1), segment));
    const auto content = cache.open(keyOf(1));
    QVERIFY(content);
    QFile file(pathIn(dir.path(), keyOf(1)));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(100'000) && file.putChar('y') && file.flush());
    for (qint64 at = 0; at < segment.size(); at += 1000) {
        const auto piece = content->file()->read(ByteRange::ofSize(at, 1000), {});
        QVERIFY(!piece || *piece == segment.mid(at, 1000));
    }
    QVERIFY(!content->file()->read({99'990, 100'010}, {}));
}

void tst_SegmentCache::readsAgainWhatWasTouched()
{
    const QTemporaryDir dir(scratchTemplate());
    SegmentCache cache(cacheIn(dir.path()));
    QVERIFY(cache.write(keyOf(1), QByteArray(100, 'x')));
    const auto held = cache.open(keyOf(1)); // by a client that takes its time
    QCOMPARE(cache.open(keyOf(1))->file(), held->file());
    QFile file(pathIn(dir.path(), keyOf(1)));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.putChar('y') && file.flush());
    QVERIFY(!cache.open(keyOf(1)));
    QVERIFY(!file.exists());
}

void tst_SegmentCache::findsTruncatedExtendedAndSwappedFiles()
{
    const QTemporaryDir dir(scratchTemplate());
    SegmentCache cache(cacheIn(dir.path()));
    const QString one = pathIn(dir.path(), keyOf(1));
    const QString two = pathIn(dir.path(), keyOf(2));
    QVERIFY(cache.write(keyOf(1), "one"));
    QVERIFY(cache.write(keyOf(2), "two"));
    QVERIFY(QFile::rename(one, one + u".x"_s));
    QVERIFY(QFile::rename(two, one));
    QVERIFY(QFile::rename(one + u".x"_s, two));
    QVERIFY(!cache.open(keyOf(1)));
    QVERIFY(!cache.open(keyOf(2)));
    QVERIFY(cache.write(keyOf(1), segmentBytes(1)));
    QVERIFY(QFile::rename(one, dir.filePath(u"good"_s)));
    const qint64 whole = segmentBytes(1).size() + kCacheTrailerBytes;
    for (qint64 size = 0; size < whole + 10; ++size) {
        if (size == whole)
            continue;
        QVERIFY(QFile::copy(dir.filePath(u"good"_s), one));
        QVERIFY(QFile::resize(one, size));
        QVERIFY(!cache.open(keyOf(1)));
        QVERIFY(!QFile::exists(one));
    }
}

void tst_SegmentCache::refusesWhatIsNoFile()
{
    const QTemporaryDir dir(scratchTemplate());
    const QString path = pathIn(dir.path(), keyOf(1));
    SegmentCache cache(cacheIn(dir.path()));
    QVERIFY(cache.write(keyOf(1), "one"));
    QVERIFY(QFile::rename(path, dir.filePath(u"elsewhere"_s)));
    QVERIFY(QFile::link(dir.filePath(u"elsewhere"_s), path));
    QVERIFY(!cache.open(keyOf(1)));
    QVERIFY(QDir().mkpath(path + u"/folder"_s));
    QVERIFY(!cache.open(keyOf(1)));
    QVERIFY(QDir(path).removeRecursively());
    QVERIFY(cache.write(keyOf(1), "one"));
    QVERIFY(cache.open(keyOf(1)));
}

QTEST_APPLESS_MAIN(tst_SegmentCache)
#include "tst_SegmentCache.moc"
