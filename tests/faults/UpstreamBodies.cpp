// SPDX-License-Identifier: GPL-3.0-or-later
// FAULTS.md 4.1, what can be wrong with the bytes that come: U1-U6, U13, U15, U20.
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

static constexpr qint64 kMib = 1024 * 1024;

namespace {

struct Seeks
{
    int refused = 0;
    int wrong = 0;
    qint64 mostWasted = 0;
};

} // namespace

// Each in a source of its own, so that nothing of it has come.
static Seeks seeksWithoutRanges(FaultBench &bench, ServedProgram &served, const QString &name,
                                const QByteArrayList &reference, int count)
{
    Seeks seeks;
    const QByteArray film = bench.filmBytes(name);
    for (int i = 0; i < count; ++i) {
        const QByteArray path = "/seek" + QByteArray::number(i) + name.toLatin1();
        PlayerWalk walk(served.program.port(), served.serve(path, film, u"norange"_s));
        if (!walk.open({})) {
            ++seeks.wrong;
            continue;
        }
        const qint64 before = served.origin.counters(path).bodyBytes;
        const auto number = QRandomGenerator::global()->bounded(int(walk.segmentCount()));
        const Answer answer = walk.get(walk.renditions().front().segments[number]);
        const bool isRefused = answer.status == 416 && served.errorOf(answer) == "E_UP_NORANGE";
        seeks.refused += isRefused;
        seeks.wrong += isRefused || answer.body == reference.value(1 + number) ? 0 : 1;
        if (isRefused)
            seeks.mostWasted = std::max(seeks.mostWasted, served.origin.counters(path).bodyBytes - before);
        served.program.removeLast();
    }
    return seeks;
}

Verdict noRangeSupport(FaultBench &bench)
{
    const QByteArray film = bench.filmBytes(u"big.mp4"_s);
    const QByteArray matroska = bench.filmBytes(u"big.mkv"_s); // its Cues are at the end
    if (film.isEmpty() || matroska.isEmpty())
        return notHere(u"there is no ffmpeg"_s);
    ServedProgram served(bench);
    const quint16 port = served.program.port();
    const QByteArrayList reference = watchAll(port, served.serve("/good.mp4", film));
    const QByteArray folder = served.serve("/norange.mp4", film, u"norange"_s);
    bool isPlayed = watchAll(port, folder) == reference && !reference.isEmpty();
    const Answer file = served.program.media(folder + "file");
    const bool isFile = file.body == film && file.field("accept-ranges") == "none";
    // Cut at even times, so not into the same segments as with the Cues.
    const QByteArrayList even = watchAll(port, served.serve("/norange.mkv", matroska, u"norange"_s));
    isPlayed = isPlayed && !even.isEmpty();
    const int count = bench.times(60, 6);
    const Seeks ofMp4 = seeksWithoutRanges(bench, served, u"big.mp4"_s, reference, count);
    const Seeks ofMatroska = seeksWithoutRanges(bench, served, u"big.mkv"_s, even, count);
    const int wrong = ofMp4.wrong + ofMatroska.wrong + (isFile ? 0 : 1);
    const qint64 mostWasted = std::max(ofMp4.mostWasted, ofMatroska.mostWasted);
    return judged(
        isPlayed && wrong == 0 && mostWasted <= 8 * kMib,
        u"MP4 and Matroska played whole: %1; %2 seeks: %3 refused with 416, %4 wrong, at most %5 wasted"_s
            .arg(isPlayed ? u"yes"_s : u"no"_s, QString::number(2 * count),
                 QString::number(ofMp4.refused + ofMatroska.refused), QString::number(wrong),
                 inMegabytes(mostWasted)));
}

namespace {

struct Transfers
{
    int count = 0;
    int points = 0;
    int wrong = 0;
    int requests = 0;
    std::vector<double> delays; ///< beyond what an undisturbed one takes
};

} // namespace

