// SPDX-License-Identifier: GPL-3.0-or-later
// FAULTS.md 4.3, requests that are odd or hostile: C4, C5, C7-C11, C13.
#include "tests/faults/ClientRows.h"

#include "tests/faults/Measuring.h"
#include "tests/faults/OpenWatch.h"
#include "tests/faults/ServedProgram.h"
#include "tests/gateway/PlayerWalk.h"

#include <QRandomGenerator>

#include <atomic>

#include <sys/socket.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cuegate::test {

Verdict garbage(FaultBench &bench)
{
    ServedProgram served(bench);
    const QByteArray folder = served.serve("/film.mkv", bench.filmBytes(u"film.mkv"_s));
    const QByteArray seed = requestBytes("GET", folder + "master.m3u8", {{"Range", "bytes=0-1"}});
    constexpr int kThreads = 4;
    const int each = bench.times(1'000'000, 4'000) / kThreads;
    std::atomic<int> open = 0;
    std::atomic<int> refused = 0;
    allAtOnce(kThreads, [&](int thread) {
        QRandomGenerator random(quint32(thread + 1));
        for (int i = 0; i < each; ++i) {
            QByteArray input = seed;
            if (i % 2 == 0) {
                input.resize(random.bounded(1, 200));
                random.generate(input.begin(), input.end());
            } else {
                for (int n = random.bounded(1, 8); n > 0; --n)
                    input[random.bounded(int(input.size()))] = char(random.bounded(256));
            }
            BlockingClient client(served.program.port(), 1 + thread);
            client.send(input);
            client.shutdownWrite();
            open += client.readToEnd(10s) == Ending::StillOpen ? 1 : 0;
            refused += client.received().startsWith("HTTP/1.1 4") ? 1 : 0;
        }
    });
    const bool isAlive = served.program.media(folder + "master.m3u8").status == 200;
    return judged(isAlive && open == 0,
                  u"%1 inputs: %2 refused with an answer, %3 left open"_s.arg(
                      QString::number(each * kThreads), QString::number(refused), QString::number(open)));
}

// The status, and whether the connection is closed after it.
static std::pair<int, bool> refusalOf(const ServedProgram &served, const QByteArray &request)
{
    BlockingClient client(served.program.port());
    client.send(request);
    const Answer answer = client.readAnswer();
    return {answer.status, client.readToEnd(3s) != Ending::StillOpen};
}

Verdict hugeHeads(FaultBench &bench)
{
    ServedProgram served(bench);
    const QByteArray line = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    const auto longLine = refusalOf(served, "GET /" + QByteArray(9000, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n");
    const auto longHead = refusalOf(served, line + "A: " + QByteArray(17'000, 'a') + "\r\n\r\n");
    const auto manyFields = refusalOf(served, line + QByteArray("A: b\r\n").repeated(101) + "\r\n");
    const qint64 before = served.program.residentBytes();
    std::vector<BlockingClient> clients;
    constexpr int kClients = 400;
    for (int i = 0; i < kClients; ++i) {
        clients.emplace_back(served.program.port(), 1 + i % 4);
        clients.back().send(line + "A: " + QByteArray(15'900, 'a'));
    }
    std::this_thread::sleep_for(500ms);
    const qint64 each = (served.program.residentBytes() - before) / kClients;
    const bool isRight = longLine == std::pair(414, true) && longHead == std::pair(431, true) &&
                         manyFields == std::pair(431, true);
    return judged(
        isRight && (each <= 32 * 1024 || !bench.isMemoryJudged()),
        u"line of 9 kB: %1, head of 17 kB: %2, 101 fields: %3; %4 bytes held for each unparsed one"_s.arg(
            QString::number(longLine.first), QString::number(longHead.first),
            QString::number(manyFields.first), QString::number(each)));
}

Verdict pipelining(FaultBench &bench)
{
    ServedProgram served(bench);
    PlayerWalk walk(served.program.port(), served.serve("/film.mkv", bench.filmBytes(u"film.mkv"_s)));
    if (!walk.open({}))
        return failed(QString::fromUtf8(walk.problem()));
    const QByteArrayList targets = walk.renditions().front().segments;
    QByteArrayList expected;
    for (const QByteArray &target : targets)
        expected << walk.get(target).body;
    int reordered = 0;
    int answered = 0;
    const int rounds = bench.times(50, 3);
    for (int round = 0; round < rounds; ++round) {
        QByteArray requests;
        for (int i = 0; i < 100; ++i)
            requests += requestBytes("GET", targets[i * 7 % targets.size()], {});
        BlockingClient client(served.program.port());
        std::thread sender([&] { client.send(requests); });
        for (int i = 0; i < 100; ++i) {
            const Answer answer = client.readAnswer();
            if (answer.status == 0)
                break;
            ++answered;
            reordered += answer.status == 200 && answer.body == expected[i * 7 % targets.size()] ? 0 : 1;
        }
        sender.join();
    }
    return judged(reordered == 0 && answered > 0,
                  u"%1 times 100 requests: %2 answered, %3 out of order"_s.arg(
                      QString::number(rounds), QString::number(answered), QString::number(reordered)));
}

Verdict ambiguousFraming(FaultBench &bench)
{
    ServedProgram served(bench);
    const QByteArray folder = served.serve("/film.mkv", bench.filmBytes(u"film.mkv"_s));
    const QByteArray line = "GET " + folder + "master.m3u8 HTTP/1.1\r\n";
    const QByteArray head = line + "Host: 127.0.0.1\r\n";
    const QByteArrayList ambiguous{head + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                                   head + "Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcde",
                                   head + "Content-Length: -1\r\n\r\n",
                                   "GET " + folder + "master.m3u8 HTTP/1.1\nHost: 127.0.0.1\n\n",
                                   head + "A: b\r\n c\r\n\r\n",
                                   head + "A : b\r\n\r\n",
                                   line + "\r\n",
                                   head + QByteArray("A: b\0c\r\n\r\n", 10),
                                   QByteArray::fromHex("160301020001000001fc0303") + QByteArray(600, '\xA5') +
                                       "\r\n\r\n"};
    int right = 0;
    for (const QByteArray &request : ambiguous)
        right += refusalOf(served, request) == std::pair(400, true) ? 1 : 0;
    BlockingClient old(served.program.port());
    old.send("GET " + folder + "master.m3u8 HTTP/1.0\r\n\r\n");
    const int renderer = old.readAnswer().status;
    return judged(right == ambiguous.size() && renderer == 200,
                  u"%1 of %2; HTTP/1.0 without Host: %3"_s.arg(
                      QString::number(right), QString::number(ambiguous.size()), QString::number(renderer)));
}

Verdict requestBodies(FaultBench &bench)
{
    ServedProgram served(bench);
    const QByteArray folder = served.serve("/film.mkv", bench.filmBytes(u"film.mkv"_s));
    int right = 0;
    qint64 most = 0;
    const QByteArrayList heads{"Content-Length: 1000000000\r\n", "Transfer-Encoding: chunked\r\n"};
    for (const QByteArray &method : QByteArrayList{"GET", "POST"}) {
        for (const QByteArray &head : heads) {
            BlockingClient client(served.program.port());
            // Left to itself the client's own system grows its buffer to megabytes, and takes them whether
            // the program reads or not.
            constexpr int kSendBytes = 32 * 1024;
            ::setsockopt(client.descriptor(), SOL_SOCKET, SO_SNDBUF, &kSendBytes, sizeof kSendBytes);
            client.send(method + ' ' + folder + "file HTTP/1.1\r\nHost: 127.0.0.1\r\n" + head + "\r\n");
            const Answer answer = client.readAnswer();
            const bool isRefused = answer.status == 413 || (method == "POST" && answer.status == 405);
            qint64 sent = 0;
            while (sent < 100'000'000 && client.send(QByteArray(64 * 1024, 'b')))
                sent += 64 * 1024;
            most = std::max(most, sent);
            right += isRefused && client.readToEnd(3s) != Ending::StillOpen ? 1 : 0;
        }
    }
    // What is sent after the answer lies in the system's buffers at most: the client's, and what a socket
    // that is not read from takes.
    return judged(
        right == 4 && most <= 1024 * 1024,
        u"%1 of 4 refused and closed; %2 could be sent after the answer (the system's buffers)"_s.arg(
            QString::number(right), inMegabytes(most)));
}

Verdict rangeAbuse(FaultBench &bench)
{
    ServedProgram served(bench);
    const QByteArray film = bench.filmBytes(u"film.mkv"_s);
    const QByteArray folder = served.serve("/film.mkv", film);
    QByteArray thousand = "bytes=0-0";
    for (int i = 1; i < 1000; ++i)
        thousand += ',' + QByteArray::number(i) + '-' + QByteArray::number(i);
    const QByteArray end = QByteArray::number(film.size());
    const std::vector<std::pair<QByteArray, int>> cases{{thousand, 200},
                                                        {"bytes=0-10,5-20", 200},
                                                        {"bytes=9223372036854775808-", 416},
                                                        {"bytes=0-9223372036854775808", 206},
                                                        {"bytes=18446744073709551616-", 416},
                                                        {"bytes=-0", 416},
                                                        {"bytes=-99999999999999999999", 206},
                                                        {"bytes=" + end + '-', 416},
                                                        {"bytes=" + end + "-5", 200},
                                                        {"bytes=5-2", 200},
                                                        {"bytes=-", 200},
                                                        {"bytes=a-b", 200},
                                                        {"lines=0-5", 200},
                                                        {"bytes=0-0", 206},
                                                        {"bytes=-1", 206}};
    QStringList wrong;
    for (const auto &[range, status] : cases) {
        const Answer answer = served.program.media(folder + "file", "GET", {{"Range", range}});
        const bool isWhole = answer.status != 200 || answer.body == film;
        // A head of 1,000 ranges may be longer than a head may be.
        const bool isTooLong = range.size() > 4000 && answer.status == 431;
        if ((answer.status != status && !isTooLong) || !isWhole)
            wrong << u"%1: %2"_s.arg(QString::fromLatin1(range.left(40))).arg(answer.status);
    }
    return judged(wrong.isEmpty(),
                  u"%1 of %2 right %3"_s.arg(QString::number(qsizetype(cases.size()) - wrong.size()),
                                             QString::number(cases.size()), wrong.join(u"; "_s)));
}

// Ways to spell a path that leads elsewhere, and requests that are none of ours.
static QByteArrayList hostileRequests(const QByteArray &folder, quint16 sinkPort)
{
    const QByteArray sink = "127.0.0.1:" + QByteArray::number(sinkPort);
    QByteArrayList requests;
    const auto get = [&requests](const QByteArray &target) {
        requests << "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    };
    const QByteArrayList ups{"../",  "..%2f",           "%2e%2e/",       "%2e%2e%2f",          "%2e%2e%5c",
                             "..\\", "..%5c",           "%c0%ae%c0%ae/", "%c0%ae%c0%ae%c0%af", "....//",
                             "..;/", "%252e%252e%252f", ".%00./"};
    for (const QByteArray &up : ups) {
        for (int depth = 1; depth <= 10; ++depth) {
            for (const QByteArray &begin :
                 QByteArrayList{QByteArray("/"), folder, folder + "file/", folder + "watch/"})
                get(begin + up.repeated(depth) + "canary");
        }
    }
    for (const QByteArray &name : QByteArrayList{"%00", "file%00", "canary%00.m3u8", "watch.html%00", "CON",
                                                 "~root/canary", "//canary", "/etc/passwd"})
        get(folder + name);
    for (const QByteArray &scheme : QByteArrayList{"http://", "https://", "ftp://", "file:///"}) {
        get(scheme + sink + "/canary");
        get(folder + scheme + sink + "/canary");
        get(folder + "file?url=" + scheme + sink + "/canary");
    }
    requests << "CONNECT " + sink + " HTTP/1.1\r\nHost: " + sink + "\r\n\r\n"
             << "OPTIONS * HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
             << "GET * HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
             << "TRACE / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
             << "GET " + sink + " HTTP/1.1\r\nHost: " + sink + "\r\n\r\n";
    return requests;
}

Verdict traversal(FaultBench &bench)
{
    ServedProgram served(bench);
    TestOrigin sink;
    sink.serve("/canary", "canary");
    const QByteArray folder = served.serve("/film.mkv", bench.filmBytes(u"film.mkv"_s));
    (void)served.program.media(folder + "master.m3u8");
    const OpenWatch watch({served.program.profile() + u"/canary"_s,
                           served.program.profile() + u"/cache/canary"_s,
                           served.program.profile() + u"/../canary"_s});
    const QByteArrayList requests = hostileRequests(folder, sink.port());
    QStringList wrong;
    for (const QByteArray &request : requests) {
        BlockingClient client(served.program.port());
        client.send(request);
        const Answer answer = client.readAnswer();
        // A query that means nothing to us is no harm: the file is answered, and nobody else is asked.
        const bool isIgnored = answer.status == 200 && request.contains("file?url=");
        const bool isRefused = answer.status == 400 || answer.status == 404 || answer.status == 405;
        if ((!isRefused && !isIgnored) || answer.body.contains("canary"))
            wrong << u"%1: %2"_s.arg(QString::fromLatin1(request.left(60).simplified())).arg(answer.status);
    }
    return judged(wrong.isEmpty() && watch.opens() == 0 && sink.accepted() == 0,
                  u"%1 vectors: %2 wrong, %3 opens, %4 outbound %5"_s.arg(
                      QString::number(requests.size()), QString::number(wrong.size()),
                      QString::number(watch.opens()), QString::number(sink.accepted()),
                      wrong.mid(0, 3).join(u"; "_s)));
}

Verdict conformance(FaultBench &bench)
{
    ServedProgram served(bench);
    const QByteArray folder = served.serve("/film.mkv", bench.filmBytes(u"film.mkv"_s));
    PlayerWalk walk(served.program.port(), folder);
    if (!walk.open({}))
        return failed(QString::fromUtf8(walk.problem()));
    QStringList wrong;
    for (const QByteArray &target : QByteArrayList{folder + "master.m3u8", folder + "file",
                                                   walk.renditions().front().segments.first()}) {
        const auto expect = [&](const char *what, bool isRight) {
            if (!isRight)
                wrong << u"%1 of %2"_s.arg(QString::fromLatin1(what), QString::fromLatin1(target.mid(36)));
        };
        const Answer get = served.program.media(target);
        const Answer head = served.program.media(target, "HEAD");
        expect("HEAD", head.status == 200 && head.body.isEmpty() &&
                           head.field("content-length").toLongLong() == get.body.size());
        const Answer options = served.program.media(target, "OPTIONS");
        expect("OPTIONS", options.status == 204 && options.field("access-control-allow-origin") == "*");
        const Answer known = served.program.media(target, "GET", {{"If-None-Match", get.field("etag")}});
        expect("If-None-Match", known.status == 304 && known.body.isEmpty());
        const Answer dlna = served.program.media(target, "GET",
                                                 {{"transferMode.dlna.org", "Streaming"},
                                                  {"getcontentFeatures.dlna.org", "1"},
                                                  {"TimeSeekRange.dlna.org", "npt=0-"}});
        expect("DLNA", dlna.status == 200 && dlna.body == get.body);
    }
    const Verdict more = bench.fromTests({{u"tst_GatewayMediaContract"_s, {}}});
    return judged(wrong.isEmpty() && more.outcome == Verdict::Outcome::Pass,
                  u"HEAD, OPTIONS, If-None-Match, DLNA: %1; %2"_s.arg(
                      wrong.isEmpty() ? u"12 of 12"_s : wrong.join(u", "_s), more.figure));
}

std::vector<FaultRow> clientRows()
{
    return {
        {"C1", "disconnects", "notice <= 1 s; 10,000: descriptors +-5, memory <= +20 MB", &disconnects},
        {"C2", "slow readers", "<= 256 KiB each; fast client p99 <= 100 ms", &slowReaders},
        {"C3", "500 for one segment",
         "1 transcode; slowest <= 1.3 x single + 0.5 s; <= +64 MB; errors <= 7 s", &manyForOneSegment},
        {"C4", "garbage", "10^6: 0 crashes, each closed", &garbage},
        {"C5", "huge heads", "414, 431; <= 32 KiB held each", &hugeHeads},
        {"C6", "slowloris", "1,000 gone <= 12 s; p99 <= 100 ms", &slowloris},
        {"C7", "pipelining", "0 reordered", &pipelining},
        {"C8", "ambiguous framing", "9 of 9", &ambiguousFraming},
        {"C9", "request body", "413, <= 64 KiB read", &requestBodies},
        {"C10", "range abuse", "one range or all; 416", &rangeAbuse},
        {"C11", "traversal, proxy", "500 vectors: 0 opens, 0 outbound", &traversal},
        {"C12", "seek storm", "<= 2 live transcodes; last <= 3 s", &seekStorm},
        {"C13", "conformance", "list passes", &conformance},
    };
}

} // namespace cuegate::test
