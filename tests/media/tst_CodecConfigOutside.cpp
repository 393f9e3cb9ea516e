// SPDX-License-Identifier: GPL-3.0-or-later
// Decoder configurations and formats against what ffmpeg's own mp4 muxer and ffprobe make of the same
// streams.
#include "core/media/CodecConfig.h"
#include "core/media/CodecString.h"
#include "tests/media/FfmpegFile.h"
#include "tests/media/HeaderBytes.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace cuegate;
using namespace cuegate::test;
using namespace Qt::StringLiterals;

static QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

static int bitDepthOf(const QString &pixelFormat)
{
    return pixelFormat.contains("12le"_L1) ? 12 : pixelFormat.contains("10le"_L1) ? 10 : 8;
}

/// The payload of DecoderSpecificInfo in an esds box, as ffmpeg writes its length.
static QByteArray decoderSpecificInfo(const QByteArray &esds)
{
    const qsizetype at = esds.indexOf(QByteArray::fromHex("05808080"));
    return at < 0 ? QByteArray() : esds.mid(at + 5, esds[at + 4]);
}

static const QList<Codec> kWithoutCodecPrivate{Codec::Ac3, Codec::Eac3, Codec::Mp3, Codec::Vp9};

class tst_CodecConfigOutside : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_encoders = runProgram(u"ffmpeg"_s, {u"-hide_banner"_s, u"-encoders"_s}).value_or("");
    }

    void agreesWithFfmpeg_data() { rows(); }
    void agreesWithFfmpeg()
    {
        if (!make())
            QSKIP("ffmpeg or this encoder is not here");
        const auto completed = completeCodecConfig(m_track, m_firstSample);
        QVERIFY2(completed, completed ? "" : qPrintable(completed.error().message));
        comparesToTheBox();
        comparesToFfprobe();
        isTheSameFromTheBox();
    }

    void makesConfigurationsOfByteStreams_data()
    {
        QTest::addColumn<QString>("encoder");
        QTest::addColumn<int>("codec");
        QTest::addColumn<QString>("format");
        QTest::addColumn<QByteArray>("box");
        QTest::newRow("h264") << u"libx264"_s << int(Codec::H264) << u"h264"_s << QByteArray("avcC");
        QTest::newRow("hevc") << u"libx265"_s << int(Codec::Hevc) << u"hevc"_s << QByteArray("hvcC");
    }
    void makesConfigurationsOfByteStreams()
    {
        QFETCH(QString, encoder);
        QFETCH(int, codec);
        QFETCH(QString, format);
        QFETCH(QByteArray, box);
        const QString stream = m_directory.filePath(u"stream."_s + format);
        const QString movie = m_directory.filePath(format + u"-stream.mp4"_s);
        QStringList arguments{u"-f"_s,   u"lavfi"_s, u"-i"_s,      u"testsrc2=s=320x180:r=25:d=0.4"_s,
                              u"-c:v"_s, encoder,    u"-preset"_s, u"ultrafast"_s,
                              u"-f"_s,   format,     stream};
        if (!m_encoders.contains(encoder.toLatin1()) || !ffmpeg(arguments))
            QSKIP("ffmpeg or this encoder is not here");
        QVERIFY(ffmpeg({u"-i"_s, stream, u"-c"_s, u"copy"_s, u"-tag:v"_s,
                        codec == int(Codec::Hevc) ? u"hvc1"_s : u"avc1"_s, movie}));
        Track track = videoTrack(Codec(codec), {}, u"V_MPEG4/ISO/AVC"_s);
        QVERIFY(needsFirstSample(track));
        QVERIFY(samplesAreAnnexB(track));
        QVERIFY(completeCodecConfig(track, contents(stream)));
        QByteArray expected = boxPayload(contents(movie), box);
        if (codec == int(Codec::Hevc)) {
            // ffmpeg also keeps the encoder's SEI message and works out min_spatial_segmentation_idc.
            QCOMPARE(track.codecConfig.left(13), expected.left(13));
            QCOMPARE(codecString(track), QByteArray("hvc1.1.6.L60.90"));
            return;
        }
        QCOMPARE(track.codecConfig.toHex(), expected.toHex());
    }

