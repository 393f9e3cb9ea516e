// SPDX-License-Identifier: GPL-3.0-or-later
// What an MP4 file says of its tracks: sample entries, formats, which is the main one.
#include "tests/probe/SmallMovieFile.h"

#include <QTest>

using namespace cuegate;
using namespace cuegate::test;
using namespace Qt::StringLiterals;

class tst_MovieTracks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsSampleEntries_data();
    void readsSampleEntries();
    void readsVideoDetails();
    void readsQuickTimeSound_data();
    void readsQuickTimeSound();
    void knowsTheBitsOfPcm_data();
    void knowsTheBitsOfPcm();
    void knowsTheByteOrderOfPcm_data();
    void knowsTheByteOrderOfPcm();
    void choosesTheMainTrack();
    void keepsChaptersOutOfSubtitles();
    void thinsTheIndexOfSound();
};

void tst_MovieTracks::readsSampleEntries_data()
{
    QTest::addColumn<QByteArray>("handler");
    QTest::addColumn<QByteArray>("entry");
    QTest::addColumn<Codec>("codec");
    QTest::addColumn<QByteArray>("config");
    const auto row = [](const char *name, const QByteArray &handler, const QByteArray &entry, Codec codec,
                        const QByteArray &config) {
        QTest::newRow(name) << handler << entry << codec << config;
    };
    row("hev1", "vide", visualEntry("hev1", box("hvcC", "h")), Codec::Hevc, "h");
    row("dvh1", "vide", visualEntry("dvh1", box("hvcC", "h")), Codec::Hevc, "h");
    row("av01", "vide", visualEntry("av01", box("av1C", "a")), Codec::Av1, "a");
    row("vp09", "vide", visualEntry("vp09", fullBox("vpcC", 1, 0, "v")), Codec::Vp9, "v");
    row("mp4v-asp", "vide", visualEntry("mp4v", esds(0x20, "vol")), Codec::Mpeg4Part2, {});
    row("mp4v-mpeg2", "vide", visualEntry("mp4v", esds(0x61, {})), Codec::Mpeg2Video, {});
    row("mp4v-mjpeg", "vide", visualEntry("mp4v", esds(0x6C, {})), Codec::Mjpeg, {});
    row("mp4v-h264", "vide", visualEntry("mp4v", esds(0x21, {})), Codec::H264, {});
    row("mp4v-hevc", "vide", visualEntry("mp4v", esds(0x23, {})), Codec::Hevc, {});
    row("mp4v-mpeg1", "vide", visualEntry("mp4v", esds(0x6A, {})), Codec::Mpeg1Video, {});
    row("mp4v-vp9", "vide", visualEntry("mp4v", esds(0xB1, {})), Codec::Vp9, {});
    row("mp4a-mp3", "soun", audioEntry("mp4a", esds(0x6B, {})), Codec::Mp3, {});
    row("mp4a-ac3", "soun", audioEntry("mp4a", esds(0xA5, {})), Codec::Ac3, {});
    row("mp4a-dts", "soun", audioEntry("mp4a", esds(0xA9, {})), Codec::Dts, {});
    row("mp4a-eac3", "soun", audioEntry("mp4a", esds(0xA6, {})), Codec::Eac3, {});
    row("mp4a-opus", "soun", audioEntry("mp4a", esds(0xAD, {})), Codec::Opus, {});
    row("mp4a-vorbis", "soun", audioEntry("mp4a", esds(0xDD, {})), Codec::Vorbis, {});
    row("mp4a-reserved", "soun", audioEntry("mp4a", esds(0xFE, {})), Codec::Unknown, {});
    row("ac-3", "soun", audioEntry("ac-3", box("dac3", "ac3")), Codec::Ac3, "ac3");
    row("ec-3", "soun", audioEntry("ec-3", box("dec3", "ec3")), Codec::Eac3, "ec3");
    row("Opus", "soun", audioEntry("Opus", box("dOps", "ops")), Codec::Opus, "ops");
    row("fLaC", "soun", audioEntry("fLaC", fullBox("dfLa", 0, 0, "fla")), Codec::Flac, "fla");
    row("alac", "soun", audioEntry("alac", fullBox("alac", 0, 0, "x")), Codec::Alac, {});
    row("dtsc", "soun", audioEntry("dtsc", box("ddts", "x")), Codec::Dts, {});
    row("sowt", "soun", audioEntry("sowt", {}), Codec::Pcm, {});
    row("unknown", "soun", audioEntry("zzzz", {}), Codec::Unknown, {});
}

