// SPDX-License-Identifier: GPL-3.0-or-later
// FAULTS.md 4.4, files that are damaged or lie: I1, I3, I4, I6, I7.
#include "tests/faults/InputRows.h"

#include "core/media/MatroskaIds.h"
#include "tests/faults/Measuring.h"
#include "tests/faults/ServedProgram.h"
#include "tests/gateway/PlayerWalk.h"
#include "tests/support/BoxBytes.h"
#include "tests/support/MatroskaFile.h"
#include "tests/support/SharedMedia.h"

#include <QFile>
#include <QRandomGenerator>

#include <limits>

using namespace Qt::StringLiterals;

namespace cuegate::test {

namespace {

// What came of serving damaged files.
struct Served
{
    int files = 0;
    int played = 0;
    int refused = 0;
    QStringList wrong;
    double slowest = 0;
};

} // namespace

// Asks for the playlist and, if there is one, for some segments: whatever the answer, it comes soon.
static void serveDamaged(ServedProgram &served, const QByteArray &bytes, const QString &name, double within,
                         Served &all)
{
    const QByteArray path = "/damaged/" + QByteArray::number(all.files);
    const QByteArray folder = served.serve(path, bytes);
    PlayerWalk walk(served.program.port(), folder);
    Answer master;
    double seconds = secondsOf([&] { master = served.program.media(folder + "master.m3u8"); });
    ++all.files;
    const QByteArray code = served.errorOf(master);
    if (master.status == 200 && walk.open({})) {
        ++all.played;
        for (const qsizetype number : {qsizetype(0), walk.segmentCount() - 1}) {
            for (const PlayerWalk::Rendition &rendition : walk.renditions()) {
                const QByteArray target = rendition.segments.value(number);
                if (target.isEmpty())
                    continue;
                Answer segment;
                seconds = std::max(seconds, secondsOf([&] { segment = served.program.media(target); }));
                if (segment.status == 0)
                    all.wrong << u"%1: no answer"_s.arg(name);
            }
        }
    } else if (master.status == 502 && (code.startsWith("E_MEDIA") || code.startsWith("E_UP"))) {
        ++all.refused;
    } else if (master.status != 200) {
        all.wrong << u"%1: %2 %3"_s.arg(name, QString::number(master.status), QString::fromLatin1(code));
    }
    if (seconds > within)
        all.wrong << u"%1: %2"_s.arg(name, inSeconds(seconds));
    all.slowest = std::max(all.slowest, seconds);
    served.program.removeLast();
}

static QByteArray mutant(QByteArray bytes, QRandomGenerator &random)
{
    static constexpr std::array<char, 6> kNasty{'\0', '\x01', '\x7F', '\x80', '\xFE', '\xFF'};
    // Mostly where the structure is.
    const int reach = random.bounded(2) == 0 ? std::min<int>(int(bytes.size()), 8192) : int(bytes.size());
    for (int n = random.bounded(1, 20); n > 0; --n)
        bytes[random.bounded(reach)] =
            random.bounded(2) == 0 ? kNasty[size_t(random.bounded(6))] : char(random.bounded(256));
    return bytes;
}

Verdict malformedFiles(FaultBench &bench)
{
    ServedProgram served(bench);
    Served all;
    const double within = 3 * bench.slack();
    QRandomGenerator random(1128);
    QStringList bad = sharedMediaFiles({u".mkv"_s, u".webm"_s, u".mp4"_s, u".mov"_s, u".ts"_s}, u"bad"_s);
    for (int i = 0; i < bad.size(); i += bench.times(1, 6)) {
        QFile file(bad[i]);
        if (file.open(QIODevice::ReadOnly))
            serveDamaged(served, file.readAll(), bad[i].section(u'/', -1), within, all);
    }
    for (const char *name : {"film.mkv", "film.mp4", "film.ts"}) {
        const QByteArray film = bench.filmBytes(QString::fromLatin1(name));
        const int truncations = bench.times(int(film.size() / 4096), 6);
        for (int i = 1; i <= truncations; ++i)
            serveDamaged(served, film.first(film.size() / (truncations + 1) * i / 4096 * 4096),
                         u"%1 cut %2"_s.arg(QString::fromLatin1(name)).arg(i), within, all);
        for (int i = 0; i < bench.times(500, 12); ++i)
            serveDamaged(served, mutant(film, random),
                         u"%1 mutant %2"_s.arg(QString::fromLatin1(name)).arg(i), within, all);
        if (served.program.hasDied())
            return failed(u"it died at file %1"_s.arg(all.files));
    }
    return judged(all.wrong.isEmpty() && all.files >= bench.times(2000, 50),
                  u"%1 files: %2 played, %3 refused, %4 wrong, slowest answer %5 %6"_s.arg(
                      QString::number(all.files), QString::number(all.played), QString::number(all.refused),
                      QString::number(all.wrong.size()), inSeconds(all.slowest),
                      all.wrong.mid(0, 3).join(u"; "_s)));
}

Verdict hugeSizes(FaultBench &bench)
{
    return bench.fromTests({{u"tst_ScanMalformed"_s, {u"endsSoon"_s}},
                            {u"tst_MatroskaMalformed"_s, {u"survivesMalformedFiles"_s}},
                            {u"tst_MovieMalformed"_s, {u"survivesWhatIsBroken"_s}},
                            {u"tst_EbmlReader"_s, {}},
                            {u"tst_BoxReader"_s, {}}});
}

// 20,000 elements within each other; `head` makes the beginning of one of so many bytes.
static QByteArray nested(const std::function<QByteArray(qint64)> &head)
{
    constexpr int kDepth = 20'000;
    std::vector<QByteArray> heads;
    for (qint64 i = 0, size = 0; i < kDepth; ++i) {
        heads.push_back(head(size));
        size += heads.back().size();
    }
    QByteArray all;
    for (auto one = heads.rbegin(); one != heads.rend(); ++one)
        all += *one;
    return all;
}

Verdict deepNesting(FaultBench &bench)
{
    ServedProgram served(bench);
    Served all;
    MatroskaFile file;
    file.addCue(0, file.addCluster(0, keyBlock(1, 0, "frame")));
    const QByteArray chapters =
        nested([](qint64 size) { return QByteArray("\xB6" + ebmlSize(quint64(size))); });
    file.beforeClusters = ebml(0x1043A770, ebml(0x45B9, chapters));
    serveDamaged(served, file.bytes(), u"chapters"_s, bench.slack(), all);
    file.beforeClusters =
        nested([](qint64 size) { return QByteArray(ebmlId(mkv::SeekHead) + ebmlSize(quint64(size))); });
    serveDamaged(served, file.bytes(), u"seek heads"_s, bench.slack(), all);
    const QByteArray boxes = nested([](qint64 size) { return QByteArray(u32(quint32(size + 8)) + "udta"); });
    serveDamaged(served, fileType("isom") + box("moov", boxes), u"udta"_s, bench.slack(), all);
    return judged(all.wrong.isEmpty() && !served.program.hasDied(),
                  u"3 files 20,000 deep: %1 wrong, slowest %2 %3"_s.arg(
                      QString::number(all.wrong.size()), inSeconds(all.slowest), all.wrong.join(u"; "_s)));
}

// Where the positions of Clusters stand in the Cues of `film`, which ffmpeg wrote: F1, length, number.
static std::vector<std::pair<qsizetype, qsizetype>> cuePositions(const QByteArray &film)
{
    std::vector<std::pair<qsizetype, qsizetype>> places;
    const qsizetype cues = film.lastIndexOf(ebmlId(mkv::Cues));
    for (qsizetype at = cues; at >= 0 && at + 8 < film.size(); ++at) {
        const auto length = quint8(film[at + 4]) & 0x7F;
        const bool isIt =
            film.mid(at, 3) == QByteArray::fromHex("f78101") && quint8(film[at + 3]) == 0xF1 && length <= 8;
        if (isIt)
            places.emplace_back(at + 5, length);
    }
    return places;
}

static QByteArray withFalseCues(QByteArray film, QRandomGenerator &random, int kind)
{
    const auto places = cuePositions(film);
    for (const auto &[at, length] : places) {
        if (kind != 0 && random.bounded(3) == 0)
            continue;
        const auto &other = places[size_t(random.bounded(int(places.size())))];
        switch (kind) {
        case 0: // in another order
            if (other.second == length)
                std::swap_ranges(film.begin() + at, film.begin() + at + length, film.begin() + other.first);
            break;
        case 1: // anywhere
            for (qsizetype i = 0; i < length; ++i)
                film[at + i] = char(random.bounded(256));
            break;
        case 2: // a little beside
            film[at + length - 1] = char(film[at + length - 1] + 1 + random.bounded(200));
            break;
        default: // all the same
            film.replace(at, length,
                         film.mid(places.front().first, length).rightJustified(length, '\0', true));
        }
    }
    return film;
}

Verdict falseCues(FaultBench &bench)
{
    ServedProgram served(bench);
    const QByteArray film = bench.filmBytes(u"film.mkv"_s);
    const QByteArrayList reference = watchAll(served.program.port(), served.serve("/good.mkv", film));
    QRandomGenerator random(6);
    const int seeks = bench.times(1000, 60);
    int done = 0;
    int wrong = 0;
    int refused = 0;
    const qsizetype each = reference.size() / 2; // an init segment and the others, of picture and sound
    for (int i = 0; done < seeks; ++i) {
        PlayerWalk walk(served.program.port(),
                        served.serve("/false" + QByteArray::number(i), withFalseCues(film, random, i % 4)));
        if (!walk.open({}))
            return failed(u"cues of kind %1 keep it from playing: %2"_s.arg(i % 4).arg(
                QString::fromUtf8(walk.problem())));
        for (int k = 0; k < 10; ++k, ++done) {
            const auto number = random.bounded(int(walk.segmentCount()));
            const auto rendition = random.bounded(2);
            const Answer answer = walk.get(walk.renditions()[rendition].segments[number]);
            refused += answer.status != 200 ? 1 : 0;
            wrong +=
                answer.status == 200 && answer.body != reference.value(rendition * each + 1 + number) ? 1 : 0;
        }
        served.program.removeLast();
    }
    return judged(wrong == 0 && refused == 0 && !reference.isEmpty(),
                  u"%1 seeks by false cues: %2 wrong, %3 refused"_s.arg(
                      QString::number(done), QString::number(wrong), QString::number(refused)));
}

namespace {

struct PlaylistFacts
{
    int segments = 0;
    double seconds = 0;
    bool isEnded = false;
};

} // namespace

static PlaylistFacts factsOf(const QByteArray &playlist)
{
    PlaylistFacts facts;
    for (const QByteArray &line : playlist.split('\n')) {
        if (line.startsWith("#EXTINF:")) {
            ++facts.segments;
            facts.seconds += line.mid(8).split(',').first().toDouble();
        }
        facts.isEnded = facts.isEnded || line.trimmed() == "#EXT-X-ENDLIST";
    }
    return facts;
}

// A Matroska film of one keyframe each second at `times` (milliseconds), which states `duration`.
static QByteArray filmWithTimes(const std::vector<quint64> &times, double duration)
{
    MatroskaFile file;
    file.duration = duration;
    file.tracks =
        videoEntry(1, ebml(mkv::CodecPrivate,
                           QByteArray::fromHex("0142c00dffe1000a6742c00d8c8d4050 1e11 0801000468ce3c80")));
    for (const quint64 time : times)
        file.addCue(time, file.addCluster(time, keyBlock(1, 0, QByteArray::fromHex("0000000265 88"))));
    return file.bytes();
}

Verdict oddTimes(FaultBench &bench)
{
    ServedProgram served(bench);
    std::vector<quint64> even;
    for (quint64 i = 0; i < 60; ++i)
        even.push_back(i * 1000);
    std::vector<quint64> back = even;
    std::swap(back[20], back[40]);
    std::vector<quint64> jump = even;
    for (size_t i = 30; i < jump.size(); ++i)
        jump[i] += 3'600'000;
    std::vector<quint64> wrap = even;
    wrap.back() = 1ULL << 62;
    struct Case
    {
        const char *name;
        QByteArray bytes;
        double seconds; // of content, 0: does not matter
    };
    const std::vector<Case> cases{
        {"even", filmWithTimes(even, 60'000), 60},
        {"NaN", filmWithTimes(even, std::numeric_limits<double>::quiet_NaN()), 0},
        {"infinite", filmWithTimes(even, std::numeric_limits<double>::infinity()), 0},
        {"negative", filmWithTimes(even, -60'000), 0},
        {"10^18 ms", filmWithTimes(even, 1e18), 0},
        {"1 ms", filmWithTimes(even, 1), 0},
        {"back", filmWithTimes(back, 60'000), 0},
        {"jump", filmWithTimes(jump, 3'660'000), 3660},
        {"2^62", filmWithTimes(wrap, 60'000), 0},
        {"film", bench.filmBytes(u"film.ts"_s), 30}};
    QStringList wrong;
    int most = 0;
    int refused = 0;
    for (const Case &one : cases) {
        const QByteArray folder = served.serve(QByteArray("/") + QByteArray(one.name).toHex(), one.bytes);
        Answer master;
        const double seconds = secondsOf([&] { master = served.program.media(folder + "master.m3u8"); });
        if (seconds > 3 * bench.slack())
            wrong << u"%1 took %2"_s.arg(QString::fromLatin1(one.name), inSeconds(seconds));
        if (master.status == 502) {
            ++refused;
            continue;
        }
        const QByteArrayList uris = urisOf(master.body);
        const PlaylistFacts facts = factsOf(served.program.media(folder + uris.value(0)).body);
        most = std::max(most, facts.segments);
        const bool isTrue =
            one.seconds == 0 || std::abs(facts.seconds - one.seconds) <= one.seconds / 100 + 1;
        if (!facts.isEnded || facts.segments == 0 || facts.segments > 50'000 || !isTrue)
            wrong << u"%1: %2 segments, %3 s"_s.arg(QString::fromLatin1(one.name))
                         .arg(facts.segments)
                         .arg(facts.seconds);
    }
    return judged(wrong.isEmpty(),
                  u"%1 files: %2 refused, %3 segments at most, %4 wrong %5"_s.arg(
                      QString::number(cases.size()), QString::number(refused), QString::number(most),
                      QString::number(wrong.size()), wrong.join(u"; "_s)));
}

} // namespace cuegate::test
