// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/AccessUnitSplitter.h"
#include "core/media/AudioFrameSplitter.h"
#include "core/media/AvcConfig.h"
#include "core/media/NalUnits.h"
#include "tests/media/HeaderBytes.h"
#include "tests/support/TransportBytes.h"

#include <QRandomGenerator>
#include <QTest>

#include <set>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

/// avcC of a stream whose pictures may be fields.
static QByteArray interlacedConfig()
{
    BitWriter sps;
    sps.bits(0x67, 8);
    sps.bits(77, 8);
    sps.bits(0, 8);
    sps.bits(30, 8);
    for (const quint32 value :
         {0, 0, 2, 1}) // id, frame number of 4 bits, order count type 2, reference frames
        ue(sps, value);
    sps.bits(0, 1);
    ue(sps, 19);
    ue(sps, 8);
    sps.bits(0b00100, 5); // frame_mbs_only_flag 0, …
    sps.bits(1, 1);
    const QByteArray nal = sps.take();
    const QByteArray pps = QByteArray::fromHex("68ef8fcb");
    return makeAvcConfig({nal}, {pps}, 4).value_or(QByteArray());
}

/// A field's (or frame's) access unit.
static QByteArray slice(quint32 frameNumber, std::optional<bool> isBottom, bool isIdr = false)
{
    BitWriter bits;
    bits.bits(isIdr ? 0x65 : 0x41, 8);
    ue(bits, 0);
    ue(bits, isIdr ? 7 : 5);
    ue(bits, 0);
    bits.bits(frameNumber, 4);
    bits.bits(isBottom ? 1 : 0, 1);
    if (isBottom)
        bits.bits(*isBottom ? 1 : 0, 1);
    bits.bits(0x5555, 16);
    return kDelimiter + kStartCode + bits.take() + QByteArray(40, 's');
}

static PesStamp stamp(qint64 offsetBytes, qint64 pts)
{
    return {offsetBytes, pts, pts};
}

class tst_StreamSplitters : public QObject
{
    Q_OBJECT

