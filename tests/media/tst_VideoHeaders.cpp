// SPDX-License-Identifier: GPL-3.0-or-later
// Headers of video with everything in them that few encoders write: what comes after it is still read right.
// ffmpeg's trace_headers reads the same values.
#include "core/media/Av1Header.h"
#include "core/media/H264Headers.h"
#include "core/media/HevcHeaders.h"
#include "tests/media/HeaderBytes.h"

#include <QTest>

using namespace cuegate;
using namespace cuegate::test;
using namespace Qt::StringLiterals;

/// Pixels of 4:3, BT.2020 and PQ, full range.
static void writeUsability(BitWriter &sps)
{
    sps.bits(1, 1);
    sps.bits(255, 8);
    sps.bits(4, 16);
    sps.bits(3, 16);
    sps.bits(0b10, 2);  // overscan
    sps.bits(1, 1);     // signal type
    sps.bits(0b101, 3); // format
    sps.bits(0b11, 2);  // full range, description
    sps.bits(9, 8);
    sps.bits(16, 8);
    sps.bits(9, 8);
    sps.bits(1, 1); // chroma location
    ues(sps, {0, 0});
}

/// 320x186, High 4:4:4 Predictive, interlaced, with scaling lists and picture order by differences.
static QByteArray richH264Sps()
{
    BitWriter sps;
    sps.bits(0x67, 8);
    sps.bits(244, 8);
    sps.bits(0, 8);
    sps.bits(40, 8);
    ues(sps, {0, 3});
    sps.bits(1, 1); // separate_colour_plane_flag
    ues(sps, {1, 0});
    sps.bits(0b01, 2); // seq_scaling_matrix_present_flag
    for (int list = 0; list < 12; ++list) {
        sps.bits(list % 3 != 1, 1);
        if (list % 3 == 0) { // to its end
            for (int i = 0; i < (list < 6 ? 16 : 64); ++i)
                se(sps, i % 2 ? 3 : -2);
        } else if (list % 3 == 2) { // ends with the third
            se(sps, 4);
            se(sps, -12 + 128);
            se(sps, -128);
        }
    }
    ues(sps, {2, 1});
    sps.bits(0, 1); // delta_pic_order_always_zero_flag
    se(sps, -1);
    se(sps, 1);
    ue(sps, 2);
    se(sps, 2);
    se(sps, -2);
    ue(sps, 2);
    sps.bits(0, 1);
    ues(sps, {19, 5});
    sps.bits(0b001, 3); // fields
    sps.bits(1, 1);
    ues(sps, {0, 0, 0, 3});
    sps.bits(1, 1);
    writeUsability(sps);
    sps.bits(1, 1);
    sps.bits(1001, 32);
    sps.bits(60000, 32);
    sps.bits(1, 1);
    sps.bits(1, 1); // nal_hrd_parameters_present_flag
    ue(sps, 1);
    sps.bits(0x11, 8);
    for (int i = 0; i < 2; ++i) {
        ues(sps, {1000, 2000});
        sps.bits(0, 1);
    }
    sps.bits(0x5A5A5, 20);
    sps.bits(0b0011, 4); // no HRD of the VCL, low delay, pic_struct, bitstream_restriction
    sps.bits(1, 1);
    ues(sps, {2, 1, 10, 10, 3, 4});
    return nalOf(sps);
}

