// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/KeyframeSearch.h"
#include "core/probe/Probe.h"
#include "core/probe/ScanIndex.h"
#include "tests/support/MatroskaFile.h"
#include "tests/support/MemoryByteSource.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

using Info = Result<std::shared_ptr<const MediaInfo>>;

static constexpr qint64 kMs = 1'000'000;

static Info scanned(const ByteSource &source, const CancelToken &cancel = {})
{
    const Info found = probe(source, u"test.mkv"_s, {});
    return found ? scanIndex(source, **found, cancel, {}) : found;
}

static QByteArray frame(qsizetype bytes = 100)
{
    return QByteArray(bytes, 'x');
}

static MatroskaFile withoutCues()
{
    MatroskaFile file;
    file.cuesPlace = MatroskaFile::CuesPlace::None;
    return file;
}

static std::vector<qint64> timesMs(const MediaInfo &info)
{
    std::vector<qint64> times;
    for (const Keyframe &keyframe : info.keyframes.keyframes)
        times.push_back(keyframe.time / kMs);
    return times;
}

class tst_MatroskaScan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesTheClusterOfEachKeyframe_data()
    {
        QTest::addColumn<bool>("isUnknown");
        QTest::newRow("known sizes") << false;
        QTest::newRow("unknown sizes") << true;
    }
    void namesTheClusterOfEachKeyframe()
    {
        QFETCH(const bool, isUnknown);
        const auto size = isUnknown ? MatroskaFile::ClusterSize::Unknown : MatroskaFile::ClusterSize::Known;
        MatroskaFile file = withoutCues();
        file.addCluster(0, simpleBlock(2, 0, frame()) + keyBlock(1, 5, frame()) + simpleBlock(1, 45, frame()),
                        size);
        file.addCluster(1000, simpleBlock(1, 0, frame()) + simpleBlock(2, 3, frame()), size);
        file.addCluster(
            2000, keyBlock(1, 0, frame()) + simpleBlock(1, 40, frame()) + keyBlock(1, 400, frame()), size);
        const QByteArray bytes = file.bytes();
        const MemoryByteSource source(bytes);
        const Info info = scanned(source);
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        QCOMPARE((*info)->indexKind, IndexKind::Scan);
        QVERIFY((*info)->indexComplete);
        QCOMPARE(timesMs(**info), (std::vector<qint64>{5, 2000, 2400}));
        const qint64 third = bytes.indexOf(file.clusters[2]);
        QCOMPARE((*info)->keyframes.keyframes[0].offsetBytes, bytes.indexOf(file.clusters[0]));
        QCOMPARE((*info)->keyframes.keyframes[1].offsetBytes, third);
        QCOMPARE((*info)->keyframes.keyframes[2].offsetBytes, third);
    }

    void looksIntoClustersWhereKeyframesAreFarApart()
    {
        MatroskaFile file = withoutCues();
        for (int i = 0; i < 8; ++i) {
            // The keyframe comes after more than is read at once.
            const QByteArray blocks =
                simpleBlock(1, 0, frame(20'000)) +
                (i % 2 == 0 ? keyBlock(1, 1000, frame()) : simpleBlock(1, 1000, frame()));
            file.addCluster(quint64(i) * 5000, blocks);
        }
        const MemoryByteSource source(file.bytes());
        const Info info = scanned(source);
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        QCOMPARE(timesMs(**info), (std::vector<qint64>{1000, 11000, 21000, 31000}));
    }

    void readsLittle()
    {
        MatroskaFile file = withoutCues();
        constexpr int kClusters = 300;
        for (int i = 0; i < kClusters; ++i)
            file.addCluster(quint64(i) * 5000,
                            keyBlock(1, 0, frame(30'000)) + simpleBlock(1, 40, frame(30'000)));
        const MemoryByteSource source(file.bytes());
        const Info info = scanned(source);
        QVERIFY(info);
        QCOMPARE((*info)->keyframes.keyframes.size(), size_t(kClusters));
        QVERIFY2(source.reads() <= kClusters + 8, qPrintable(QString::number(source.reads())));
        QVERIFY2(source.bytesRead() <= (kClusters + 40) * 4096,
                 qPrintable(QString::number(source.bytesRead())));
    }

    void seesAReferenceBehindALongBlock()
    {
        const auto group = [](qint16 time, bool isReferring) {
            QByteArray children = ebml(mkv::Block, blockPayload(1, time, 0, frame(200'000)));
            if (isReferring)
                children += ebmlUint(mkv::ReferenceBlock, 1);
            return ebml(mkv::BlockGroup, children);
        };
        MatroskaFile file = withoutCues();
        file.addCluster(0, group(0, false) + group(40, true));
        file.addCluster(20'000, group(0, true) + group(40, false));
        const MemoryByteSource source(file.bytes());
        const Info info = scanned(source);
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        QCOMPARE(timesMs(**info), (std::vector<qint64>{0, 20040}));
    }

    void correctsAFalseDuration_data()
    {
        QTest::addColumn<double>("duration");
        QTest::newRow("missing") << 0.0;
        QTest::newRow("too long") << 900'000.0;
        QTest::newRow("too short") << 1000.0;
    }
    void correctsAFalseDuration()
    {
        QFETCH(const double, duration);
        MatroskaFile file = withoutCues();
        file.duration = duration;
        file.addCluster(0, keyBlock(1, 0, frame()));
        file.addCluster(5000,
                        keyBlock(1, 0, frame()) + simpleBlock(1, 40, frame()) + simpleBlock(1, 80, frame()));
        const MemoryByteSource source(file.bytes());
        const Info info = scanned(source);
        QVERIFY(info);
        QCOMPARE((*info)->durationNs, 5120 * kMs);
    }

    void endsAtTheLastWholeBlock()
    {
        MatroskaFile file = withoutCues();
        file.addCluster(0, keyBlock(1, 0, frame()) + simpleBlock(1, 40, frame()));
        file.addCluster(5000,
                        keyBlock(1, 0, frame()) + simpleBlock(1, 40, frame()) + simpleBlock(1, 80, frame()));
        QByteArray bytes = file.bytes();
        bytes.chop(30);
        const MemoryByteSource source(bytes);
        const Info info = scanned(source);
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        QCOMPARE(timesMs(**info), (std::vector<qint64>{0, 5000}));
        QCOMPARE((*info)->durationNs, 5080 * kMs);
        QVERIFY(!(*info)->notes.isEmpty());
    }

    void stopsWhereTheFileIsDamaged()
    {
        MatroskaFile file = withoutCues();
        file.addCluster(0, keyBlock(1, 0, frame()));
        file.addCluster(5000, keyBlock(1, 0, frame()));
        file.addCluster(10'000, keyBlock(1, 0, frame()));
        QByteArray bytes = file.bytes();
        const qsizetype third = bytes.indexOf(file.clusters[2]);
        bytes.replace(third, 8, QByteArray(8, '\0'));
        const MemoryByteSource source(bytes);
        const Info info = scanned(source);
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        QCOMPARE(timesMs(**info), (std::vector<qint64>{0, 5000}));
        QCOMPARE(std::get<MatroskaLayout>((*info)->layout).segmentEndBytes, third);
        QVERIFY((*info)->notes.last().contains(QString::number(third)));
    }

    void usesTheClustersWhereCuesAreFalse()
    {
        MatroskaFile file;
        file.addCluster(0, keyBlock(1, 0, frame()));
        file.addCluster(5000, keyBlock(1, 0, frame()));
        file.addCue(0, 1);
        file.addCue(5000, 0);
        const MemoryByteSource source(file.bytes());
        const Info found = probe(source, {}, {});
        QVERIFY(found);
        QCOMPARE((*found)->indexKind, IndexKind::None);
        QVERIFY(canScan(**found));
        const Info info = scanned(source);
        QVERIFY(info);
        QCOMPARE(timesMs(**info), (std::vector<qint64>{0, 5000}));
    }

    void leavesOutTimesThatGoBackOrJumpFar()
    {
        MatroskaFile file = withoutCues();
        for (const quint64 time : {0, 5000, 900'000'000, 10'000, 9000, 15'000})
            file.addCluster(time, keyBlock(1, 0, frame()));
        const MemoryByteSource source(file.bytes());
        const Info info = scanned(source);
        QVERIFY(info);
        QCOMPARE(timesMs(**info), (std::vector<qint64>{0, 5000, 10'000, 15'000}));
        QCOMPARE((*info)->durationNs / (20'000 * kMs), 0);
    }

    void saysSoWhereThereIsNoKeyframe()
    {
        MatroskaFile file = withoutCues();
        file.addCluster(0, simpleBlock(1, 0, frame()) + keyBlock(2, 0, frame()));
        const MemoryByteSource source(file.bytes());
        const Info info = scanned(source);
        QVERIFY(!info);
        QCOMPARE(info.error().code, ErrorCode::MediaNoIndex);
    }

    void searchesClustersOfEitherSize_data()
    {
        QTest::addColumn<bool>("isUnknown");
        QTest::newRow("known sizes") << false;
        QTest::newRow("unknown sizes") << true;
    }
    void searchesClustersOfEitherSize()
    {
        QFETCH(const bool, isUnknown);
        MatroskaFile file = withoutCues();
        file.duration = 40'000;
        for (int i = 0; i < 40; ++i) {
            const bool isKey = i % 3 == 0;
            file.addCluster(quint64(i) * 1000, simpleBlock(1, 0, frame(20'000), isKey ? 0x80 : 0),
                            isUnknown ? MatroskaFile::ClusterSize::Unknown
                                      : MatroskaFile::ClusterSize::Known);
        }
        const MemoryByteSource source(file.bytes());
        const Info found = probe(source, u"test.mkv"_s, {});
        QVERIFY2(found, found ? "" : qPrintable(found.error().message));
        QVERIFY(canSearch(**found));
        const Info info = scanIndex(source, **found, {}, {});
        QVERIFY(info);
        const std::vector<Keyframe> &keyframes = (*info)->keyframes.keyframes;
        QCOMPARE(keyframes.size(), size_t(14));
        for (const Keyframe &keyframe : keyframes) {
            const auto searched = keyframeNear(source, **found, keyframe.time - 500 * kMs, nullptr, {});
            QVERIFY2(searched, searched ? "" : qPrintable(searched.error().message));
            QCOMPARE(*searched, keyframe);
        }
        QCOMPARE(keyframeNear(source, **found, 39'500 * kMs, nullptr, {}).error().kind, ErrorKind::NotFound);
    }
    void stopsWhenCancelled()
    {
        MatroskaFile file = withoutCues();
        for (int i = 0; i < 100; ++i)
            file.addCluster(quint64(i) * 1000, keyBlock(1, 0, frame(10'000)));
        const MemoryByteSource source(file.bytes());
        const Info found = probe(source, {}, {});
        QVERIFY(found);
        const CancelSource cancel;
        const Info info = scanIndex(source, **found, cancel.token(), [&](ScanProgress progress) {
            if (progress.timeNs >= 5000 * kMs)
                cancel.cancel();
        });
        QVERIFY(!info);
        QCOMPARE(info.error().kind, ErrorKind::Cancelled);
        QVERIFY(source.reads() < 20);
    }
};

QTEST_GUILESS_MAIN(tst_MatroskaScan)
#include "tst_MatroskaScan.moc"