    static QByteArray withoutZeros(QByteArray bytes)
    {
        while (bytes.endsWith('\0'))
            bytes.chop(1);
        return bytes;
    }

private Q_SLOTS:
    void cutsAccessUnitsHoweverTheyLieInPesPackets_data()
    {
        QTest::addColumn<int>("pieceBytes");
        QTest::newRow("one PES packet") << 1'000'000;
        for (const int size : {1, 7, 100, 333, 1500})
            QTest::addRow("%d bytes", size) << size;
    }
    void cutsAccessUnitsHoweverTheyLieInPesPackets()
    {
        QFETCH(const int, pieceBytes);
        QByteArrayList units;
        QByteArray stream;
        for (int i = 0; i < 20; ++i) {
            const QByteArray moreSlices =
                kStartCode + "\x41\x2A\x02" + QByteArray(100, 'w'); // not the first of its picture
            units << avcUnit(i % 5 == 0, QByteArray(50 + 40 * i, char('a' + i))) +
                         (i % 3 == 0 ? moreSlices : QByteArray());
            stream += units.back();
        }
        AccessUnitSplitter splitter(Codec::H264, {});
        std::vector<AccessUnit> done;
        std::set<qint64> stampOffsets;
        for (qsizetype at = 0; at < stream.size(); at += pieceBytes)
            splitter.add(stamp(at, at), stream.mid(at, pieceBytes), done);
        splitter.finish(done);
        QCOMPARE(done.size(), size_t(units.size()));
        qsizetype begin = 0;
        for (size_t i = 0; i < done.size(); ++i) {
            const QByteArray expected = units[qsizetype(i)].mid(1);
            QCOMPARE(withoutZeros(done[i].bytes), withoutZeros(expected));
            QCOMPARE(done[i].kind, i % 5 == 0 ? PictureKind::Keyframe : PictureKind::Other);
            if (done[i].stamp) {
                // Only the first to begin in a PES packet has its stamp.
                const qint64 offset = done[i].stamp->offsetBytes;
                QVERIFY(offset <= begin + 1 && begin + 1 < offset + pieceBytes);
                QVERIFY(stampOffsets.insert(offset).second);
            }
            begin += units[qsizetype(i)].size();
        }
        QVERIFY(done.front().stamp);
    }
    void joinsTheFieldsOfAFrame()
    {
        const QByteArray config = interlacedConfig();
        QVERIFY(!config.isEmpty());
        const QByteArrayList pieces{slice(0, false, true),  slice(0, true),  slice(1, true),  slice(1, false),
                                    slice(2, std::nullopt), slice(3, false), slice(4, false), slice(4, true)};
        AccessUnitSplitter splitter(Codec::H264, config);
        std::vector<AccessUnit> done;
        qint64 pts = 0;
        for (const QByteArray &piece : pieces)
            splitter.add(stamp(pts, pts), piece, done), pts += 1800;
        splitter.finish(done);
        std::vector<qint64> times;
        std::vector<int> slices;
        for (const AccessUnit &unit : done) {
            times.push_back(*unit.stamp->pts);
            int count = 0;
            AnnexBNals nals(unit.bytes);
            while (const auto nal = nals.next())
                count += (*nal)[0] == 0x65 || (*nal)[0] == 0x41;
            slices.push_back(count);
        }
        QCOMPARE(slices, (std::vector<int>{2, 2, 1, 1, 2})); // the field of number 3 is alone
        QCOMPARE(times, (std::vector<qint64>{0, 3600, 7200, 9000, 10800}));
        QCOMPARE(done.front().kind, PictureKind::Keyframe);
        // Without field pictures in the configuration nothing is joined.
        AccessUnitSplitter plain(Codec::H264, {});
        std::vector<AccessUnit> single;
        plain.add(stamp(0, 0), pieces.join(), single);
        plain.finish(single);
        QCOMPARE(single.size(), size_t(pieces.size()));
    }
    void cutsPicturesOfOtherCodecs_data()
    {
        QTest::addColumn<int>("codec");
        QTest::addColumn<QByteArrayList>("units");
        QTest::addColumn<QList<bool>>("keys");
        // Object sequence, layer and group of VOPs before an I-VOP; P; B; an I-VOP alone; end of the
        // sequence.
        QTest::newRow("MPEG-4 part 2")
            << int(Codec::Mpeg4Part2)
            << QByteArrayList{hex("000001b001 000001b509 00000100 0000012000c0 000001b2 4c61 000001b3 0010"
                                  "000001b6 10c0"),
                              hex("000001b6 51aa"), hex("000001b6 91aa"), hex("000001b6 11bb 000001b1")}
            << QList<bool>{true, false, false, true};
        // Sequence and entry point before a frame; a frame of two fields; one of slices; an entry point
        // again.
        QTest::newRow("VC-1") << int(Codec::Vc1)
                              << QByteArrayList{hex("0000010f d3fe 0000010e 1234 0000010d aa"),
                                                hex("0000010d bb 0000010c cc"),
                                                hex("0000010d bb 0000010b 80dd"),
                                                hex("0000010e 12 0000010d ee")}
                              << QList<bool>{true, false, false, true};
        QTest::newRow("MPEG-2")
            << int(Codec::Mpeg2Video)
            << QByteArrayList{hex("000001b3 1400 000001b8 0008 00000100 000fff 00000101 77"),
                              hex("00000100 0057ff 00000101 77"),
                              hex("000001b3 1400 00000100 000fff 000001b2 55 00000101 77")}
            << QList<bool>{true, false, true};
    }
    void cutsPicturesOfOtherCodecs()
    {
        QFETCH(const int, codec);
        QFETCH(const QByteArrayList, units);
        QFETCH(const QList<bool>, keys);
        QVERIFY(hasStartCodes(Codec(codec)));
        const QByteArray stream = units.join();
        for (const qsizetype pieceBytes : {qsizetype(1), qsizetype(5), stream.size()}) {
            AccessUnitSplitter splitter(Codec(codec), {});
            std::vector<AccessUnit> done;
            for (qsizetype at = 0; at < stream.size(); at += pieceBytes)
                splitter.add(stamp(at, at), stream.mid(at, pieceBytes), done);
            splitter.finish(done);
            QCOMPARE(done.size(), size_t(units.size()));
            for (size_t i = 0; i < done.size(); ++i) {
                QCOMPARE(done[i].bytes, units[qsizetype(i)]);
                QCOMPARE(done[i].kind == PictureKind::Keyframe, keys[qsizetype(i)]);
            }
        }
    }
    void believesARecoveryPointWithAnIntraPictureOnly_data()
    {
        QTest::addColumn<QByteArray>("sei");
        QTest::addColumn<quint32>("sliceType");
        QTest::addColumn<bool>("isKeyframe");
        const QByteArray recovery = hex("000001 06 06 01 84 80");
        QTest::newRow("recovery point, I") << recovery << 7U << true;
        QTest::newRow("recovery point behind another message, I")
            << hex("000001 06 05 02 ffff 06 01 84 80") << 7U << true;
        QTest::newRow("recovery point, P") << recovery << 5U << false;
        QTest::newRow("another message, I") << hex("000001 06 05 02 0606 80") << 7U << false;
        QTest::newRow("no message, I") << QByteArray() << 7U << false;
    }
    void believesARecoveryPointWithAnIntraPictureOnly()
    {
        QFETCH(const QByteArray, sei);
        QFETCH(const quint32, sliceType);
        BitWriter bits;
        bits.bits(0x41, 8);
        ues(bits, {0, sliceType, 0});
        bits.bits(0xFFFF, 16);
        const QByteArray begin = sei + hex("000001") + bits.take();
        QVERIFY(pictureKind(Codec::H264, begin, RandomAccess::NotIndicated) != PictureKind::Keyframe);
        const QByteArray unit = begin + QByteArray(16, 's');
        QTEST(pictureKind(Codec::H264, unit, RandomAccess::NotIndicated) == PictureKind::Keyframe,
              "isKeyframe");
    }
    void cutsAdtsFramesOverPesPackets_data()
    {
        QTest::addColumn<int>("pieceBytes");
        for (const int size : {1, 5, 64, 100, 200, 10'000})
            QTest::addRow("%d bytes", size) << size;
    }
    void cutsAdtsFramesOverPesPackets()
    {
        QFETCH(const int, pieceBytes);
        QByteArray stream;
        std::vector<qsizetype> begins;
        QRandomGenerator random(3);
        for (int i = 0; i < 30; ++i) {
            begins.push_back(stream.size());
            stream += adtsFrame(QByteArray(40 + int(random.bounded(60)), char(i)));
        }
        AudioFrameSplitter splitter(Codec::Aac);
        size_t number = 0;
        const auto check = [&](const AudioFrames &frames) {
            for (const AudioFrame &frame : frames.frames) {
                QVERIFY(number < begins.size());
                QCOMPARE(frame.bytes[0], char(number));
                QCOMPARE(frame.header.size(), 7);
                QCOMPARE(frame.pts.value_or(-1), qint64(number) * 1920 + 77);
                ++number;
            }
        };
        for (qsizetype at = 0; at < stream.size(); at += pieceBytes) {
            // The stamp is of the first frame that begins in the piece, if one does.
            const auto first = std::lower_bound(begins.begin(), begins.end(), at);
            const bool has = first != begins.end() && *first < at + pieceBytes;
            check(
                splitter.add(has ? std::optional<qint64>((first - begins.begin()) * 1920 + 77) : std::nullopt,
                             stream.mid(at, pieceBytes)));
        }
        check(splitter.finish());
        QCOMPARE(number, begins.size());
    }
    void findsFramesAgainAfterALoss()
    {
        QByteArray stream;
        for (int i = 0; i < 10; ++i)
            stream += adtsFrame(QByteArray(100, char(i)));
        AudioFrameSplitter splitter(Codec::Aac);
        // The tail of a frame with something like a header in it comes first.
        const QByteArray garbage =
            QByteArray(20, 'g') + adtsFrame(QByteArray(80, 'x')).first(9) + QByteArray(9, 'g');
        const AudioFrames frames = splitter.add(5000, QByteArray(garbage + stream));
        QCOMPARE(frames.frames.size(), 10U);
        QCOMPARE(frames.frames.front().pts.value_or(0), 5000);
        QCOMPARE(frames.frames[3].pts.value_or(0), 5000 + 3 * 1920);
    }
    void joinsTheSyncframesOfSixBlocks()
    {
        // E-AC-3 at 48 kHz: independent and dependent substream, frames of 2 blocks, 16 bytes each.
        const auto syncframe = [](bool isDependent) {
            BitWriter bits;
            bits.bits(0x0B77, 16);
            bits.bits(isDependent ? 1 : 0, 2);
            bits.bits(0, 3);
            bits.bits(7, 11);
            bits.bits(0, 2);
            bits.bits(1, 2); // two blocks
            bits.bits(2, 3);
            bits.bits(0, 1);
            bits.bits(16, 5);
            return bits.take().leftJustified(16, 'e', true);
        };
        QByteArray stream;
        for (int i = 0; i < 7; ++i)
            stream += syncframe(false) + syncframe(true);
        AudioFrameSplitter splitter(Codec::Eac3);
        const AudioFrames frames = splitter.add(0, stream);
        QCOMPARE(frames.frames.size(), 2U);
        QCOMPARE(frames.frames[0].bytes.size(), 6 * 16);
        QCOMPARE(frames.frames[0].samples, 1536U);
        QCOMPARE(frames.frames[1].pts.value_or(0), 2880);
        QCOMPARE(splitter.finish().frames.size(), 1U);
    }
    void cutsTrueHdUnits()
    {
        // A major sync for 48 kHz with one substream, then units without; the first nibble makes the parity.
        const auto unit = [](const QByteArray &sync, qsizetype sizeBytes, char fill) {
            QByteArray bytes(4, '\0');
            bytes[0] = char(sizeBytes / 2 >> 8);
            bytes[1] = char(sizeBytes / 2);
            bytes += sync;
            const qsizetype directory = bytes.size();
            bytes += QByteArray("\x10\x20", 2) + QByteArray(sizeBytes - bytes.size() - 2, fill);
            quint8 parity = 0;
            for (const qsizetype at : {qsizetype(0), qsizetype(1), directory, directory + 1})
                parity ^= quint8(bytes[at]);
            bytes[0] = char(quint8(bytes[0]) | quint8((~(parity >> 4 ^ parity) & 15) << 4));
            return bytes;
        };
        const QByteArray sync =
            QByteArray::fromHex("f8726fba00008001b752000000008c7f1105540000000000000000000000");
        QByteArray stream;
        for (int i = 0; i < 12; ++i)
            stream += unit(i % 4 == 2 ? sync.first(28) : QByteArray(), 60 + 2 * i, char(i));
        AudioFrameSplitter splitter(Codec::TrueHd);
        std::vector<AudioFrames> pieces;
        for (qsizetype at = 0; at < stream.size(); at += 100) {
            pieces.push_back(
                splitter.add(at == 100 ? std::optional<qint64>(4000) : std::nullopt, stream.mid(at, 100)));
            if (at == 500) // Blu-ray's AC-3 in between
                pieces.push_back(
                    splitter.add(77, QByteArray::fromHex("0b7700000840").leftJustified(256, 'a')));
        }
        pieces.push_back(splitter.finish());
        int number = 2; // those before the first major sync cannot be told from anything else
        for (const AudioFrames &frames : pieces) {
            for (const AudioFrame &frame : frames.frames) {
                QCOMPARE(frame.bytes.size(), 60 + 2 * number);
                QCOMPARE(frame.bytes.back(), char(number));
                QCOMPARE(frame.samples, 40U);
                QCOMPARE(frame.pts.value_or(-1), 4000 + 75 * (number - 2));
                ++number;
            }
        }
        QCOMPARE(number, 12);
    }
};

QTEST_APPLESS_MAIN(tst_StreamSplitters)
#include "tst_StreamSplitters.moc"
