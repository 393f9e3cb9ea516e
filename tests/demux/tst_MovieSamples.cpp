// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/MediaTime.h"
#include "core/demux/MovieSamples.h"
#include "core/probe/MovieProbe.h"
#include "tests/support/BoxBytes.h"
#include "tests/support/MemoryByteSource.h"
#include "tests/support/SharedMedia.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace cuegate;
using namespace cuegate::test;
using namespace Qt::StringLiterals;

struct Packet
{
    qint64 ptsNs = 0;
    qint64 dts = 0;
    qint64 sizeBytes = 0;
    QByteArray hash;
    bool isSync = false;
};
using Packets = std::map<int, std::vector<Packet>>;

static QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return !path.isEmpty() && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

static Result<MediaInfo> probed(const MemoryByteSource &source, const QByteArray &file)
{
    return probeMovie(source, file.first(std::min<qsizetype>(file.size(), 65536)), {});
}

static std::vector<SampleSpan> spansOf(const MediaInfo &info, std::size_t step)
{
    const auto &keyframes = info.keyframes.keyframes;
    std::vector<SampleSpan> spans;
    for (std::size_t i = 0; i < keyframes.size(); i += step) {
        const bool isLast = i + step >= keyframes.size();
        spans.push_back({info.keyframes.timescale, keyframes[i].time, isLast ? 0 : keyframes[i + step].time,
                         keyframes[i].offsetBytes, isLast ? info.sizeBytes : keyframes[i + step].offsetBytes,
                         i == 0, isLast});
    }
    return spans;
}

static std::vector<TrackId> tracksOf(const MediaInfo &info)
{
    std::vector<TrackId> ids;
    for (const Track &track : info.tracks)
        ids.push_back(track.id);
    return ids;
}

static Result<Packets> packetsOfSpans(const MemoryByteSource &source, const MediaInfo &info, std::size_t step)
{
    Packets packets;
    const auto tracks = tracksOf(info);
    for (const SampleSpan &span : spansOf(info, step)) {
        const auto batches = readMovieSamples(source, info, tracks, span, {});
        if (!batches)
            return std::unexpected(batches.error());
        for (const SampleBatch &batch : *batches) {
            const quint32 timescale = info.track(batch.track)->timescale;
            for (const MediaSample &sample : batch.samples) {
                packets[int(batch.track) - 1].push_back(
                    {rescale(sample.pts, timescale, kNanosecondTimescale), sample.dts.value_or(0),
                     sample.payload.size(),
                     QCryptographicHash::hash(sample.payload.toByteArray(), QCryptographicHash::Sha256)
                         .toHex(),
                     sample.isSync});
            }
        }
    }
    for (auto &[track, list] : packets)
        std::ranges::stable_sort(list, {}, &Packet::dts);
    return packets;
}

