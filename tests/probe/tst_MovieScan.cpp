// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/Probe.h"
#include "core/probe/ScanIndex.h"
#include "tests/support/BoxBytes.h"
#include "tests/support/MemoryByteSource.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

using Info = Result<std::shared_ptr<const MediaInfo>>;

static Info scanned(const ByteSource &source)
{
    const Info found = probe(source, u"test.mp4"_s, {});
    return found ? scanIndex(source, **found, {}, {}) : found;
}

static const QByteArray kNoTables = fullBox("stts", 0, 0, u32(0)) + fullBox("stsz", 0, 0, u32s({0, 0})) +
                                    fullBox("stsc", 0, 0, u32(0)) + fullBox("stco", 0, 0, u32(0));

/// A video track 1 and a sound track 2; trex defaults: duration 40, size 100, no sync samples.
static QByteArray initialisation(const QByteArray &videoMore = {})
{
    TrackBytes video;
    video.entries = visualEntry("avc1", box("avcC", QByteArray::fromHex("0142c00bffe1000467"
                                                                        "42c00b01000268ce")));
    video.tables = kNoTables;
    video.more = videoMore;
    TrackBytes sound;
    sound.id = 2;
    sound.handler = "soun";
    sound.timescale = 48000;
    sound.entries = audioEntry("ac-3", box("dac3", QByteArray::fromHex("103da0")));
    sound.tables = kNoTables;
    const QByteArray mvex = box("mvex", fullBox("trex", 0, 0, u32s({1, 1, 40, 100, 0x01010000})) +
                                            fullBox("trex", 0, 0, u32s({2, 1, 1536, 50, 0})));
    return fileType("iso5") + box("moov", movieHeader(1000, 0) + video.trak() + sound.trak() + mvex);
}

static QByteArray tfdt(quint32 time)
{
    return fullBox("tfdt", 0, 0, u32(time));
}
static QByteArray moof(const QByteArray &trafs)
{
    return box("moof", fullBox("mfhd", 0, 0, u32(1)) + trafs);
}
static QByteArray mdat(qsizetype bytes)
{
    return box("mdat", QByteArray(bytes, 'm'));
}

/// A fragment of track 1: \p count samples by trex, the first one sync.
static QByteArray plainFragment(quint32 time, quint32 count)
{
    const auto make = [&](quint32 dataOffset) {
        return moof(box("traf", fullBox("tfhd", 0, 0x020000, u32(1)) + tfdt(time) +
                                    fullBox("trun", 0, 0x5, u32s({count, dataOffset, 0x02000000}))));
    };
    return make(quint32(make(0).size() + 8)) + mdat(count * 100);
}

static std::vector<SampleTable::Entry> entriesOf(const MediaInfo &info, TrackId track)
{
    const auto &tables = std::get<MovieLayout>(info.layout).tables;
    return tables.at(track).entries(0, 1000);
}

