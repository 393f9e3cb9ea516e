// SPDX-License-Identifier: GPL-3.0-or-later
// FAULTS.md 4.1 and 4.4, HLS streams: U22, U11 as far as it is of them, and I10 as far as playlists of
// streams name each other.
#include "tests/faults/InputRows.h"
#include "tests/faults/Measuring.h"
#include "tests/faults/ServedProgram.h"
#include "tests/faults/UpstreamRows.h"
#include "tests/gateway/PlayerWalk.h"
#include "tests/support/SignedStream.h"

#include <QRandomGenerator>

#include <array>
#include <atomic>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cuegate::test {

namespace {

constexpr double kTargetSeconds = 1;

QByteArray playlistFrom(int first, int count)
{
    QByteArray text =
        "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXT-X-MEDIA-SEQUENCE:" + QByteArray::number(first) + '\n';
    for (int sequence = first; sequence < first + count; ++sequence)
        text += "#EXTINF:1,\ns" + QByteArray::number(sequence) + ".ts\n";
    return text;
}

// Watches a stream as a player does, and notes what it must never see.
class Viewer
{
public:
    Viewer(quint16 port, const QByteArray &playlist)
        : m_thread([this, port, playlist] {
            BlockingClient client(port);
            while (!isOver) {
                const Answer answer = client.get(playlist);
                note(answer);
                std::this_thread::sleep_for(100ms);
            }
        })
    {
    }
    ~Viewer()
    {
        isOver = true;
        m_thread.join();
    }
    Q_DISABLE_COPY_MOVE(Viewer)

    std::atomic<bool> isOver = false;
    std::atomic<int> status = 0;
    std::atomic<qint64> sequence = -1;
    std::atomic<int> wentBack = 0;
    std::atomic<int> marks = 0; ///< discontinuities that are shown or have left
    std::atomic<int> otherStatuses = 0;

private:
    static qint64 numberAfter(const QByteArray &text, const QByteArray &tag)
    {
        const qsizetype at = text.indexOf(tag);
        const qsizetype begin = at + tag.size();
        return at < 0 ? 0 : text.mid(begin, text.indexOf('\n', begin) - begin).toLongLong();
    }
    void note(const Answer &answer)
    {
        status = answer.status;
        if (answer.status != 200) {
            otherStatuses += answer.status == 504 ? 0 : 1;
            return;
        }
        const qint64 now = numberAfter(answer.body, "#EXT-X-MEDIA-SEQUENCE:");
        wentBack += now < sequence ? 1 : 0;
        sequence = now;
        marks = int(numberAfter(answer.body, "#EXT-X-DISCONTINUITY-SEQUENCE:")) +
                int(answer.body.count("#EXT-X-DISCONTINUITY\n"));
    }
    std::thread m_thread;
};

} // namespace

Verdict liveGap(FaultBench &bench)
{
    ServedProgram served(bench);
    const QByteArray folder = served.serve("/live.m3u8", playlistFrom(100, 4));
    Viewer viewer(served.program.port(), folder + "live/v0/index.m3u8");
    const auto shows = [&](qint64 least) {
        return comesTrue([&] { return viewer.status == 200 && viewer.sequence >= least; }, 10s);
    };
    bool isWell = shows(100);
    served.origin.serve("/live.m3u8", playlistFrom(102, 4));
    isWell = isWell && shows(102);
    // It stops; then goes on.
    const double stopped =
        secondsOf([&] { isWell = isWell && comesTrue([&] { return viewer.status == 504; }, 15s); });
    served.origin.serve("/live.m3u8", playlistFrom(104, 4));
    const double again = secondsOf([&] { isWell = isWell && shows(104); });
    // It cannot be had; then jumps back, then leaves something out.
    served.origin.serve("/live.m3u8", {}, *parseOriginFaults(u"code=404"_s));
    std::this_thread::sleep_for(1s);
    const bool isBridged = viewer.status == 200;
    const int marksBefore = viewer.marks;
    served.origin.serve("/live.m3u8", playlistFrom(3, 4));
    isWell = isWell && comesTrue([&] { return viewer.marks > marksBefore; }, 10s);
    const int marksAfterJump = viewer.marks;
    served.origin.serve("/live.m3u8", playlistFrom(50, 4));
    isWell = isWell && comesTrue([&] { return viewer.marks > marksAfterJump; }, 10s);
    const int marks = viewer.marks - marksBefore;
    const bool isInTime = stopped >= 2 * kTargetSeconds &&
                          stopped <= (3 * kTargetSeconds + 1.5) * bench.slack() &&
                          again <= 1.5 * kTargetSeconds * bench.slack();
    // Whoever leaves takes the requests with them.
    viewer.isOver = true;
    std::this_thread::sleep_for(300ms);
    const int requests = served.origin.counters("/live.m3u8").requests;
    std::this_thread::sleep_for(3s);
    const int later = served.origin.counters("/live.m3u8").requests - requests;
    return judged(
        isWell && isInTime && isBridged && marks == 2 && viewer.wentBack == 0 && viewer.otherStatuses == 0 &&
            later == 0,
        u"504 after %1, back after %2; %3 discontinuities for 2 jumps; went back %4 times; %5 requests "
        "without viewers"_s.arg(inSeconds(stopped), inSeconds(again), QString::number(marks),
                                QString::number(viewer.wentBack), QString::number(later)));
}

