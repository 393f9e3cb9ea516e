// SPDX-License-Identifier: GPL-3.0-or-later
// FAULTS.md 4.2, the machine around the program: L9-L16.
#include "tests/faults/LocalRows.h"

#include "tests/faults/MachineSwitch.h"
#include "tests/faults/Measuring.h"
#include "tests/faults/Network.h"
#include "tests/faults/ServedProgram.h"
#include "tests/gateway/PlayerWalk.h"
#include "tests/http/BlockingClient.h"

#include <QDir>
#include <QFileInfo>
#include <QTcpSocket>

#include <atomic>
#include <csignal>
#include <mutex>
#include <optional>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cuegate::test {

Verdict clockJumps(FaultBench &bench)
{
    constexpr qint64 kTenYears = 10LL * 365 * 86'400;
    MachineSwitch machine(bench);
    ServedProgram served(bench, machine.options());
    const QByteArray film = bench.filmBytes(u"film.mkv"_s);
    PlayerWalk walk(served.program.port(), served.serve("/film.mkv", film));
    if (!walk.open({}))
        return failed(QString::fromUtf8(walk.problem()));
    const auto entries = [&] {
        return jsonOf(served.program.control("GET", "/v1/cache"))[u"entries"_s].toInt();
    };
    int dropped = 0;
    int evicted = 0;
    const int jumps = bench.times(100, 20);
    for (int i = 0; i < jumps; ++i) {
        const int before = entries();
        machine.setWallClockOff(i % 3 == 0 ? kTenYears : i % 3 == 1 ? -kTenYears : 0);
        dropped += walk.play(i % walk.segmentCount()) > 0 && walk.problem().isEmpty() ? 0 : 1;
        evicted += entries() < before ? 1 : 0;
    }
    // Timeouts do not depend on it either.
    const QByteArray late = served.serve("/late", film, u"ttfb=60000"_s);
    std::thread jumper([&] {
        for (int i = 0; i < 10; ++i) {
            machine.setWallClockOff(i % 2 == 0 ? kTenYears : -kTenYears);
            std::this_thread::sleep_for(300ms);
        }
    });
    Answer answer;
    const double seconds = secondsOf([&] { answer = served.program.media(late + "master.m3u8"); });
    jumper.join();
    return judged(
        dropped == 0 && evicted == 0 && seconds > 3 && seconds <= 7,
        u"%1 jumps of 10 years: %2 reads failed, %3 evictions; a silent upstream was given up after %4"_s.arg(
            QString::number(jumps), QString::number(dropped), QString::number(evicted), inSeconds(seconds)));
}

Verdict suspended(FaultBench &bench)
{
    MachineSwitch machine(bench);
    ServedProgram served(bench, machine.options());
    const QByteArray film = bench.filmBytes(u"big.mp4"_s);
    const QByteArrayList reference = watchAll(served.program.port(), served.serve("/good.mp4", film));
    double longest = 0;
    int wrong = 0;
    int mostReconnects = 0;
    const int sleeps = bench.times(10, 2);
    for (int i = 0; i < sleeps; ++i) {
        PlayerWalk walk(served.program.port(), served.serve("/film" + QByteArray::number(i) + ".mp4", film));
        if (!walk.open({}) || walk.play(0) == 0)
            return failed(QString::fromUtf8(walk.problem()));
        ::kill(pid_t(served.program.pid()), SIGSTOP);
        served.origin.goDeaf(); // the network has forgotten what was open
        machine.sleepFor(3600);
        std::this_thread::sleep_for(1100ms);
        ::kill(pid_t(served.program.pid()), SIGCONT);
        const int before = served.origin.accepted();
        QByteArray segment;
        longest = std::max(
            longest, secondsOf([&] { segment = walk.get(walk.renditions().front().segments.last()).body; }));
        wrong += segment == reference.value(walk.segmentCount()) && !segment.isEmpty() ? 0 : 1;
        mostReconnects = std::max(mostReconnects, served.origin.accepted() - before);
    }
    return judged(wrong == 0 && longest <= 5 && mostReconnects <= 1,
                  u"%1 sleeps: %2 wrong, a segment after %3 at most, %4 new connections at most"_s.arg(
                      QString::number(sleeps), QString::number(wrong), inSeconds(longest),
                      QString::number(mostReconnects)));
}