/// 320x180, Main 4:4:4 of three temporal layers, with scaling lists, PCM and predicted reference sets.
static QByteArray richHevcSps()
{
    BitWriter sps;
    sps.bits(0x4201, 16);
    sps.bits(0, 4);
    sps.bits(2, 3);
    sps.bits(1, 1);
    for (const char byte : hex("04 08000000 9e0000000000 5d"))
        sps.bits(quint8(byte), 8);
    sps.bits(0b1101, 4); // both of layer 0, the level of layer 1
    sps.bits(0, 12);
    for (const char byte : hex("04 08000000 9e0000000000 3c"))
        sps.bits(quint8(byte), 8);
    sps.bits(63, 8);
    ues(sps, {0, 3});
    sps.bits(0, 1);
    ues(sps, {320, 184});
    sps.bits(1, 1);
    ues(sps, {0, 0, 0, 4, 2, 2, 4});
    sps.bits(1, 1);
    ues(sps, {1, 0, 0, 2, 1, 0, 4, 2, 0});
    ues(sps, {0, 2, 0, 3, 1, 1});
    sps.bits(0b11, 2); // scaling lists of its own
    for (int size = 0; size < 4; ++size) {
        for (int matrix = 0; matrix < 6; matrix += size == 3 ? 3 : 1) {
            sps.bits(matrix == 3, 1);
            if (matrix != 3) {
                ue(sps, 0);
                continue;
            }
            if (size > 1)
                se(sps, 2);
            for (int i = 0; i < (size == 0 ? 16 : 64); ++i)
                se(sps, i % 2 ? 1 : -1);
        }
    }
    sps.bits(0b111, 3); // asymmetric partitions, sample adaptive offset, PCM
    sps.bits(0x99, 8);
    ues(sps, {0, 0});
    sps.bits(1, 1);
    ue(sps, 3);
    ues(sps, {1, 0, 0}); // one picture before
    sps.bits(1, 1);
    sps.bits(0b11, 2); // predicted, one picture before
    ue(sps, 0);
    sps.bits(0b101, 3);
    sps.bits(0, 1); // not predicted
    ues(sps, {1, 1, 0});
    sps.bits(1, 1);
    ue(sps, 0);
    sps.bits(1, 1);
    sps.bits(1, 1); // long-term
    ue(sps, 2);
    for (int i = 0; i < 2; ++i)
        sps.bits(0x155, 9);
    sps.bits(0b11, 2);
    sps.bits(1, 1);
    writeUsability(sps);
    sps.bits(0, 3);
    sps.bits(1, 1); // default display window
    ues(sps, {1, 2, 3, 4});
    sps.bits(1, 1);
    sps.bits(1001, 32);
    sps.bits(30000, 32);
    sps.bits(0, 4);
    return nalOf(sps);
}

/// The end of a sequence header, from color_config() on, is of \p colour's bits.
static QByteArray av1Sequence(quint32 profile, const QByteArray &colour)
{
    BitWriter bits;
    bits.bits(profile, 3);
    bits.bits(0b00, 2);
    bits.bits(1, 1); // timing_info_present_flag
    bits.bits(1001, 32);
    bits.bits(48000, 32);
    bits.bits(1, 1);
    ue(bits, 1);     // a picture is two ticks; uvlc() is written as ue(v) is
    bits.bits(1, 1); // decoder_model_info_present_flag
    bits.bits(9, 5);
    bits.bits(7, 32);
    bits.bits(3, 5);
    bits.bits(3, 5);
    bits.bits(1, 1); // initial_display_delay_present_flag
    bits.bits(1, 5);
    for (int i = 0; i < 2; ++i) {
        bits.bits(0, 12);
        bits.bits(i == 0 ? 9 : 4, 5);
        if (i == 0)
            bits.bits(1, 1); // tier
        bits.bits(1, 1);
        bits.bits(0x155, 10);
        bits.bits(0x2AA, 10);
        bits.bits(0, 1);
        bits.bits(i == 0, 1);
        if (i == 0)
            bits.bits(5, 4);
    }
    bits.bits(8, 4);
    bits.bits(7, 4);
    bits.bits(319, 9);
    bits.bits(179, 8);
    bits.bits(1, 1); // frame_id_numbers_present_flag
    bits.bits(0x55, 7);
    bits.bits(0b111, 3);
    bits.bits(0b1010, 4);
    bits.bits(0b111, 3); // order hint
    bits.bits(0b01, 2);  // screen content tools without a choice
    bits.bits(0b01, 2);  // nor for integer motion vectors
    bits.bits(6, 3);
    bits.bits(0b110, 3);
    for (const char bit : colour)
        bits.bits(bit == '1', 1);
    bits.bits(0b011, 3); // separate_uv_delta_q or film grain, trailing bits
    return obu(1, bits.take());
}