static Packets packetsOfFfprobe(const QString &path)
{
    QProcess ffprobe;
    ffprobe.start(u"ffprobe"_s, {u"-v"_s, u"error"_s, u"-advanced_editlist"_s, u"0"_s, u"-show_packets"_s,
                                 u"-show_data_hash"_s, u"SHA256"_s, u"-of"_s, u"json"_s, path});
    if (!ffprobe.waitForFinished(60'000)) {
        ffprobe.kill();
        ffprobe.waitForFinished();
        return {};
    }
    Packets packets;
    const auto list =
        QJsonDocument::fromJson(ffprobe.readAllStandardOutput()).object()["packets"_L1].toArray();
    for (const auto &value : list) {
        const QJsonObject packet = value.toObject();
        packets[packet["stream_index"_L1].toInt()].push_back(
            {qRound64(packet["pts_time"_L1].toString().toDouble() * 1e9), qint64(packet["dts"_L1].toDouble()),
             packet["size"_L1].toString().toLongLong(),
             packet["data_hash"_L1].toString().section(u':', 1).toLatin1(),
             packet["flags"_L1].toString().startsWith(u'K')});
    }
    return packets;
}

static bool haveTool(const QString &name)
{
    return !QStandardPaths::findExecutable(name).isEmpty();
}

/// ffmpeg takes open-GOP samples (sample group 'rap ') for keyframes too; stss does not name them.
enum class Sync { Same, FfprobeHasMore, Ignored };

/// The first difference in words; empty if both are the same up to one constant in time.
static QString difference(const std::vector<Packet> &ours, const std::vector<Packet> &theirs, qint64 shiftNs,
                          Sync sync)
{
    if (ours.size() != theirs.size())
        return u"%1 packets, ffprobe %2"_s.arg(ours.size()).arg(theirs.size());
    for (std::size_t i = 0; i < ours.size(); ++i) {
        if (ours[i].sizeBytes != theirs[i].sizeBytes)
            return u"packet %1 has %2 bytes, ffprobe's %3"_s.arg(i)
                .arg(ours[i].sizeBytes)
                .arg(theirs[i].sizeBytes);
        if (ours[i].hash != theirs[i].hash)
            return u"packet %1 has another hash"_s.arg(i);
        if (qAbs(ours[i].ptsNs - theirs[i].ptsNs - shiftNs) > 1'000'000)
            return u"packet %1 is at %2 ns, ffprobe's at %3, constant %4"_s.arg(i)
                .arg(ours[i].ptsNs)
                .arg(theirs[i].ptsNs)
                .arg(shiftNs);
        if (sync != Sync::Ignored && ours[i].isSync != theirs[i].isSync &&
            (sync == Sync::Same || ours[i].isSync))
            return u"packet %1 sync is %2, ffprobe's %3"_s.arg(i).arg(ours[i].isSync).arg(theirs[i].isSync);
    }
    return {};
}

static void compareWithFfprobe(const QString &path)
{
    const QByteArray file = contentOf(path);
    const MemoryByteSource source(file);
    const auto info = probed(source, file);
    QVERIFY2(info, info ? "" : qPrintable(info.error().message));
    QVERIFY(source.reads() <= 3);
    if (info->indexKind != IndexKind::Moov)
        QSKIP(qPrintable(info->notes.join(u"; "_s)));
    Packets theirs = packetsOfFfprobe(path);
    QVERIFY(!theirs.empty());
    const Sync sync = path.contains(u"Tiny_Sample"_s) ? Sync::FfprobeHasMore : Sync::Same;
    for (const std::size_t step : {1, 3}) {
        const auto ours = packetsOfSpans(source, *info, step);
        QVERIFY2(ours, ours ? "" : qPrintable(ours.error().message));
        const int main = int(info->mainTrack) - 1;
        QVERIFY(!theirs[main].empty());
        const qint64 shift = ours->at(main).front().ptsNs - theirs[main].front().ptsNs;
        for (const auto &[track, packets] : *ours) {
            const Track &described = info->tracks[std::size_t(track)];
            if (described.codec == Codec::Pcm) {
                const auto sum = [](const auto &list) {
                    qint64 bytes = 0;
                    for (const Packet &packet : list)
                        bytes += packet.sizeBytes;
                    return bytes;
                };
                QCOMPARE(sum(packets), sum(theirs[track]));
                continue;
            }
            const QString found = difference(packets, theirs[track], shift,
                                             described.type == TrackType::Other ? Sync::Ignored : sync);
            QVERIFY2(found.isEmpty(), qPrintable(u"track %1, step %2: "_s.arg(track + 1).arg(step) + found));
        }
    }
}

class tst_MovieSamples : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hasThePacketsOfFfprobe_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("none") << QString();
        if (!haveTool(u"ffprobe"_s))
            return;
        for (const QString &path : sharedMediaFiles({u".mp4"_s, u".mov"_s}))
            QTest::newRow(qPrintable(QFileInfo(path).fileName())) << path;
    }
    void hasThePacketsOfFfprobe()
    {
        QFETCH(const QString, path);
        if (!path.isEmpty())
            compareWithFfprobe(path);
    }

    void readsWhatFfmpegWrites_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QString>("suffix");
        const QString video = u"-c:v libx264 -preset ultrafast -bf 2 -g 20 -b_strategy 0 "_s;
        QTest::newRow("b-frames") << QString(video + u"-c:a aac"_s) << u"mp4"_s;
        QTest::newRow("faststart") << QString(video + u"-c:a aac -movflags +faststart"_s) << u"mp4"_s;
        QTest::newRow("no-edit-list") << QString(video + u"-c:a aac -use_editlist 0"_s) << u"mp4"_s;
        QTest::newRow("negative-offsets")
            << QString(video + u"-c:a aac -movflags +negative_cts_offsets"_s) << u"mp4"_s;
        QTest::newRow("44.1-kHz") << QString(video + u"-c:a aac -ar 44100"_s) << u"mp4"_s;
        QTest::newRow("5.1") << QString(video + u"-c:a aac -ac 6"_s) << u"mp4"_s;
        QTest::newRow("two-audio") << QString(video + u"-c:a ac3 -map 0:v -map 1:a -map 1:a"_s) << u"mp4"_s;
        QTest::newRow("qt-brand") << QString(video + u"-c:a aac -brand qt"_s) << u"mp4"_s;
        QTest::newRow("mov") << QString(video + u"-c:a aac"_s) << u"mov"_s;
        QTest::newRow("mov-pcm") << QString(video + u"-c:a pcm_s24le"_s) << u"mov"_s;
        QTest::newRow("audio-only") << u"-map 1:a -c:a aac"_s << u"m4a"_s;
    }
    void readsWhatFfmpegWrites()
    {
        if (!haveTool(u"ffmpeg"_s) || !haveTool(u"ffprobe"_s))
            QSKIP("no ffmpeg");
        QFETCH(const QString, arguments);
        QFETCH(const QString, suffix);
        const QTemporaryDir dir;
        const QString path = dir.filePath(u"made."_s + suffix);
        const QString inputs = u"-v error -f lavfi -i testsrc2=s=160x120:r=25:d=6 -f lavfi -i sine=d=6 "_s;
        QStringList all = QString(inputs + arguments).split(u' ', Qt::SkipEmptyParts);
        const int code = QProcess::execute(u"ffmpeg"_s, all << path);
        QCOMPARE(code, 0);
        compareWithFfprobe(path);
    }

    void readsInterleavedTracksAtOnceAndViewsTheBytes();
    void takesEverySampleOnceAcrossTimescales();
    void saysWhereACutFileEnds();
    void survivesWhatIsBroken_data();
    void survivesWhatIsBroken();
    void survivesTruncationAndMutation_data();
    void survivesTruncationAndMutation();
};