// Watches a stream whose addresses expire somewhere in it; false: a player would have seen an error, or other
// bytes.
static bool watchExpiring(quint16 port, const QByteArray &folder, SignedStream &stream, double &longest)
{
    PlayerWalk walk(port, folder);
    if (!walk.open({}) || walk.renditions().size() != 2 || walk.renditions()[0].init != stream.init())
        return false;
    const auto expires = QRandomGenerator::global()->bounded(walk.segmentCount());
    bool isRight = true;
    for (qsizetype i = 0; i < walk.segmentCount(); ++i) {
        if (i == expires)
            stream.expire();
        for (size_t of = 0; of < 2; ++of) {
            // What is decrypted while it comes has no length, so its connection ends with it.
            Answer answer;
            const double seconds =
                secondsOf([&] { answer = BlockingClient(port).get(walk.renditions()[of].segments[i]); });
            longest = std::max(longest, seconds);
            const QByteArray wanted = of == 0 ? stream.picture(int(i)) : stream.sound(int(i));
            isRight = isRight && answer.status == 200 && answer.body == wanted;
        }
    }
    return isRight;
}

Verdict expiringStreams(FaultBench &bench)
{
    using Options = SignedStream::Options;
    ServedProgram served(bench);
    const int runs = bench.times(20, 4);
    int wrong = 0;
    int mostAsked = 0;
    double longest = 0;
    for (int run = 0; run < runs; ++run) {
        const Options options{
            .signedOnes = run % 2 ? Options::Signed::SegmentsOnly : Options::Signed::PlaylistsToo,
            .names = run / 2 % 2 ? Options::Names::NewEachTime : Options::Names::WithToken,
            .status = std::array{401, 403, 410}[size_t(run) % 3],
        };
        SignedStream stream(served.origin, "/stream" + QByteArray::number(run), options);
        const QByteArray folder = served.program.add(stream.url());
        (void)served.program.media(folder + "live/v0/index.m3u8");
        const int before = stream.asked();
        wrong += watchExpiring(served.program.port(), folder, stream, longest) ? 0 : 1;
        mostAsked = std::max(mostAsked, stream.asked() - before);
        served.program.removeLast();
    }
    SignedStream dead(served.origin, "/dead", {});
    const QByteArray folder = served.program.add(dead.url());
    (void)served.program.media(folder + "live/v0/index.m3u8");
    const int before = dead.asked();
    dead.expire(SignedStream::Renewed::RefusedToo);
    int refused = 0;
    for (int number = 7; number < 12; ++number) {
        const Answer answer = served.program.media(folder + "live/v0/" + QByteArray::number(number) + ".m4s");
        refused += answer.status == 502 && served.errorOf(answer) == "E_UP_AUTH" ? 1 : 0;
    }
    const int deadAsked = dead.asked() - before;
    return judged(
        wrong == 0 && longest <= 3.0 * bench.slack() && mostAsked <= 1 && refused == 5 && deadAsked == 1,
        u"HLS: %1 of %2 runs wrong, longest wait %3, asked again %4 times at most; dead: %5 of 5 "
        "refused, asked again %6 times"_s.arg(QString::number(wrong), QString::number(runs),
                                              inSeconds(longest), QString::number(mostAsked),
                                              QString::number(refused), QString::number(deadAsked)));
}

Verdict nestedStreams(FaultBench &bench)
{
    ServedProgram served(bench);
    const auto naming = [](const QByteArray &uri, int times = 1) -> QByteArray {
        return "#EXTM3U\n" + QByteArray("#EXT-X-STREAM-INF:BANDWIDTH=1\n" + uri + '\n').repeated(times);
    };
    served.origin.serve("/2.m3u8", naming("3.m3u8"));
    served.origin.serve("/3.m3u8", naming("4.m3u8"));
    served.origin.serve("/4.m3u8", playlistFrom(0, 3));
    served.origin.serve("/b.m3u8", naming("self.m3u8"));
    const QList<std::pair<QByteArray, QByteArray>> bombs{
        {"/self.m3u8", naming("self.m3u8")},
        {"/circle.m3u8", naming("b.m3u8")},
        {"/deep.m3u8", naming("2.m3u8")}, // its segments are four deep
        {"/many.m3u8", naming("4.m3u8", 51)},
    };
    int wrong = 0;
    double longest = 0;
    for (const auto &[path, playlist] : bombs) {
        const QByteArray folder = served.serve(path, playlist);
        Answer answer;
        longest =
            std::max(longest, secondsOf([&] { answer = served.program.media(folder + "master.m3u8"); }));
        wrong += answer.status == 502 && served.errorOf(answer) == "E_MEDIA_CORRUPT" ? 0 : 1;
    }
    int requests = 0;
    for (const char *path :
         {"/self.m3u8", "/circle.m3u8", "/deep.m3u8", "/many.m3u8", "/2.m3u8", "/3.m3u8", "/4.m3u8"})
        requests += served.origin.counters(path).requests;
    return judged(wrong == 0 && longest <= 1 * bench.slack() && requests <= 40,
                  u"streams: %1 wrong, %2 at most, %3 requests"_s.arg(
                      QString::number(wrong), inSeconds(longest), QString::number(requests)));
}

} // namespace cuegate::test
