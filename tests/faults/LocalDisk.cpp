// SPDX-License-Identifier: GPL-3.0-or-later
// FAULTS.md 4.2, the disk: L1-L8.
#include "tests/faults/LocalRows.h"

#include "tests/faults/MachineSwitch.h"
#include "tests/faults/Measuring.h"
#include "tests/faults/ServedProgram.h"
#include "tests/gateway/PlayerWalk.h"

#include <QDir>
#include <QRandomGenerator>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cuegate::test {

// A row that tests prove in part; `more` is the rest.
static Verdict together(Verdict first, const Verdict &more)
{
    if (more.outcome == Verdict::Outcome::Fail)
        first.outcome = Verdict::Outcome::Fail;
    first.figure += u"; "_s + more.figure;
    return first;
}

Verdict killedAnyTime(FaultBench &bench)
{
    const QByteArray film = bench.filmBytes(u"film.mkv"_s);
    const QString profile = bench.scratch();
    TestOrigin origin;
    origin.serve("/film.mkv", film);
    QByteArray folder;
    QByteArrayList reference;
    {
        CuegateProgram program(bench, {.profile = profile});
        folder = program.add(origin.url("/film.mkv"));
        reference = watchAll(program.port(), folder);
    }
    const int kills = bench.times(1000, 6);
    int wrong = 0;
    qint64 slowest = 0;
    for (int i = 0; i < kills; ++i) {
        CuegateProgram program(bench, {.profile = profile});
        if (!program.isRunning())
            return failed(u"it does not start after kill %1"_s.arg(i));
        slowest = std::max(slowest, program.startMs());
        wrong += watchAll(program.port(), folder) == reference && !reference.isEmpty() ? 0 : 1;
        (void)program.control("DELETE", "/v1/cache");
        std::atomic<bool> isOver = false;
        std::thread players([&] {
            allAtOnce(3, [&](int) {
                while (!isOver)
                    (void)watchAll(program.port(), folder);
            });
        });
        std::this_thread::sleep_for(std::chrono::milliseconds(QRandomGenerator::global()->bounded(150)));
        program.kill();
        isOver = true;
        players.join();
    }
    CuegateProgram last(bench, {.profile = profile});
    const QDir writing(profile + u"/cache/segments/writing"_s);
    const bool isTidy = comesTrue([&] { return writing.isEmpty(QDir::Files); }, 60s);
    const Verdict black =
        judged(wrong == 0 && isTidy && slowest <= 2000 * bench.slack(),
               u"%1 kills under load: %2 wrong, serving again after %3 ms at most"_s.arg(
                   QString::number(kills), QString::number(wrong), QString::number(slowest)));
    return together(black, bench.fromTests({{u"tst_SegmentCacheCrash"_s,
                                             {u"isWholeAfterAKillAtEveryOperation"_s,
                                              u"findsOutAWriterThatDoesNotRename"_s,
                                              u"startsAtOnceWithManyEntries"_s}}}));
}

Verdict powerLoss(FaultBench &bench)
{
    return bench.fromTests(
        {{u"tst_SegmentCacheCrash"_s, {u"isWholeAfterALossOfPower"_s, u"findsOutAWriterThatDoesNotSync"_s}}});
}

