// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/ClusterWalker.h"
#include "tests/support/EbmlBytes.h"

#include <QTest>

using namespace cuegate;
using namespace cuegate::test;
using Step = ClusterWalker::Step;

static QByteArray cluster(quint64 timestamp, const QByteArray &blocks)
{
    return ebml(mkv::Cluster, ebmlUint(mkv::Timestamp, timestamp) + blocks);
}

/// Frames and the lace header of \p hex, as a block of one of the kinds of lacing.
static QList<qsizetype> laceSizes(quint8 flags, const QByteArray &frames, bool *isGood = nullptr)
{
    MatroskaBlock block;
    block.lacing = static_cast<MatroskaBlock::Lacing>(flags);
    block.frames = frames;
    std::vector<QByteArrayView> views;
    const bool good = splitLaces(block, views);
    if (isGood)
        *isGood = good;
    QList<qsizetype> sizes;
    for (const QByteArrayView &view : views)
        sizes << view.size();
    return sizes;
}

class tst_ClusterWalker : public QObject
{
    Q_OBJECT

    static QList<qint64> times(const QByteArray &bytes)
    {
        QList<qint64> times;
        ClusterWalker walker(0, bytes.size());
        while (walker.next(QByteArrayView(bytes).sliced(walker.positionBytes())) == Step::Block) {
            times << walker.block().timestamp;
            walker.advance();
        }
        return times;
    }

private Q_SLOTS:
    void findsBlocksInClustersAndBetweenVoids()
    {
        const QByteArray bytes =
            cluster(1000, keyBlock(1, -5, "a") + ebml(mkv::Void, QByteArray(9, '\0')) +
                              ebml(mkv::BlockGroup, {ebmlUint(mkv::BlockDuration, 9),
                                                     ebml(mkv::Block, blockPayload(1, 7, 0, "b"))})) +
            ebml(mkv::Void, QByteArray(30, '\0')) + cluster(2000, keyBlock(1, 0, "c"));
        QCOMPARE(times(bytes), (QList<qint64>{995, 1007, 2000}));
    }
    void endsClustersOfUnknownSizeAtTheNextSegmentChild()
    {
        const QByteArray begin =
            ebmlUnknownSize(mkv::Cluster) + ebmlUint(mkv::Timestamp, 5) + keyBlock(1, 0, "a");
        QCOMPARE(times(begin + begin + ebml(mkv::Tags, QByteArray(20, 'x')) + begin),
                 (QList<qint64>{5, 5, 5}));
    }
    void tellsABlockByItsFirstBytes()
    {
        const QByteArray bytes = cluster(0, keyBlock(1, 40, QByteArray(5000, 'f')));
        ClusterWalker walker(0, bytes.size());
        QCOMPARE(walker.next(bytes.first(60)), Step::Block);
        QVERIFY(!walker.block().isComplete);
        QCOMPARE(walker.block().timestamp, 40);
        const qint64 at = walker.positionBytes();
        QCOMPARE(at + walker.neededBytes(), bytes.size());
        QCOMPARE(walker.next(bytes.sliced(at)), Step::Block);
        QVERIFY(walker.block().isComplete);
        QCOMPARE(walker.block().frames.size(), 5000);
    }
    void givesTheSameForEveryCut()
    {
        const QByteArray bytes =
            cluster(10, keyBlock(1, 1, "abc") +
                            ebml(mkv::BlockGroup, {ebml(mkv::Block, blockPayload(2, 2, 0, "defg")),
                                                   ebmlUint(mkv::ReferenceBlock, 1)})) +
            cluster(20, simpleBlock(1, 3, "h"));
        for (qsizetype step = 1; step < bytes.size(); ++step) {
            ClusterWalker walker(0, bytes.size());
            QList<qint64> found;
            qint64 available = step;
            for (int guard = 0; guard < 1000; ++guard) {
                const QByteArrayView rest = QByteArrayView(bytes).sliced(walker.positionBytes());
                const Step result = walker.next(rest.first(std::min<qint64>(available, rest.size())));
                if (result == Step::End)
                    break;
                QVERIFY(result != Step::Damaged);
                if (result == Step::Block && walker.block().isComplete) {
                    found << walker.block().timestamp;
                    if (walker.block().trackNumber == 2)
                        QVERIFY(!walker.block().isKeyframe);
                    walker.advance();
                    available = step;
                } else {
                    available = walker.neededBytes();
                }
            }
            QCOMPARE(found, (QList<qint64>{11, 12, 23}));
        }
    }
    void callsABlockBeyondItsClusterDamaged()
    {
        QByteArray bytes = cluster(0, keyBlock(1, 0, "abcdef"));
        bytes[bytes.size() - 11] = char(bytes[bytes.size() - 11] + 1); // the SimpleBlock's size
        ClusterWalker walker(0, bytes.size());
        QCOMPARE(walker.next(bytes), Step::Damaged);
    }
    void splitsLaces()
    {
        QCOMPARE(laceSizes(0, "abc"), (QList<qsizetype>{3}));
        QCOMPARE(laceSizes(1, QByteArray("\x02\xFF\x01\x02", 4) + QByteArray(256 + 2 + 5, 'x')),
                 (QList<qsizetype>{256, 2, 5}));
        QCOMPARE(laceSizes(2, QByteArray("\x02", 1) + QByteArray(9, 'x')), (QList<qsizetype>{3, 3, 3}));
        // 800, 500, 1000: the example of RFC 9559 section 10.3.2
        QCOMPARE(laceSizes(3, QByteArray::fromHex("0243205ed3") + QByteArray(2300, 'x')),
                 (QList<qsizetype>{800, 500, 1000}));
    }
    void refusesDamagedLaces_data()
    {
        QTest::addColumn<int>("flags");
        QTest::addColumn<QByteArray>("frames");
        QTest::newRow("empty") << 1 << QByteArray();
        QTest::newRow("xiph-without-end") << 1 << QByteArray("\x01\xFF\xFF", 3);
        QTest::newRow("xiph-too-big") << 1 << QByteArray("\x01\x09xx", 4);
        QTest::newRow("fixed-with-rest") << 2 << QByteArray("\x01xxx", 4);
        QTest::newRow("ebml-too-big") << 3 << QByteArray::fromHex("0101fffffffffffffe00");
        QTest::newRow("ebml-negative") << 3 << QByteArray::fromHex("02818000000000");
        QTest::newRow("ebml-cut") << 3 << QByteArray::fromHex("0240");
    }
    void refusesDamagedLaces()
    {
        QFETCH(const int, flags);
        QFETCH(const QByteArray, frames);
        bool isGood = true;
        laceSizes(quint8(flags), frames, &isGood);
        QVERIFY(!isGood);
    }
};

QTEST_APPLESS_MAIN(tst_ClusterWalker)
#include "tst_ClusterWalker.moc"
