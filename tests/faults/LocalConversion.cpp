// SPDX-License-Identifier: GPL-3.0-or-later
// FAULTS.md 4.2, L13: a conversion that hangs or crashes inside libavcodec: what that costs others, and that
// it does not happen to the same film again and again. A program with sanitizers dies of a crash: of it is
// judged what the next start knows.
#include "tests/faults/LocalRows.h"

#include "tests/faults/MachineSwitch.h"
#include "tests/faults/Measuring.h"
#include "tests/faults/ServedProgram.h"
#include "tests/gateway/PlayerWalk.h"
#include "tests/http/BlockingClient.h"

#include <QFileInfo>

#include <atomic>
#include <optional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cuegate::test {

namespace {

constexpr int kBadHeight = 540;       // of "tall" films; no other film here has it
constexpr auto kGoneAfter = 11s;      // a program that does not go on has died by then
constexpr double kSegmentSeconds = 6; // as long as it plays, whoever has one in hand does not stall

// One film that is copied, and three that are converted.
std::vector<QByteArray> serveOthers(ServedProgram &served, FaultBench &bench)
{
    std::vector<QByteArray> others{served.serve("/film.mkv", bench.filmBytes(u"film.mkv"_s))};
    for (int i = 0; i < 3; ++i)
        others.push_back(
            served.serve("/low" + QByteArray::number(i) + ".mkv", bench.filmBytes(u"low.mkv"_s)));
    return others;
}

// On a connection of its own: an answer that grew ends with its connection.
bool isServed(quint16 port, const QByteArray &segment)
{
    const Answer answer = BlockingClient(port).get(segment);
    return answer.status == 200 && answer.isComplete && !answer.body.isEmpty();
}

// Players of other films, one that is copied and some that are converted, until they are told to stop.
class OtherPlayers
{
public:
    OtherPlayers(quint16 port, const std::vector<QByteArray> &folders)
        : m_thread([this, port, folders] { play(port, folders); })
    {
    }
    ~OtherPlayers() { stop(); }
    void stop()
    {
        m_isOver = true;
        if (m_thread.joinable())
            m_thread.join();
    }
    int segments = 0; ///< this and what follows: after stop()
    int stalls = 0;
    double longest = 0;

private:
    void play(quint16 port, const std::vector<QByteArray> &folders)
    {
        for (size_t film = 0; !m_isOver; film = (film + 1) % folders.size()) {
            PlayerWalk walk(port, folders[film]);
            const bool isOpen = walk.open({});
            stalls += isOpen ? 0 : 1;
            for (qsizetype n = 0; isOpen && !m_isOver && n < walk.segmentCount(); ++n) {
                bool isWell = true;
                const double seconds = secondsOf([&] {
                    for (const PlayerWalk::Rendition &rendition : walk.renditions())
                        isWell = isServed(port, rendition.segments.value(n)) && isWell;
                });
                longest = std::max(longest, seconds);
                stalls += isWell && seconds <= kSegmentSeconds ? 0 : 1;
                ++segments;
                std::this_thread::sleep_for(200ms);
            }
        }
    }
    std::atomic<bool> m_isOver = false;
    std::thread m_thread;
};

// Asks as players do, again and again, until the answer names `word`; how long that took, or nothing.
std::optional<double> secondsUntil(const ServedProgram &served, const QByteArray &segment,
                                   const QByteArray &word)
{
    bool isTold = false;
    const double seconds = secondsOf([&] {
        for (int tries = 0; tries < 5 && !isTold; ++tries)
            isTold = served.program.media(segment).body.contains(word);
    });
    return isTold ? std::optional(seconds) : std::nullopt;
}

QJsonObject sourceNamed(const ServedProgram &served, const QString &name)
{
    for (const QJsonValue &source :
         jsonOf(served.program.control("GET", "/v1/sources"))[u"sources"_s].toArray()) {
        if (source[u"name"_s].toString().contains(name))
            return source.toObject();
    }
    return {};
}

} // namespace