/// Video of 10 samples in 40 ms steps, keyframes at 0, 120 and 280 ms; audio of 30 samples in 640/48000 s
/// that are reordered in pairs.
static QByteArray smallMovie(qsizetype cutBytes = 0)
{
    const auto movie = [](quint32 offset) -> QByteArray {
        TrackBytes video;
        video.entries = visualEntry("avc1", box("avcC", QByteArray("\1\x64\0\x28\xFF\xE0\0", 7)));
        video.tables = simpleTables(std::vector<quint32>(10, 100), 40, offset) +
                       fullBox("stss", 0, 0, u32s({3, 1, 4, 8}));
        TrackBytes audio;
        audio.id = 2;
        audio.timescale = 48000;
        audio.handler = "soun";
        audio.entries = audioEntry("Opus", box("dOps", zeros(11)));
        QByteArray offsets = u32(30);
        for (int i = 0; i < 30; ++i)
            offsets += u32s({1, i % 2 == 0 ? 1280u : 0u});
        audio.tables =
            simpleTables(std::vector<quint32>(30, 10), 640, offset + 1000) + fullBox("ctts", 0, 0, offsets);
        return fileType("isom") + box("moov", movieHeader(1000, 400) + video.trak() + audio.trak());
    };
    const auto headBytes = quint32(movie(0).size());
    QByteArray media;
    for (int i = 0; i < 1300; ++i)
        media += static_cast<char>(i % 251);
    const QByteArray file = movie(headBytes + 8) + box("mdat", media);
    return file.chopped(cutBytes);
}

void tst_MovieSamples::readsInterleavedTracksAtOnceAndViewsTheBytes()
{
    const QByteArray file = smallMovie();
    const MemoryByteSource source(file);
    const auto info = probed(source, file);
    QVERIFY2(info, info ? "" : qPrintable(info.error().message));
    const int before = source.reads();
    const auto batches = readMovieSamples(source, *info, tracksOf(*info), spansOf(*info, 1)[1], {});
    QVERIFY2(batches, batches ? "" : qPrintable(batches.error().message));
    QCOMPARE(source.reads() - before, 1);
    const SampleBatch &video = batches->at(0);
    QCOMPARE(video.samples.size(), 4U);
    QCOMPARE(video.samples[0].pts, 120);
    QCOMPARE(video.nextTime, std::optional<qint64>(280));
    QCOMPARE(video.samples[0].payload, QByteArrayView(file).sliced(file.size() - 1000, 100));
    const QByteArray &held = video.storage.front();
    QVERIFY(video.samples[0].payload.data() >= held.constData());
    QVERIFY(video.samples[3].payload.end() <= held.constData() + held.size());
    const auto first = readMovieFirstSample(source, *info, 2, {}, FirstSamplePart::Whole);
    QVERIFY(first);
    QCOMPARE(first->bytes, file.sliced(file.size() - 300, 10));
}

