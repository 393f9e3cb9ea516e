// SPDX-License-Identifier: GPL-3.0-or-later
// Video headers and the choice of where a configuration comes from, spelled.
#include "core/media/Av1Header.h"
#include "core/media/AvcConfig.h"
#include "core/media/BitWriter.h"
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

// Made by ffmpeg (128x96, Main, 25 fps, may be reordered).
static const char *kMpeg2Sequence = "000001b3 08006013 ffffe018 000001b5 148a0001 0000";

// A core of 48 kHz, 5.1 and 512 samples, in 96 bytes.
static QByteArray dtsCore()
{
    BitWriter bits;
    bits.bits(0x7FFE8001, 32);
    bits.bits(1, 1);  // FTYPE
    bits.bits(31, 5); // SHORT
    bits.bits(0, 1);  // CPF
    bits.bits(15, 7); // blocks of 32 samples, less one
    bits.bits(95, 14);
    bits.bits(9, 6);  // AMODE
    bits.bits(13, 4); // SFREQ
    bits.bits(0, 5 + 5 + 3 + 1 + 1);
    bits.bits(2, 2); // LFF
    bits.alignToByte();
    return bits.take().leftJustified(96, '\0');
}

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
    void readsColoursOfVp9_data()
    {
        QTest::addColumn<QByteArray>("frame");
        QTest::addColumn<int>("profile");
        QTest::addColumn<int>("bitDepth");
        QTest::addColumn<Colour>("colour");
        // frame_marker, profile, …, frame_sync_code, [bit depth], color_space, [range, subsampling], size
        const auto frame = [](const char *bits) {
            BitWriter writer;
            for (const char bit : QByteArray(bits)) {
                if (bit != ' ')
                    writer.bits(bit == '1', 1);
            }
            writer.bits(319, 16);
            writer.bits(179, 16);
            writer.bits(0, 8);
            return writer.take();
        };
        QTest::newRow("sRGB") << frame("10 10 0 0 1 0 010010011000001101000010 111 0") << 1 << 8
                              << Colour{1, 13, 0, true};
        QTest::newRow("sRGB of 12 bits")
            << frame("10 11 0 0 0 1 0 010010011000001101000010 1 111 0") << 3 << 12 << Colour{1, 13, 0, true};
        QTest::newRow("BT.709, 4:4:4")
            << frame("10 10 0 0 1 0 010010011000001101000010 010 1 0 0 0") << 1 << 8 << Colour{1, 1, 1, true};
        QTest::newRow("BT.2020, 4:2:0 of 10 bits")
            << frame("10 01 0 0 1 0 010010011000001101000010 0 101 0") << 2 << 10 << Colour{9, 2, 9, false};
    }
    void readsColoursOfVp9()
    {
        QFETCH(const QByteArray, frame);
        QFETCH(const int, profile);
        QFETCH(const int, bitDepth);
        Track track = videoTrack(Codec::Vp9, {}, u"V_VP9"_s);
        const auto completed = completeCodecConfig(track, frame);
        QVERIFY2(completed, completed ? "" : qPrintable(completed.error().message));
        QCOMPARE(int(track.codecConfig[0]), profile);
        QCOMPARE(int(track.video->bitDepth), bitDepth);
        QCOMPARE(track.video->width, 320U);
        QCOMPARE(track.video->height, 180U);
        QTEST(track.video->colour, "colour");
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
    void saysWhatIsWrongWithAConfiguration_data()
    {
        QTest::addColumn<int>("codec");
        QTest::addColumn<QByteArray>("config");
        QTest::addColumn<QByteArray>("sample");
        QTest::addColumn<ErrorKind>("kind");
        const auto row = [](const char *name, Codec codec, const QByteArray &config, const QByteArray &sample,
                            ErrorKind kind = ErrorKind::CorruptInput) {
            QTest::newRow(name) << int(codec) << config << sample << kind;
        };
        row("avcC cut short", Codec::H264, hex("01 64000c ff e1 0010 67"), {});
        row("avcC with an SPS that is none", Codec::H264, hex("01 64000c ff e1 0002 6764 01 0002 68ce"), {});
        row("hvcC cut short", Codec::Hevc, hex("01 01 6000"), {});
        row("hvcC without an SPS", Codec::Hevc,
            hex("01 01 60000000 900000000000 5d f000 fc fd f8 f8 0000 0f 00"), hex("00000002 2801"));
        row("av1C cut short", Codec::Av1, hex("8108"), {});
        row("AV1 sample without a sequence", Codec::Av1, {}, hex("1200"), ErrorKind::NotFound);
        row("AV1 sequence cut short", Codec::Av1, {}, hex("0a020000"));
        row("vpcC of a profile that is none", Codec::Vp9, hex("04 1e 82 02 02 02 0000"), {});
        row("VP9 frame cut short", Codec::Vp9, {}, hex("82498342"));
        row("AudioSpecificConfig cut short", Codec::Aac, hex("11"), {});
        row("dOps cut short", Codec::Opus, hex("0002"), {});
        row("dfLa cut short", Codec::Flac, hex("80000022"), {});
        row("MP3 that is layer II", Codec::Mp3, {}, hex("fffda404"), ErrorKind::Unsupported);
    }
    void saysWhatIsWrongWithAConfiguration()
    {
        QFETCH(const int, codec);
        QFETCH(const QByteArray, config);
        QFETCH(const QByteArray, sample);
        const bool isVideo = Codec(codec) == Codec::H264 || Codec(codec) == Codec::Hevc ||
                             Codec(codec) == Codec::Av1 || Codec(codec) == Codec::Vp9;
        Track track = isVideo ? videoTrack(Codec(codec), {}) : audioTrack(Codec(codec), {});
        track.codecConfig = config;
        const auto completed = completeCodecConfig(track, sample);
        QVERIFY(!completed);
        QTEST(completed.error().kind, "kind");
        QVERIFY(!completed.error().message.isEmpty());
    }
    void saysWhatIsWrongWithACodecPrivate()
    {
        Track opus = audioTrack(Codec::Opus, "OpusHead\1", u"A_OPUS"_s);
        QCOMPARE(completeCodecConfig(opus, {}).error().kind, ErrorKind::CorruptInput);
        Track flac = audioTrack(Codec::Flac, "fLaC", u"A_FLAC"_s);
        QCOMPARE(completeCodecConfig(flac, {}).error().kind, ErrorKind::CorruptInput);
    }
    void makesTheConfigurationOfOldAacTracks()
    {
        Track track = audioTrack(Codec::Aac, {}, u"A_AAC/MPEG4/LC"_s);
        track.audio->sampleRate = 48000;
        track.audio->channels = 2;
        QVERIFY(completeCodecConfig(track, {}));
        QCOMPARE(track.codecConfig, hex("1190"));
        Track seven = track;
        seven.codecConfig.clear();
        seven.audio->channels = 7;
        QVERIFY(!completeCodecConfig(seven, {}));
    }
    void namesCodecsThatAreNotCopied()
    {
        Track track = audioTrack(Codec::TrueHd, {});
        const auto completed = completeCodecConfig(track, {});
        QCOMPARE(completed.error().kind, ErrorKind::Unsupported);
        QCOMPARE(completed.error().code, ErrorCode::MediaCodec);
    }
    void findsTheSequenceHeaderOfMpeg2()
    {
        const QByteArray header = hex(kMpeg2Sequence);
        const QByteArray group = hex("000001b8 00080040");
        const QByteArray picture = hex("00000100 000ffff8 000001b5 8ffff380 000001 01 1234");
        Track ofMatroska = videoTrack(Codec::Mpeg2Video, header, u"V_MPEG2"_s);
        QVERIFY(!needsFirstSample(ofMatroska));
        QVERIFY(completeCodecConfig(ofMatroska, {}));
        QCOMPARE(ofMatroska.codecConfig, header);
        QCOMPARE(int(ofMatroska.video->reorderFrames), 1);
        // Nothing else is changed, which conversions go by.
        QCOMPARE(ofMatroska.video->width, 0U);
        QCOMPARE(ofMatroska.video->frameRateNumerator, 0U);
        for (const QByteArray &behind : {QByteArray(group + picture), picture, header}) {
            Track bare = videoTrack(Codec::Mpeg2Video, {});
            QVERIFY(needsFirstSample(bare));
            QVERIFY(completeCodecConfig(bare, QByteArray(hex("0000") + header + behind)));
            QCOMPARE(bare.codecConfig, header);
        }
        const QByteArray user = hex("000001b2 41424300");
        Track withUserData = videoTrack(Codec::Mpeg2Video, QByteArray(header + user + group));
        QVERIFY(completeCodecConfig(withUserData, {}));
        QCOMPARE(withUserData.codecConfig, header + user);
        QByteArray inOrder = header;
        inOrder[inOrder.size() - 1] = char(0x80); // low_delay
        Track simple = videoTrack(Codec::Mpeg2Video, inOrder);
        QVERIFY(completeCodecConfig(simple, {}));
        QCOMPARE(int(simple.video->reorderFrames), 0);
        // Of MPEG-1, and behind a picture.
        for (const QByteArray &other : {header.first(12), QByteArray(picture + header)}) {
            Track track = videoTrack(Codec::Mpeg2Video, {});
            QVERIFY(!completeCodecConfig(track, other));
        }
    }
    void readsTheFirstFrameOfDts()
    {
        const QByteArray core = dtsCore();
        Track track = audioTrack(Codec::Dts, {});
        QVERIFY(completeCodecConfig(track, core));
        QCOMPARE(track.codecConfig, QByteArray("dtsc"));
        QCOMPARE(track.audio->sampleRate, 48000U);
        QCOMPARE(int(track.audio->channels), 6);
        QCOMPARE(track.audio->frameSamples, 512U);
        // Extensions follow, of twice the core's rate and two channels more, as the container says.
        Track finer = audioTrack(Codec::Dts, {});
        finer.audio->sampleRate = 96000;
        finer.audio->channels = 8;
        QVERIFY(completeCodecConfig(finer, QByteArray(core + hex("64582025 00000000 00000000"))));
        QCOMPARE(finer.codecConfig, QByteArray("dtsh"));
        QCOMPARE(finer.audio->sampleRate, 96000U);
        QCOMPARE(int(finer.audio->channels), 8);
        QCOMPARE(finer.audio->frameSamples, 1024U);
        for (const QByteArray &other :
             {QByteArray(hex("64582025") + core), QByteArray(hex("fe7f0180") + core), core.first(8)}) {
            Track none = audioTrack(Codec::Dts, {});
            QVERIFY(!completeCodecConfig(none, other));
        }
    }
    void failsWithoutBytesWhereTheyAreNeeded()
    {
        for (const Codec codec : {Codec::H264, Codec::Hevc, Codec::Av1, Codec::Vp9, Codec::Mpeg2Video}) {
            Track track = videoTrack(codec, {}, u"V_X"_s);
            QVERIFY(needsFirstSample(track));
            QVERIFY(!completeCodecConfig(track, {}));
        }
        for (const Codec codec : {Codec::Ac3, Codec::Eac3, Codec::Mp3, Codec::Dts}) {
            Track track = audioTrack(codec, {});
            QVERIFY(needsFirstSample(track));
            QVERIFY(!completeCodecConfig(track, {}));
        }
    }
};

QTEST_APPLESS_MAIN(tst_CodecConfig)
#include "tst_CodecConfig.moc"
