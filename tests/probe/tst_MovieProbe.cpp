// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/MovieProbe.h"
#include "tests/support/BoxBytes.h"
#include "tests/support/MemoryByteSource.h"

#include <QElapsedTimer>
#include <QTest>

using namespace cuegate;
using namespace cuegate::test;
using namespace Qt::StringLiterals;

static Result<MediaInfo> probed(const MemoryByteSource &source, const QByteArray &file)
{
    return probeMovie(source, file.first(std::min<qsizetype>(file.size(), 65536)), {});
}

static QByteArray esds(quint8 objectType, const QByteArray &info)
{
    const QByteArray specific =
        info.isEmpty() ? QByteArray() : QByteArray(u8(5) + u8(quint8(info.size())) + info);
    const QByteArray config = u8(objectType) + u8(0x15) + zeros(11) + specific;
    const QByteArray es = u16(1) + u8(0) + u8(4) + u8(quint8(config.size())) + config;
    return fullBox("esds", 0, 0, u8(3) + QByteArray("\x80\x80\x80", 3) + u8(quint8(es.size())) + es);
}

static TrackBytes video()
{
    TrackBytes track;
    track.entries = visualEntry("avc1", box("avcC", "config"));
    track.tables = simpleTables({10, 10, 10}, 40, 0) + fullBox("stss", 0, 0, u32s({2, 1, 3}));
    return track;
}

static TrackBytes audio()
{
    TrackBytes track;
    track.id = 2;
    track.handler = "soun";
    track.name = "SoundHandler";
    track.timescale = 48000;
    track.entries = audioEntry("mp4a", esds(0x40, "\x11\x90"));
    track.tables = simpleTables(std::vector<quint32>(40, 5), 1024, 0);
    return track;
}

static QByteArray moovOf(const QByteArray &inner)
{
    return box("moov", movieHeader(1000, 120) + inner);
}

static QByteArray fileOf(const QByteArray &inner)
{
    return fileType("isom") + moovOf(inner) + box("mdat", zeros(300));
}

static MediaInfo infoOf(const QByteArray &file)
{
    const MemoryByteSource source(file);
    auto info = probed(source, file);
    if (!info)
        qWarning() << info.error().message;
    return info.value_or(MediaInfo{});
}

class tst_MovieProbe : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void describesTracksAndKeyframes();
    void findsTheMoovInFewRequests_data();
    void findsTheMoovInFewRequests();
    void appliesTheEditList_data();
    void appliesTheEditList();
    void readsSampleEntries_data();
    void readsSampleEntries();
    void readsVideoDetails();
    void readsQuickTimeSound_data();
    void readsQuickTimeSound();
    void choosesTheMainTrack();
    void keepsChaptersOutOfSubtitles();
    void thinsTheIndexOfSound();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void describesFragmentedFilesWithoutIndex();
    void probesTenHoursFast();
};

void tst_MovieProbe::describesTracksAndKeyframes()
{
    TrackBytes film = video();
    film.language = 0; // Macintosh English
    film.more = box("udta", box("name", "Director's cut"));
    const QByteArray title = box("udta", box("\xA9nam", u16(5) + u16(0) + "Title"));
    const MediaInfo info = infoOf(fileOf(film.trak() + audio().trak() + title));
    QCOMPARE(info.container, Container::Mp4);
    QCOMPARE(info.durationNs, 120'000'000);
    QCOMPARE(info.title, u"Title"_s);
    QCOMPARE(info.tracks.size(), 2U);
    QCOMPARE(info.tracks[0].name, u"Director's cut"_s);
    QCOMPARE(info.tracks[0].language, u"eng"_s);
    QCOMPARE(info.tracks[0].codec, Codec::H264);
    QCOMPARE(info.tracks[0].codecConfig, "config");
    QCOMPARE(info.tracks[0].video->width, 320U);
    QVERIFY(!info.tracks[0].video->matrix);
    QCOMPARE(info.tracks[0].video->frameRateNumerator, 25U);
    QCOMPARE(info.tracks[0].durationTicks, 120);
    QCOMPARE(info.tracks[1].name, QString());
    QCOMPARE(info.tracks[1].language, u"und"_s);
    QCOMPARE(info.tracks[1].codec, Codec::Aac);
    QCOMPARE(info.tracks[1].codecConfig, "\x11\x90");
    QCOMPARE(info.tracks[1].audio->sampleRate, 48000U);
    QCOMPARE(info.mainTrack, 1U);
    QCOMPARE(info.indexKind, IndexKind::Moov);
    QCOMPARE(info.keyframes.keyframes, (std::vector<Keyframe>{{0, 0}, {80, 20}}));
}