void tst_MovieTracks::readsSampleEntries()
{
    QFETCH(const QByteArray, handler);
    QFETCH(const QByteArray, entry);
    QFETCH(const Codec, codec);
    QFETCH(const QByteArray, config);
    TrackBytes track = video();
    track.handler = handler;
    track.entries = entry;
    const MediaInfo info = infoOf(fileOf(track.trak()));
    QCOMPARE(info.tracks.size(), 1U);
    QCOMPARE(info.tracks[0].codec, codec);
    QCOMPARE(info.tracks[0].codecConfig, config);
    QCOMPARE(info.tracks[0].codecId, QString::fromLatin1(entry.sliced(4, 4)));
}

void tst_MovieTracks::readsVideoDetails()
{
    TrackBytes film = video();
    film.flags = 0;
    film.matrix = u32s({0, 0x10000, 0, quint32(-0x10000), 0, 0, 0, 0, 0x40000000});
    const QByteArray dovi = box("dvvC", zeros(24));
    const QByteArray light = box("clli", zeros(4));
    film.entryCount = 2;
    film.entries =
        visualEntry("hvc1", box("hvcC", zeros(17) + u8(0xFA) + zeros(5)) + dovi + light +
                                box("pasp", u32s({4, 3})) +
                                box("colr", QByteArray("nclx") + u16(9) + u16(16) + u16(9) + u8(0x80))) +
        visualEntry("hvc1", {});
    const MediaInfo info = infoOf(fileOf(film.trak()));
    QCOMPARE(info.tracks.size(), 1U);
    const VideoFormat &format = *info.tracks[0].video;
    QCOMPARE(format.bitDepth, 10);
    QCOMPARE(format.aspectHorizontal, 4U);
    QCOMPARE(format.colour, (Colour{9, 16, 9, true}));
    QCOMPARE((*format.matrix)[3], -0x10000);
    QCOMPARE(info.tracks[0].extraSampleEntryBoxes, QByteArray(dovi + light));
    QVERIFY(!info.tracks[0].isEnabled);
    QVERIFY(info.notes.join(u' ').contains(u"1 further sample entries differ"_s));
}

void tst_MovieTracks::knowsTheBitsOfPcm_data()
{
    QTest::addColumn<QByteArray>("entry");
    QTest::addColumn<int>("bits");
    QTest::newRow("in24") << audioEntry("in24", {}) << 24;
    QTest::newRow("in32") << audioEntry("in32", {}) << 32;
    QTest::newRow("fl32") << audioEntry("fl32", {}) << 32;
    QTest::newRow("fl64") << audioEntry("fl64", {}) << 64;
    QTest::newRow("ulaw") << audioEntry("ulaw", {}) << 8;
    QTest::newRow("alaw") << audioEntry("alaw", {}) << 8;
}

void tst_MovieTracks::knowsTheBitsOfPcm()
{
    QFETCH(const QByteArray, entry);
    TrackBytes track = audio();
    track.entries = entry;
    const MediaInfo info = infoOf(QByteArray(moovOf(track.trak()) + box("mdat", zeros(300))));
    QCOMPARE(info.tracks.size(), 1U);
    QCOMPARE(info.tracks[0].codec, Codec::Pcm);
    QTEST(int(info.tracks[0].audio->bitsPerSample), "bits");
}

