// SPDX-License-Identifier: GPL-3.0-or-later
// FAULTS.md 4.4, files that would cost too much or lead elsewhere: I2, I5, I8, I11-I13.
#include "tests/faults/InputRows.h"

#include "tests/faults/Measuring.h"
#include "tests/faults/OpenWatch.h"
#include "tests/faults/ServedProgram.h"
#include "tests/gateway/PlayerWalk.h"
#include "tests/media/FfmpegFile.h"
#include "tests/support/BoxBytes.h"
#include "tests/support/MatroskaFile.h"

#include <QDir>
#include <QProcess>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace cuegate::test {

static QByteArray filmOfOneCluster(int cues)
{
    return ebmlHeader() + ebmlUnknownSize(mkv::Segment) + ebml(mkv::Tracks, videoEntry()) + manyCues(cues) +
           ebml(mkv::Cluster, ebmlUint(mkv::Timestamp, 0) + keyBlock(1, 0, "v"));
}

// As many true ones as are kept: ten keyframes a second for hours.
static QByteArray filmOfClusters(int count)
{
    MatroskaFile file;
    file.tracks = videoEntry();
    for (int i = 0; i < count; ++i)
        file.addCue(quint64(i) * 100, file.addCluster(quint64(i) * 100, keyBlock(1, 0, "v")));
    return file.bytes();
}

namespace {

struct CuesCost
{
    int status = 0;
    double seconds = 0;
    qint64 readBytes = 0;
    qint64 memoryBytes = 0;
};

} // namespace

static CuesCost costOfCues(FaultBench &bench, const QByteArray &film)
{
    ServedProgram served(bench);
    (void)watchAll(served.program.port(), served.serve("/film.mkv", bench.filmBytes(u"film.mkv"_s)));
    served.program.forgetPeak();
    const qint64 before = served.program.residentBytes();
    const QByteArray folder = served.serve("/cues.mkv", film);
    const QByteArray id =
        jsonOf(served.program.control("GET", "/v1/sources"))[u"sources"_s][1][u"id"_s].toString().toLatin1();
    CuesCost cost;
    const double seconds = secondsOf(
        [&] { cost.status = served.program.control("GET", "/v1/sources/" + id + "/probe").status; });
    cost.readBytes = served.origin.counters("/cues.mkv").bodyBytes;
    (void)served.program.media(folder + "master.m3u8");
    cost.seconds = seconds;
    cost.memoryBytes = served.program.peakBytes() - before;
    return cost;
}

