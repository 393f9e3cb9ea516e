// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/probe/SmallMovieFile.h"

#include <QElapsedTimer>
#include <QTest>

using namespace cuegate;
using namespace cuegate::test;
using namespace Qt::StringLiterals;

class tst_MovieProbe : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void describesTracksAndKeyframes();
    void findsTheMoovInFewRequests_data();
    void findsTheMoovInFewRequests();
    void appliesTheEditList_data();
    void appliesTheEditList();
    void believesDurationsOfFilmsOnly_data();
    void believesDurationsOfFilmsOnly();
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
    QTest::newRow("media-time") << QByteArray(u32s({1, 100, 80}) + rate) << qint64(0) << QString();
    QTest::newRow("empty-edit") << QByteArray(u32s({2, 500, quint32(-1)}) + rate + u32s({100, 40}) + rate)
                                << qint64(44'984) << QString();
    QTest::newRow("two-empty-edits") << QByteArray(u32s({3, 5, quint32(-1)}) + rate + u32s({6, quint32(-1)}) +
                                                   rate + u32s({1, 0}) + rate)
                                     << qint64(11) << QString();
    QTest::newRow("two-media-edits") << QByteArray(u32s({2, 40, 40}) + rate + u32s({40, 0}) + rate)
                                     << qint64(-16) << u"2 media edits"_s;
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

void tst_MovieProbe::believesDurationsOfFilmsOnly_data()
{
    QTest::addColumn<quint64>("ticks"); // of a millisecond, in mvhd
    QTest::addColumn<bool>("hasSamples");
    QTest::addColumn<qint64>("seconds");
    constexpr quint64 kYear = quint64(365) * 24 * 3600;
    QTest::newRow("true") << quint64(12'000) << true << qint64(12);
    QTest::newRow("a-little-longer") << quint64(15'000) << true << qint64(15);
    QTest::newRow("the-samples-contradict") << quint64(60'000) << true << qint64(12);
    QTest::newRow("absurd") << quint64(9223372036854775) << true << qint64(12);
    QTest::newRow("longest-that-may-be") << kYear * 1000 << false << qint64(kYear);
    QTest::newRow("longer-than-a-year") << kYear * 1000 + 1 << false << qint64(0);
}

void tst_MovieProbe::believesDurationsOfFilmsOnly()
{
    QFETCH(const quint64, ticks);
    QFETCH(const bool, hasSamples);
    QFETCH(const qint64, seconds);
    TrackBytes film = video();
    film.tables = hasSamples ? simpleTables({10, 10, 10}, 4000, 0) : simpleTables({}, 4000, 0);
    const QByteArray header = fullBox("mvhd", 1, 0, u64(0) + u64(0) + u32(1000) + u64(ticks) + zeros(80));
    const QByteArray fragments = hasSamples ? QByteArray() : box("mvex", {});
    const MediaInfo info = infoOf(QByteArray(
        fileType("isom") + box("moov", header + fragments + film.trak()) + box("mdat", zeros(300))));
    QCOMPARE(info.durationNs, seconds * 1'000'000'000);
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
    const QByteArray far = box("free", zeros(9 << 20));
    row("boxes-far-apart", ftyp + far + far + far + far + far, ErrorKind::CorruptInput,
        ErrorCode::MediaNoIndex);
    row("end-within-a-box-header", ftyp + "\0\0"_ba, ErrorKind::CorruptInput, ErrorCode::MediaNoIndex);
    row("box-smaller-than-its-header", ftyp + u32(4) + "free" + zeros(90), ErrorKind::CorruptInput,
        ErrorCode::MediaCorrupt);
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