// The whole of a file through `count` transfers, each of them broken by `word` at one to five places.
static Transfers brokenTransfers(FaultBench &bench, const QString &word, const QString &more, int count)
{
    static constexpr std::array kFirst = {0, 1, 4095, 4096};
    ServedProgram served(bench);
    const QByteArray bytes = distinctBytes(200'000);
    const QByteArray plain = served.serve("/plain", bytes);
    std::vector<double> undisturbed;
    for (int i = 0; i < 20; ++i)
        undisturbed.push_back(secondsOf([&] { (void)served.program.media(plain + "file"); }));
    const double base = percentile(undisturbed, 0.5);
    Transfers transfers;
    for (int i = 0; i < count; ++i) {
        QStringList faults;
        for (int point = 0; point <= i % 5; ++point) {
            const int at = point == 0 && i < int(kFirst.size())
                               ? kFirst[size_t(i)]
                               : QRandomGenerator::global()->bounded(int(bytes.size()));
            faults << u"%1=%2"_s.arg(word).arg(at);
        }
        const QByteArray path = "/" + QByteArray::number(i);
        const QByteArray folder = served.serve(path, bytes, faults.join(u',') + more);
        Answer answer;
        const double seconds = secondsOf([&] { answer = served.program.media(folder + "file"); });
        ++transfers.count;
        transfers.points += int(faults.size());
        transfers.wrong += answer.status == 200 && answer.isComplete && answer.body == bytes ? 0 : 1;
        transfers.requests += served.origin.counters(path).requests;
        transfers.delays.push_back(std::max(0.0, seconds - base));
        served.program.removeLast();
    }
    return transfers;
}

static QString shown(const Transfers &transfers)
{
    return u"%1 breaks in %2 transfers: %3 wrong, %4 requests, added delay p95 %5"_s.arg(
        QString::number(transfers.points), QString::number(transfers.count), QString::number(transfers.wrong),
        QString::number(transfers.requests), inSeconds(percentile(transfers.delays, 0.95)));
}

Verdict wholeInsteadOfRange(FaultBench &bench)
{
    const Transfers transfers = brokenTransfers(bench, u"cut"_s, u",r200"_s, bench.times(1000, 20));
    return judged(transfers.wrong == 0, shown(transfers));
}

Verdict wrongRange(FaultBench &bench)
{
    ServedProgram served(bench);
    const QByteArray bytes = distinctBytes(2 * kMib);
    const QByteArray inside = bytes.mid(kMib, 1000);
    int wrong = 0;
    int most = 0;
    QStringList problems;
    for (const char *faults : {"wrongcr=1", "wrongcr=9", "badtotal=1", "badtotal=9", "starcr"}) {
        const QByteArray path = QByteArray("/") + faults;
        const QByteArray folder = served.serve(path, bytes, QString::fromLatin1(faults));
        (void)served.program.media(folder + "file", "HEAD"); // the first 64 KiB: what is asked next is alone
        const int before = served.origin.counters(path).requests;
        const Answer answer =
            served.program.media(folder + "file", "GET", {{"Range", "bytes=1048576-1049575"}});
        const bool isLasting = path.endsWith('9');
        // The head of a 206 is out before the upstream is asked: then only breaking off is honest.
        const bool isRight = isLasting ? !answer.isComplete && answer.body.isEmpty()
                                       : (answer.isComplete && answer.body.contains(inside));
        wrong += isRight ? 0 : 1;
        if (!isRight)
            problems << QString::fromLatin1(faults);
        if (path != "/starcr")
            most = std::max(most, served.origin.counters(path).requests - before);
    }
    return judged(wrong == 0 && most <= 2,
                  u"5 faults: %1 wrong %2, at most %3 requests"_s.arg(
                      QString::number(wrong), problems.join(u' '), QString::number(most)));
}

Verdict cutBodies(FaultBench &bench)
{
    const Transfers transfers = brokenTransfers(bench, u"cut"_s, {}, bench.times(1004, 24));
    return judged(transfers.wrong == 0, shown(transfers));
}

Verdict resetBodies(FaultBench &bench)
{
    const Transfers transfers = brokenTransfers(bench, u"rst"_s, {}, bench.times(1004, 24));
    return judged(transfers.wrong == 0 && percentile(transfers.delays, 0.95) <= 1.0 * bench.slack(),
                  shown(transfers));
}

namespace {

struct Reading
{
    QByteArray body;
    double longestGap = 0; ///< seconds without a byte
    Ending ending = Ending::StillOpen;
};

} // namespace

static Reading readWithGaps(quint16 port, const QByteArray &target)
{
    Reading reading;
    BlockingClient client(port);
    client.send(requestBytes("GET", target, {{"Connection", "close"}}));
    QElapsedTimer timer;
    timer.start();
    for (QByteArray piece; !(piece = client.readSome(64 * 1024)).isEmpty(); timer.restart()) {
        reading.longestGap = std::max(reading.longestGap, double(timer.elapsed()) / 1000);
        reading.body += piece;
    }
    reading.longestGap = std::max(reading.longestGap, double(timer.elapsed()) / 1000);
    reading.ending = client.readToEnd(1s);
    reading.body.remove(0, reading.body.indexOf("\r\n\r\n") + 4);
    return reading;
}

Verdict stalledBodies(FaultBench &bench)
{
    ServedProgram served(bench);
    const QByteArray bytes = distinctBytes(400'000);
    const quint16 port = served.program.port();
    const Reading once = readWithGaps(port, served.serve("/once", bytes, u"stall=200000"_s) + "file");
    const Reading again =
        readWithGaps(port, served.serve("/ever", bytes, u"stall=200000,stalls=99"_s) + "file");
    const Reading brief =
        readWithGaps(port, served.serve("/brief", bytes, u"stall=200000,stallms=3000"_s) + "file");
    const int reconnects = served.origin.counters("/brief").unfinished;
    Answer never;
    const QByteArray silent = served.serve("/never", bytes, u"stall=0,stalls=99"_s);
    const double wait = secondsOf([&] { never = served.program.media(silent + "file"); });
    const double longest = std::max({once.longestGap, again.longestGap, wait});
    const bool isRight = once.body == bytes && brief.body == bytes && bytes.startsWith(again.body) &&
                         again.body.size() < bytes.size() && never.status == 504;
    return judged(
        isRight && longest <= 7.0 && reconnects == 0,
        u"longest gap %1; silent from the start: %2 after %3; a stall of 3 s: %4 reconnects"_s.arg(
            inSeconds(longest), QString::number(never.status), inSeconds(wait), QString::number(reconnects)));
}

Verdict noLength(FaultBench &bench)
{
    ServedProgram served(bench);
    const QByteArray bytes = distinctBytes(3 * kMib);
    int faked = 0;
    int wrong = 0;
    for (const char *faults : {"chunked", "endless,norange"}) {
        const QByteArray folder = served.serve(QByteArray("/") + faults, bytes, QString::fromLatin1(faults));
        BlockingClient client(served.program.port());
        client.send(requestBytes("GET", folder + "file", {}));
        QByteArray got;
        while (got.size() < bytes.size() + 1000) {
            const QByteArray piece = client.readSome(64 * 1024);
            if (piece.isEmpty())
                break;
            got += piece;
        }
        const qsizetype head = std::max<qsizetype>(0, got.indexOf("\r\n\r\n"));
        const QByteArrayView body = QByteArrayView(got).sliced(std::min(head + 4, got.size()));
        faked += got.first(head).toLower().contains("\r\ncontent-length:") ? 1 : 0;
        wrong += body.size() >= 2 * kMib && bytes.startsWith(body.first(std::min(bytes.size(), body.size())))
                     ? 0
                     : 1;
    }
    const QByteArray film = bench.filmBytes(u"film.mkv"_s);
    const bool isPlayed =
        !watchAll(served.program.port(), served.serve("/film.mkv", film, u"chunked"_s)).isEmpty();
    return judged(
        faked == 0 && wrong == 0 && isPlayed,
        u"%1 faked Content-Length, %2 wrong; a film of chunks %3"_s.arg(
            QString::number(faked), QString::number(wrong), isPlayed ? u"plays"_s : u"does not play"_s));
}

Verdict slowSource(FaultBench &bench)
{
    constexpr qint64 kBytesPerSecond = 50'000;
    const double seconds = bench.times(600, 12);
    ServedProgram served(bench);
    const QByteArray bytes = distinctBytes(qint64(seconds * kBytesPerSecond));
    // One connection: the origin's rate is that of each, the line's would be of all.
    const QByteArray folder = served.serve("/slow", bytes, u"rate=50000"_s, {{u"max_connections"_s, 1}});
    BlockingClient client(served.program.port());
    client.send(requestBytes("GET", folder + "file", {{"Connection", "close"}}));
    std::atomic<bool> isOver = false;
    std::mutex mutex;
    std::vector<std::pair<qint64, double>> sent; // bytes, and when the origin had sent them
    QElapsedTimer clock;
    clock.start();
    std::thread watcher([&] {
        while (!isOver) {
            const qint64 so = served.origin.counters("/slow").bodyBytes;
            const std::lock_guard lock(mutex);
            if (sent.empty() || sent.back().first != so)
                sent.emplace_back(so, double(clock.elapsed()) / 1000);
            std::this_thread::sleep_for(2ms);
        }
    });
    QByteArray got;
    std::vector<double> late;
    qsizetype head = 0;
    for (QByteArray piece; !(piece = client.readSome(64 * 1024)).isEmpty();) {
        got += piece;
        head = head == 0 ? got.indexOf("\r\n\r\n") + 4 : head;
        const double now = double(clock.elapsed()) / 1000;
        const std::lock_guard lock(mutex);
        const auto when = std::find_if(sent.begin(), sent.end(),
                                       [&](const auto &at) { return at.first >= got.size() - head; });
        // Before that, requests for the beginning and read-ahead overlap: the origin's count is in no order.
        if (when != sent.end() && got.size() - head > 320 * 1024)
            late.push_back(now - when->second);
    }
    isOver = true;
    watcher.join();
    const int reconnects = served.origin.counters("/slow").unfinished;
    const double worst = percentile(late, 0.99);
    return judged(got.mid(head) == bytes && worst <= 0.25 * bench.slack() && reconnects == 0,
                  u"%1 s at 50 kB/s: added latency p99 %2, %3 reconnects"_s.arg(
                      QString::number(seconds), inMilliseconds(worst), QString::number(reconnects)));
}

Verdict endlessBody(FaultBench &bench)
{
    ServedProgram served(bench);
    const QByteArray bytes = distinctBytes(8 * kMib);
    const QByteArray folder = served.serve("/endless", bytes, u"endless"_s);
    const auto readSoFar = [&] {
        return served.program.stats()[u"sources"_s][0][u"upstream_bytes"_s].toInteger();
    };
    (void)served.program.media(folder + "file", "HEAD");
    const qint64 atStart = readSoFar();
    const Answer answer = served.program.media(folder + "file", "GET", {{"Range", "bytes=4194304-4259839"}});
    const bool isRight = answer.body == bytes.mid(4 * kMib, 64 * 1024);
    const bool isClosed =
        comesTrue([&] { return served.origin.counters("/endless").connectionsNow == 0; }, 3s);
    const qint64 over = readSoFar() - atStart - 64 * 1024;
    return judged(isRight && isClosed && over <= 128 * 1024 && atStart <= 192 * 1024,
                  u"64 KiB asked for: %1 read beyond, the connection is %2"_s.arg(
                      inMegabytes(over), isClosed ? u"closed"_s : u"open"_s));
}

} // namespace cuegate::test