static Verdict conversionHangs(FaultBench &bench)
{
    MachineSwitch machine(bench);
    std::optional<ServedProgram> served(std::in_place, bench, machine.options());
    const std::vector<QByteArray> others = serveOthers(*served, bench);
    PlayerWalk bad(served->program.port(), served->serve("/bad.mkv", bench.filmBytes(u"tall.mkv"_s)));
    if (!bad.open({}))
        return failed(QString::fromUtf8(bad.problem()));
    const QByteArray still =
        served->serve("/still.mkv", bench.filmBytes(u"tall.mkv"_s)) + "thumb.jpg?width=960";
    if (served->program.media(still).status != 200)
        return failed(u"there is no thumbnail"_s);
    const QList<QByteArray> segments = bad.renditions().front().segments;
    machine.setHangingHeight(kBadHeight);
    OtherPlayers players(served->program.port(), others);
    std::optional<double> thumbnail;
    std::thread window([&] { thumbnail = secondsUntil(*served, still + "&at=20", "E_CONVERT_HUNG"); });
    const auto first = secondsUntil(*served, segments[0], "E_CONVERT_HUNG");
    const auto second = secondsUntil(*served, segments[0], "E_CONVERT_HANGS");
    window.join();
    Answer refused;
    const double refusal = secondsOf([&] { refused = served->program.media(segments.last()); });
    const QJsonObject shown = sourceNamed(*served, u"bad"_s);
    players.stop();
    const bool isShown = shown[u"conversion_error"_s][u"kind"_s] == u"E_CONVERT_HANGS"_s &&
                         refused.status == 503 && refusal < 0.5 * bench.slack();
    const double ending = secondsOf([&] { served.reset(); });
    const bool isMet = first && second && thumbnail && *first <= 10 && *second <= 10 && *thumbnail <= 10 &&
                       isShown && players.stalls == 0 && players.segments > 10 && ending <= 5 * bench.slack();
    return judged(
        isMet,
        u"a hang was ended after %1 (of a thumbnail %9) and, tried again, %2; then refused%3 in %4; %5 "
        "segments of 4 other films: %6 stalls, at most %7; the program ended with the threads "
        "hanging in %8"_s.arg(inSeconds(first.value_or(-1)), inSeconds(second.value_or(-1)),
                              isShown ? QString() : u" (not shown)"_s, inMilliseconds(refusal),
                              QString::number(players.segments), QString::number(players.stalls),
                              inSeconds(players.longest), inSeconds(ending),
                              inSeconds(thumbnail.value_or(-1))));
}

static QByteArray idNamed(const ServedProgram &served, const QString &name)
{
    return sourceNamed(served, name)[u"id"_s].toString().toLatin1();
}

// Only the thread is lost.
static Verdict threadCrashes(FaultBench &bench)
{
    MachineSwitch machine(bench);
    std::optional<ServedProgram> served(std::in_place, bench, machine.options());
    const std::vector<QByteArray> others = serveOthers(*served, bench);
    PlayerWalk bad(served->program.port(), served->serve("/bad.mkv", bench.filmBytes(u"tall.mkv"_s)));
    if (!bad.open({}))
        return failed(QString::fromUtf8(bad.problem()));
    const QByteArray segment = bad.renditions().front().segments.value(0);
    machine.setCrashingHeight(kBadHeight);
    OtherPlayers players(served->program.port(), others);
    const auto first = secondsUntil(*served, segment, "E_CONVERT_CRASHED");
    const auto second = secondsUntil(*served, segment, "E_CONVERT_CRASHES");
    std::this_thread::sleep_for(5s); // who plays on?
    players.stop();
    const bool isShown =
        sourceNamed(*served, u"bad"_s)[u"conversion_error"_s][u"kind"_s] == u"E_CONVERT_CRASHES"_s;
    machine.setCrashingHeight(0);
    [[maybe_unused]] const Answer probed =
        served->program.control("POST", "/v1/sources/" + idNamed(*served, u"bad"_s) + "/probe");
    const bool isForgiven = served->program.media(segment).status == 200;
    const bool hasDied = served->program.hasDied();
    const double ending = secondsOf([&] { served.reset(); });
    return judged(
        first && second && *first <= 10 && *second <= 10 && isShown && isForgiven && !hasDied &&
            players.stalls == 0 && players.segments > 10 && ending <= 5,
        u"two crashes were told after %1 and %2, the program %3; then refused%4, and converted again when "
        "asked to be%5; %6 segments of 4 other films: %7 stalls, at most %8; ended in %9"_s.arg(
            inSeconds(first.value_or(-1)), inSeconds(second.value_or(-1)), hasDied ? u"died"_s : u"went on"_s,
            isShown ? QString() : u" (not shown)"_s, isForgiven ? QString() : u" (not)"_s,
            QString::number(players.segments), QString::number(players.stalls), inSeconds(players.longest),
            inSeconds(ending)));
}

