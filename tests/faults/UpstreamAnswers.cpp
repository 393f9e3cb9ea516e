// SPDX-License-Identifier: GPL-3.0-or-later
// FAULTS.md 4.1, what can be wrong with answers as a whole: U7-U12, U14, U19.
#include "tests/faults/UpstreamRows.h"

#include "tests/faults/Measuring.h"
#include "tests/faults/ServedProgram.h"
#include "tests/gateway/PlayerWalk.h"
#include "tests/io/IoTesting.h"

#include <QRandomGenerator>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cuegate::test {

static constexpr double kAnswerWithin = 7.0; // R3

Verdict slowFirstByte(FaultBench &bench)
{
    ServedProgram served(bench);
    const QByteArray film = bench.filmBytes(u"film.mkv"_s);
    const QByteArray folder = served.serve("/late.mkv", film, u"ttfb=6000,ttfbs=2"_s);
    Answer first;
    const double wait = secondsOf([&] { first = served.program.media(folder + "master.m3u8"); });
    const bool hasAnswered =
        comesTrue([&] { return served.origin.counters("/late.mkv").bodyBytes > 0; }, 15s);
    const int requests = served.origin.counters("/late.mkv").requests;
    Answer second;
    const double again = secondsOf([&] { second = served.program.media(folder + "master.m3u8"); });
    const bool isRight = first.status == 504 && served.errorOf(first) == "E_UP_SLOW_START" && hasAnswered;
    return judged(isRight && wait <= kAnswerWithin && second.status == 200 && requests == 2,
                  u"first ask: %1 after %2; asked again when the upstream had answered: %3 after %4"_s.arg(
                      QString::number(first.status), inSeconds(wait), QString::number(second.status),
                      inSeconds(again)));
}

Verdict limitedProvider(FaultBench &bench)
{
    ServedProgram served(bench);
    const QByteArray film = bench.filmBytes(u"film.mkv"_s);
    const bool isInline =
        served.program.media(served.serve("/soon.mkv", film, u"code=429:1,ra=1"_s) + "master.m3u8").status ==
        200;
    const QByteArray limited = served.serve("/limited.mkv", film, u"code=503,ra=120"_s);
    const QByteArray other = served.serve("/other.mkv", film);
    std::atomic<int> wrong = 0;
    std::atomic<int> told = 0;
    const auto judge = [&](const QByteArray &folder) {
        const Answer answer = served.program.media(folder + "master.m3u8");
        const int seconds = answer.field("retry-after").toInt();
        told = std::max(told.load(), seconds);
        const bool isRight =
            answer.status == 502 && seconds >= 1 && seconds <= 30 && served.errorOf(answer) == "E_UP_LIMITED";
        wrong += isRight ? 0 : 1;
    };
    judge(limited);
    constexpr int kClients = 20;
    allAtOnce(kClients, [&](int i) { judge(i % 2 == 0 ? limited : other); });
    const int requests =
        served.origin.counters("/limited.mkv").requests + served.origin.counters("/other.mkv").requests;
    return judged(isInline && wrong == 0 && requests == 1,
                  u"Retry-After: 1 was waited for: %1; Retry-After: 120: %2 request while %3 clients asked, "
                  "%4 of their answers wrong, they were told %5 s"_s.arg(
                      isInline ? u"yes"_s : u"no"_s, QString::number(requests), QString::number(kClients + 1),
                      QString::number(wrong), QString::number(told)));
}

