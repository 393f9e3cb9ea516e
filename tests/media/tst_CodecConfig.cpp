// SPDX-License-Identifier: GPL-3.0-or-later
// Video headers and the choice of where a configuration comes from, spelled.
#include "core/media/Av1Header.h"
#include "core/media/AvcConfig.h"
#include "core/media/CodecConfig.h"
#include "core/media/CodecString.h"
#include "core/media/H264Headers.h"
#include "core/media/HevcHeaders.h"
#include "core/media/Vp9Header.h"
#include "tests/media/HeaderBytes.h"

#include <QTest>

using namespace cuegate;
using namespace cuegate::test;
using namespace Qt::StringLiterals;

// Made by x264 (320x180, High, 25 fps, reorder 2) and x265 (322x182, Main 10, PQ, 4:3 pixels, 29.97 fps).
static const char *kAvcSps = "6764000cacd941419f9f0110000003001000000303 20f142996000";
static const char *kAvcPps = "68ef8fcb";
static const char *kHevcSps =
    "42010102200000030090000003000003003ca00a880c1c44cd965654a4c2f0e6a12201 20800001f480003a9804";
// 1920x1080, High, level 4.0, without a VUI, pic_order_cnt_type 0
static const char *kPlainSps = "67640028acd100780227e540";

class tst_CodecConfig : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAnSpsOfH264()
    {
        const auto sps = parseH264Sps(hex(kAvcSps));
        QVERIFY2(sps, sps ? "" : qPrintable(sps.error().message));
        QCOMPARE(int(sps->profileIdc), 100);
        QCOMPARE(int(sps->levelIdc), 12);
        QCOMPARE(sps->width, 320U);
        QCOMPARE(sps->height, 180U);
        QCOMPARE(sps->frameRateNumerator / sps->frameRateDenominator, 25U);
        QCOMPARE(int(sps->reorderFrames), 2);
        QCOMPARE(sps->aspectHorizontal, 1U);
    }
    void infersTheReorderDepthWithoutAVui()
    {
        const auto sps = parseH264Sps(hex(kPlainSps));
        QVERIFY2(sps, sps ? "" : qPrintable(sps.error().message));
        QCOMPARE(sps->width, 1920U);
        QCOMPARE(sps->height, 1080U);
        QCOMPARE(int(sps->reorderFrames), 4); // 32768 / 8160
        QByteArray intra = hex(kPlainSps);
        intra[2] = 0x10; // constraint_set3_flag: High Intra
        QCOMPARE(int(parseH264Sps(intra)->reorderFrames), 0);
    }
    void readsAnSpsOfHevc()
    {
        const auto sps = parseHevcSps(hex(kHevcSps));
        QVERIFY2(sps, sps ? "" : qPrintable(sps.error().message));
        QCOMPARE(sps->width, 322U);
        QCOMPARE(sps->height, 182U);
        QCOMPARE(int(sps->bitDepthLuma), 10);
        QCOMPARE(sps->aspectHorizontal * 3, sps->aspectVertical * 4);
        QCOMPARE(sps->colour, (Colour{9, 16, 9, false}));
        QCOMPARE(sps->frameRateNumerator, 30000U);
        QCOMPARE(sps->frameRateDenominator, 1001U);
    }
    void rejectsEverySpsCutBeforeItsVui()
    {
        for (qsizetype size = 0; size < 10; ++size) {
            QVERIFY(!parseH264Sps(hex(kPlainSps).first(size)));
            QVERIFY(!parseHevcSps(hex(kHevcSps).first(size)));
        }
    }
    void buildsAvcCOfAnAnnexBCodecPrivate()
    {
        const QByteArray header = hex("00000001") + hex(kAvcSps).chopped(1) + hex("000001") + hex(kAvcPps);
        Track track = videoTrack(Codec::H264, header, u"V_MPEG4/ISO/AVC"_s);
        QVERIFY(!needsFirstSample(track));
        QVERIFY(samplesAreAnnexB(track));
        QVERIFY(completeCodecConfig(track, {}));
        QCOMPARE(track.codecConfig.first(6).toHex(), QByteArray("0164000cffe1"));
        QCOMPARE(track.codecConfig.last(4).toHex(), QByteArray("fdf8f800"));
        QCOMPARE(codecString(track), QByteArray("avc1.64000c"));
        QCOMPARE(track.video->width, 320U);
        QCOMPARE(int(track.video->reorderFrames), 2);
        QCOMPARE(track.codecPrivate, header);
    }
    void looksBehindTheBitmapInfoHeader()
    {
        const QByteArray header = hex("00000001") + hex(kAvcSps).chopped(1) + hex("00000001") + hex(kAvcPps);
        Track track = videoTrack(Codec::H264, QByteArray(40, 'b') + header, u"V_MS/VFW/FOURCC"_s);
        QVERIFY(!needsFirstSample(track));
        QVERIFY(completeCodecConfig(track, {}));
        QCOMPARE(codecString(track), QByteArray("avc1.64000c"));
        Track bare = videoTrack(Codec::H264, QByteArray(40, 'b'), u"V_MS/VFW/FOURCC"_s);
        QVERIFY(needsFirstSample(bare));
        QVERIFY(samplesAreAnnexB(bare));
        QVERIFY(completeCodecConfig(bare, QByteArray(header + hex("00000001 6588"))));
        QCOMPARE(bare.codecConfig, track.codecConfig);
    }
    void takesParameterSetsOfTheFirstSampleIfAvcCHasNone()
    {
        Track track = videoTrack(Codec::H264, {});
        track.codecConfig = hex("01 64000c fd e0 00");
        QVERIFY(needsFirstSample(track));
        QVERIFY(!completeCodecConfig(track, {}));
        const QByteArray sps = hex(kAvcSps).chopped(1);
        const QByteArray sample =
            '\0' + QByteArray(1, char(sps.size())) + sps + hex("0004") + hex(kAvcPps) + hex("0002 6588");
        QVERIFY(completeCodecConfig(track, sample));
        const auto avc = parseAvcConfig(track.codecConfig);
        QVERIFY(avc);
        QCOMPARE(avc->lengthSize, 2);
        QCOMPARE(avc->sps.size(), 1U);
        QVERIFY(!needsFirstSample(track));
    }
    void keepsTheConfigurationOfABox()
    {
        const QByteArray sps = hex(kPlainSps);
        Track track = videoTrack(Codec::H264, {});
        track.codecConfig = hex("01 640028 ff e1 00") + QByteArray(1, char(sps.size())) + sps +
                            hex("01 0004") + hex(kAvcPps) + hex("fd f8 f8 00");
        track.video->width = 1440;
        track.video->height = 1080;
        track.video->colour = {1, 1, 1, false};
        const QByteArray before = track.codecConfig;
        QVERIFY(completeCodecConfig(track, {}));
        QCOMPARE(track.codecConfig, before);
        QCOMPARE(track.video->width, 1440U);
        QCOMPARE(track.video->colour.primaries, 1);
    }
    void readsAnAv1SequenceHeader()
    {
        const auto header = parseAv1Config(hex("81000c00 0a0b000000043cfeccdaf90040"));
        QVERIFY(header);
        QCOMPARE(header->width, 320U);
        QCOMPARE(header->height, 180U);
        QCOMPARE(int(header->bitDepth), 8);
        QVERIFY(!parseAv1Config(hex("81000c")));
        QVERIFY(!parseAv1Config(hex("81000c00 0a0b0000")) ||
                parseAv1Config(hex("81000c00 0a0b0000"))->width == 0);
    }
    void takesVp9FeaturesOverTheFrame()
    {
        const QByteArray keyframe = hex("824983420013f00b360638241c184a00");
        Track track = videoTrack(Codec::Vp9, hex("010100 02011e 030108 040100"), u"V_VP9"_s);
        QVERIFY(completeCodecConfig(track, keyframe));
        QCOMPARE(track.codecConfig.toHex(), QByteArray("001e800202020000"));
        QCOMPARE(track.video->width, 320U);
        Track bare = videoTrack(Codec::Vp9, {}, u"V_VP9"_s);
        bare.defaultDurationNs = 40'000'000;
        QVERIFY(completeCodecConfig(bare, keyframe));
        QCOMPARE(bare.codecConfig.toHex(), QByteArray("000b820202020000"));
    }
    void knowsVp9Levels()
    {
        QCOMPARE(int(vp9Level(256, 144, 15)), 10);
        QCOMPARE(int(vp9Level(1280, 720, 30)), 31);
        QCOMPARE(int(vp9Level(1920, 1080, 30)), 40);
        QCOMPARE(int(vp9Level(1920, 1080, 60)), 41);
        QCOMPARE(int(vp9Level(3840, 2160, 60)), 51);
        QCOMPARE(int(vp9Level(0xffffffff, 0xffffffff, 1000)), 62);
    }
    void namesCodecsThatAreNotCopied()
    {
        Track track = audioTrack(Codec::Dts, {});
        const auto completed = completeCodecConfig(track, {});
        QCOMPARE(completed.error().kind, ErrorKind::Unsupported);
        QCOMPARE(completed.error().code, ErrorCode::MediaCodec);
    }
    void failsWithoutBytesWhereTheyAreNeeded()
    {
        for (const Codec codec : {Codec::H264, Codec::Hevc, Codec::Av1, Codec::Vp9}) {
            Track track = videoTrack(codec, {}, u"V_X"_s);
            QVERIFY(needsFirstSample(track));
            QVERIFY(!completeCodecConfig(track, {}));
        }
        for (const Codec codec : {Codec::Ac3, Codec::Eac3, Codec::Mp3}) {
            Track track = audioTrack(codec, {});
            QVERIFY(needsFirstSample(track));
            QVERIFY(!completeCodecConfig(track, {}));
        }
    }
};

QTEST_APPLESS_MAIN(tst_CodecConfig)
#include "tst_CodecConfig.moc"