// Whether `target` is answered with 200 at `address`, asked from an address beside it.
static bool isServedAt(const QString &address, quint16 port, const QByteArray &target)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(address), port);
    if (!socket.waitForConnected(500))
        return false;
    socket.write(requestBytes("GET", target, {{"Host", address.toLatin1()}}));
    return socket.waitForReadyRead(2000) && socket.readAll().startsWith("HTTP/1.1 200");
}

Verdict networkChanges(FaultBench &bench)
{
    struct Found
    {
        double seconds = 0;
        int wrong = 0;
    };
    const auto found = inOwnNetwork([&bench](OwnNetwork &) {
        Found result;
        // Beside 127.0.0.1: not every kernel has interfaces that lead nowhere.
        if (!OwnNetwork::ip(u"addr add 192.168.77.2/24 dev lo"_s)) {
            result.wrong = 100;
            return result;
        }
        ServedProgram served(bench);
        const QByteArray folder = served.serve("/film.mkv", bench.filmBytes(u"film.mkv"_s));
        const quint16 port = served.program.port();
        PlayerWalk walk(port, folder);
        result.wrong += walk.open({}) && walk.play(0) > 0 ? 0 : 1;
        result.wrong += isServedAt(u"192.168.77.2"_s, port, folder + "master.m3u8") ? 0 : 1;
        const bool hasMoved = OwnNetwork::ip(u"addr del 192.168.77.2/24 dev lo"_s) &&
                              OwnNetwork::ip(u"addr add 10.77.0.9/16 dev lo"_s);
        result.wrong += hasMoved ? 0 : 1;
        result.seconds = secondsOf([&] {
            const bool isServed =
                comesTrue([&] { return isServedAt(u"10.77.0.9"_s, port, folder + "master.m3u8"); }, 10s);
            result.wrong += isServed ? 0 : 1;
        });
        result.wrong += walk.play(1) > 0 && walk.problem().isEmpty() ? 0 : 1; // who played plays on
        return result;
    });
    if (!found)
        return notHere(u"a network of its own needs root"_s);
    return judged(
        found->wrong == 0 && found->seconds <= 5,
        u"another address: served there after %1, %2 wrong; the window's links are asked for each second"_s
            .arg(inSeconds(found->seconds), QString::number(found->wrong)));
}

namespace {

// A control group (version 1) with a memory limit; gone with the object.
class MemoryLimit
{
public:
    explicit MemoryLimit(qint64 bytes)
        : m_path(u"/sys/fs/cgroup/memory/cuegate-faults-%1"_s.arg(::getpid()))
    {
        m_isMade = QDir().mkdir(m_path) && write(u"memory.limit_in_bytes"_s, QByteArray::number(bytes));
    }
    ~MemoryLimit() { QDir().rmdir(m_path); }
    [[nodiscard]] bool isMade() const { return m_isMade; }
    /// For the child itself, before it becomes the program.
    [[nodiscard]] std::function<void()> join() const
    {
        return [path = QFile::encodeName(m_path + u"/cgroup.procs"_s)] {
            const int fd = ::open(path.constData(), O_WRONLY);
            [[maybe_unused]] const auto written = ::write(fd, "0", 1);
            ::close(fd);
        };
    }
    [[nodiscard]] qint64 mostBytes() const
    {
        QFile file(m_path + u"/memory.max_usage_in_bytes"_s);
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toLongLong() : -1;
    }

private:
    [[nodiscard]] bool write(const QString &name, const QByteArray &value) const
    {
        QFile file(m_path + u'/' + name);
        return file.open(QIODevice::WriteOnly) && file.write(value) == value.size() && file.flush();
    }
    const QString m_path;
    bool m_isMade = false;
};

} // namespace

