// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/CodecString.h"
#include "core/media/MediaInfo.h"
#include "tests/media/HeaderBytes.h"

#include <QSet>
#include <QTest>

using namespace cuegate;
using namespace cuegate::test;
using namespace Qt::StringLiterals;

class tst_CodecString : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hasAWordForEverything()
    {
        QSet<QLatin1StringView> words;
        for (const Container container :
             {Container::Matroska, Container::WebM, Container::Mp4, Container::QuickTime, Container::Avi,
              Container::Flv, Container::Ogg, Container::MpegTs, Container::Unknown})
            words.insert(containerWord(container));
        QCOMPARE(words.size(), 9);
        // Those of INTERFACE.md
        QCOMPARE(indexWord(IndexKind::Cues), "cues"_L1);
        QCOMPARE(indexWord(IndexKind::Moov), "moov"_L1);
        QCOMPARE(indexWord(IndexKind::Fragments), "moov"_L1);
        QCOMPARE(indexWord(IndexKind::Scan), "scan"_L1);
        QCOMPARE(indexWord(IndexKind::None), "none"_L1);
        QCOMPARE(trackTypeWord(TrackType::Video), "video"_L1);
        QCOMPARE(trackTypeWord(TrackType::Audio), "audio"_L1);
        QCOMPARE(trackTypeWord(TrackType::Subtitle), "subtitle"_L1);
        QCOMPARE(trackTypeWord(TrackType::Other), "other"_L1);
    }
    void isWhatTheStandardSays_data()
    {
        QTest::addColumn<int>("codec");
        QTest::addColumn<QByteArray>("config");
        QTest::addColumn<QByteArray>("codecs");
        QTest::addColumn<QByteArray>("sampleEntry");
        const auto row = [](const char *name, Codec codec, const char *config, const char *codecs,
                            const char *entry) {
            QTest::newRow(name) << int(codec) << hex(config) << QByteArray(codecs) << QByteArray(entry);
        };
        row("avc-high", Codec::H264, "01 640028 ff e0 00", "avc1.640028", "avc1");
        row("avc-constrained-baseline", Codec::H264, "01 42c01e ff e0 00", "avc1.42c01e", "avc1");
        const QByteArray sets = " 03 a0 0001 0002 4001 a1 0001 0002 4201 a2 0001 0002 4401";
        const auto hevc = [&](const char *name, const char *profileTierLevel, const char *codecs) {
            const QByteArray config = "01" + QByteArray(profileTierLevel) + "f000 fc fd f8 f8 0000 0f" + sets;
            row(name, Codec::Hevc, config.constData(), codecs, "hvc1");
        };
        hevc("hevc-main", "01 60000000 900000000000 5d", "hvc1.1.6.L93.90");
        hevc("hevc-main10", "02 20000000 b00000000000 78", "hvc1.2.4.L120.B0");
        hevc("hevc-high-tier", "22 20000000 000000000000 99", "hvc1.2.4.H153");
        hevc("hevc-profile-space", "41 60000000 900800000000 5d", "hvc1.A1.6.L93.90.8");
        hevc("hevc-zero-inside", "04 08000000 900001000000 5d", "hvc1.4.10.L93.90.0.1");
        row("hevc-in-band", Codec::Hevc, "01 01 60000000 900000000000 5d f000 fc fd f8 f8 0000 0f 00",
            "hev1.1.6.L93.90", "hev1");
        row("mpeg2-main", Codec::Mpeg2Video, "000001b3 0a00 5a 13 ffff e018 000001b5 148a 0001 0000",
            "mp4v.61", "");
        row("mpeg2-simple", Codec::Mpeg2Video, "000001b3 0a00 5a 13 ffff e018 000001b5 158a 0001 0000",
            "mp4v.60", "");
        row("mpeg2-high", Codec::Mpeg2Video, "000001b3 0a00 5a 13 ffff e018 000001b5 114a 0001 0000",
            "mp4v.64", "");
        row("mpeg2-4:2:2", Codec::Mpeg2Video, "000001b3 0a00 5a 13 ffff e018 000001b5 185c 0001 0000",
            "mp4v.65", "");
        row("dts-core", Codec::Dts, "64747363", "dtsc", "");
        row("dts-hd", Codec::Dts, "64747368", "dtsh", "");
        row("av1-short", Codec::Av1, "81 08 0c 00", "av01.0.08M.08", "av01");
        row("av1-10-bit-high-tier", Codec::Av1, "81 0d cc 00", "av01.0.13H.10", "av01");
        row("av1-4:4:4", Codec::Av1, "81 28 00 00", "av01.1.08M.08.0.000.02.02.02.0", "av01");
        row("av1-monochrome", Codec::Av1, "81 08 1c 00", "av01.0.08M.08.1.110.02.02.02.0", "av01");
        row("vp9-short", Codec::Vp9, "00 1f 82 02 02 02 0000", "vp09.00.31.08", "vp09");
        row("vp9-bt709", Codec::Vp9, "00 1f 82 01 01 01 0000", "vp09.00.31.08", "vp09");
        row("vp9-hdr", Codec::Vp9, "02 33 a2 09 10 09 0000", "vp09.02.51.10.01.09.16.09.00", "vp09");
        row("vp9-full-range", Codec::Vp9, "01 1e 87 01 01 01 0000", "vp09.01.30.08.03.01.01.01.01", "vp09");
        row("aac-lc", Codec::Aac, "1190", "mp4a.40.2", "mp4a");
        row("aac-main", Codec::Aac, "0990", "mp4a.40.1", "mp4a");
        row("aac-he", Codec::Aac, "2b118800", "mp4a.40.5", "mp4a");
        row("aac-he-v2", Codec::Aac, "eb098800", "mp4a.40.29", "mp4a");
        row("aac-he-compatible", Codec::Aac, "131056e598", "mp4a.40.5", "mp4a");
        row("aac-he-v2-compatible", Codec::Aac, "130856e59d4880", "mp4a.40.29", "mp4a");
        row("aac-xhe", Codec::Aac, "f94400", "mp4a.40.42", "mp4a");
        row("mp3", Codec::Mp3, "f848", "mp4a.6B", "mp4a");
        row("ac3", Codec::Ac3, "103dc0", "ac-3", "ac-3");
        row("eac3", Codec::Eac3, "0c00200f00", "ec-3", "ec-3");
        row("opus", Codec::Opus, "00020138 0000bb80 0000 00", "Opus", "Opus");
        row("flac", Codec::Flac, "80000022", "fLaC", "fLaC");
    }
    void isWhatTheStandardSays()
    {
        QFETCH(int, codec);
        QFETCH(QByteArray, config);
        QFETCH(QByteArray, codecs);
        QFETCH(QByteArray, sampleEntry);
        Track track;
        track.codec = Codec(codec);
        track.codecConfig = config;
        QCOMPARE(codecString(track), codecs);
        QCOMPARE(sampleEntryType(track), sampleEntry);
        QCOMPARE(codecOfString(codecs), track.codec);
    }
    void tellsMp3OfLowRatesApart()
    {
        Track track;
        track.codec = Codec::Mp3;
        for (const auto &[rate, codecs] :
             {std::pair(16'000, "mp4a.69"), {24'000, "mp4a.69"}, {32'000, "mp4a.6B"}, {48'000, "mp4a.6B"}}) {
            track.audio = AudioFormat{.sampleRate = quint32(rate), .channels = 2};
            QCOMPARE(codecString(track), QByteArray(codecs));
        }
    }
    void knowsWhatOthersWrite()
    {
        QCOMPARE(codecOfString(" dvh1.05.06"), Codec::Hevc);
        QCOMPARE(codecOfString("mp4a.40.34"), Codec::Mp3);
        QCOMPARE(codecOfString("mp4a.69"), Codec::Mp3);
        QCOMPARE(codecOfString("mp4a.67"), Codec::Aac);
        QCOMPARE(codecOfString("mp4a.A6"), Codec::Eac3);
        QCOMPARE(codecOfString("EC-3"), Codec::Eac3);
        QCOMPARE(codecOfString("mp4v.20.9"), Codec::Mpeg4Part2);
        QCOMPARE(codecOfString("mp4v.61"), Codec::Mpeg2Video);
        QCOMPARE(codecOfString("mp4v.6A"), Codec::Unknown);
        QCOMPARE(codecOfString("mp4a.A9"), Codec::Dts);
        QCOMPARE(codecOfString("avc"), Codec::Unknown);
        QCOMPARE(codecOfString("mp4a."), Codec::Unknown);
        QCOMPARE(codecOfString(""), Codec::Unknown);
    }
    void isEmptyWithoutAConfiguration()
    {
        for (const Codec codec :
             {Codec::H264, Codec::Hevc, Codec::Av1, Codec::Vp9, Codec::Aac, Codec::Ac3, Codec::Eac3,
              Codec::Opus, Codec::Flac, Codec::Vorbis, Codec::Mpeg2Video, Codec::Dts, Codec::Unknown}) {
            Track track;
            track.codec = codec;
            QCOMPARE(codecString(track), QByteArray());
        }
    }
    void isEmptyForACodecThatIsNotCopied()
    {
        Track track;
        track.codec = Codec::TrueHd;
        track.codecConfig = "x";
        QCOMPARE(codecString(track), QByteArray());
        QCOMPARE(sampleEntryType(track), QByteArray());
        track.codec = Codec::Mpeg2Video;
        track.codecConfig = hex("000001b3 0a00 5a 13 ffff e018"); // MPEG-1's: without an extension
        QCOMPARE(codecString(track), QByteArray());
    }
};

QTEST_APPLESS_MAIN(tst_CodecString)
#include "tst_CodecString.moc"