Verdict millionsOfCues(FaultBench &bench)
{
    std::vector<std::pair<const char *, QByteArray>> films{{"10^7", filmOfOneCluster(10'000'000)},
                                                           {"200,000", filmOfOneCluster(200'000)}};
    if (bench.isFull()) {
        films.emplace_back("10^6", filmOfOneCluster(1'000'000));
        films.emplace_back("1.9 * 10^6", filmOfOneCluster(1'900'000)); // almost 32 MiB
        films.emplace_back("190,000 true", filmOfClusters(190'000));
    }
    bool isMet = true;
    QStringList figures;
    for (const auto &[name, film] : films) {
        const CuesCost cost = costOfCues(bench, film);
        isMet = isMet && cost.status == 200 && cost.seconds <= 1.0 * bench.slack() &&
                cost.readBytes <= 40'000'000 && (cost.memoryBytes <= 64'000'000 || !bench.isMemoryJudged());
        figures << u"%1 (%2): %3, %4 read, memory %5, %6"_s.arg(
            QString::fromLatin1(name), inMegabytes(film.size()), QString::number(cost.status),
            inMegabytes(cost.readBytes), inMegabytes(cost.memoryBytes), inSeconds(cost.seconds));
    }
    return judged(isMet, figures.join(u"; "_s));
}

// A sparse file of `sizeBytes` that begins with `head`.
static QString sparseFile(FaultBench &bench, const QByteArray &head, qint64 sizeBytes)
{
    QFile file(bench.scratch() + u"/film"_s);
    if (!file.open(QIODevice::WriteOnly) || file.write(head) != head.size() || !file.resize(sizeBytes))
        return {};
    return file.fileName();
}

// Tables that state `entries` samples and have none.
static QByteArray movieOfClaims(quint32 entries)
{
    TrackBytes track;
    track.entries = visualEntry("avc1", {});
    track.tables = fullBox("stts", 0, 0, u32s({1, entries, 1})) + fullBox("stsz", 0, 0, u32s({1, entries})) +
                   fullBox("stsc", 0, 0, u32s({1, 1, entries, 1})) + fullBox("stco", 0, 0, u32s({1, 48})) +
                   fullBox("stss", 0, 0, u32s({entries, 1}));
    return fileType("isom") + box("moov", movieHeader(1000, 1000) + track.trak());
}

Verdict hugeTables(FaultBench &bench)
{
    ServedProgram served(bench);
    constexpr qint64 kGib = 1024LL * 1024 * 1024;
    const QString huge = sparseFile(bench, fileType("isom") + u32(0xFFFFFFF0) + "moov", 5 * kGib);
    served.origin.serveFile("/huge.mp4", huge);
    const qint64 before = served.program.residentBytes();
    Answer answer;
    const QByteArray folder = served.program.add(served.origin.url("/huge.mp4"));
    const double seconds = secondsOf([&] { answer = served.program.media(folder + "master.m3u8"); });
    const qint64 fetched = served.origin.counters("/huge.mp4").bodyBytes;
    const bool isSaid = served.errorOf(answer) == "E_MEDIA_INDEX_TOO_BIG";
    const Answer claims =
        served.program.media(served.serve("/claims.mp4", movieOfClaims(0x80000000)) + "master.m3u8");
    const qint64 growth = served.program.residentBytes() - before;
    return judged(isSaid && fetched <= 64 * 1024 * 1024 && claims.status == 502 &&
                      seconds <= 3 * bench.slack() && (growth <= 64'000'000 || !bench.isMemoryJudged()),
                  u"moov of 4 GB: %1 after %2, %3 fetched; 2^31 samples: %4; memory %5"_s.arg(
                      QString::fromLatin1(served.errorOf(answer)), inSeconds(seconds), inMegabytes(fetched),
                      QString::fromLatin1(served.errorOf(claims)), inMegabytes(growth)));
}

Verdict codecBombs(FaultBench &bench)
{
    ServedProgram served(bench);
    const qint64 before = served.program.residentBytes();
    QStringList wrong;
    double slowest = 0;
    const auto serve = [&](const QByteArray &path, const QByteArray &folder) {
        Answer answer;
        slowest =
            std::max(slowest, secondsOf([&] { answer = served.program.media(folder + "master.m3u8"); }));
        if (answer.status != 502 && answer.status != 200)
            wrong << u"%1: %2"_s.arg(QString::fromLatin1(path)).arg(answer.status);
        return answer;
    };
    MatroskaFile tracks;
    tracks.tracks.clear();
    for (int i = 1; i <= 10'000; ++i)
        tracks.tracks += i == 1 ? videoEntry() : audioEntry(quint8(i % 100 + 2));
    tracks.addCue(0, tracks.addCluster(0, keyBlock(1, 0, "frame")));
    const Answer many = serve("/tracks.mkv", served.serve("/tracks.mkv", tracks.bytes()));
    const int renditions = int(many.body.count("#EXT-X-MEDIA"));
    MatroskaFile attached;
    attached.addCue(0, attached.addCluster(0, keyBlock(1, 0, "frame")));
    const QByteArray whole = attached.bytes();
    const QString file = sparseFile(bench,
                                    whole + ebmlId(0x1941A469) + ebmlSize(4'000'000'000) + ebmlId(0x61A7) +
                                        ebmlSize(3'999'999'900),
                                    4'200'000'000);
    served.origin.serveFile("/attached.mkv", file);
    serve("/attached.mkv", served.program.add(served.origin.url("/attached.mkv")));
    const qint64 fetched = served.origin.counters("/attached.mkv").bodyBytes;
    const QString big = bench.scratch() + u"/big.mkv"_s;
    const bool isMade =
        ffmpeg({u"-f"_s, u"lavfi"_s, u"-i"_s, u"color=s=16384x8192:r=1:d=2"_s, u"-c:v"_s, u"mpeg4"_s, big})
            .has_value() ||
        ffmpeg({u"-f"_s, u"lavfi"_s, u"-i"_s, u"color=s=16384x8192:r=1:d=2"_s, u"-c:v"_s, u"mjpeg"_s, big})
            .has_value();
    if (isMade) {
        served.origin.serveFile("/big.mkv", big);
        const QByteArray folder = served.program.add(served.origin.url("/big.mkv"));
        if (serve("/big.mkv", folder).status == 200)
            (void)watchAll(served.program.port(), folder);
    }
    const qint64 growth = served.program.residentBytes() - before;
    return judged(
        wrong.isEmpty() && slowest <= 7 && fetched <= 8'000'000 && renditions <= 64 &&
            !served.program.hasDied() && (growth <= 700'000'000 || !bench.isMemoryJudged()),
        u"10,000 tracks: %1 offered; 4 GB attached: %2 read; 16384x8192%3; slowest %4, memory %5, %6"_s.arg(
            QString::number(renditions), inMegabytes(fetched), isMade ? QString() : u" could not be made"_s,
            inSeconds(slowest), inMegabytes(growth),
            wrong.isEmpty() ? u"none wrong"_s : wrong.join(u"; "_s)));
}

// Of lists of many, and of HLS streams.
Verdict nestedPlaylists(FaultBench &bench)
{
    const Verdict lists = nestedLists(bench);
    if (lists.outcome != Verdict::Outcome::Pass)
        return lists;
    const Verdict streams = nestedStreams(bench);
    return {streams.outcome, u"lists: %1; streams: %2"_s.arg(lists.figure, streams.figure)};
}

Verdict disguised(FaultBench &bench)
{
    ServedProgram served(bench);
    TestOrigin sink;
    sink.serve("/canary", "canary");
    const QString secret = bench.scratch() + u"/canary"_s;
    const OpenWatch watch({secret});
    const QByteArray url = sink.url("/canary").toEncoded();
    const QByteArray path = QFile::encodeName(secret);
    const QByteArray hls = "#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n" + url + "\n#EXTINF:5,\nfile://" +
                           path + "\n#EXT-X-ENDLIST\n";
    MatroskaFile inside;
    inside.addCue(0, inside.addCluster(0, keyBlock(1, 0, hls)));
    const QByteArrayList files{
        hls,
        "ffconcat version 1.0\nfile '" + path + "'\nfile '" + url + "'\n",
        "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"><BaseURL>" + url +
            "</BaseURL></MPD>",
        "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\nc=IN IP4 127.0.0.1\r\nm=video " +
            QByteArray::number(sink.port()) + " RTP/AVP 96\r\n",
        url + "\n",
        "[playlist]\nFile1=" + url + "\n",
        "<smil><body><video src=\"" + url + "\"/></body></smil>",
        "<asx version=\"3.0\"><entry><ref href=\"" + url + "\"/></entry></asx>",
        "RTSPtextRTSP://127.0.0.1:" + QByteArray::number(sink.port()) + "/canary\r\n",
        inside.bytes(),
        fileType("isom") +
            box("moov", box("rmra", box("rmda", box("rdrf", QByteArray(4, '\0') + "url " +
                                                                u32(quint32(url.size())) + url)))),
        QByteArray("RIFF\x10\0\0\0AVI ", 12) + hls};
    int wrong = 0;
    for (qsizetype i = 0; i < files.size(); ++i) {
        const QByteArray folder = served.serve("/disguised" + QByteArray::number(i) + ".mkv", files[i]);
        const Answer answer = served.program.media(folder + "master.m3u8");
        wrong += answer.status == 502 || answer.status == 200 ? 0 : 1;
        (void)watchAll(served.program.port(), folder);
    }
    return judged(wrong == 0 && sink.accepted() == 0 && watch.opens() == 0,
                  u"%1 inputs: %2 connects, %3 opens, %4 wrong"_s.arg(
                      QString::number(files.size()), QString::number(sink.accepted()),
                      QString::number(watch.opens()), QString::number(wrong)));
}

Verdict hostileTitles(FaultBench &bench)
{
    ServedProgram served(bench);
    const QString title =
        u"Evil\n#EXT-X-INJECTED:1\r\nX-Injected: 1\"\\<script>alert(1)</script>\u202Egnp.exe\u0007"_s;
    const QString film = bench.scratch() + u"/film.mkv"_s;
    const bool isMade = ffmpeg({u"-i"_s, bench.film(u"film.mkv"_s), u"-c"_s, u"copy"_s, u"-metadata"_s,
                                QString(u"title="_s + title), u"-metadata:s:a:0"_s,
                                QString(u"title="_s + title), u"-metadata:s:a:0"_s, u"language=eng"_s, film})
                            .has_value();
    if (!isMade)
        return notHere(u"there is no ffmpeg"_s);
    served.origin.serveFile("/film.mkv", film);
    const QByteArray folder = served.program.add(served.origin.url("/film.mkv"), {{u"name"_s, title}});
    QStringList wrong;
    for (const QByteArray &target :
         QByteArrayList{QByteArray("master.m3u8"), QByteArray("master.m3u8?segments=ts"), QByteArray("watch"),
                        QByteArray("file")}) {
        const Answer answer = served.program.media(folder + target);
        if (answer.status != 200 || answer.head.contains("X-Injected"))
            wrong << QString::fromLatin1(target);
        for (const QByteArray &line : target == "file" ? QByteArrayList() : answer.body.split('\n')) {
            const bool isMarkup = target == "watch" && line.contains("<script>alert");
            if (isMarkup || line.startsWith("#EXT-X-INJECTED") || line.startsWith("X-Injected"))
                wrong << QString::fromLatin1(target + ": " + line);
        }
    }
    const Answer sources = served.program.control("GET", "/v1/sources");
    if (jsonOf(sources)[u"sources"_s][0][u"id"_s].toString().isEmpty())
        wrong << u"the JSON is broken"_s;
    for (const QByteArray &line : served.program.log().split('\n')) {
        if (line.startsWith("X-Injected") || line.startsWith("#EXT"))
            wrong << u"the log"_s;
    }
    return judged(wrong.isEmpty(), u"playlists, page, headers, JSON, log: %1 lines injected %2"_s.arg(
                                       QString::number(wrong.size()), wrong.join(u"; "_s)));
}

namespace {

struct FuzzerRun
{
    bool isClean = false;
    qint64 executions = 0;
};

} // namespace

// \p corpus: what `./dev fuzz` has learnt; it is gone on from and left as it is.
static FuzzerRun runFuzzer(const QString &fuzzer, int seconds, const QString &learnt, const QString &corpus)
{
    QStringList arguments{u"-max_total_time=%1"_s.arg(seconds), u"-rss_limit_mb=1500"_s, u"-timeout=10"_s,
                          u"-print_final_stats=1"_s, learnt};
    if (QDir(corpus).exists())
        arguments << corpus;
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(fuzzer, arguments);
    const bool isOver = process.waitForFinished((2 * seconds + 120) * 1000);
    static const QRegularExpression executions(u"number_of_executed_units: ([0-9]+)"_s);
    const QString said = QString::fromLatin1(process.readAllStandardOutput());
    return {isOver && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0,
            executions.match(said).captured(1).toLongLong()};
}

Verdict fuzzing(FaultBench &bench)
{
    const QDir folder(bench.tool(u"../../fuzz/bin"_s));
    const QStringList fuzzers = folder.entryList({u"fuzz_*"_s}, QDir::Files | QDir::Executable);
    if (fuzzers.size() < 8)
        return notHere(u"./dev fuzz has not been built; the 24 h before a release are not this program's"_s);
    const int seconds = bench.times(600, 30);
    const int each = std::max(1, seconds / int(fuzzers.size()));
    QStringList wrong;
    qint64 executions = 0;
    for (const QString &fuzzer : fuzzers) {
        // A quick run would do nothing but load it.
        const QString corpus =
            folder.filePath((bench.isFull() ? u"../corpus/"_s : u"none/"_s) + fuzzer.section(u'_', 1));
        const FuzzerRun run = runFuzzer(folder.filePath(fuzzer), each, bench.scratch(), corpus);
        executions += run.executions;
        if (!run.isClean || run.executions == 0)
            wrong << fuzzer;
    }
    return judged(wrong.isEmpty(),
                  u"%1 fuzzers for %2 s each, %3 runs: %4 findings %5"_s.arg(
                      QString::number(fuzzers.size()), QString::number(each), QString::number(executions),
                      QString::number(wrong.size()), wrong.join(u' ')));
}

std::vector<FaultRow> inputRows()
{
    return {
        {"I1", "malformed files", "2,000: 0 crashes, answer <= 3 s each", &malformedFiles},
        {"I2", "millions of cues", "<= 1 s; memory <= +64 MB", &millionsOfCues},
        {"I3", "sizes of 2^63", "<= 50 ms; UBSan clean", &hugeSizes},
        {"I4", "20,000 levels", "answered; no stack overflow", &deepNesting},
        {"I5", "moov of 4 GB, 2^31 samples", "<= 64 MiB fetched; E_MEDIA_INDEX_TOO_BIG", &hugeTables},
        {"I6", "false cues", "1,000 seeks: 0 wrong, 0 refused", &falseCues},
        {"I7", "odd times", "durations within 1 %; <= 50,000 segments", &oddTimes},
        {"I8", "codec bombs", "<= 64 tracks; attachments skipped; <= 700 MB", &codecBombs},
        {"I9", "M3U of 10^6 entries", "<= 5 s; memory <= 400 MB", &hugeLists},
        {"I9", "Xtream account of 10^6 films", "<= 5 s for each 100 MB; memory <= 400 MB", &hugeAccounts},
        {"I10", "nested playlists", "<= 3 deep, <= 50; <= 1 s", &nestedPlaylists},
        {"I11", "disguised containers", "0 connects, 0 opens", &disguised},
        {"I12", "hostile titles", "0 lines injected", &hostileTitles},
        {"I13", "fuzzing", "10 minutes a change without a finding", &fuzzing},
    };
}

} // namespace cuegate::test
