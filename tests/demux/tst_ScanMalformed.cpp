// SPDX-License-Identifier: GPL-3.0-or-later
// Scans of damaged and hostile files end soon, in bounds, with whatever answer (FAULTS.md I1, I3, I5, I6).
#include "core/demux/SampleReader.h"
#include "core/plan/SegmentPlan.h"
#include "core/probe/Probe.h"
#include "core/probe/ScanIndex.h"
#include "tests/support/BoxBytes.h"
#include "tests/support/KeyframeSpans.h"
#include "tests/support/MatroskaFile.h"
#include "tests/support/MemoryByteSource.h"
#include "tests/support/RiffBytes.h"
#include "tests/support/SharedMedia.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

static constexpr qint64 kLongestMs = 3000;

/// Probes, scans and reads; returns false if it took too long.
static bool survives(const QByteArray &bytes)
{
    QElapsedTimer timer;
    timer.start();
    const MemoryByteSource source(bytes);
    const auto found = probe(source, {}, {});
    if (found && canScan(**found)) {
        const auto info = scanIndex(source, **found, {}, {});
        if (info) {
            const std::vector<TrackId> tracks = trackIdsOf(**info);
            const SegmentPlan plan = makeSegmentPlan((*info)->keyframes, 0, (*info)->sizeBytes);
            for (size_t i = 0; i < std::min<size_t>(plan.spans.size(), 4); ++i)
                (void)readSamples(source, **info, tracks, plan.spans[i], {});
        }
    }
    return timer.elapsed() <= kLongestMs;
}

static QByteArray matroska()
{
    MatroskaFile file;
    file.cuesPlace = MatroskaFile::CuesPlace::None;
    for (int i = 0; i < 4; ++i) {
        const auto size = i % 2 == 0 ? MatroskaFile::ClusterSize::Known : MatroskaFile::ClusterSize::Unknown;
        file.addCluster(quint64(i) * 5000,
                        keyBlock(1, 0, "key") + simpleBlock(2, 1, "sound") + simpleBlock(1, 40, "more"),
                        size);
    }
    return file.bytes();
}

static QByteArray flv()
{
    QByteArray file = "FLV" + u8(1) + u8(5) + u32(9) + u32(0);
    const auto add = [&](quint8 type, quint8 timeMs, const QByteArray &data) {
        file += u8(type) + u8(0) + u16(quint16(data.size())) + u16(0) + u8(timeMs) + u8(0) + u8(0) + u16(0) +
                data + u32(quint32(data.size()) + 11);
    };
    add(9, 0, QByteArray::fromHex("17000000000142c00bffe1000467420c0b01000268ce"));
    add(8, 0, QByteArray::fromHex("af001190"));
    for (quint8 i = 0; i < 6; ++i) {
        add(9, quint8(i * 40), QByteArray::fromHex(i % 3 == 0 ? "1701000000" : "2701000028") + "picture");
        add(8, quint8(i * 23), QByteArray::fromHex("af01") + "sound");
    }
    return file;
}

static QByteArray avi()
{
    AviFile file;
    file.streams = aviVideo("XVID") + aviMp3();
    for (int i = 0; i < 8; ++i) {
        const QByteArray id = i % 2 == 0 ? "00dc" : "01wb";
        file.index += id + le32s({0x10, 4 + quint32(file.movi.size()), 20});
        file.movi += riffChunk(id, QByteArray(20, char('a' + i)));
    }
    file.index = riffChunk("idx1", file.index);
    return file.bytes();
}

/// An OpenDML index whose only entry leads to \p offset.
static QByteArray aviWithSuperIndex(quint64 offset, quint32 size)
{
    QByteArray index = le16(4) + QByteArray(2, '\0') + le32s({1}) + "00dc" + QByteArray(12, '\0');
    index += le32(quint32(offset)) + le32(quint32(offset >> 32)) + le32s({size, 1});
    AviFile file;
    file.streams = aviVideo("XVID", riffChunk("indx", index));
    file.movi = riffChunk("00dc", "picture");
    return file.bytes();
}

static QByteArray sharedMovie()
{
    for (const QString &path : sharedMediaFiles({u".mp4"_s})) {
        QFile file(path);
        if (path.contains(u"multiple_sidx"_s) && file.open(QIODevice::ReadOnly))
            return file.readAll();
    }
    return {};
}

