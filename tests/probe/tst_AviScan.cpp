// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/FileByteSource.h"
#include "core/probe/Probe.h"
#include "core/probe/ScanIndex.h"
#include "tests/support/CountingSource.h"
#include "tests/support/MemoryByteSource.h"
#include "tests/support/RiffBytes.h"

#include <QTemporaryFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

using Info = Result<std::shared_ptr<const MediaInfo>>;

static Info scanned(const ByteSource &source)
{
    const Info found = probe(source, u"test.avi"_s, {});
    return found ? scanIndex(source, **found, {}, {}) : found;
}

static std::vector<SampleTable::Entry> entriesOf(const Info &info, TrackId track)
{
    return std::get<MovieLayout>((*info)->layout).tables.at(track).entries(0, 1000);
}

/// An MPEG-4 picture of the given coding type (0: I, 1: P).
static QByteArray vop(int codingType, qsizetype bytes)
{
    return QByteArray("\x00\x00\x01\xB6", 4) + char(codingType << 6) + QByteArray(bytes - 5, 'v');
}

/// Six pictures (the third one empty), two chunks of sound; the entries of idx1 count from \p base.
static AviFile smallFile(quint32 base)
{
    AviFile avi;
    avi.streams = aviVideo("XVID") + aviMp3();
    const auto add = [&](const QByteArray &id, const QByteArray &payload, quint32 flags) {
        avi.index += id + le32s({flags, base + 4 + quint32(avi.movi.size()), quint32(payload.size())});
        avi.movi += riffChunk(id, payload);
    };
    add("00dc", vop(0, 101), 0x10);
    add("01wb", QByteArray(700, 'a'), 0x10);
    add("00dc", vop(1, 50), 0);
    add("00dc", {}, 0);
    add("00dc", vop(1, 51), 0);
    add("01wb", QByteArray(2000, 'b'), 0x10);
    add("00dc", vop(0, 52), 0x10);
    avi.index = riffChunk("idx1", avi.index);
    return avi;
}

namespace {

constexpr qint64 kRiffBytes = 1'100'000'000;
constexpr quint32 kFrameBytes = 1000;
constexpr int kFramesOfRiff = 10;

/// "movi" of a big RIFF: its frames first, then a hole, and an index at the end.
struct BigMovi
{
    QByteArray begin;
    QByteArray index;
    qint64 indexBytes = 0; ///< where the index stands
};

BigMovi bigMovi(qint64 moviBytes, qint64 endBytes)
{
    BigMovi movi;
    QByteArray entries;
    const QByteArray frame = riffChunk("00dc", QByteArray(kFrameBytes, 'j'));
    for (int i = 0; i < kFramesOfRiff; ++i) {
        entries += le32s({quint32(4 + movi.begin.size() + 8), kFrameBytes});
        movi.begin += frame;
    }
    const QByteArray base = le32(quint32(moviBytes)) + le32(quint32(quint64(moviBytes) >> 32));
    movi.index = riffChunk("ix00", QByteArray(le16(2) + QByteArray("\0\1", 2) + le32(kFramesOfRiff) + "00dc" +
                                              base + le32(0) + entries));
    movi.indexBytes = endBytes - movi.index.size();
    const qint64 holeBytes = movi.indexBytes - (moviBytes + 4 + movi.begin.size() + 8);
    movi.begin = "movi" + movi.begin + "JUNK" + le32(quint32(holeBytes));
    return movi;
}

QByteArray superIndex(const std::vector<BigMovi> &parts)
{
    QByteArray bytes =
        le16(4) + QByteArray(2, '\0') + le32(quint32(parts.size())) + "00dc" + le32s({0, 0, 0});
    for (const BigMovi &part : parts)
        bytes += le32s({quint32(part.indexBytes), quint32(quint64(part.indexBytes) >> 32),
                        quint32(part.index.size()), kFramesOfRiff});
    return riffChunk("indx", bytes);
}

} // namespace