Verdict littleMemory(FaultBench &bench)
{
    const MemoryLimit limit(512 * 1024 * 1024);
    if (!limit.isMade())
        return notHere(u"no control group can be made here"_s);
    if (!bench.isMemoryJudged())
        return notHere(u"a program with sanitizers does not fit"_s);
    ProgramOptions options;
    options.inChild = limit.join();
    const auto seconds = std::chrono::seconds(bench.times(1800, 10));
    std::atomic<int> errors = 0;
    std::atomic<int> segments = 0;
    std::mutex mutex;
    QString firstError;
    bool hasDied = false;
    {
        ServedProgram served(bench, options);
        const QByteArray film = bench.filmBytes(u"big.mp4"_s);
        const QByteArray converted = bench.filmBytes(u"tall.mkv"_s);
        std::vector<QByteArray> folders;
        for (int i = 0; i < 5; ++i)
            folders.push_back(served.serve("/film" + QByteArray::number(i), i < 2 ? film : converted));
        const auto until = std::chrono::steady_clock::now() + seconds;
        allAtOnce(5, [&](int viewer) {
            // As players do, on one connection as long as it is kept: else the system runs out of ports
            // first.
            std::optional<BlockingClient> client;
            while (std::chrono::steady_clock::now() < until) {
                PlayerWalk walk(served.program.port(), folders[size_t(viewer)]);
                bool isRight = walk.open({});
                QByteArray problem = walk.problem();
                for (int n = 0;
                     isRight && n < walk.segmentCount() && std::chrono::steady_clock::now() < until; ++n) {
                    if (!client)
                        client.emplace(served.program.port());
                    const Answer answer = client->get(walk.renditions().front().segments[n]);
                    if (!answer.isComplete || answer.field("content-length").isEmpty())
                        client.reset(); // an answer that grew ends with its connection
                    isRight = answer.status == 200 || answer.status == 503 || answer.status == 504;
                    problem =
                        "segment " + QByteArray::number(n) + ": status " + QByteArray::number(answer.status);
                    ++segments;
                }
                if (isRight)
                    continue;
                if (errors++ == 0) {
                    const std::scoped_lock lock(mutex);
                    firstError = u" (the first: %1)"_s.arg(QString::fromUtf8(problem));
                }
                std::this_thread::sleep_for(100ms); // a program that is gone is not asked for ever faster
            }
        });
        hasDied = served.program.hasDied();
    }
    return judged(!hasDied && errors == 0,
                  u"5 viewers for %1 s, %2 segments: %3 errors%4, at most %5, %6"_s.arg(
                      QString::number(seconds.count()), QString::number(segments), QString::number(errors),
                      firstError, inMegabytes(limit.mostBytes()), hasDied ? u"killed"_s : u"never killed"_s));
}

// Connections that ask for nothing more, from a few addresses: somebody new is served at once, what is cached
// and what is not, whatever files and connections that takes. What was wrong, or nothing.
static QString whileManyAreIdle(const ServedProgram &served, PlayerWalk &walk)
{
    constexpr double kAtOnceSeconds = 2;
    std::vector<BlockingClient> idle;
    for (int i = 0; i < 300; ++i)
        idle.emplace_back(served.program.port(), 1 + i % 4);
    std::this_thread::sleep_for(200ms);
    QStringList wrong;
    const QByteArrayList segments = walk.renditions().front().segments;
    for (const qsizetype number : {qsizetype(0), segments.size() - 1}) {
        Answer answer;
        const double seconds =
            secondsOf([&] { answer = BlockingClient(served.program.port(), 9).get(segments[number]); });
        if (answer.status != 200 || !answer.isComplete || seconds > kAtOnceSeconds)
            wrong << u"segment %1 of somebody new: status %2 after %3"_s.arg(
                QString::number(number), QString::number(answer.status), inSeconds(seconds));
    }
    const double seconds = secondsOf([&] {
        if (served.program.control("GET", "/v1/stats").status != 200)
            wrong << u"the control port"_s;
    });
    if (seconds > kAtOnceSeconds)
        wrong << u"the control port after %1"_s.arg(inSeconds(seconds));
    return wrong.join(u", "_s);
}

