// SPDX-License-Identifier: GPL-3.0-or-later
// FAULTS.md 4.1, hosts and accounts: U16-U18, U21; the table of all.
#include "tests/faults/UpstreamRows.h"

#include "tests/faults/Measuring.h"
#include "tests/faults/Network.h"
#include "tests/faults/ServedProgram.h"
#include "tests/gateway/PlayerWalk.h"

#include <QTcpServer>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cuegate::test {

Verdict badCertificates(FaultBench &bench)
{
    return bench.fromTests({{u"tst_UpstreamTls"_s, {}},
                            {u"tst_GatewayCertificates"_s, {}},
                            {u"tst_GatewayErrors"_s, {u"saysWhatHappenedAndWhatToDo:tls-self-signed"_s}}});
}

// How long answers to small requests take while `work` runs.
static double worstAnswerDuring(const ServedProgram &served, const QByteArray &target,
                                const std::function<void()> &work)
{
    std::atomic<bool> isOver = false;
    std::vector<double> waits;
    std::thread player([&] {
        BlockingClient client(served.program.port());
        while (!isOver) {
            waits.push_back(secondsOf([&] { (void)client.get(target); }));
            std::this_thread::sleep_for(5ms);
        }
    });
    work();
    isOver = true;
    player.join();
    return percentile(waits, 0.99);
}

Verdict badNames(FaultBench &bench)
{
    struct Found
    {
        double unknown = 0;
        double silent = 0;
        double zero = 0;
        double jitter = 0;
        int wrong = 0;
    };
    // A network of its own, whose only name server never answers.
    const auto found = inOwnNetwork([&bench](OwnNetwork &network) {
        network.useSilentNameServer();
        ServedProgram served(bench);
        const QByteArray film = bench.filmBytes(u"film.mkv"_s);
        const QByteArray folder = served.serve("/film.mkv", film);
        PlayerWalk walk(served.program.port(), folder);
        Found result;
        if (!walk.open({}) || walk.play(0) == 0)
            result.wrong = 100;
        const auto refuse = [&](const char *url, const QByteArray &code) {
            const QByteArray bad = served.program.add(QUrl(QString::fromLatin1(url)));
            Answer answer;
            const double seconds = secondsOf([&] { answer = served.program.media(bad + "master.m3u8"); });
            result.wrong += answer.status == 502 && served.errorOf(answer) == code ? 0 : 1;
            return seconds;
        };
        result.zero = refuse("http://0.0.0.0:1/film.mkv", "E_UP_ADDRESS");
        network.useNoNameServer();
        result.unknown = refuse("http://no-such-host.invalid/film.mkv", "E_UP_DNS");
        network.useSilentNameServer();
        result.jitter = worstAnswerDuring(served, walk.renditions().front().segments.front(), [&] {
            result.silent = refuse("http://never-answered.example/film.mkv", "E_UP_DNS");
        });
        return result;
    });
    if (!found)
        return notHere(u"a network of its own needs root"_s);
    const double longest = std::max({found->unknown, found->silent, found->zero});
    Verdict verdict = judged(found->wrong == 0 && longest <= 4.0 && found->jitter <= 0.020 * bench.slack(),
                             u"unknown after %1, silence after %2; another stream p99 %3, %4 wrong"_s.arg(
                                 inSeconds(found->unknown), inSeconds(found->silent),
                                 inMilliseconds(found->jitter), QString::number(found->wrong)));
    const Verdict reach = bench.fromTests({{u"tst_UpstreamReach"_s, {}}});
    if (reach.outcome == Verdict::Outcome::Fail)
        verdict.outcome = Verdict::Outcome::Fail;
    verdict.figure += u"; private answers: "_s + reach.figure;
    return verdict;
}

Verdict unreachableHosts(FaultBench &bench)
{
    ServedProgram served(bench);
    quint16 closedPort = 0;
    {
        QTcpServer server;
        if (server.listen(QHostAddress::LocalHost))
            closedPort = server.serverPort();
    }
    int wrong = 0;
    double longest = 0;
    for (const QString &url :
         {u"http://127.0.0.1:%1/film.mkv"_s.arg(closedPort), u"http://192.0.2.1/film.mkv"_s}) {
        const QByteArray folder = served.program.add(QUrl(url));
        Answer answer;
        longest =
            std::max(longest, secondsOf([&] { answer = served.program.media(folder + "master.m3u8"); }));
        wrong += answer.status == 502 && served.errorOf(answer) == "E_UP_UNREACHABLE" ? 0 : 1;
    }
    return judged(wrong == 0 && longest <= 3.5, u"refused, no route: %1 wrong, %2 at most"_s.arg(
                                                    QString::number(wrong), inSeconds(longest)));
}