class tst_MovieScan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesDefaultsFromTrex()
    {
        const QByteArray begin = initialisation();
        const QByteArray first = plainFragment(0, 3);
        const MemoryByteSource source(begin + first + plainFragment(120, 2));
        const Info found = probe(source, {}, {});
        QVERIFY2(found, found ? "" : qPrintable(found.error().message));
        QCOMPARE((*found)->indexKind, IndexKind::None);
        const Info info = scanned(source);
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        QCOMPARE((*info)->indexKind, IndexKind::Scan);
        const auto entries = entriesOf(**info, 1);
        QCOMPARE(entries.size(), size_t(5));
        QCOMPARE(entries[1].dts, 40);
        QCOMPARE(entries[3].dts, 120);
        QCOMPARE(entries[0].bytes, ByteRange::ofSize(begin.size() + first.size() - 300, 100));
        QVERIFY(entries[0].isSync && !entries[1].isSync && entries[3].isSync);
        QCOMPARE((*info)->keyframes.keyframes.size(), size_t(2));
        QCOMPARE((*info)->keyframes.keyframes[1], (Keyframe{120, source.sizeBytes() - 200}));
        QCOMPARE((*info)->durationNs, 200'000'000);
        QCOMPARE((*info)->tracks[0].video->frameRateNumerator, 25U);
    }

    void findsTheDataByEachRule_data()
    {
        QTest::addColumn<quint32>("flags");
        QTest::addColumn<bool>("hasBase");
        QTest::newRow("default-base-is-moof") << 0x020000U << false;
        QTest::newRow("explicit base") << 0x000001U << true;
        QTest::newRow("end of the track before") << 0U << false;
    }
    void findsTheDataByEachRule()
    {
        QFETCH(const quint32, flags);
        QFETCH(const bool, hasBase);
        const QByteArray begin = initialisation();
        const auto make = [&](quint32 data) {
            const quint64 base = hasBase ? quint64(begin.size()) : 0;
            const QByteArray baseBytes = hasBase ? u64(base) : QByteArray();
            // Two runs of video, the second right behind the first, then sound.
            const QByteArray video = box("traf", fullBox("tfhd", 0, flags, u32(1) + baseBytes) + tfdt(0) +
                                                     fullBox("trun", 0, 0x5, u32s({2, data, 0x02000000})) +
                                                     fullBox("trun", 0, 0x200, u32s({1, 30})));
            const quint32 soundFlags = flags == 0 ? 0 : 0x1;
            const QByteArray soundData = flags == 0 ? QByteArray() : u32(data + 230);
            const QByteArray sound = box("traf", fullBox("tfhd", 0, flags, u32(2) + baseBytes) + tfdt(0) +
                                                     fullBox("trun", 0, soundFlags, u32(2) + soundData));
            return moof(video + sound);
        };
        const QByteArray head = make(quint32(make(0).size() + 8));
        const MemoryByteSource source(begin + head + mdat(330));
        const Info info = scanned(source);
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        const qint64 data = begin.size() + head.size() + 8;
        const auto video = entriesOf(**info, 1);
        const auto sound = entriesOf(**info, 2);
        QCOMPARE(video.size(), size_t(3));
        QCOMPARE(sound.size(), size_t(2));
        QCOMPARE(video[2].bytes, ByteRange::ofSize(data + 200, 30));
        QCOMPARE(sound[0].bytes, ByteRange::ofSize(data + 230, 50));
        QCOMPARE(sound[1].bytes, ByteRange::ofSize(data + 280, 50));
        QVERIFY(sound[1].isSync);
    }

    void prolongsTheSampleBeforeAGap()
    {
        const MemoryByteSource source(initialisation() + plainFragment(0, 2) + plainFragment(500, 2));
        const Info info = scanned(source);
        QVERIFY(info);
        const auto entries = entriesOf(**info, 1);
        QCOMPARE(entries[1].duration, 460U);
        QCOMPARE(entries[2].dts, 500);
    }

    void goesOnWhereTimesGoBack()
    {
        const MemoryByteSource source(initialisation() + plainFragment(1000, 2) + plainFragment(0, 2));
        const Info info = scanned(source);
        QVERIFY(info);
        const auto entries = entriesOf(**info, 1);
        QCOMPARE(entries[0].dts, 1000);
        QCOMPARE(entries[2].dts, 1080);
        QCOMPARE((*info)->notes.filter(u"jump"_s).size(), 1);
    }

    void appliesCompositionOffsetsAndTheEditList()
    {
        const QByteArray edit = box("edts", fullBox("elst", 0, 0, u32s({1, 0, 80, 0x10000})));
        const QByteArray begin = initialisation(edit);
        const QByteArray head =
            moof(box("traf", fullBox("tfhd", 0, 0x020000, u32(1)) + tfdt(0) +
                                 fullBox("trun", 1, 0xE01,
                                         u32s({2, 0, 10, 0x02000000, 80, 20, 0x01010000, quint32(-40)}))));
        const MemoryByteSource source(begin + head + mdat(30));
        const Info info = scanned(source);
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        const auto entries = entriesOf(**info, 1);
        QCOMPARE(entries[0].pts, 0);
        QCOMPARE(entries[0].dts, -80);
        QCOMPARE(entries[1].pts, -80);
        QCOMPARE(entries[1].bytes.sizeBytes(), 20);
    }

    void endsAtTheLastWholeSample()
    {
        QByteArray bytes = initialisation() + plainFragment(0, 3) + plainFragment(120, 3);
        bytes.chop(150);
        const MemoryByteSource source(bytes);
        const Info info = scanned(source);
        QVERIFY(info);
        QCOMPARE(entriesOf(**info, 1).size(), size_t(4));
        QVERIFY(!(*info)->notes.filter(u"cut off"_s).isEmpty());
    }

    void saysSoWhereNoFragmentFollows()
    {
        const MemoryByteSource source(initialisation());
        const Info info = scanned(source);
        QVERIFY(!info);
        QCOMPARE(info.error().code, ErrorCode::MediaNoIndex);
        QVERIFY(info.error().message.contains(u"initialisation"_s));
    }

    void isNotFooledByFalseCounts_data()
    {
        QTest::addColumn<QByteArray>("fragment");
        const auto of = [](const QByteArray &trun,
                           const QByteArray &tfhd = fullBox("tfhd", 0, 0x020000, u32(1))) -> QByteArray {
            return moof(box("traf", tfhd + tfdt(0) + trun)) + mdat(400);
        };
        const QByteArray noSize = fullBox("tfhd", 0, 0x020010, u32s({1, 0}));
        QTest::newRow("2^32 samples by default") << of(fullBox("trun", 0, 0x1, u32s({0xFFFFFFFF, 0})));
        QTest::newRow("2^32 samples of no bytes")
            << of(fullBox("trun", 0, 0x1, u32s({0xFFFFFFFF, 0})), noSize);
        QTest::newRow("2^31 entries") << of(fullBox("trun", 0, 0xF01, u32s({0x80000000, 0})));
        QTest::newRow("base 2^63") << of(fullBox("trun", 0, 0, u32(2)),
                                         fullBox("tfhd", 0, 1, u32(1) + u64(1ULL << 63)));
        QTest::newRow("base beyond the end")
            << of(fullBox("trun", 0, 0, u32(2)), fullBox("tfhd", 0, 1, u32(1) + u64(1ULL << 40)));
        QTest::newRow("before the beginning") << of(fullBox("trun", 0, 0x1, u32s({2, 0x80000000})));
        QTest::newRow("moof of 2^31") << u32(0x7FFFFFFF) + QByteArray("moof");
        QTest::newRow("moof up to the end") << u32(0) + QByteArray("moof");
        QTest::newRow("size smaller than its header") << u32(4) + QByteArray("moof");
    }
    void isNotFooledByFalseCounts()
    {
        QFETCH(const QByteArray, fragment);
        const MemoryByteSource source(initialisation() + plainFragment(0, 2) + fragment);
        const Info info = scanned(source);
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        const auto entries = entriesOf(**info, 1);
        QVERIFY(entries.size() < 20);
        for (const auto &entry : entries)
            QVERIFY(entry.bytes.beginBytes >= 0 && entry.bytes.endBytes <= source.sizeBytes());
    }
};

QTEST_GUILESS_MAIN(tst_MovieScan)
#include "tst_MovieScan.moc"