Verdict diskFull(FaultBench &bench)
{
    MachineSwitch machine(bench);
    ServedProgram served(bench, machine.options());
    const QByteArray film = bench.filmBytes(u"film.mkv"_s);
    const QByteArrayList reference = watchAll(served.program.port(), served.serve("/first.mkv", film));
    const auto cache = [&] { return jsonOf(served.program.control("GET", "/v1/cache")); };
    (void)comesTrue([&] { return cache()[u"entries"_s].toInt() > 0; }, 5s);
    machine.setDiskFull(true);
    const int titles = bench.times(30, 3);
    std::atomic<int> wrong = 0;
    std::vector<QByteArray> folders;
    for (int i = 0; i < titles; ++i)
        folders.push_back(served.serve("/full" + QByteArray::number(i) + ".mkv", film));
    const int before = cache()[u"entries"_s].toInt();
    allAtOnce(titles, [&](int i) {
        wrong += watchAll(served.program.port(), folders[size_t(i)]) == reference ? 0 : 1;
    });
    const bool isSaid = comesTrue([&] { return cache()[u"problem"_s].toString().contains(u"room"_s); }, 2s);
    const int lines = int(served.program.log().count("no room"));
    const int entries = cache()[u"entries"_s].toInt();
    machine.setDiskFull(false);
    const double again = secondsOf([&] {
        int title = 0;
        (void)comesTrue(
            [&] {
                (void)watchAll(served.program.port(),
                               served.serve("/room" + QByteArray::number(++title), film));
                return cache()[u"entries"_s].toInt() > entries;
            },
            40s);
    });
    const Verdict black =
        judged(wrong == 0 && isSaid && entries <= before && again <= 30 && lines <= 1,
               u"%1 players without room: %2 errors, said so: %3, %4 log lines; caching again after %5"_s.arg(
                   QString::number(titles), QString::number(wrong), isSaid ? u"yes"_s : u"no"_s,
                   QString::number(lines), inSeconds(again)));
    return together(black, bench.fromTests({{u"tst_SegmentCacheFaults"_s,
                                             {u"survivesAFaultAtEveryOperation"_s, u"saysSoOnceAMinute"_s}},
                                            {u"tst_GatewayCache"_s, {u"servesOnWhenTheDiskIsFull"_s}}}));
}

Verdict noAccess(FaultBench &bench)
{
    ServedProgram served(bench);
    const QByteArray film = bench.filmBytes(u"film.mkv"_s);
    const QByteArrayList reference = watchAll(served.program.port(), served.serve("/first.mkv", film));
    QDir(served.program.profile() + u"/cache"_s).removeRecursively();
    QByteArrayList after;
    const QByteArray folder = served.serve("/second.mkv", film);
    const double seconds = secondsOf([&] { after = watchAll(served.program.port(), folder); });
    const Verdict black =
        judged(after == reference && !reference.isEmpty(),
               u"folder deleted under a player: plays on (%1 for all of it)"_s.arg(inSeconds(seconds)));
    return together(black, bench.fromTests({{u"tst_SegmentCacheFaults"_s,
                                             {u"runsWithoutAFolder"_s, u"runsOnAReadOnlyDisk"_s,
                                              u"takesAFolderThatWasDeletedIntoUseAgain"_s}},
                                            {u"tst_GatewayCache"_s, {u"servesWithoutAFolder"_s}}}));
}

Verdict deviceErrors(FaultBench &bench)
{
    return bench.fromTests({{u"tst_SegmentCacheFaults"_s,
                             {u"turnsOffAfterFiveDeviceErrorsInARow"_s, u"forgivesSingleDeviceErrors"_s,
                              u"deletesWhatCannotBeRead"_s}},
                            {u"tst_DiskBlockCache"_s, {u"endsAtAFaultOfTheDisk"_s}}});
}