Verdict accountLimit(FaultBench &bench)
{
    ServedProgram served(bench);
    const QJsonObject one{{u"max_connections"_s, 1}};
    const QByteArray film = bench.filmBytes(u"film.mkv"_s);
    const QByteArray first = served.serve("/First.mkv", film, u"latency=5,single"_s, one);
    std::atomic<int> played = 0;
    allAtOnce(5, [&](int) { played += watchAll(served.program.port(), first).isEmpty() ? 0 : 1; });
    const int most = served.origin.mostAtOnce();
    // A body that could not be taken up again keeps the one connection for who reads it.
    const QByteArray slow =
        served.serve("/Alpha.mp4", bench.filmBytes(u"big.mp4"_s), u"rate=1000000,norange,single"_s, one);
    const QByteArray second = served.serve("/Beta.mp4", film, u"single"_s, one);
    std::atomic<bool> isOver = false;
    std::thread reader([&] {
        BlockingClient client(served.program.port());
        client.send(requestBytes("GET", slow + "file", {}));
        while (!isOver && !client.readSome(64 * 1024).isEmpty()) {
        }
    });
    (void)comesTrue([&] { return served.origin.counters("/Alpha.mp4").requests > 1; }, 10s);
    Answer refused;
    const double wait = secondsOf([&] { refused = served.program.media(second + "master.m3u8"); });
    isOver = true;
    reader.join();
    const QByteArray said = jsonOf(refused)[u"error"_s][u"message"_s].toString().toUtf8();
    const bool isNamed =
        refused.status == 502 && served.errorOf(refused) == "E_UP_BUSY" && said.contains("Alpha");
    return judged(played == 5 && most == 1 && served.origin.mostAtOnce() == 1 && isNamed && wait <= 7,
                  u"5 viewers: %1 played, %2 connections at most; a second title after %3: %4 %5"_s.arg(
                      QString::number(played), QString::number(most), inSeconds(wait),
                      QString::number(refused.status),
                      isNamed ? u"naming the first"_s : QString::fromUtf8(said)));
}

std::vector<FaultRow> upstreamRows()
{
    return {
        {"U1", "no range support", "0 wrong bytes; <= 8 MiB wasted a seek", &noRangeSupport},
        {"U2", "200 for a range", "1,000 cut points: 0 wrong bytes", &wholeInsteadOfRange},
        {"U3", "wrong Content-Range", "0 wrong bytes; <= 2 requests; * plays", &wrongRange},
        {"U4", "truncated body", "1,004 transfers: identical", &cutBodies},
        {"U5", "reset", "identical; added delay p95 <= 1.0 s", &resetBodies},
        {"U6", "stall", "gap <= 7 s; stalls < 4 s: 0 reconnects", &stalledBodies},
        {"U7", "slow first byte", "504 <= 7.0 s; second ask served", &slowFirstByte},
        {"U8", "429/503 + Retry-After", "<= 1 request while cooling; 0 x 429; Retry-After <= 30",
         &limitedProvider},
        {"U9", "5xx burst", "2 failures: only success is seen", &serverErrors},
        {"U10", "redirects", "8 hops; loop <= 1 s, <= 9 requests", &redirects},
        {"U11", "signed URL expires", "20 of 20 runs; gap <= 3 s; <= 1 resolve in 30 s", &expiringLinks},
        {"U12", "ETag or length changes", "1,000 runs: 0 mixed; 410", &changesWhilePlaying},
        {"U13", "no length", "0 faked Content-Length", &noLength},
        {"U14", "gzip, gzip bomb", "502 <= 3 s; memory <= +80 MB", &compressedMedia},
        {"U15", "50 kB/s", "added latency <= 250 ms; 0 reconnects in 10 min", &slowSource},
        {"U16", "TLS", "0 request bytes before validation; <= 3 s", &badCertificates},
        {"U17", "DNS", "<= 4 s; others' jitter <= 20 ms", &badNames},
        {"U18", "refused, no route", "<= 3.5 s", &unreachableHosts},
        {"U19", "no HTTP", "502; memory <= +2 MB", &noHttp},
        {"U20", "endless body", "over-read <= 128 KiB", &endlessBody},
        {"U21", "account limit", "5 viewers: 1 connection; E_UP_BUSY names the title", &accountLimit},
        {"U22", "live gap", "media sequence never decreases", &liveGap},
    };
}

} // namespace cuegate::test
