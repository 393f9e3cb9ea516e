// SPDX-License-Identifier: GPL-3.0-or-later
// FAULTS.md 4.3, clients that are many, slow or gone: C1-C3, C6, C12.
#include "tests/faults/ClientRows.h"

#include "tests/faults/Crowd.h"
#include "tests/faults/Measuring.h"
#include "tests/faults/ServedProgram.h"
#include "tests/gateway/PlayerWalk.h"

#include <QJsonArray>
#include <QRandomGenerator>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cuegate::test {

namespace {

// A served film and the paths of its first rendition's segments.
struct Title
{
    QByteArray folder;
    QByteArrayList segments;
};

} // namespace

static Title titleOf(ServedProgram &served, const QByteArray &path, const QByteArray &film)
{
    Title title;
    title.folder = served.serve(path, film);
    PlayerWalk walk(served.program.port(), title.folder);
    if (walk.open({}))
        title.segments = walk.renditions().front().segments;
    return title;
}

// The 99th percentile of getting something that is cached while `work` runs.
static double cachedAnswerDuring(const ServedProgram &served, const QByteArray &target,
                                 const std::function<void()> &work)
{
    std::atomic<bool> isOver = false;
    std::vector<double> waits;
    std::thread legit([&] {
        while (!isOver) {
            waits.push_back(secondsOf([&] { (void)served.program.media(target, "GET", {}, 9); }));
            std::this_thread::sleep_for(10ms);
        }
    });
    work();
    isOver = true;
    legit.join();
    return percentile(waits, 0.99);
}