// Changes one file of the cache and asks for its segment: the answer must be right all the same.
static Verdict damagedWhileItRuns(FaultBench &bench, int count,
                                  const std::function<void(QByteArray &)> &damage)
{
    ServedProgram served(bench);
    const QByteArray film = bench.filmBytes(u"film.mkv"_s);
    QByteArray folder = served.serve("/film.mkv", film);
    const QByteArrayList reference = watchAll(served.program.port(), folder);
    const QString profile = served.program.profile();
    int wrong = 0;
    int damaged = 0;
    while (damaged < count) {
        // In memory nothing can be damaged: another program reads what this one has written.
        CuegateProgram reader(bench, {.profile = [&] {
                                  const QString copy = bench.scratch();
                                  QProcess::execute(u"cp"_s, {u"-rT"_s, profile, copy});
                                  QFile::remove(copy + u"/lock"_s);
                                  return copy;
                              }()});
        QDir segments(reader.profile() + u"/cache/segments"_s);
        for (const QString &title : segments.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            const QDir dir(segments.filePath(title));
            for (const QString &name : title == u"writing"_s ? QStringList() : dir.entryList(QDir::Files)) {
                QFile file(dir.filePath(name));
                if (!file.open(QIODevice::ReadWrite))
                    continue;
                QByteArray bytes = file.readAll();
                damage(bytes);
                file.resize(0);
                file.seek(0);
                file.write(bytes);
                ++damaged;
            }
        }
        wrong += watchAll(reader.port(), folder) == reference && !reference.isEmpty() ? 0 : 1;
        if (damaged == 0)
            return failed(u"nothing was cached"_s);
    }
    return judged(wrong == 0, u"%1 files damaged under the running program: %2 runs served wrong"_s.arg(
                                  QString::number(damaged), QString::number(wrong)));
}

Verdict bitFlips(FaultBench &bench)
{
    const Verdict black = damagedWhileItRuns(bench, bench.times(1000, 20), [](QByteArray &bytes) {
        const auto at = QRandomGenerator::global()->bounded(int(bytes.size()));
        bytes[at] = char(bytes[at] ^ (1 << QRandomGenerator::global()->bounded(8)));
    });
    return together(black, bench.fromTests({{u"tst_SegmentCache"_s,
                                             {u"findsEveryBitFlip"_s, u"findsAFlipInTheName"_s,
                                              u"findsAFlipWhileItIsBeingSent"_s}},
                                            {u"tst_DiskBlockCache"_s, {u"findsEveryFlippedBit"_s}}}));
}

Verdict foreignFiles(FaultBench &bench)
{
    const Verdict black = damagedWhileItRuns(bench, bench.times(1000, 20), [](QByteArray &bytes) {
        switch (QRandomGenerator::global()->bounded(4)) {
        case 0:
            return bytes.clear();
        case 1:
            return bytes.truncate(bytes.size() / 2);
        case 2:
            bytes += QByteArray(100, '\0');
            return;
        default:
            bytes = QByteArray(bytes.size(), 'f');
        }
    });
    return together(black,
                    bench.fromTests({{u"tst_SegmentCache"_s,
                                      {u"findsTruncatedExtendedAndSwappedFiles"_s, u"refusesWhatIsNoFile"_s}},
                                     {u"tst_DiskBlockCache"_s, {u"findsTruncation"_s}}}));
}

Verdict twoProcesses(FaultBench &bench)
{
    const QString profile = bench.scratch();
    const int runs = bench.times(100, 3);
    int wrong = 0;
    qint64 slowest = 0;
    for (int i = 0; i < runs; ++i) {
        CuegateProgram first(bench, {.profile = profile});
        wrong += first.isRunning() ? 0 : 1; // the lock of a program that was killed is free
        CuegateProgram second(bench, {.profile = profile});
        slowest = std::max(slowest, second.startMs());
        const bool isRefused =
            !second.isRunning() && second.exitCode() == 1 && second.log().contains("in use");
        wrong += isRefused && first.control("GET", "/v1/sources").status == 200 ? 0 : 1;
        first.kill();
    }
    const Verdict black =
        judged(wrong == 0 && slowest <= 1000 * bench.slack(),
               u"%1 runs: %2 wrong, decided after %3 ms at most"_s.arg(
                   QString::number(runs), QString::number(wrong), QString::number(slowest)));
    return together(black,
                    bench.fromTests({{u"tst_SegmentCacheFaults"_s,
                                      {u"sharesAFolderWithNobody"_s, u"findsTheFolderFreeAfterAKill"_s}}}));
}

} // namespace cuegate::test