void tst_MovieTracks::knowsTheByteOrderOfPcm_data()
{
    QTest::addColumn<QByteArray>("entry");
    QTest::addColumn<int>("bits");
    QTest::addColumn<QByteArray>("order");
    const auto version1 = [](const char(&type)[5], const QByteArray &enda) -> QByteArray {
        return box(type, zeros(6) + u16(1) + u16(1) + zeros(6) + u16(2) + u16(16) + zeros(4) +
                             u32(48'000u << 16) + zeros(16) +
                             box("wave", box("frma", type) + enda + u32(8) + u32(0)));
    };
    const QByteArray little(1, '\1');
    const QByteArray big(1, '\0');
    QTest::newRow("in24-little") << version1("in24", box("enda", u16(1))) << 24 << little;
    QTest::newRow("fl64-little") << version1("fl64", box("enda", u16(1))) << 64 << little;
    QTest::newRow("in32-big") << version1("in32", box("enda", u16(0))) << 32 << big;
    QTest::newRow("in24-unsaid") << version1("in24", {}) << 24 << QByteArray();
    QTest::newRow("in24-cut-short") << version1("in24", box("enda", u8(1))) << 24 << QByteArray();
    QTest::newRow("ipcm-little") << audioEntry("ipcm", fullBox("pcmC", 0, 0, u8(1) + u8(24))) << 24 << little;
    QTest::newRow("fpcm-big") << audioEntry("fpcm", fullBox("pcmC", 0, 0, u8(0) + u8(64))) << 64 << big;
    QTest::newRow("lpcm") << box("lpcm", zeros(6) + u16(1) + u16(2) + zeros(6) + u16(3) + u16(16) + zeros(4) +
                                             u32(0x10000) + u32(72) + u64(0x40F7700000000000) + u32(2) +
                                             u32(0x7F000000) + u32s({32, 9, 8, 1}))
                          << 32 << u32(9);
}

void tst_MovieTracks::knowsTheByteOrderOfPcm()
{
    QFETCH(const QByteArray, entry);
    TrackBytes track = audio();
    track.entries = entry;
    const MediaInfo info = infoOf(QByteArray(moovOf(track.trak()) + box("mdat", zeros(300))));
    QCOMPARE(info.tracks.size(), 1U);
    QCOMPARE(info.tracks[0].codec, Codec::Pcm);
    QTEST(int(info.tracks[0].audio->bitsPerSample), "bits");
    QTEST(info.tracks[0].codecPrivate, "order");
}

void tst_MovieTracks::readsQuickTimeSound_data()
{
    QTest::addColumn<QByteArray>("entry");
    QTest::addColumn<quint32>("rate");
    QTest::addColumn<QByteArray>("config");
    const QByteArray wave = box("wave", box("frma", "mp4a") + esds(0x40, "\x12\x10") + u32(8) + u32(0));
    const QByteArray front = zeros(6) + u16(1);
    QTest::newRow("version-1") << box("mp4a", front + u16(1) + zeros(6) + u16(2) + u16(16) + zeros(4) +
                                                  u32(44100u << 16) + zeros(16) + wave)
                               << 44100U << QByteArray("\x12\x10");
    QTest::newRow("version-2") << box("mp4a", front + u16(2) + zeros(6) + u16(3) + u16(16) + zeros(4) +
                                                  u32(0x10000) + u32(72) + u64(0x40F7700000000000) + u32(6) +
                                                  u32(0x7F000000) + u32s({16, 0, 0, 0}) + wave)
                               << 96000U << QByteArray("\x12\x10");
}

void tst_MovieTracks::readsQuickTimeSound()
{
    QFETCH(const QByteArray, entry);
    QFETCH(const quint32, rate);
    QFETCH(const QByteArray, config);
    TrackBytes track = audio();
    track.entries = entry;
    const MediaInfo info = infoOf(QByteArray(moovOf(track.trak()) + box("mdat", zeros(300))));
    QCOMPARE(info.tracks.size(), 1U);
    QCOMPARE(info.tracks[0].codec, Codec::Aac);
    QCOMPARE(info.tracks[0].audio->sampleRate, rate);
    QCOMPARE(info.tracks[0].codecConfig, config);
    QVERIFY2(info.notes.isEmpty(), qPrintable(info.notes.join(u' ')));
}

void tst_MovieTracks::choosesTheMainTrack()
{
    TrackBytes cover = video();
    cover.tables = simpleTables({10}, 40, 0);
    QCOMPARE(infoOf(fileOf(cover.trak() + audio().trak())).mainTrack, 2U);
    TrackBytes off = video();
    off.flags = 0;
    QCOMPARE(infoOf(fileOf(off.trak() + audio().trak() + video().trak())).mainTrack, 3U);
    QCOMPARE(infoOf(fileOf(off.trak() + audio().trak())).mainTrack, 1U);
}

void tst_MovieTracks::keepsChaptersOutOfSubtitles()
{
    TrackBytes film = video();
    film.more = box("tref", box("chap", u32(3)));
    TrackBytes text = video();
    text.handler = "text";
    text.id = 3;
    text.entries = box("text", zeros(50));
    const MediaInfo info = infoOf(fileOf(film.trak() + text.trak()));
    QCOMPARE(info.tracks.size(), 2U);
    QCOMPARE(info.tracks[1].type, TrackType::Other);
    film.more.clear();
    QCOMPARE(infoOf(fileOf(film.trak() + text.trak())).tracks[1].type, TrackType::Subtitle);
}

void tst_MovieTracks::thinsTheIndexOfSound()
{
    const MediaInfo info = infoOf(fileOf(audio().trak()));
    QCOMPARE(info.mainTrack, 1U);
    QCOMPARE(info.keyframes.keyframes, (std::vector<Keyframe>{{0, 0}, {24576, 120}}));
}

QTEST_APPLESS_MAIN(tst_MovieTracks)
#include "tst_MovieTracks.moc"