class tst_VideoHeaders : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAnSpsOfH264WithScalingLists()
    {
        const auto sps = parseH264Sps(richH264Sps());
        QVERIFY2(sps, sps ? "" : qPrintable(sps.error().message));
        QCOMPARE(sps->width, 320U);
        QCOMPARE(sps->height, 186U);
        QCOMPARE(int(sps->chromaFormatIdc), 3);
        QCOMPARE(int(sps->bitDepthLuma), 9);
        QCOMPARE(int(sps->frameNumberBits), 6);
        QVERIFY(sps->hasColourPlanes);
        QVERIFY(sps->hasFieldPictures);
        QCOMPARE(sps->aspectHorizontal, 4U);
        QCOMPARE(sps->aspectVertical, 3U);
        QCOMPARE(sps->colour, (Colour{9, 16, 9, true}));
        QCOMPARE(sps->frameRateNumerator, 60000U);
        QCOMPARE(sps->frameRateDenominator, 2002U);
        QCOMPARE(int(sps->reorderFrames), 3);
    }
    void readsASliceOfAColourPlane()
    {
        const H264Sps sps = parseH264Sps(richH264Sps()).value();
        BitWriter bits;
        bits.bits(0x65, 8);
        ues(bits, {0, 7, 0});
        bits.bits(2, 2);    // colour_plane_id
        bits.bits(21, 6);   // frame_num
        bits.bits(0b11, 2); // a bottom field
        const QByteArray nal = bits.take();
        const auto slice = parseH264Slice(nal, sps);
        QVERIFY(slice);
        QVERIFY(slice->isIntra);
        QCOMPARE(slice->frameNumber, 21U);
        QCOMPARE(slice->structure, H264Slice::Structure::BottomField);
        QCOMPARE(parseH264Slice(nal.first(2), sps).error().kind, ErrorKind::CorruptInput);
    }
    void refusesImpossibleSizesOfH264_data()
    {
        QTest::addColumn<quint32>("widthMbs");
        QTest::addColumn<quint32>("crop");
        QTest::addColumn<bool>("isPossible");
        QTest::newRow("as wide as it can be") << 4096U << 0U << true;
        QTest::newRow("wider") << 4097U << 0U << false;
        QTest::newRow("all but a pair cropped") << 20U << 159U << true;
        QTest::newRow("all cropped") << 20U << 160U << false;
    }
    void refusesImpossibleSizesOfH264()
    {
        QFETCH(const quint32, widthMbs);
        QFETCH(const quint32, crop);
        BitWriter sps;
        sps.bits(0x67, 8);
        sps.bits(77, 8);
        sps.bits(0, 8);
        sps.bits(63, 8); // a level beyond all that are defined
        ues(sps, {0, 0, 0, 0, 1});
        sps.bits(0, 1);
        ues(sps, {widthMbs - 1, 10});
        sps.bits(0b111, 3);
        ues(sps, {0, crop, 0, 0});
        sps.bits(0, 1);
        const auto read = parseH264Sps(nalOf(sps));
        QTEST(read.has_value(), "isPossible");
        if (!read) {
            QCOMPARE(read.error().kind, ErrorKind::CorruptInput);
            return;
        }
        QCOMPARE(read->width, widthMbs * 16 - crop * 2);
        QCOMPARE(int(read->reorderFrames), 16);
    }
    void readsAnSpsOfHevcWithLayersAndLists()
    {
        const auto sps = parseHevcSps(richHevcSps());
        QVERIFY2(sps, sps ? "" : qPrintable(sps.error().message));
        QCOMPARE(sps->profileTierLevel, hex("04 08000000 9e0000000000 5d"));
        QCOMPARE(int(sps->temporalLayers), 3);
        QCOMPARE(int(sps->chromaFormatIdc), 3);
        QCOMPARE(int(sps->bitDepthChroma), 10);
        QCOMPARE(sps->width, 320U);
        QCOMPARE(sps->height, 180U);
        QCOMPARE(int(sps->reorderFrames), 2);
        QCOMPARE(sps->aspectHorizontal, 4U);
        QCOMPARE(sps->colour, (Colour{9, 16, 9, true}));
        QCOMPARE(sps->frameRateNumerator, 30000U);
        QCOMPARE(sps->frameRateDenominator, 1001U);
    }
    void refusesHevcOfNoSize()
    {
        BitWriter sps;
        sps.bits(0x4201, 16);
        sps.bits(1, 8);
        sps.bits(0x01600000, 32);
        sps.bits(0x00900000, 32);
        sps.bits(0x0000005d, 32);
        ues(sps, {0, 1, 320, 180});
        sps.bits(1, 1);
        ues(sps, {80, 80, 0, 0, 0, 0, 4, 1}); // 2 * 160 columns are outside of the window
        sps.bits(0, 16);
        QCOMPARE(parseHevcSps(nalOf(sps)).error().kind, ErrorKind::CorruptInput);
    }

    void readsAv1SequencesOfEachProfile_data()
    {
        QTest::addColumn<quint32>("profile");
        QTest::addColumn<QByteArray>("colour");
        QTest::addColumn<int>("bitDepth");
        QTest::addColumn<bool>("isSubsampledX");
        QTest::addColumn<bool>("isSubsampledY");
        QTest::addColumn<bool>("isFullRange");
        QTest::addColumn<QByteArray>("flags"); // of av1C's third byte
        const QByteArray bt709 = "1000000010000000100000001";
        QTest::newRow("Main, 10 bits, 4:2:0")
            << 0U << QByteArray("10" + bt709 + "001") << 10 << true << true << false << hex("cd");
        QTest::newRow("Main, grey") << 0U << QByteArray("01" + bt709 + "1") << 8 << true << true << true
                                    << hex("9c");
        QTest::newRow("High, 4:4:4") << 1U << QByteArray("0" + bt709 + "1") << 8 << false << false << true
                                     << hex("80");
        QTest::newRow("High, sRGB") << 1U << QByteArray("01000000010000110100000000") << 8 << false << false
                                    << true << hex("80");
        QTest::newRow("Professional, 10 bits, 4:2:2")
            << 2U << QByteArray("10000") << 10 << true << false << false << hex("c8");
        QTest::newRow("Professional, 12 bits, 4:4:4")
            << 2U << QByteArray("110000") << 12 << false << false << false << hex("e0");
        QTest::newRow("Professional, 12 bits, 4:2:0")
            << 2U << QByteArray("110001110") << 12 << true << true << false << hex("ee");
    }
    void readsAv1SequencesOfEachProfile()
    {
        QFETCH(const quint32, profile);
        QFETCH(const QByteArray, colour);
        const QByteArray whole = av1Sequence(profile, colour);
        const auto header = parseAv1SequenceHeader(whole);
        QVERIFY2(header, header ? "" : qPrintable(header.error().message));
        QCOMPARE(quint32(header->profile), profile);
        QCOMPARE(int(header->level), 9);
        QVERIFY(header->highTier);
        QCOMPARE(header->width, 320U);
        QCOMPARE(header->height, 180U);
        QCOMPARE(header->frameRateNumerator, 48000U);
        QCOMPARE(header->frameRateDenominator, 2002U);
        QTEST(int(header->bitDepth), "bitDepth");
        QTEST(header->subsamplingX, "isSubsampledX");
        QTEST(header->subsamplingY, "isSubsampledY");
        QTEST(header->colour.fullRange, "isFullRange");
        const QByteArray config = makeAv1Config(*header, whole);
        QCOMPARE(config.first(2), QByteArray(QByteArray("\x81") + char(profile << 5 | 9)));
        QTEST(config.sliced(2, 1), "flags");
        QCOMPARE(config.sliced(4), whole);
        for (qsizetype size = 0; size < whole.size(); ++size)
            QVERIFY(!parseAv1SequenceHeader(whole.first(size)));
    }
    void findsTheSequenceHeaderBehindOtherObus()
    {
        const QByteArray sequence = av1Sequence(0, "0000000");
        const QByteArray delimiter = obu(2, {});
        const QByteArray metadata = hex("2e 00 02 0102"); // with an extension
        QCOMPARE(findAv1SequenceHeader(QByteArray(delimiter + metadata + sequence + "more")).value(),
                 sequence);
        QCOMPARE(findAv1SequenceHeader(QByteArray(delimiter + metadata)).error().kind, ErrorKind::NotFound);
        QCOMPARE(findAv1SequenceHeader(QByteArray(delimiter + hex("8a00"))).error().kind,
                 ErrorKind::CorruptInput);
        QCOMPARE(findAv1SequenceHeader(QByteArray(delimiter + hex("0aff"))).error().kind,
                 ErrorKind::CorruptInput);
        QCOMPARE(parseAv1SequenceHeader(delimiter).error().kind, ErrorKind::CorruptInput);
    }
    void readsTheHeaderOfASinglePicture()
    {
        BitWriter bits;
        bits.bits(0b00011, 5); // still, reduced
        bits.bits(8, 5);
        bits.bits(0x88, 8);
        bits.bits(319, 9);
        bits.bits(179, 9);
        bits.bits(0b000000, 6);
        bits.bits(0b0000, 4); // 8 bits, colour, not described, limited range
        bits.bits(0b0001, 4);
        const auto header = parseAv1SequenceHeader(obu(1, bits.take()));
        QVERIFY(header);
        QCOMPARE(int(header->level), 8);
        QCOMPARE(header->width, 320U);
        QCOMPARE(header->height, 180U);
        QVERIFY(header->subsamplingX && header->subsamplingY);
    }
};

QTEST_APPLESS_MAIN(tst_VideoHeaders)
#include "tst_VideoHeaders.moc"
