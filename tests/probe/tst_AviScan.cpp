// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/Probe.h"
#include "core/probe/ScanIndex.h"
#include "tests/support/MemoryByteSource.h"
#include "tests/support/RiffBytes.h"

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
