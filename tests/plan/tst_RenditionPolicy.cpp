// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/RenditionPolicy.h"

#include <QTest>

using namespace cuegate;

class tst_RenditionPolicy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhatIsCopiedAndWhatConverted_data();
    void saysWhatIsCopiedAndWhatConverted();
    void saysWhyWhenItCannotDecode();
    void knowsPicturesWithoutTimesInMp4();
    void copiesIntoTheFormatThatCarriesIt();
};

static MediaInfo mediaOf(Codec codec, int channels = 0, Container container = Container::Matroska)
{
    MediaInfo info;
    info.container = container;
    info.mainTrack = 1;
    Track track;
    track.id = 1;
    track.codec = codec;
    track.type = channels > 0 ? TrackType::Audio : TrackType::Video;
    if (channels > 0)
        track.audio = AudioFormat{48'000, quint16(channels), 16, 1024};
    else
        track.video = VideoFormat{};
    info.tracks.push_back(track);
    return info;
}

void tst_RenditionPolicy::saysWhatIsCopiedAndWhatConverted_data()
{
    QTest::addColumn<MediaInfo>("info");
    QTest::addColumn<bool>("isCopied");
    QTest::addColumn<bool>("isConverted");
    QTest::newRow("h264") << mediaOf(Codec::H264) << true << false;
    MediaInfo deep = mediaOf(Codec::H264);
    deep.tracks[0].video->bitDepth = 10;
    QTest::newRow("h264 of ten bits") << deep << true << true;
    MediaInfo large = mediaOf(Codec::H264);
    large.tracks[0].video->width = 3840;
    large.tracks[0].video->height = 2160;
    QTest::newRow("h264 of 2160 lines") << large << true << true;
    MediaInfo turned = mediaOf(Codec::H264);
    turned.tracks[0].video->matrix = {0, -65536, 0, 65536, 0, 0, 0, 0, 1 << 30};
    QTest::newRow("h264 that is to be turned") << turned << true << true;
    MediaInfo avi = mediaOf(Codec::H264, 0, Container::Avi);
    QTest::newRow("h264 in AVI") << avi << true << false;
    avi.tracks[0].video->reorderFrames = 2;
    QTest::newRow("h264 in AVI, reordered") << avi << false << true;
    QTest::newRow("hevc") << mediaOf(Codec::Hevc) << true << true;
    QTest::newRow("mpeg2") << mediaOf(Codec::Mpeg2Video) << true << true;
    MediaInfo turnedMpeg2 = mediaOf(Codec::Mpeg2Video);
    turnedMpeg2.tracks[0].video->matrix = turned.tracks[0].video->matrix;
    QTest::newRow("mpeg2 that is to be turned") << turnedMpeg2 << false << true;
    MediaInfo mpeg2 = mediaOf(Codec::Mpeg2Video, 0, Container::Avi);
    QTest::newRow("mpeg2 in AVI, nothing known of its order") << mpeg2 << false << true;
    mpeg2.tracks[0].codecConfig = "sequence";
    QTest::newRow("mpeg2 in AVI") << mpeg2 << true << true;
    mpeg2.tracks[0].video->reorderFrames = 1;
    QTest::newRow("mpeg2 in AVI, reordered") << mpeg2 << false << true;
    mpeg2.container = Container::Matroska;
    QTest::newRow("mpeg2, reordered") << mpeg2 << true << true;
    mpeg2.tracks[0].codecId = QStringLiteral("V_MS/VFW/FOURCC");
    QTest::newRow("mpeg2 of Video for Windows, reordered") << mpeg2 << false << true;
    QTest::newRow("mpeg1") << mediaOf(Codec::Mpeg1Video) << false << true;
    QTest::newRow("aac stereo") << mediaOf(Codec::Aac, 2) << true << false;
    QTest::newRow("aac 5.1") << mediaOf(Codec::Aac, 6) << true << true;
    QTest::newRow("ac3") << mediaOf(Codec::Ac3, 6) << true << true;
    QTest::newRow("dts") << mediaOf(Codec::Dts, 6) << true << true;
    QTest::newRow("truehd") << mediaOf(Codec::TrueHd, 6) << false << true;
    MediaInfo encrypted = mediaOf(Codec::H264);
    encrypted.tracks[0].isEncrypted = true;
    QTest::newRow("encrypted") << encrypted << false << false;
    MediaInfo second = mediaOf(Codec::H264);
    second.mainTrack = 2;
    QTest::newRow("not the main picture") << second << false << false;
}

void tst_RenditionPolicy::saysWhatIsCopiedAndWhatConverted()
{
    QFETCH(MediaInfo, info);
    const auto verdicts = judgeTracks(info, [](const Track &) { return true; });
    QCOMPARE(verdicts.size(), size_t(1));
    QTEST(verdicts[0].isCopied, "isCopied");
    QTEST(verdicts[0].isConverted, "isConverted");
    const bool needsReason = !verdicts[0].isCopied || verdicts[0].isConverted;
    QCOMPARE(!verdicts[0].reason.isEmpty(), needsReason);
}

void tst_RenditionPolicy::saysWhyWhenItCannotDecode()
{
    const auto none = [](const Track &) { return false; };
    const auto trueHd = judgeTracks(mediaOf(Codec::TrueHd, 6), none);
    QVERIFY(!trueHd[0].isServed());
    QVERIFY(trueHd[0].reason.contains(u"cannot be decoded"));
    const auto dts = judgeTracks(mediaOf(Codec::Dts, 6), none);
    QVERIFY(dts[0].isCopied && !dts[0].isConverted);
    QVERIFY(dts[0].reason.contains(u"in MPEG-TS only, because it cannot be decoded"));
    const auto hevc = judgeTracks(mediaOf(Codec::Hevc), none);
    QVERIFY(hevc[0].isCopied && !hevc[0].isConverted && hevc[0].reason.isEmpty());
    const auto damaged = judgeTracks(mediaOf(Codec::Hevc), none, {{1, QStringLiteral("no VPS")}});
    QVERIFY(!damaged[0].isServed());
    QVERIFY(damaged[0].reason.contains(u"no VPS"));
}

// An MP4 whose sample table has, or lacks, times of presentation of their own.
static MediaInfo movieOf(const QByteArray &compositionOffsets)
{
    SampleTable::Boxes boxes;
    boxes.stts = QByteArray::fromHex("00000001 00000003 00000001");
    boxes.ctts = compositionOffsets;
    boxes.stss = QByteArray::fromHex("00000001 00000001");
    boxes.stsz = QByteArray::fromHex("00000010 00000003");
    boxes.stsc = QByteArray::fromHex("00000001 00000001 00000003 00000001");
    boxes.stco = QByteArray::fromHex("00000001 00000100");
    MediaInfo info = mediaOf(Codec::Mpeg2Video, 0, Container::Mp4);
    info.tracks[0].codecConfig = "sequence";
    info.tracks[0].video->reorderFrames = 1;
    MovieLayout layout;
    layout.tables[1] = SampleTable::create(boxes, 0).value();
    info.layout = layout;
    return info;
}

void tst_RenditionPolicy::knowsPicturesWithoutTimesInMp4()
{
    const auto all = [](const Track &) { return true; };
    const auto without = judgeTracks(movieOf({}), all);
    QVERIFY(!without[0].isCopied && without[0].isConverted);
    QVERIFY(without[0].reason.contains(u"the file does not tell their times"));
    const auto with =
        judgeTracks(movieOf(QByteArray::fromHex("00000002 00000001 00000001 00000002 00000000")), all);
    QVERIFY(with[0].isCopied && with[0].isConverted);
}

void tst_RenditionPolicy::copiesIntoTheFormatThatCarriesIt()
{
    for (const Codec codec : {Codec::Mpeg2Video, Codec::Dts}) {
        QVERIFY(canCarry(SegmentFormat::TransportStream, codec));
        QVERIFY(!canCarry(SegmentFormat::FragmentedMp4, codec));
    }
    const auto dts = judgeTracks(mediaOf(Codec::Dts, 6), [](const Track &) { return true; });
    QCOMPARE(dts[0].reason,
             QStringLiteral("DTS cannot be put into fMP4 as it is: it is sent untouched in MPEG-TS "
                            "to players that ask for that, and converted to AAC for the others."));
}

QTEST_APPLESS_MAIN(tst_RenditionPolicy)
#include "tst_RenditionPolicy.moc"