Verdict serverErrors(FaultBench &bench)
{
    ServedProgram served(bench);
    const QByteArray bytes = distinctBytes(300'000);
    int wrong = 0;
    double longest = 0;
    for (const int status : {500, 502, 504}) {
        const QString code = u"code=%1"_s.arg(status);
        const QByteArray brief = served.serve("/brief" + QByteArray::number(status), bytes, code + u":2"_s);
        wrong += served.program.media(brief + "file").body == bytes ? 0 : 1;
        if (!bench.isFull() && status != 502)
            continue; // each takes as long as a read may
        const QByteArray lasting = served.serve("/lasting" + QByteArray::number(status), bytes, code);
        Answer answer;
        longest = std::max(longest, secondsOf([&] { answer = served.program.media(lasting + "file"); }));
        wrong += answer.status == 502 && served.errorOf(answer) == "E_UP_STATUS" ? 0 : 1;
    }
    return judged(wrong == 0 && longest <= kAnswerWithin,
                  u"500, 502, 504 twice and for good: %1 wrong, given up after %2"_s.arg(
                      QString::number(wrong), inSeconds(longest)));
}

Verdict redirects(FaultBench &bench)
{
    ServedProgram served(bench);
    const QByteArray bytes = distinctBytes(300'000);
    const bool isFollowed =
        served.program.media(served.serve("/8", bytes, u"redir=8"_s) + "file").body == bytes;
    int wrong = 0;
    double longest = 0;
    const auto refuse = [&](const QByteArray &path, const QString &faults) {
        const QByteArray folder = served.serve(path, bytes, faults);
        Answer answer;
        longest = std::max(longest, secondsOf([&] { answer = served.program.media(folder + "file"); }));
        wrong += answer.status == 502 && served.errorOf(answer) == "E_UP_REDIRECT" ? 0 : 1;
    };
    refuse("/9", u"redir=9"_s);
    refuse("/loop", u"loop"_s);
    refuse("/file", u"to=file:///etc/passwd"_s);
    refuse("/data", u"to=data:text/plain;x"_s);
    refuse("/ftp", u"to=ftp://127.0.0.1/x"_s);
    const int requests = served.origin.counters("/loop").requests;
    const int hops = served.origin.counters("/9").requests;
    return judged(isFollowed && wrong == 0 && longest <= 1.0 * bench.slack() && requests <= 9 && hops <= 9,
                  u"8 hops: %1; a loop, 9 hops, file:, data:, ftp: refused, %2 wrong, after %3 at most; "
                  "%4 requests at most"_s.arg(isFollowed ? u"followed"_s : u"not followed"_s,
                                              QString::number(wrong), inSeconds(longest),
                                              QString::number(std::max(requests, hops))));
}

Verdict expiringLinks(FaultBench &bench)
{
    const QByteArray film = bench.filmBytes(u"big.mp4"_s);
    ServedProgram served(bench);
    const QByteArrayList reference = watchAll(served.program.port(), served.serve("/good.mp4", film));
    const int runs = bench.times(20, 3);
    int wrong = 0;
    int mostResolved = 0;
    double longest = 0;
    for (int run = 0; run < runs; ++run) {
        const QByteArray path = "/signed" + QByteArray::number(run) + ".mp4";
        // The first link ends in the middle of the film; one read later it would be the second.
        const int good = QRandomGenerator::global()->bounded(3, 12);
        const QByteArray folder = served.serve(path, film, u"tickets=%1,tickets2=100000"_s.arg(good));
        double gap = 0;
        wrong += watchAll(served.program.port(), folder, &gap) == reference && !reference.isEmpty() ? 0 : 1;
        longest = std::max(longest, gap);
        int resolved = 0;
        for (const OriginRequest &request : served.origin.requests(path))
            resolved += request.target.contains("ticket=") ? 0 : 1;
        mostResolved = std::max(mostResolved, resolved - 1);
        served.program.removeLast();
    }
    const QByteArray dead = served.serve("/dead", film, u"tickets=1,tickets2=0"_s);
    int auth = 0;
    for (int i = 0; i < 5; ++i) {
        const Answer answer = served.program.media(
            dead + "file", "GET",
            {{"Range", QByteArray("bytes=" + QByteArray::number((i + 2) * 2'000'000) + '-')}});
        auth += answer.isComplete ? 0 : 1;
    }
    int deadResolved = -1;
    for (const OriginRequest &request : served.origin.requests("/dead"))
        deadResolved += request.target.contains("ticket=") ? 0 : 1;
    const Verdict streams = expiringStreams(bench);
    return judged(wrong == 0 && longest <= 3.0 * bench.slack() && mostResolved <= 1 && auth == 5 &&
                      deadResolved <= 5 && streams.outcome == Verdict::Outcome::Pass,
                  u"%1 of %2 runs wrong, longest wait for a segment %3, resolved again %4 times at most; "
                  "where no link works: %5 of 5 refused, asked at the source %6 times; %7"_s
                      .arg(QString::number(wrong), QString::number(runs), inSeconds(longest),
                           QString::number(mostResolved), QString::number(auth))
                      .arg(QString::number(deadResolved), streams.figure));
}

namespace {

enum class Mix { Old, New, Both };

} // namespace

static Mix generationOf(const QByteArray &body, const QByteArray &before, const QByteArray &after)
{
    if (before.startsWith(body))
        return Mix::Old;
    return after.startsWith(body) ? Mix::New : Mix::Both;
}

static QByteArray changed(QByteArray bytes)
{
    std::for_each(bytes.begin(), bytes.end(), [](char &byte) { byte = static_cast<char>(~byte); });
    return bytes;
}

// The playlist of a film that changes while it is played: old segments answer 410, the new playlist plays.
static QString problemOfAChangedFilm(FaultBench &bench)
{
    ServedProgram served(bench);
    const QByteArray film = bench.filmBytes(u"big.mp4"_s);
    const QByteArray folder = served.serve("/film.mp4", film);
    PlayerWalk before(served.program.port(), folder);
    if (!before.open({}) || before.play(0) == 0)
        return u"it does not play before"_s;
    // The origin turns the bytes of a new version around.
    served.origin.serve("/film.mp4", changed(bench.filmBytes(u"film.mp4"_s)),
                        *parseOriginFaults(u"etag=0"_s));
    const QByteArray segment = before.renditions().front().segments.last();
    const Answer first = served.program.media(segment);
    if (first.status != 410)
        return u"the first read of the new version is answered with %1"_s.arg(first.status);
    if (const Answer old = served.program.media(before.renditions().front().segments.value(0));
        old.status != 410)
        return u"a segment of the old version is answered with %1"_s.arg(old.status);
    const bool isDropped = comesTrue(
        [&] { return jsonOf(served.program.control("GET", "/v1/cache"))[u"entries"_s].toInt(-1) == 0; }, 5s);
    if (!isDropped)
        return u"the cache keeps the old version"_s;
    return watchAll(served.program.port(), folder).isEmpty() ? u"the new version does not play"_s : QString();
}

Verdict changesWhilePlaying(FaultBench &bench)
{
    ServedProgram served(bench);
    const QByteArray bytes = distinctBytes(700'000);
    const QByteArray after = changed(bytes);
    const int runs = bench.times(1000, 20);
    int mixed = 0;
    int reset = 0;
    int stuck = 0;
    for (int run = 0; run < runs; ++run) {
        const bool isLength = run % 2 == 1;
        const int at = QRandomGenerator::global()->bounded(2, 4);
        const int cut = QRandomGenerator::global()->bounded(70'000, 350'000);
        const QByteArray path = "/" + QByteArray::number(run);
        const QByteArray folder = served.serve(
            path, bytes, u"%1=%2,cut=%3"_s.arg(isLength ? u"len"_s : u"etag"_s).arg(at).arg(cut));
        const Answer answer = served.program.media(folder + "file");
        const bool isMixed = generationOf(answer.body, bytes, after) == Mix::Both;
        mixed += isMixed ? 1 : 0;
        reset += answer.isComplete ? 0 : 1;
        Answer next;
        for (int ask = 0; ask < 3 && !next.isComplete; ++ask)
            next = served.program.media(folder + "file");
        const QByteArray whole = isLength ? after.first(after.size() / 2) : after;
        stuck += next.isComplete && (next.body == whole || next.body == bytes) ? 0 : 1;
        served.program.removeLast();
    }
    const QString film = problemOfAChangedFilm(bench);
    return judged(mixed == 0 && stuck == 0 && film.isEmpty() && reset > 0,
                  u"%1 runs: %2 mixed, %3 reset, %4 stuck with the old one; a film: %5"_s.arg(
                      QString::number(runs), QString::number(mixed), QString::number(reset),
                      QString::number(stuck), film.isEmpty() ? u"410, new playlist, cache dropped"_s : film));
}

// Every one of them is answered with 502 and the code.
static Verdict refusesAll(FaultBench &bench, const QStringList &faults, double within, qint64 mayGrow)
{
    ServedProgram served(bench);
    const QByteArray film = bench.filmBytes(u"film.mkv"_s);
    (void)watchAll(served.program.port(), served.serve("/good.mkv", film)); // what is needed once is there
    const qint64 before = served.program.residentBytes();
    int wrong = 0;
    double longest = 0;
    for (const QString &fault : faults) {
        const QByteArray folder = served.serve('/' + fault.toLatin1(), film, fault);
        Answer answer;
        longest =
            std::max(longest, secondsOf([&] { answer = served.program.media(folder + "master.m3u8"); }));
        wrong += answer.status == 502 && served.errorOf(answer) == "E_UP_PROTOCOL" ? 0 : 1;
    }
    const qint64 growth = served.program.residentBytes() - before;
    return judged(wrong == 0 && longest <= within * bench.slack() &&
                      (growth <= mayGrow || !bench.isMemoryJudged()),
                  u"%1: %2 wrong, %3 at most, memory %4"_s.arg(faults.join(u", "_s), QString::number(wrong),
                                                               inSeconds(longest), inMegabytes(growth)));
}

Verdict compressedMedia(FaultBench &bench)
{
    return refusesAll(bench, {u"gzip"_s, u"gzbomb"_s}, 3, 80'000'000);
}

Verdict noHttp(FaultBench &bench)
{
    return refusesAll(bench, {u"garbage"_s, u"badstatus"_s, u"hugehead"_s, u"fields=10000"_s}, 7, 2'000'000);
}

} // namespace cuegate::test