Verdict disconnects(FaultBench &bench)
{
    ServedProgram served(bench);
    const Title title = titleOf(served, "/film.mp4", bench.filmBytes(u"big.mp4"_s));
    if (title.segments.isEmpty())
        return failed(u"it does not play"_s);
    int begun = 0;
    const auto disconnect = [&](int i) {
        BlockingClient client(served.program.port(), 1 + i % 4, 8 * 1024);
        client.send(requestBytes(
            "GET", i % 3 == 0 ? QByteArray(title.folder + "file") : title.segments[i % title.segments.size()],
            {}));
        begun += client.readSome(1 + i % 4096).isEmpty() ? 0 : 1;
        i % 2 == 0 ? client.close() : client.reset();
    };
    for (int i = 0; i < bench.times(500, 60); ++i)
        disconnect(i);
    std::this_thread::sleep_for(1s);
    const int descriptors = served.program.descriptors();
    const qint64 memory = served.program.residentBytes();
    const int count = bench.times(10'000, 300);
    begun = 0;
    for (int i = 0; i < count; ++i)
        disconnect(i);
    const bool isSettled =
        comesTrue([&] { return std::abs(served.program.descriptors() - descriptors) <= 5; }, 2s);
    const int difference = served.program.descriptors() - descriptors;
    const qint64 growth = served.program.residentBytes() - memory;
    const QByteArray slow = served.serve("/slow", QByteArray(20'000'000, 's'), u"rate=500000"_s);
    double notice = 0;
    {
        BlockingClient client(served.program.port(), 1, 8 * 1024);
        client.send(requestBytes("GET", slow + "file", {}));
        (void)client.readSome(4096);
        client.close();
        // A connection that is kept for later is no harm; bytes that nobody wants are.
        const auto sent = [&] { return served.origin.counters("/slow").bodyBytes; };
        const auto isStill = [&] {
            const qint64 before = sent();
            std::this_thread::sleep_for(200ms);
            return sent() == before;
        };
        notice = secondsOf([&] { (void)comesTrue(isStill, 10s); }) - 0.2;
    }
    return judged(
        isSettled && begun == count && notice <= 1.0 * bench.slack() &&
            (growth <= 20'000'000 || !bench.isMemoryJudged()),
        u"%1 disconnects in the middle of %5 answers: descriptors %2, memory %3; the upstream is let go after %4"_s
            .arg(QString::number(count), QString::number(difference), inMegabytes(growth), inSeconds(notice),
                 QString::number(begun)));
}

Verdict slowReaders(FaultBench &bench)
{
    ServedProgram served(bench);
    const Title title = titleOf(served, "/film.mp4", bench.filmBytes(u"big.mp4"_s));
    for (const QByteArray &segment : title.segments)
        (void)served.program.media(segment);
    const Title fast = titleOf(served, "/fast.mkv", bench.filmBytes(u"film.mkv"_s));
    if (title.segments.isEmpty() || fast.segments.isEmpty())
        return failed(u"it does not play"_s);
    (void)served.program.media(fast.segments.first());
    const qint64 memory = served.program.residentBytes();
    constexpr int kReaders = 200;
    const int seconds = bench.times(60, 4);
    std::vector<BlockingClient> readers;
    int cutOff = 0;
    const double p99 = cachedAnswerDuring(served, fast.segments.first(), [&] {
        for (int i = 0; i < kReaders; ++i) {
            readers.emplace_back(served.program.port(), 1 + i % 4, 4 * 1024);
            readers.back().send(requestBytes(
                "GET", i % 2 == 0 ? title.folder + "file" : title.segments[i % title.segments.size()], {}));
        }
        for (int second = 0; second < seconds; ++second) {
            const auto next = std::chrono::steady_clock::now() + 1s;
            for (BlockingClient &reader : readers)
                cutOff += reader.readSome(1024).isEmpty() ? 1 : 0;
            std::this_thread::sleep_until(next);
        }
    });
    const qint64 growth = served.program.residentBytes() - memory;
    return judged(
        cutOff == 0 && p99 <= 0.1 * bench.slack() && (growth <= 100'000'000 || !bench.isMemoryJudged()),
        u"%1 readers of 1 kB/s for %2 s: %3 cut off, memory %4 (%5 KiB each); a fast one p99 %6"_s.arg(
            QString::number(kReaders), QString::number(seconds), QString::number(cutOff), inMegabytes(growth),
            QString::number(growth / 1024 / kReaders), inMilliseconds(p99)));
}

Verdict manyForOneSegment(FaultBench &bench)
{
    ServedProgram served(bench);
    const QByteArray film = bench.filmBytes(u"tall.mkv"_s);
    // The last segment: nothing is made ahead of it.
    const Title alone = titleOf(served, "/alone.mkv", film);
    const Title title = titleOf(served, "/film.mp4", film);
    const Title broken = titleOf(served, "/broken.mkv", film);
    if (title.segments.isEmpty() || alone.segments.isEmpty() || broken.segments.isEmpty())
        return failed(u"it does not play"_s);
    Answer first;
    const double single = secondsOf([&] { first = served.program.media(alone.segments.last()); });
    const auto transcodes = [&] { return served.program.stats()[u"transcodes"_s].toInt(); };
    const int before = transcodes();
    const qint64 memory = served.program.residentBytes();
    const qint64 bytes = served.origin.counters("/film.mp4").bodyBytes;
    const int clients = bench.times(500, 100);
    const Crowd crowd = askAtOnce(served.program.port(), title.segments.last(), clients);
    const qint64 growth = served.program.residentBytes() - memory;
    const int made = transcodes() - before;
    const qint64 fetched = served.origin.counters("/film.mp4").bodyBytes - bytes;
    const qint64 fetchedAlone = served.origin.counters("/alone.mkv").bodyBytes - bytes;
    served.origin.serve("/broken.mkv", film, *parseOriginFaults(u"code=500"_s));
    const Crowd refused = askAtOnce(served.program.port(), broken.segments.last(), clients);
    const int requests = served.origin.counters("/broken.mkv").requests;
    const bool isRight = crowd.right == clients && crowd.bodies.size() == 1 && made == 1 &&
                         fetched <= fetchedAlone + 128 * 1024 && refused.failed == clients &&
                         refused.slowestSeconds <= 7 && requests <= 8;
    return judged(
        isRight && crowd.slowestSeconds <= (1.3 * single + 0.5) * bench.slack() &&
            (growth <= 64'000'000 || !bench.isMemoryJudged()),
        u"%1 clients: %2 right, %3 different, %4 transcodes, %5 upstream, slowest %6 (one alone %7), memory "
        u"%8; "
        "where it fails: %9 errors"_s.arg(
            QString::number(clients), QString::number(crowd.right), QString::number(crowd.bodies.size()),
            QString::number(made), inMegabytes(fetched), inSeconds(crowd.slowestSeconds), inSeconds(single),
            inMegabytes(growth), QString::number(refused.failed)) +
            u" after %1, %2 upstream requests"_s.arg(inSeconds(refused.slowestSeconds),
                                                     QString::number(requests)));
}

Verdict slowloris(FaultBench &bench)
{
    ServedProgram served(bench);
    const Title title = titleOf(served, "/film.mkv", bench.filmBytes(u"film.mkv"_s));
    if (title.segments.isEmpty())
        return failed(u"it does not play"_s);
    (void)served.program.media(title.segments.first());
    const int count = bench.times(1000, 600);
    std::vector<BlockingClient> slow;
    double gone = 0;
    int left = 0;
    const double p99 = cachedAnswerDuring(served, title.segments.first(), [&] {
        for (int i = 0; i < count; ++i) {
            slow.emplace_back(served.program.port(), 1 + i % 4);
            slow.back().send("GET / HTTP/1.1\r\nX: ");
        }
        QElapsedTimer timer;
        timer.start();
        for (int second = 0; second < 9; ++second) { // a byte each second buys no time
            for (BlockingClient &client : slow)
                client.send("a");
            std::this_thread::sleep_for(1s);
        }
        for (BlockingClient &client : slow)
            left +=
                client.readToEnd(std::chrono::milliseconds(std::max<qint64>(1, 12'500 - timer.elapsed()))) ==
                        Ending::StillOpen
                    ? 1
                    : 0;
        gone = double(timer.elapsed()) / 1000;
    });
    return judged(left == 0 && gone <= 12 && p99 <= 0.1 * bench.slack(),
                  u"%1 from 4 addresses: all gone after %2 (%3 left); a player p99 %4"_s.arg(
                      QString::number(count), inSeconds(gone), QString::number(left), inMilliseconds(p99)));
}

Verdict seekStorm(FaultBench &bench)
{
    ServedProgram served(bench);
    const Title title = titleOf(served, "/film.mp4", bench.filmBytes(u"tall.mkv"_s));
    if (title.segments.isEmpty())
        return failed(u"it does not play"_s);
    std::atomic<bool> isOver = false;
    int most = 0;
    std::thread watcher([&] {
        while (!isOver) {
            int live = 0;
            for (const QJsonValue &job : served.program.stats()[u"jobs"_s].toArray())
                live += job[u"kind"_s] == u"transcode"_s && job[u"state"_s] == u"running"_s ? 1 : 0;
            most = std::max(most, live);
            std::this_thread::sleep_for(20ms);
        }
    });
    std::vector<BlockingClient> clients;
    for (int i = 0; i < 50; ++i) {
        const auto next = std::chrono::steady_clock::now() + 200ms;
        clients.clear(); // the seek before is given up
        clients.emplace_back(served.program.port());
        const auto number = QRandomGenerator::global()->bounded(int(title.segments.size()) - 1);
        clients.back().send(requestBytes("GET", title.segments[number], {}));
        std::this_thread::sleep_until(next);
    }
    clients.clear();
    Answer answer;
    const double last = secondsOf([&] { answer = served.program.media(title.segments.last()); });
    isOver = true;
    watcher.join();
    const bool isQuiet = comesTrue([&] { return served.program.stats()[u"jobs"_s].toArray().isEmpty(); }, 1s);
    return judged(
        answer.isComplete && answer.status == 200 && most <= 2 && last <= 3 * bench.slack() && isQuiet,
        u"50 seeks in 10 s: %1 live transcodes at most, the last plays after %2, then nothing is left: %3"_s
            .arg(QString::number(most), inSeconds(last), isQuiet ? u"yes"_s : u"no"_s));
}

} // namespace cuegate::test