void tst_MovieSamples::takesEverySampleOnceAcrossTimescales()
{
    const QByteArray file = smallMovie();
    const MemoryByteSource source(file);
    const auto info = probed(source, file);
    QVERIFY(info);
    for (const std::size_t step : {1, 2, 3}) {
        std::vector<std::vector<qint64>> seen(2);
        for (const SampleSpan &span : spansOf(*info, step)) {
            const auto batches = readMovieSamples(source, *info, tracksOf(*info), span, {});
            QVERIFY(batches);
            for (const MediaSample &sample : batches->at(0).samples)
                seen[0].push_back(*sample.dts);
            for (const MediaSample &sample : batches->at(1).samples) {
                seen[1].push_back(*sample.dts);
                QVERIFY(span.isFirst || sample.pts * 1000 >= span.beginTime * 48000);
                QVERIFY(span.isLast || sample.pts * 1000 < span.endTime * 48000);
            }
        }
        for (int track = 0; track < 2; ++track) {
            std::ranges::sort(seen[std::size_t(track)]);
            std::vector<qint64> all;
            const auto &table = std::get<MovieLayout>(info->layout).tables.at(TrackId(track + 1));
            for (const auto &entry : table.entries(0, table.sampleCount()))
                all.push_back(entry.dts);
            QCOMPARE(seen[std::size_t(track)], all);
        }
    }
}

void tst_MovieSamples::saysWhereACutFileEnds()
{
    const QByteArray whole = smallMovie();
    const auto info = probed(MemoryByteSource(whole), whole);
    QVERIFY(info);
    const MemoryByteSource source(smallMovie(150));
    const auto spans = spansOf(*info, 1);
    QVERIFY(readMovieSamples(source, *info, tracksOf(*info), spans.front(), {}));
    const auto last = readMovieSamples(source, *info, tracksOf(*info), spans.back(), {});
    QVERIFY(!last);
    QCOMPARE(last.error().kind, ErrorKind::CorruptInput);
    QVERIFY2(last.error().message.startsWith(u"the file ends before sample 21 of track 2"_s),
             qPrintable(last.error().message));
}

static void readAll(const QByteArray &file)
{
    const MemoryByteSource source(file);
    const auto info = probed(source, file);
    if (!info) {
        QVERIFY(!info.error().message.isEmpty());
        return;
    }
    if (info->indexKind == IndexKind::Moov)
        (void)packetsOfSpans(source, *info, 1 + info->keyframes.keyframes.size() / 32);
    else
        QVERIFY(!info->notes.isEmpty() || info->mainTrack == 0);
}

void tst_MovieSamples::survivesWhatIsBroken_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("none") << QString();
    for (const QString &path : sharedMediaFiles({u".mp4"_s, u".mov"_s}, u"bad"_s))
        QTest::newRow(qPrintable(QFileInfo(path).fileName())) << path;
}

void tst_MovieSamples::survivesWhatIsBroken()
{
    QFETCH(const QString, path);
    QElapsedTimer timer;
    timer.start();
    readAll(contentOf(path));
    QVERIFY2(timer.elapsed() <= 3000, qPrintable(QString::number(timer.elapsed())));
}

void tst_MovieSamples::survivesTruncationAndMutation_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("small") << smallMovie();
    for (const auto name : {"moz__bipbop.mp4"_L1, "mediabunny__multiple-aac-tracks.mp4"_L1}) {
        const QByteArray file = contentOf(sharedMediaDirectory() + u'/' + name);
        if (!file.isEmpty())
            QTest::newRow(name.data()) << file;
    }
}

void tst_MovieSamples::survivesTruncationAndMutation()
{
    QFETCH(const QByteArray, file);
    QElapsedTimer timer;
    const auto check = [&](const QByteArray &bytes, int number) {
        timer.start();
        readAll(bytes);
        QVERIFY2(timer.elapsed() <= 3000, qPrintable(u"case %1: %2 ms"_s.arg(number).arg(timer.elapsed())));
    };
    for (qsizetype size = 0; size < file.size(); size += 4096)
        check(file.first(size), int(size));
    // Mutations go where they matter: into the moov.
    const qsizetype moov = std::max<qsizetype>(0, file.indexOf("moov"));
    const qsizetype moovBytes = std::min<qsizetype>(file.size() - moov, 12'000);
    QRandomGenerator random(20);
    for (int i = 0; i < 170; ++i) {
        QByteArray mutated = file;
        for (int flips = 1 + int(random.bounded(4)); flips > 0; --flips)
            mutated[moov + qsizetype(random.bounded(int(moovBytes)))] = char(random.bounded(256));
        check(mutated, i);
    }
}

QTEST_GUILESS_MAIN(tst_MovieSamples)
#include "tst_MovieSamples.moc"