class tst_AviScan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheFramesByEachIndex_data()
    {
        QTest::addColumn<QByteArray>("file");
        const AviFile avi = smallFile(0);
        QTest::newRow("offsets from movi") << avi.bytes();
        const quint32 moviAt = quint32(avi.bytes().indexOf("movi"));
        QTest::newRow("offsets from the file's beginning") << smallFile(moviAt).bytes();
        QTest::newRow("false offsets") << smallFile(13).bytes();
        AviFile without = avi;
        without.index.clear();
        QTest::newRow("no index") << without.bytes();
        AviFile records = without;
        records.movi = riffList("rec ", records.movi);
        QTest::newRow("no index, chunks in records") << records.bytes();
        const AviFile later{{}, without.movi, {}};
        QTest::newRow("a second RIFF")
            << AviFile{avi.streams, avi.movi.first(110), {}}.bytes() +
                   riffChunk("RIFF", "AVIX" + riffList("movi", avi.movi.sliced(110)));
    }
    void findsTheFramesByEachIndex()
    {
        QFETCH(const QByteArray, file);
        const MemoryByteSource source(file);
        const Info found = probe(source, {}, {});
        QVERIFY2(found, found ? "" : qPrintable(found.error().message));
        QCOMPARE((*found)->container, Container::Avi);
        QCOMPARE((*found)->tracks[0].codec, Codec::Mpeg4Part2);
        QCOMPARE((*found)->tracks[1].codec, Codec::Mp3);
        const Info info = scanned(source);
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        QCOMPARE((*info)->indexKind, IndexKind::Scan);
        const auto video = entriesOf(info, 1);
        QCOMPARE(video.size(), size_t(4));
        QCOMPARE(video[0].bytes, ByteRange::ofSize(file.indexOf(vop(0, 101)), 101));
        QCOMPARE(video[1].duration, 2U); // an empty chunk keeps the picture
        QCOMPARE(video[3].dts, 4);
        QCOMPARE((*info)->keyframes.keyframes.size(), size_t(2));
        QCOMPARE((*info)->keyframes.keyframes[1], (Keyframe{4, file.lastIndexOf(vop(0, 52))}));
        const auto sound = entriesOf(info, 2);
        QCOMPARE(sound.size(), size_t(2));
        QCOMPARE(sound[0].duration, 1152U);
        QCOMPARE(sound[1].duration, 2304U); // more than one block
        QCOMPARE((*info)->durationNs, 200'000'000);
    }

    void believesAnOpenDmlIndexWhereItIsTrue_data()
    {
        QTest::addColumn<bool>("isSuper");
        QTest::addColumn<int>("shift");
        QTest::newRow("of chunks") << false << 0;
        QTest::newRow("of indexes") << true << 0;
        QTest::newRow("of chunks, elsewhere") << false << 1;
        QTest::newRow("of indexes, behind the end") << true << 100'000;
    }
    void believesAnOpenDmlIndexWhereItIsTrue()
    {
        QFETCH(const bool, isSuper);
        QFETCH(const int, shift);
        const QByteArray first = vop(0, 100);
        const QByteArray second = vop(1, 60);
        const QByteArray movi = riffChunk("00dc", first) + riffChunk("00dc", second);
        // Indexes name the payload of a chunk; the super index names the chunk of an index.
        const auto make = [&](quint32 moviAt, quint32 indexAt) {
            const QByteArray chunks = le16(2) + QByteArray("\0\1", 2) + le32(2) + "00dc" +
                                      le32s({moviAt, 0, 0}) + le32s({12, 100, 120, 60 | 0x80000000});
            const QByteArray indexes = le16(4) + QByteArray(2, '\0') + le32(1) + "00dc" + le32s({0, 0, 0}) +
                                       le32s({indexAt, 0, quint32(8 + chunks.size()), 2});
            AviFile avi;
            avi.streams = aviVideo("XVID", riffChunk("indx", isSuper ? indexes : chunks));
            avi.movi = movi + (isSuper ? riffChunk("ix00", chunks) : QByteArray());
            return avi.bytes();
        };
        const QByteArray draft = make(0, 0);
        const auto moviAt = quint32(draft.indexOf("movi"));
        const auto indexAt = quint32(draft.indexOf("ix00"));
        const QByteArray file =
            isSuper ? make(moviAt, indexAt + quint32(shift)) : make(moviAt + quint32(shift), 0);
        const MemoryByteSource source(file);
        const Info info = scanned(source);
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        const auto video = entriesOf(info, 1);
        QCOMPARE(video.size(), size_t(2));
        QCOMPARE(video[0].bytes, ByteRange::ofSize(file.indexOf(first), 100));
        QCOMPARE(video[1].bytes, ByteRange::ofSize(file.indexOf(second), 60));
        QVERIFY(video[0].isSync && !video[1].isSync);
    }
    void knowsKeyframesWithoutAnIndex_data()
    {
        QTest::addColumn<QByteArray>("fourcc");
        QTest::addColumn<QByteArrayList>("frames");
        QTest::addColumn<QList<bool>>("keys");
        const QByteArray sets = QByteArray::fromHex("000000016742c00b0000000168ce");
        QTest::newRow("H.264") << QByteArray("H264")
                               << QByteArrayList{sets + QByteArray::fromHex("0000000165b8"),
                                                 QByteArray::fromHex("0000000141b8"), sets}
                               << QList<bool>{true, false, false};
        QTest::newRow("MS-MPEG-4") << QByteArray("DIV3") << QByteArrayList{"\x05..", "\x45..", "\x85.."}
                                   << QList<bool>{true, false, false};
        QTest::newRow("Motion JPEG") << QByteArray("MJPG") << QByteArrayList{"\xFF\xD8", "\xFF\xD8"}
                                     << QList<bool>{true, true};
    }
    void knowsKeyframesWithoutAnIndex()
    {
        QFETCH(const QByteArray, fourcc);
        QFETCH(const QByteArrayList, frames);
        QFETCH(const QList<bool>, keys);
        AviFile avi;
        avi.streams = aviVideo(fourcc);
        for (const QByteArray &frame : frames)
            avi.movi += riffChunk("00dc", frame);
        const MemoryByteSource source(avi.bytes());
        const Info info = scanned(source);
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        const auto video = entriesOf(info, 1);
        QCOMPARE(video.size(), size_t(keys.size()));
        for (size_t i = 0; i < video.size(); ++i)
            QCOMPARE(video[i].isSync, keys[qsizetype(i)]);
    }
    void readsLittleOfABigFileWithAnIndex()
    {
        constexpr int kParts = 5;
        const auto headOf = [](const std::vector<BigMovi> &parts) -> QByteArray {
            return riffList("hdrl",
                            riffChunk("avih", QByteArray(56, '\0')) + aviVideo("MJPG", superIndex(parts)));
        };
        const qint64 hdrlBytes = headOf(std::vector<BigMovi>(kParts)).size();
        const auto listHead = [](qint64 begin, qint64 end) -> QByteArray {
            return "LIST" + le32(quint32(end - begin - 8));
        };
        std::vector<BigMovi> parts;
        std::vector<qint64> lists;
        for (int i = 0; i < kParts; ++i) {
            lists.push_back(i * kRiffBytes + 12 + (i == 0 ? hdrlBytes : 0));
            parts.push_back(bigMovi(lists.back() + 8, (i + 1) * kRiffBytes));
        }
        QTemporaryFile sparse;
        QVERIFY(sparse.open());
        const auto put = [&](qint64 at, const QByteArray &bytes) {
            return sparse.seek(at) && sparse.write(bytes) == bytes.size();
        };
        for (int i = 0; i < kParts; ++i) {
            const qint64 begin = i * kRiffBytes;
            QVERIFY(
                put(begin, QByteArray("RIFF" + le32(quint32(kRiffBytes - 8)) + (i == 0 ? "AVI " : "AVIX"))));
            if (i == 0)
                QVERIFY(put(12, headOf(parts)));
            QVERIFY(put(lists[size_t(i)],
                        QByteArray(listHead(lists[size_t(i)], begin + kRiffBytes) + parts[size_t(i)].begin)));
            QVERIFY(put(parts[size_t(i)].indexBytes, parts[size_t(i)].index));
        }
        QVERIFY(sparse.flush());
        auto file = FileByteSource::open(sparse.fileName());
        QVERIFY(file);
        const CountingSource source(std::move(*file));
        const Info info = scanned(source);
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        const auto entries = entriesOf(info, 1);
        QCOMPARE(entries.size(), size_t(kParts * kFramesOfRiff));
        QVERIFY(entries.back().bytes.beginBytes > (kParts - 1) * kRiffBytes);
        qInfo("%d reads, %lld bytes of %lld", source.reads(), source.readBytes(), source.sizeBytes());
        QVERIFY(source.reads() <= 3 + kParts + 3);
        QVERIFY(source.readBytes() < 128 * 1024);
    }

    void tellsHowFarWalkingHasCome()
    {
        AviFile avi = smallFile(0);
        avi.index.clear();
        const MemoryByteSource source(avi.bytes());
        const Info found = probe(source, {}, {});
        QVERIFY(found);
        qint64 lastBytes = 0;
        const Info info =
            scanIndex(source, **found, {}, [&](ScanProgress at) { lastBytes = at.offsetBytes; });
        QVERIFY(info);
        QCOMPARE(lastBytes, avi.bytes().lastIndexOf("00dc"));
        QCOMPARE((*info)->notes.filter(u"walked through"_s).size(), 1);
    }

    void notesPackedFrames()
    {
        AviFile avi;
        avi.streams = aviVideo("DX50");
        avi.movi = riffChunk("00dc", QByteArray("\x00\x00\x01\xB2"
                                                "DivX503b1393p\0",
                                                18) +
                                         vop(0, 50));
        const MemoryByteSource source(avi.bytes());
        const Info info = scanned(source);
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        QCOMPARE((*info)->notes.filter(u"packed"_s).size(), 1);
    }

    /// Of a stream with B-frames: two empty chunks are the encoder's delay, fifty are a still picture.
    void tellsAnEncodersDelayFromAStill_data()
    {
        QTest::addColumn<int>("empty");
        QTest::addColumn<qint64>("second");
        QTest::newRow("no delay") << 0 << qint64(1);
        QTest::newRow("delay") << 2 << qint64(1);
        QTest::newRow("still") << 50 << qint64(51);
    }
    void tellsAnEncodersDelayFromAStill()
    {
        QFETCH(const int, empty);
        QFETCH(const qint64, second);
        constexpr int kIntra = 0, kPredicted = 1, kBidirectional = 2;
        AviFile avi;
        avi.streams = aviVideo("XVID");
        avi.movi = riffChunk("00dc", vop(kIntra, 101));
        for (int i = 0; i < empty; ++i)
            avi.movi += riffChunk("00dc", {});
        for (const int kind : {kPredicted, kBidirectional, kPredicted, kBidirectional, kPredicted})
            avi.movi += riffChunk("00dc", vop(kind, 50));
        const MemoryByteSource source(avi.bytes());
        const Info info = scanned(source);
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        std::vector<qint64> shown;
        for (const auto &entry : entriesOf(info, 1))
            shown.push_back(entry.pts);
        QCOMPARE(shown, (std::vector<qint64>{0, second, second + 1, second + 2, second + 3, second + 4}));
    }

    void endsAtTheLastWholeFrame()
    {
        for (const bool hasIndex : {true, false}) {
            AviFile avi = smallFile(0);
            QByteArray file = avi.bytes();
            file.truncate(file.lastIndexOf(vop(0, 52)) + 20);
            if (!hasIndex)
                file.truncate(file.indexOf(QByteArray(2000, 'b')) + 20);
            const MemoryByteSource source(file);
            const Info info = scanned(source);
            QVERIFY2(info, info ? "" : qPrintable(info.error().message));
            QCOMPARE(entriesOf(info, 1).size(), size_t(3));
            QVERIFY(!(*info)->notes.filter(u"cut off"_s).isEmpty());
        }
    }

    /// A film of 10^19 s, which overflowed (UBSan looks on).
    void reckonsWithAbsurdHeaders()
    {
        QByteArray file = smallFile(0).bytes();
        const qsizetype scaleAt = file.indexOf("strh") + 8 + 20;
        constexpr quint32 kAbsurd = 0xEFF00001;
        file.replace(scaleAt, 8, le32s({kAbsurd, 1}));
        file.replace(scaleAt + 12, 4, le32(kAbsurd)); // length
        const MemoryByteSource source(file);
        const Info info = scanned(source);
        QVERIFY(!info || (*info)->durationNs >= 0);
    }

    void saysSoWhereThereIsNoFrame()
    {
        AviFile avi;
        avi.streams = aviVideo("XVID");
        const MemoryByteSource source(avi.bytes());
        const Info info = scanned(source);
        QVERIFY(!info);
        QCOMPARE(info.error().code, ErrorCode::MediaNoIndex);
    }
};

QTEST_GUILESS_MAIN(tst_AviScan)
#include "tst_AviScan.moc"