private:
    void comparesToTheBox()
    {
        QFETCH(QByteArray, box);
        QByteArray expected = boxPayload(m_movie, box);
        QVERIFY(!expected.isEmpty());
        if (box == "esds")
            expected = decoderSpecificInfo(expected);
        if (box == "vpcC" || box == "dfLa")
            expected.remove(0, 4);
        if (m_track.codec != Codec::Mp3)
            QCOMPARE(m_track.codecConfig.toHex(), expected.toHex());
    }

    void comparesToFfprobe()
    {
        const QJsonObject probed = probedStream(m_matroskaPath);
        if (m_track.video) {
            QCOMPARE(int(m_track.video->width), probed["width"_L1].toInt());
            QCOMPARE(int(m_track.video->height), probed["height"_L1].toInt());
            QCOMPARE(int(m_track.video->bitDepth), bitDepthOf(probed["pix_fmt"_L1].toString()));
            QCOMPARE(int(m_track.video->reorderFrames), probed["has_b_frames"_L1].toInt());
            const bool isHdr = probed["color_transfer"_L1].toString() == "smpte2084"_L1;
            QCOMPARE(m_track.video->colour.transfer == 16, isHdr);
            QCOMPARE(m_track.video->colour.primaries == 9, isHdr);
            return;
        }
        QCOMPARE(QString::number(m_track.audio->sampleRate), probed["sample_rate"_L1].toString());
        QCOMPARE(int(m_track.audio->channels), probed["channels"_L1].toInt());
    }

    /// A track of an MP4 file, whose configuration is there already, says the same.
    void isTheSameFromTheBox()
    {
        Track again = m_track;
        again.codecPrivate.clear();
        again.codecId.clear();
        if (again.video)
            again.video.emplace();
        else
            again.audio.emplace();
        QVERIFY(completeCodecConfig(again, needsFirstSample(again) ? m_firstSample : QByteArray()));
        QCOMPARE(again.codecConfig, m_track.codecConfig);
        QCOMPARE(codecString(again), codecString(m_track));
        QVERIFY(!codecString(again).isEmpty());
        if (again.audio) {
            QCOMPARE(again.audio->sampleRate, m_track.audio->sampleRate);
            QCOMPARE(again.audio->channels, m_track.audio->channels);
            QCOMPARE(again.audio->frameSamples, m_track.audio->frameSamples);
        }
    }

    static void rows()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("codec");
        QTest::addColumn<QByteArray>("box");
        const auto video = [](const char *name, Codec codec, const char *box, const QString &encoder) {
            const QStringList input{u"-f"_s, u"lavfi"_s, u"-i"_s, u"testsrc2=s=322x184:r=25:d=0.4"_s,
                                    u"-c:v"_s};
            QTest::newRow(name) << input + encoder.split(u' ') << int(codec) << QByteArray(box);
        };
        const auto audio = [](const char *name, Codec codec, const char *box, const QString &encoder,
                              int rate = 48000) {
            const QString noise = u"anoisesrc=a=0.1:d=0.4:r="_s + QString::number(rate);
            QTest::newRow(name) << QStringList{u"-f"_s, u"lavfi"_s, u"-i"_s, noise, u"-c:a"_s} +
                                       encoder.split(u' ')
                                << int(codec) << QByteArray(box);
        };
        video("h264-high-b-frames", Codec::H264, "avcC", u"libx264 -preset veryfast -bf 3"_s);
        video("h264-baseline", Codec::H264, "avcC", u"libx264 -preset ultrafast -profile:v baseline"_s);
        video("h264-high10", Codec::H264, "avcC", u"libx264 -preset ultrafast -bf 2 -pix_fmt yuv420p10le"_s);
        video("h264-interlaced", Codec::H264, "avcC", u"libx264 -preset veryfast -flags +ildct+ilme"_s);
        video("hevc-main", Codec::Hevc, "hvcC", u"libx265 -preset ultrafast -x265-params log-level=none"_s);
        video(
            "hevc-main10-hdr", Codec::Hevc, "hvcC",
            u"libx265 -preset ultrafast -pix_fmt yuv420p10le -color_primaries bt2020 -color_trc smpte2084 -colorspace bt2020nc -x265-params log-level=none"_s);
        video("vp9", Codec::Vp9, "vpcC", u"libvpx-vp9 -deadline realtime -cpu-used 8"_s);
        video("vp9-10-bit", Codec::Vp9, "vpcC",
              u"libvpx-vp9 -deadline realtime -cpu-used 8 -pix_fmt yuv420p10le"_s);
        video("vp9-4:4:4", Codec::Vp9, "vpcC",
              u"libvpx-vp9 -deadline realtime -cpu-used 8 -pix_fmt yuv444p"_s);
        video("vp9-12-bit-4:4:4", Codec::Vp9, "vpcC",
              u"libvpx-vp9 -deadline realtime -cpu-used 8 -pix_fmt yuv444p12le"_s);
        video("av1-raw-4:4:4", Codec::Av1, "av1C",
              u"libaom-av1 -usage realtime -cpu-used 8 -pix_fmt yuv444p"_s);
        video("av1", Codec::Av1, "av1C", u"libaom-av1 -usage realtime -cpu-used 8"_s);
        video(
            "av1-hdr", Codec::Av1, "av1C",
            u"libaom-av1 -usage realtime -cpu-used 8 -pix_fmt yuv420p10le -color_primaries bt2020 -color_trc smpte2084 -colorspace bt2020nc"_s);
        audio("aac-mono", Codec::Aac, "esds", u"aac"_s);
        audio("aac-5.1-44100", Codec::Aac, "esds", u"aac -ac 6"_s, 44100);
        audio("ac3-stereo-44100", Codec::Ac3, "dac3", u"ac3 -ac 2"_s, 44100);
        audio("ac3-5.1", Codec::Ac3, "dac3", u"ac3 -ac 6 -b:a 448k"_s);
        audio("eac3-stereo", Codec::Eac3, "dec3", u"eac3 -ac 2"_s);
        audio("eac3-5.1-32000", Codec::Eac3, "dec3", u"eac3 -ac 6"_s, 32000);
        audio("mp3", Codec::Mp3, "esds", u"libmp3lame -ac 2"_s, 44100);
        audio("mp3-22050", Codec::Mp3, "esds", u"libmp3lame"_s, 22050);
        audio("opus-stereo", Codec::Opus, "dOps", u"libopus -ac 2"_s);
        audio("opus-5.1", Codec::Opus, "dOps", u"libopus -ac 6"_s);
        audio("flac-16-bit", Codec::Flac, "dfLa", u"flac -ac 2"_s, 44100);
        audio("flac-24-bit", Codec::Flac, "dfLa", u"flac -ac 2 -sample_fmt s32 -bits_per_raw_sample 24"_s);
    }

    /// Makes the row's file, once, as Matroska and as MP4, and the track that a prober would make of it.
    bool make()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, codec);
        const QString base = m_directory.filePath(QString::fromLatin1(QTest::currentDataTag()));
        m_matroskaPath = base + u".mkv"_s;
        if (!m_encoders.contains(arguments.at(5).toLatin1()))
            return false;
        const QString outputs = m_matroskaPath + u'|' + base + u".mp4"_s;
        if (!ffmpeg(arguments + QStringList{u"-flags"_s, u"+global_header"_s, u"-map"_s, u"0"_s, u"-f"_s,
                                            u"tee"_s, outputs}))
            return false;
        // The tee muxer does not hand the MP4 muxer what FLAC's encoder knows only at the end.
        if (codec == int(Codec::Flac) &&
            !ffmpeg({u"-i"_s, m_matroskaPath, u"-c"_s, u"copy"_s, u"-strict"_s, u"-2"_s, base + u".mp4"_s}))
            return false;
        m_movie = contents(base + u".mp4"_s);
        const QByteArray codecPrivate = codecPrivateOf(contents(m_matroskaPath));
        const bool isVideo = arguments.contains(u"-c:v"_s);
        m_track = isVideo ? videoTrack(Codec(codec), codecPrivate, u"V_X"_s)
                          : audioTrack(Codec(codec), codecPrivate, u"A_X"_s);
        if (kWithoutCodecPrivate.contains(Codec(codec)) ||
            QByteArray(QTest::currentDataTag()).startsWith("av1-raw"))
            m_track.codecPrivate.clear();
        if (isVideo)
            m_track.video->frameRateNumerator = 25;
        m_firstSample = needsFirstSample(m_track) ? firstSampleOf(m_movie) : QByteArray();
        return true;
    }

    QTemporaryDir m_directory;
    QByteArray m_encoders;
    QString m_matroskaPath;
    QByteArray m_movie;
    Track m_track;
    QByteArray m_firstSample;
};

QTEST_GUILESS_MAIN(tst_CodecConfigOutside)
#include "tst_CodecConfigOutside.moc"