void tst_MovieProbe::findsTheMoovInFewRequests_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<int>("reads");
    QTest::addColumn<qint64>("moreBytes");
    const QByteArray inner = video().trak() + audio().trak();
    const QByteArray moov = moovOf(inner);
    const QByteArray bigMoov = moovOf(inner + box("free", zeros(200'000)));
    const QByteArray ftyp = fileType("isom");
    QTest::newRow("first") << fileOf(inner) << 0 << qint64(0);
    QTest::newRow("first-and-big") << QByteArray(ftyp + bigMoov + box("mdat", zeros(100))) << 1
                                   << qint64(ftyp.size() + bigMoov.size() - 65536);
    QTest::newRow("last") << QByteArray(ftyp + box("mdat", zeros(100'000)) + moov) << 1
                          << qint64(moov.size());
    QTest::newRow("last-after-64-bit-mdat")
        << QByteArray(ftyp + largeBox("mdat", zeros(100'000)) + moov) << 1 << qint64(moov.size());
    QTest::newRow("old-mov") << QByteArray(box("wide", {}) + box("mdat", zeros(70'000)) + moov) << 1
                             << qint64(moov.size());
    QTest::newRow("far-from-the-end")
        << QByteArray(ftyp + box("mdat", zeros(100'000)) + box("free", zeros(100)) + bigMoov +
                      box("mdat", zeros(9'000'000)))
        << 2 << qint64(108 + bigMoov.size());
    QTest::newRow("to-the-end") << QByteArray(ftyp + u32(0) + moov.sliced(4)) << 0 << qint64(0);
}

void tst_MovieProbe::findsTheMoovInFewRequests()
{
    QFETCH(const QByteArray, file);
    QFETCH(const int, reads);
    QFETCH(const qint64, moreBytes);
    const MemoryByteSource source(file);
    const auto info = probed(source, file);
    QVERIFY2(info, info ? "" : qPrintable(info.error().message));
    QCOMPARE(info->tracks.size(), 2U);
    QCOMPARE(source.reads(), reads);
    QCOMPARE(source.bytesRead(), moreBytes);
    QCOMPARE(info->container, file.startsWith(fileType("isom")) ? Container::Mp4 : Container::QuickTime);
}

void tst_MovieProbe::appliesTheEditList_data()
{
    QTest::addColumn<QByteArray>("elst");
    QTest::addColumn<qint64>("first");
    QTest::addColumn<QString>("note");
    const QByteArray rate = u32(0x10000);
    QTest::newRow("media-time") << QByteArray(u32s({1, 100, 80}) + rate) << qint64(-80) << QString();
    QTest::newRow("empty-edit") << QByteArray(u32s({2, 500, quint32(-1)}) + rate + u32s({100, 40}) + rate)
                                << qint64(460) << QString();
    QTest::newRow("two-empty-edits") << QByteArray(u32s({3, 5, quint32(-1)}) + rate + u32s({6, quint32(-1)}) +
                                                   rate + u32s({1, 0}) + rate)
                                     << qint64(11) << QString();
    QTest::newRow("two-media-edits") << QByteArray(u32s({2, 40, 40}) + rate + u32s({40, 0}) + rate)
                                     << qint64(-40) << u"2 media edits"_s;
    QTest::newRow("speed") << QByteArray(u32s({1, 100, 0}) + u32(0x8000)) << qint64(0) << u"another speed"_s;
}

void tst_MovieProbe::appliesTheEditList()
{
    QFETCH(const QByteArray, elst);
    QFETCH(const qint64, first);
    QFETCH(const QString, note);
    TrackBytes film = video();
    film.more = box("edts", fullBox("elst", 0, 0, elst));
    const MediaInfo info = infoOf(fileOf(film.trak()));
    QVERIFY(!info.keyframes.keyframes.empty());
    QCOMPARE(info.keyframes.keyframes[0].time, first);
    QVERIFY(note.isEmpty() ? info.notes.isEmpty() : info.notes.join(u' ').contains(note));
}

void tst_MovieProbe::readsSampleEntries_data()
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
    row("mp4a-mp3", "soun", audioEntry("mp4a", esds(0x6B, {})), Codec::Mp3, {});
    row("mp4a-ac3", "soun", audioEntry("mp4a", esds(0xA5, {})), Codec::Ac3, {});
    row("mp4a-dts", "soun", audioEntry("mp4a", esds(0xA9, {})), Codec::Dts, {});
    row("ac-3", "soun", audioEntry("ac-3", box("dac3", "ac3")), Codec::Ac3, "ac3");
    row("ec-3", "soun", audioEntry("ec-3", box("dec3", "ec3")), Codec::Eac3, "ec3");
    row("Opus", "soun", audioEntry("Opus", box("dOps", "ops")), Codec::Opus, "ops");
    row("fLaC", "soun", audioEntry("fLaC", fullBox("dfLa", 0, 0, "fla")), Codec::Flac, "fla");
    row("alac", "soun", audioEntry("alac", fullBox("alac", 0, 0, "x")), Codec::Alac, {});
    row("dtsc", "soun", audioEntry("dtsc", box("ddts", "x")), Codec::Dts, {});
    row("sowt", "soun", audioEntry("sowt", {}), Codec::Pcm, {});
    row("unknown", "soun", audioEntry("zzzz", {}), Codec::Unknown, {});
}

void tst_MovieProbe::readsSampleEntries()
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

void tst_MovieProbe::readsVideoDetails()
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

void tst_MovieProbe::readsQuickTimeSound_data()
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

void tst_MovieProbe::readsQuickTimeSound()
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

void tst_MovieProbe::choosesTheMainTrack()
{
    TrackBytes cover = video();
    cover.tables = simpleTables({10}, 40, 0);
    QCOMPARE(infoOf(fileOf(cover.trak() + audio().trak())).mainTrack, 2U);
    TrackBytes off = video();
    off.flags = 0;
    QCOMPARE(infoOf(fileOf(off.trak() + audio().trak() + video().trak())).mainTrack, 3U);
    QCOMPARE(infoOf(fileOf(off.trak() + audio().trak())).mainTrack, 1U);
}

void tst_MovieProbe::keepsChaptersOutOfSubtitles()
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

void tst_MovieProbe::thinsTheIndexOfSound()
{
    const MediaInfo info = infoOf(fileOf(audio().trak()));
    QCOMPARE(info.mainTrack, 1U);
    QCOMPARE(info.keyframes.keyframes, (std::vector<Keyframe>{{0, 0}, {24576, 120}}));
}

void tst_MovieProbe::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<ErrorCode>("code");
    const auto row = [](const char *name, const QByteArray &file, ErrorKind kind, ErrorCode code) {
        QTest::newRow(name) << file << kind << code;
    };
    const QByteArray ftyp = fileType("isom");
    const QByteArray good = fileOf(video().trak());
    TrackBytes secret = video();
    secret.entries = visualEntry("encv", box("sinf", box("frma", "avc1")) + box("avcC", "c"));
    TrackBytes none = video();
    none.tables = simpleTables({}, 40, 0);
    TrackBytes broken = video();
    broken.tables = fullBox("stsz", 0, 0, u32s({0, 1000}));
    TrackBytes text = video();
    text.handler = "text";
    row("no-moov", ftyp + box("mdat", zeros(100)), ErrorKind::CorruptInput, ErrorCode::MediaNoIndex);
    row("mdat-to-the-end", ftyp + u32(0) + "mdat" + zeros(90), ErrorKind::CorruptInput,
        ErrorCode::MediaNoIndex);
    row("cut-in-mdat", ftyp + u32(5000) + "mdat" + zeros(90), ErrorKind::CorruptInput,
        ErrorCode::MediaNoIndex);
    row("cut-in-moov", good.first(500), ErrorKind::CorruptInput, ErrorCode::MediaNoIndex);
    row("huge-moov", ftyp + u32(65 << 20) + "moov" + zeros(90), ErrorKind::Unsupported,
        ErrorCode::MediaIndexTooBig);
    row("compressed-moov", fileOf(box("cmov", zeros(8))), ErrorKind::Unsupported, ErrorCode::MediaCodec);
    row("encrypted", fileOf(secret.trak()), ErrorKind::Unsupported, ErrorCode::MediaEncrypted);
    row("no-samples", fileOf(none.trak()), ErrorKind::CorruptInput, ErrorCode::MediaNoIndex);
    row("table-broken", fileOf(broken.trak()), ErrorKind::CorruptInput, ErrorCode::MediaCorrupt);
    row("only-text", fileOf(text.trak()), ErrorKind::Unsupported, ErrorCode::MediaCodec);
    row("empty", {}, ErrorKind::CorruptInput, ErrorCode::MediaNoIndex);
}

void tst_MovieProbe::saysWhatIsWrong()
{
    QFETCH(const QByteArray, file);
    QFETCH(const ErrorKind, kind);
    QFETCH(const ErrorCode, code);
    const MemoryByteSource source(file);
    const auto info = probed(source, file);
    QVERIFY(!info);
    QVERIFY2(info.error().kind == kind && info.error().code == code, qPrintable(info.error().message));
}

void tst_MovieProbe::describesFragmentedFilesWithoutIndex()
{
    TrackBytes film = video();
    film.tables = simpleTables({}, 40, 0);
    const QByteArray mehd = fullBox("mehd", 0, 0, u32(9000));
    const MediaInfo info = infoOf(
        QByteArray(fileType("iso6") + box("moov", movieHeader(1000, 0) + box("mvex", mehd) + film.trak())));
    QCOMPARE(info.indexKind, IndexKind::None);
    QCOMPARE(info.durationNs, 9'000'000'000);
    QCOMPARE(info.mainTrack, 1U);
    QVERIFY(info.notes.join(u' ').contains(u"fragmented MP4"_s));
}

void tst_MovieProbe::probesTenHoursFast()
{
    constexpr quint32 kFrames = 10 * 3600 * 24;
    constexpr quint32 kAudio = 10 * 3600 * 48000 / 1024;
    ByteWriter sizes, offsets, sync, chunks, audioSizes;
    for (quint32 i = 0; i < kFrames; ++i) {
        sizes.u32(20'000 + i % 999);
        offsets.u32(1);
        offsets.u32(i % 4 * 512);
        if (i % 48 == 0)
            sync.u32(i + 1);
    }
    for (quint32 i = 0; i < kFrames / 12; ++i)
        chunks.u32(i * 4000);
    for (quint32 i = 0; i < kAudio; ++i)
        audioSizes.u32(300 + i % 99);
    TrackBytes film = video();
    film.timescale = 12288;
    film.tables = fullBox("stts", 0, 0, u32s({1, kFrames, 512})) +
                  fullBox("ctts", 0, 0, u32(kFrames) + offsets.bytes()) +
                  fullBox("stss", 0, 0, u32(kFrames / 48) + sync.bytes()) +
                  fullBox("stsz", 0, 0, u32s({0, kFrames}) + sizes.bytes()) +
                  fullBox("stsc", 0, 0, u32s({1, 1, 12, 1})) +
                  fullBox("stco", 0, 0, u32(kFrames / 12) + chunks.bytes());
    TrackBytes sound = audio();
    sound.tables = fullBox("stts", 0, 0, u32s({1, kAudio, 1024})) +
                   fullBox("stsz", 0, 0, u32s({0, kAudio}) + audioSizes.bytes()) +
                   fullBox("stsc", 0, 0, u32s({1, 1, 25, 1})) +
                   fullBox("stco", 0, 0, u32(kFrames / 12) + chunks.bytes());
    const QByteArray file = fileOf(film.trak() + sound.trak());
    MemoryByteSource source(file);
    source.pretendSize(qint64(kFrames) * 21'000);
    QElapsedTimer timer;
    timer.start();
    const auto info = probed(source, file);
    const qint64 us = timer.nsecsElapsed() / 1000;
    QVERIFY2(info, info ? "" : qPrintable(info.error().message));
    qint64 memory = 0;
    for (const auto &[track, table] : std::get<MovieLayout>(info->layout).tables)
        memory += table.memoryBytes();
    qInfo("moov of %lld bytes: probed in %lld us, tables hold %lld bytes, %zu keyframes", qint64(file.size()),
          us, memory, info->keyframes.keyframes.size());
    QCOMPARE(info->keyframes.keyframes.size(), std::size_t(kFrames / 48));
    QVERIFY(memory <= file.size() + 65536);
    QVERIFY(us < 3'000'000);
}

QTEST_APPLESS_MAIN(tst_MovieProbe)
#include "tst_MovieProbe.moc"
