// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/BlockCache.h"

#include <QTest>

using namespace cuegate;

class tst_BlockCache : public QObject
{
    Q_OBJECT
    const QByteArray m_block = QByteArray(BlockCache::kBlockBytes, 'x');

private Q_SLOTS:
    void dropsTheLeastRecentlyUsedBlock()
    {
        BlockCache cache(2 * BlockCache::kBlockBytes);
        const auto source = cache.addSource();
        cache.insert(source, 1, m_block);
        cache.insert(source, 2, m_block);
        QVERIFY(!cache.find(source, 1).isNull());
        cache.insert(source, 3, m_block);
        QVERIFY(cache.contains(source, 1));
        QVERIFY(!cache.contains(source, 2));
        QVERIFY(cache.contains(source, 3));
        QCOMPARE(cache.usedBytes(), 2 * BlockCache::kBlockBytes);
    }
    void keepsSourcesApart()
    {
        BlockCache cache(10 * BlockCache::kBlockBytes);
        const auto one = cache.addSource();
        const auto two = cache.addSource();
        cache.insert(one, 0, m_block);
        QVERIFY(cache.find(two, 0).isNull());
    }
    void forgetsASource()
    {
        BlockCache cache(10 * BlockCache::kBlockBytes);
        const auto one = cache.addSource();
        const auto two = cache.addSource();
        cache.insert(one, 0, m_block);
        cache.insert(two, 0, "short");
        cache.forget(one);
        QVERIFY(!cache.contains(one, 0));
        QCOMPARE(cache.usedBytes(), 5);
    }
    void staysWithinBoundsSmallerThanABlock()
    {
        BlockCache cache(100);
        const auto source = cache.addSource();
        cache.insert(source, 0, m_block);
        QCOMPARE(cache.usedBytes(), 0);
    }
};

QTEST_APPLESS_MAIN(tst_BlockCache)
#include "tst_BlockCache.moc"
