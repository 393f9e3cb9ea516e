// SPDX-License-Identifier: GPL-3.0-or-later
// Sample entries, read back by the reader of movies, and what streams of a transport stream say they are.
#include "core/mux/SampleEntry.h"

#include "core/media/BoxReader.h"
#include "core/mux/ElementaryStream.h"
#include "core/probe/MovieProbe.h"
#include "tests/support/BoxBytes.h"
#include "tests/support/MemoryByteSource.h"

#include <QTest>

using namespace cuegate;
using namespace cuegate::test;
using namespace Qt::StringLiterals;

static Track videoOf(Codec codec, const QByteArray &config)
{
    Track track;
    track.type = TrackType::Video;
    track.codec = codec;
    track.codecConfig = config;
    track.video.emplace();
    track.video->width = 320;
    track.video->height = 180;
    return track;
}

static Track soundOf(Codec codec, const QByteArray &config, quint32 sampleRate = 48000)
{
    Track track;
    track.type = TrackType::Audio;
    track.codec = codec;
    track.codecConfig = config;
    track.audio.emplace();
    track.audio->sampleRate = sampleRate;
    track.audio->channels = 6;
    return track;
}

class tst_SampleEntry : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isReadAsItWasWritten_data()
    {
        QTest::addColumn<int>("codec");
        QTest::addColumn<QByteArray>("config");
        QTest::addColumn<QByteArray>("box");
        const auto row = [](const char *name, Codec codec, const QByteArray &config, const char *box) {
            QTest::newRow(name) << int(codec) << QByteArray::fromHex(config) << QByteArray(box);
        };
        row("H.264", Codec::H264, "0142c00bffe100046742c00b01000268ce", "avcC");
        row("HEVC", Codec::Hevc, "0101600000009000000000005df000fcfdf8f800000f00", "hvcC");
        row("AV1", Codec::Av1, "81000c000a0b000000043cfeccdaf90040", "av1C");
        row("VP9", Codec::Vp9, "000b820202020000", "vpcC");
        row("AAC", Codec::Aac, "1190", "esds");
        row("AC-3", Codec::Ac3, "103d40", "dac3");
        row("E-AC-3", Codec::Eac3, "0800200f00", "dec3");
        row("Opus", Codec::Opus, "000600000000bb80000001040200040102 0305", "dOps");
        row("FLAC", Codec::Flac,
            "80000022120012000008190 02fb30bb80b7000004b006d6d6d6d6d6d6d6d6d6d6d6d6d6d6d6d", "dfLa");
    }
    void isReadAsItWasWritten()
    {
        QFETCH(const int, codec);
        QFETCH(const QByteArray, config);
        QFETCH(const QByteArray, box);
        const bool isVideo = QByteArrayList{"avcC", "hvcC", "av1C", "vpcC"}.contains(box);
        const Track track = isVideo ? videoOf(Codec(codec), config) : soundOf(Codec(codec), config);
        BoxWriter writer;
        writeSampleEntry(writer, track);
        TrackBytes written;
        written.handler = isVideo ? "vide" : "soun";
        written.timescale = isVideo ? 1000 : 48000;
        written.entries = writer.take();
        QVERIFY(written.entries.contains(box));
        written.tables = simpleTables({10, 10, 10}, 40, 0);
        const QByteArray file = fileType("isom") +
                                test::box("moov", movieHeader(1000, 120) + written.trak()) +
                                test::box("mdat", zeros(300));
        const MemoryByteSource source(file);
        const auto info = probeMovie(source, file, {});
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        const Track &read = info->tracks.at(0);
        QCOMPARE(read.codec, Codec(codec));
        QCOMPARE(read.codecConfig.toHex(), config.toHex());
        if (isVideo)
            QCOMPARE(read.video->width, 320U);
        else
            QCOMPARE(read.audio->sampleRate, 48000U);
    }
    void tellsColoursAndTheShapeOfPixels()
    {
        Track track =
            videoOf(Codec::Hevc, QByteArray::fromHex("0101600000009000000000005df000fcfdf8f800000f00"));
        track.video->aspectHorizontal = 4;
        track.video->aspectVertical = 3;
        track.video->colour = {9, 16, 9, true};
        track.extraSampleEntryBoxes = box("dvvC", zeros(24));
        BoxWriter writer;
        writeSampleEntry(writer, track);
        const QByteArray entry = writer.take();
        QVERIFY(entry.contains(box("pasp", u32s({4, 3}))));
        QVERIFY(entry.contains(box("colr", "nclx" + u16(9) + u16(16) + u16(9) + u8(0x80))));
        QVERIFY(entry.endsWith(track.extraSampleEntryBoxes));
        QCOMPARE(BoxReader(entry, 0).next()->payload.size(), entry.size() - 8);
    }
    void tellsNoPreSkipOfOpus()
    {
        BoxWriter writer;
        writeSampleEntry(writer, soundOf(Codec::Opus, QByteArray::fromHex("000201380000bb80000000")));
        QVERIFY(writer.take().endsWith(box("dOps", QByteArray::fromHex("000200000000bb80000000"))));
    }
    void leavesRatesThatDoNotFitToTheConfiguration()
    {
        BoxWriter writer;
        writeSampleEntry(writer, soundOf(Codec::Flac, QByteArray(38, 'f'), 96000));
        QCOMPARE(writer.take().sliced(8 + 24, 4), zeros(4)); // 96,000 is beyond 16.16
    }

    void saysWhatItCarries_data()
    {
        QTest::addColumn<int>("codec");
        QTest::addColumn<QByteArray>("config");
        QTest::addColumn<quint32>("rate");
        QTest::addColumn<int>("streamType");
        QTest::addColumn<int>("streamId");
        // ISO/IEC 13818-1 table 2-34; ATSC A/52 annex A
        QTest::newRow("H.264") << int(Codec::H264)
                               << QByteArray::fromHex("0142c00bffe100046742c00b01000268ce") << 0U << 0x1B
                               << 0xE0;
        QTest::newRow("HEVC") << int(Codec::Hevc)
                              << QByteArray::fromHex("0101600000009000000000005df000fcfdf8f800000f00") << 0U
                              << 0x24 << 0xE0;
        QTest::newRow("AAC") << int(Codec::Aac) << QByteArray::fromHex("1190") << 48000U << 0x0F << 0xC0;
        QTest::newRow("MP3") << int(Codec::Mp3) << QByteArray() << 44100U << 0x03 << 0xC0;
        QTest::newRow("MP3 of MPEG-2") << int(Codec::Mp3) << QByteArray() << 22050U << 0x04 << 0xC0;
        QTest::newRow("AC-3") << int(Codec::Ac3) << QByteArray() << 48000U << 0x81 << 0xBD;
        QTest::newRow("E-AC-3") << int(Codec::Eac3) << QByteArray() << 48000U << 0x87 << 0xBD;
    }
    void saysWhatItCarries()
    {
        QFETCH(const int, codec);
        QFETCH(const QByteArray, config);
        QFETCH(const quint32, rate);
        const Track track = rate ? soundOf(Codec(codec), config, rate) : videoOf(Codec(codec), config);
        const auto stream = ElementaryStream::create(track);
        QVERIFY2(stream, stream ? "" : qPrintable(stream.error().message));
        QTEST(int(stream->streamType()), "streamType");
        QTEST(int(stream->streamId()), "streamId");
    }
    void putsParameterSetsBeforeKeyframesBehindTheDelimiter_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<bool>("isSync");
        QTest::addColumn<QByteArray>("unit");
        const QByteArray delimiter = "0000000109f0";
        const QByteArray sets = "000000016742c00b0000000168ce";
        QTest::newRow("keyframe") << QByteArray("0000000265b8") << true
                                  << QByteArray(delimiter + sets + "0000000165b8");
        QTest::newRow("keyframe with its own delimiter")
            << QByteArray("0000000209f0 0000000265b8") << true
            << QByteArray("0000000109f0" + sets + "0000000165b8");
        QTest::newRow("other") << QByteArray("0000000241b8") << false
                               << QByteArray(delimiter + "0000000141b8");
        QTest::newRow("empty") << QByteArray() << false << delimiter;
    }
    void putsParameterSetsBeforeKeyframesBehindTheDelimiter()
    {
        QFETCH(const QByteArray, payload);
        QFETCH(const bool, isSync);
        const Track track = videoOf(Codec::H264, QByteArray::fromHex("0142c00bffe100046742c00b01000268ce"));
        const auto stream = ElementaryStream::create(track);
        QVERIFY(stream);
        const QByteArray bytes = QByteArray::fromHex(payload);
        TimedSample sample;
        sample.payload = bytes;
        sample.isSync = isSync;
        QByteArray out;
        QVERIFY(stream->append(sample, out));
        QTEST(out.toHex(), "unit");
    }
    void refusesWhatCannotBeCarried()
    {
        const auto vp9 = ElementaryStream::create(videoOf(Codec::Vp9, "config"));
        QVERIFY(!vp9);
        QCOMPARE(vp9.error().kind, ErrorKind::Unsupported);
        QVERIFY(vp9.error().message.contains(u"VP9"_s));
        const auto cut = ElementaryStream::create(videoOf(Codec::H264, QByteArray::fromHex("0142c0")));
        QVERIFY(!cut);
        QCOMPARE(cut.error().kind, ErrorKind::CorruptInput);
        const Track track = videoOf(Codec::H264, QByteArray::fromHex("0142c00bffe100046742c00b01000268ce"));
        const QByteArray damaged = QByteArray::fromHex("000000ff65b8"); // a length beyond the sample
        TimedSample sample;
        sample.payload = damaged;
        QByteArray out;
        const auto appended = ElementaryStream::create(track)->append(sample, out);
        QVERIFY(!appended);
        QCOMPARE(appended.error().kind, ErrorKind::CorruptInput);
        // A frame whose length ADTS has no room for.
        const Track aac = soundOf(Codec::Aac, QByteArray::fromHex("1190"));
        const QByteArray large(8192, 'a');
        sample.payload = large;
        QVERIFY(!ElementaryStream::create(aac)->append(sample, out));
    }
};

QTEST_APPLESS_MAIN(tst_SampleEntry)
#include "tst_SampleEntry.moc"