class tst_ScanMalformed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void survivesMutations_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("matroska") << matroska();
        QTest::newRow("flv") << flv();
        QTest::newRow("avi") << avi();
        if (const QByteArray movie = sharedMovie(); !movie.isEmpty())
            QTest::newRow("fragmented movie") << movie;
    }
    void survivesMutations()
    {
        QFETCH(const QByteArray, file);
        QRandomGenerator random(20261125);
        constexpr int kMutants = 500;
        constexpr std::array<char, 6> kNasty{'\0', '\x01', '\x7F', '\x80', '\xFE', '\xFF'};
        for (int i = 0; i < kMutants; ++i) {
            QByteArray mutant = file;
            const int changes = random.bounded(1, 6);
            for (int k = 0; k < changes; ++k) {
                const qsizetype at = random.bounded(std::min<int>(int(mutant.size()), 8192));
                mutant[at] =
                    random.bounded(2) == 0 ? kNasty[size_t(random.bounded(6))] : char(random.bounded(256));
            }
            if (i % 4 == 0)
                mutant.truncate(random.bounded(int(mutant.size())));
            QVERIFY2(survives(mutant), qPrintable(QString::number(i)));
        }
    }

    void survivesTheBadOnesOfOthers()
    {
        for (const QString &path :
             sharedMediaFiles({u".mkv"_s, u".webm"_s, u".mp4"_s, u".mov"_s}, u"bad"_s)) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(survives(file.readAll()), qPrintable(path));
        }
    }

    void endsSoon_data()
    {
        QTest::addColumn<QByteArray>("file");
        const QByteArray begin =
            ebmlHeader() + ebmlUnknownSize(mkv::Segment) + ebml(mkv::Tracks, videoEntry());
        const QByteArray cluster = ebmlUnknownSize(mkv::Cluster) + ebmlUint(mkv::Timestamp, 0);
        const QByteArray key = keyBlock(1, 0, "key");
        const auto huge = [](quint32 id, quint64 size) -> QByteArray { return ebmlId(id) + ebmlSize(size); };
        QTest::newRow("a million empty elements")
            << begin + cluster + key + QByteArray("\xEC\x80").repeated(1'000'000);
        QTest::newRow("a hundred thousand Clusters")
            << begin + ebml(mkv::Cluster, ebmlUint(mkv::Timestamp, 1) + key).repeated(100'000);
        QTest::newRow("a million empty Clusters")
            << begin + QByteArray("\x1F\x43\xB6\x75\x80", 5).repeated(1'000'000);
        QTest::newRow("Cluster of 2^56-2")
            << begin + huge(mkv::Cluster, (1ULL << 56) - 2) + ebmlUint(mkv::Timestamp, 0) + key;
        QTest::newRow("Block of 2^56-2") << begin + cluster + key + huge(mkv::SimpleBlock, (1ULL << 56) - 2);
        QTest::newRow("BlockGroup of 2^50") << begin + cluster + key + huge(mkv::BlockGroup, 1ULL << 50) +
                                                   QByteArray("\xEC\x80").repeated(200'000);
        QTest::newRow("Timestamp of 2^62")
            << begin + ebmlUnknownSize(mkv::Cluster) + ebmlUint(mkv::Timestamp, 1ULL << 62) + key;
        QTest::newRow("a super index that is its own index") << aviWithSuperIndex(12, 4000);
        QTest::newRow("a super index beyond the end") << aviWithSuperIndex(1ULL << 63, 100);
        QTest::newRow("a super index of 4 GiB") << aviWithSuperIndex(12, 0xFFFFFFF0);
        AviFile lists{aviVideo("XVID"), QByteArray("LIST\4\0\0\0rec ", 12).repeated(200'000), {}};
        QTest::newRow("two hundred thousand lists") << lists.bytes();
        AviFile empty{aviVideo("XVID"), riffChunk("00dc", {}).repeated(300'000), {}};
        QTest::newRow("three hundred thousand empty pictures") << empty.bytes();
        QTest::newRow("tags of no bytes")
            << QByteArray(flv() + QByteArray(u8(9) + QByteArray(14, '\0')).repeated(200'000));
    }
    void endsSoon()
    {
        QFETCH(const QByteArray, file);
        QVERIFY(survives(file));
    }
};

QTEST_GUILESS_MAIN(tst_ScanMalformed)
#include "tst_ScanMalformed.moc"