Verdict noDescriptors(FaultBench &bench)
{
    if (bench.isSanitized())
        return notHere(
            u"UBSan opens pipes to look at objects, and takes what it cannot look at for broken"_s);
    ProgramOptions options;
    options.inChild = [] {
        const rlimit few{128, 128};
        ::setrlimit(RLIMIT_NOFILE, &few);
    };
    ServedProgram served(bench, options);
    const QByteArray film = bench.filmBytes(u"film.mkv"_s);
    PlayerWalk walk(served.program.port(), served.serve("/film.mkv", film));
    if (!walk.open({}) || walk.play(0) == 0)
        return failed(QString::fromUtf8(walk.problem()));
    const QString idle = whileManyAreIdle(served, walk);
    const int rounds = bench.times(20, 3);
    int broken = 0;
    double slowest = 0;
    double longest = 0;
    for (int round = 0; round < rounds; ++round) {
        std::vector<BlockingClient> crowd;
        for (int i = 0; i < 200; ++i)
            crowd.emplace_back(served.program.port(), 1 + i % 4);
        std::this_thread::sleep_for(50ms);
        const auto number = 1 + round % (walk.segmentCount() - 1);
        longest = std::max(
            longest, secondsOf([&] { broken += walk.play(number) > 0 && walk.problem().isEmpty() ? 0 : 1; }));
        crowd.clear();
        slowest = std::max(slowest, secondsOf([&] {
                               (void)comesTrue([&] { return served.program.media("/").status == 404; }, 5s);
                           }));
    }
    return judged(
        broken == 0 && slowest <= 1 * bench.slack() && idle.isEmpty() && !served.program.hasDied(),
        u"%1 times 200 connections at 128 descriptors: the player broke %2 times (%4), waited %5 at "
        "most, next answer after %3; beside 300 idle connections somebody new %6"_s.arg(
            QString::number(rounds), QString::number(broken), inSeconds(slowest),
            QString::fromUtf8(walk.problem()), inSeconds(longest),
            idle.isEmpty() ? u"was served at once"_s : QString(u"was not: "_s + idle)));
}

// Rows that another part of the project proves, as soon as its test programs are there.
static Verdict fromTestsIfThere(FaultBench &bench, const QString &program)
{
    if (!QFileInfo::exists(bench.tool(program)))
        return notHere(u"%1 is not here"_s.arg(program));
    return bench.fromTests({{program, {}}});
}

Verdict tornSettings(FaultBench &bench)
{
    return fromTestsIfThere(bench, u"tst_CatalogFile"_s);
}

Verdict lockedKeychain(FaultBench &bench)
{
    return fromTestsIfThere(bench, u"tst_KeyKeeper"_s);
}

std::vector<FaultRow> localRows()
{
    return {
        {"L1", "kill -9", "0 wrong bytes; serving <= 2 s; 1,000 kills", &killedAnyTime},
        {"L2", "power loss", "200 snapshots: 0 wrong bytes", &powerLoss},
        {"L3", "disk full", "0 client errors; caching again <= 30 s; 1 log line a minute", &diskFull},
        {"L4", "no access", "0 crashes; playback unaffected", &noAccess},
        {"L5", "device errors", "0 wrong bytes; off after 5", &deviceErrors},
        {"L6", "bit flips", "10,000: all detected, 0 served", &bitFlips},
        {"L7", "damaged, swapped, foreign files", "1,000 of 1,000 detected", &foreignFiles},
        {"L8", "two programs, one profile", "decision <= 1 s; lock free after kill -9", &twoProcesses},
        {"L9", "clock jumps of 10 years", "0 evictions, 0 dropped", &clockJumps},
        {"L10", "suspend and resume", "back <= 5 s; <= 1 reconnect a stream", &suspended},
        {"L11", "network change", "<= 5 s", &networkChanges},
        {"L12", "512 MB of memory", "no kill in 30 min, 5 viewers", &littleMemory},
        {"L13", "worker crash, hang", "hang ended <= 10 s; others 0 stalls", &workerFails},
        {"L14", "128 descriptors", "0 crashes; recovery <= 1 s", &noDescriptors},
        {"L15", "torn settings", "200 kills: old or new", &tornSettings},
        {"L16", "keychain locked", "start <= 2 s", &lockedKeychain},
    };
}

} // namespace cuegate::test
