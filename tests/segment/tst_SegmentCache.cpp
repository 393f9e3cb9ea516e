// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/CacheFile.h"
#include "core/segment/SegmentCache.h"

#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;

class tst_SegmentCache : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void survivesARestart();
    void dropsTheLeastRecentlyUsed();
    void findsEveryBitFlip();
    void findsTruncatedExtendedAndSwappedFiles();
    void worksWithoutADirectory();
};

static SegmentKey keyOf(qsizetype number)
{
    return makeSegmentKey(u"source"_s, "0123456789abcdef", "v1", SegmentFormat::FragmentedMp4, number);
}

static QStringList filesIn(const QString &directory)
{
    QStringList files;
    QDirIterator it(directory, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        files << it.next();
    return files;
}

void tst_SegmentCache::survivesARestart()
{
    const QTemporaryDir dir;
    {
        SegmentCache cache(dir.path(), 1'000'000);
        QVERIFY(cache.write(keyOf(1), "one"));
    }
    SegmentCache cache(dir.path(), 1'000'000);
    cache.scan();
    QCOMPARE(cache.stats().entries, 1);
    QCOMPARE(cache.sizeOf(keyOf(1)), std::optional<qint64>(3));
    QCOMPARE(cache.open(keyOf(1)).value().read().value(), "one");
    QVERIFY(!cache.open(keyOf(2)));
    cache.clear();
    QVERIFY(filesIn(dir.path()).isEmpty());
}

void tst_SegmentCache::dropsTheLeastRecentlyUsed()
{
    const QTemporaryDir dir;
    SegmentCache cache(dir.path(), 3 * (1000 + kCacheTrailerBytes));
    for (qsizetype i = 0; i < 3; ++i)
        QVERIFY(cache.write(keyOf(i), QByteArray(1000, 'x')));
    QVERIFY(cache.open(keyOf(0)));
    QVERIFY(cache.write(keyOf(3), QByteArray(1000, 'x')));
    QVERIFY(cache.sizeOf(keyOf(0)));
    QVERIFY(!cache.sizeOf(keyOf(1)));
    QCOMPARE(cache.stats().evictions, 1);
    QCOMPARE(filesIn(dir.path()).size(), 3);
}

void tst_SegmentCache::findsEveryBitFlip()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"x.seg"_s);
    const QByteArray payload = QByteArray("segment ").repeated(40);
    QVERIFY(writeCacheFile(path, keyOf(1), payload));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray good = file.readAll();
    file.close();
    for (qsizetype bit = 0; bit < good.size() * 8; ++bit) {
        QByteArray bad = good;
        bad[bit / 8] = char(bad[bit / 8] ^ (1 << bit % 8));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(bad);
        file.close();
        QVERIFY(!openCacheFile(path, keyOf(1)));
    }
}

void tst_SegmentCache::findsTruncatedExtendedAndSwappedFiles()
{
    const QTemporaryDir dir;
    SegmentCache cache(dir.path(), 1'000'000);
    QVERIFY(cache.write(keyOf(1), "one"));
    QVERIFY(cache.write(keyOf(2), "two"));
    const QStringList files = filesIn(dir.path());
    QVERIFY(QFile::rename(files[0], files[0] + u".x"_s));
    QVERIFY(QFile::rename(files[1], files[0]));
    QVERIFY(QFile::rename(files[0] + u".x"_s, files[1]));
    QVERIFY(!cache.open(keyOf(1)));
    QVERIFY(!cache.open(keyOf(2)));
    QVERIFY(cache.write(keyOf(1), "one"));
    QFile file(filesIn(dir.path()).first());
    QVERIFY(file.resize(file.size() - 1));
    QVERIFY(!cache.open(keyOf(1)));
    QVERIFY(cache.write(keyOf(1), "one"));
    QVERIFY(file.resize(file.size() + 1));
    QVERIFY(!cache.open(keyOf(1)));
}

void tst_SegmentCache::worksWithoutADirectory()
{
    SegmentCache cache(u"/proc/nowhere"_s, 1000);
    QVERIFY(!cache.stats().problem.isEmpty());
    QVERIFY(cache.write(keyOf(1), "one"));
    QVERIFY(!cache.open(keyOf(1)));
}

QTEST_APPLESS_MAIN(tst_SegmentCache)
#include "tst_SegmentCache.moc"