// Costs those encoders only: the film is made in software. At the next start they are tried as before.
static Verdict driverCrashes(FaultBench &bench)
{
    MachineSwitch machine(bench);
    std::optional<ServedProgram> served(std::in_place, bench, machine.options());
    machine.setDriversCrashing(true);
    [[maybe_unused]] const Answer set =
        served->program.control("PATCH", "/v1/settings", R"({"encoder":"automatic"})");
    PlayerWalk film(served->program.port(), served->serve("/low.mkv", bench.filmBytes(u"low.mkv"_s)));
    if (!film.open({}))
        return failed(QString::fromUtf8(film.problem()));
    const QList<QByteArray> segments = film.renditions().front().segments;
    bool isPlayed = isServed(served->program.port(), segments.value(0));
    const auto crashed = [&] {
        int count = 0;
        for (const QJsonValue &encoder : served->program.stats()[u"encoders"_s].toArray())
            count +=
                encoder[u"state"_s] != u"usable"_s && encoder[u"reason"_s].toString().contains(u" crashed"_s)
                    ? 1
                    : 0;
        return count;
    };
    const double seconds = secondsOf([&] { (void)comesTrue([&] { return crashed() >= 2; }, 10s); });
    const int encoders = crashed();
    std::this_thread::sleep_for(kGoneAfter);
    isPlayed = isPlayed && isServed(served->program.port(), segments.value(1));
    const bool hasDied = served->program.hasDied();
    const double ending = secondsOf([&] { served.reset(); });
    return judged(
        encoders >= 2 && isPlayed && !hasDied && ending <= 5,
        u"drivers of %1 hardware encoders crashed in their trials (known after %2), the program %3, the "
        "film %4, ended in %5"_s.arg(
            QString::number(encoders), inSeconds(seconds), hasDied ? u"died"_s : u"went on"_s,
            isPlayed ? u"was made in software"_s : u"was not made"_s, inSeconds(ending)));
}

// Plays until the program dies of it, and starts it again, with the same profile and origin.
static Verdict programCrashes(FaultBench &bench)
{
    TestOrigin origin;
    origin.serve("/bad.mkv", bench.filmBytes(u"tall.mkv"_s), {});
    origin.serve("/low.mkv", bench.filmBytes(u"low.mkv"_s), {});
    MachineSwitch machine(bench);
    ProgramOptions options = machine.options();
    options.profile = bench.scratch();
    int deaths = 0;
    bool wasRetried = false;
    for (int i = 0; i < 2; ++i) {
        CuegateProgram program(bench, options);
        PlayerWalk bad(program.port(), program.add(origin.url("/bad.mkv")));
        if (!bad.open({}))
            return failed(QString::fromUtf8(bad.problem()));
        wasRetried = wasRetried || program.log().contains("It is tried once more.");
        machine.setCrashingHeight(kBadHeight);
        [[maybe_unused]] const Answer none = program.media(bad.renditions().front().segments[0]);
        deaths += comesTrue([&] { return program.hasDied(); }, 10s) ? 1 : 0;
        machine.setCrashingHeight(0);
        program.kill(); // no accident
    }
    QStringList wrong;
    const auto check = [&wrong](bool isRight, const QString &what) {
        if (!isRight)
            wrong << what;
    };
    qint64 startMs = 0;
    {
        CuegateProgram program(bench, options);
        startMs = program.startMs();
        PlayerWalk bad(program.port(), program.add(origin.url("/bad.mkv")));
        PlayerWalk low(program.port(), program.add(origin.url("/low.mkv")));
        check(bad.open({}) && low.open({}), u"playlists"_s);
        const QByteArray segment = bad.renditions().front().segments.value(0);
        check(program.media(segment).body.contains("E_CONVERT_CRASHES"), u"refusal"_s);
        check(program.log().contains("crashed even when it was tried once more"), u"log"_s);
        check(isServed(program.port(), low.renditions().front().segments.value(0)), u"another film"_s);
        // Who examines it again has it converted.
        const QJsonArray sources = jsonOf(program.control("GET", "/v1/sources"))[u"sources"_s].toArray();
        for (const QJsonValue &source : sources)
            [[maybe_unused]] const Answer probed =
                program.control("POST", "/v1/sources/" + source[u"id"_s].toString().toLatin1() + "/probe");
        check(program.media(segment).status == 200, u"examined again"_s);
    }
    check(!QFileInfo::exists(options.profile + u"/converting"_s), u"the file of marks"_s);
    const QString missing = wrong.isEmpty() ? QString() : QString(u", but for: "_s + wrong.join(u", "_s));
    return judged(
        deaths == 2 && wasRetried && wrong.isEmpty(),
        u"%1 of 2 crashes ended the program with sanitizers; %2; at the third start (%3) "
        "the film was refused, all else served, and it was converted again when asked to be%4"_s.arg(
            QString::number(deaths), wasRetried ? u"the film was tried once more"_s : u"nobody knew of it"_s,
            inSeconds(double(startMs) / 1000), missing));
}

Verdict workerFails(FaultBench &bench)
{
    const Verdict hangs = conversionHangs(bench);
    const Verdict crashes = bench.isSanitized() ? programCrashes(bench) : threadCrashes(bench);
    const bool isMet = hangs.outcome == Verdict::Outcome::Pass && crashes.outcome == Verdict::Outcome::Pass;
    const QString figures = hangs.figure + u"; "_s + crashes.figure;
    if (bench.isSanitized())
        return judged(isMet, figures);
    const Verdict drivers = driverCrashes(bench);
    return judged(isMet && drivers.outcome == Verdict::Outcome::Pass,
                  QString(figures + u"; "_s + drivers.figure));
}

} // namespace cuegate::test
