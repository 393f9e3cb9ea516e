// SPDX-License-Identifier: GPL-3.0-or-later
// Encoders that crash in their trial or in a segment, or whose driver does: in a copy of this process, which
// goes on without them.
#include "core/base/CrashNote.h"
#include "core/base/DriverCall.h"
#include "core/base/Log.h"
#include "core/libav/EncoderPaths.h"
#include "tests/support/ProcessCopy.h"

#include <QTemporaryFile>
#include <QTest>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

enum class Crash { OfItsThread, OfTheDrivers };
Q_DECLARE_METATYPE(Crash)

class tst_EncoderCrashes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void survivesATrialThatCrashes_data() { crashes(); }
    void survivesATrialThatCrashes();
    void survivesASegmentThatCrashes_data() { crashes(); }
    void survivesASegmentThatCrashes();
    void noticesADriverThatCrashesIdle();
    void leavesAloneWhatCrashedTwice();

private:
    static void crashes()
    {
        QTest::addColumn<Crash>("crash");
        QTest::newRow("its-thread") << Crash::OfItsThread;
        QTest::newRow("a-thread-of-the-driver") << Crash::OfTheDrivers;
    }
};

void tst_EncoderCrashes::init()
{
    if (!kSurvivesCrashes)
        QSKIP("sanitizers have handlers of their own");
}

static void crashNow(Crash crash)
{
    if (crash == Crash::OfItsThread)
        std::raise(SIGSEGV);
    std::thread([] { std::raise(SIGSEGV); }).join(); // which never ends
}

static QString reasonOf(Crash crash, const QString &work)
{
    return crash == Crash::OfItsThread ? QString(work + u" crashed (signal 11)"_s)
                                       : u"a thread of its driver crashed"_s;
}

// Without a picture, as nothing looks at software's.
static SegmentEncoder software(std::atomic<int> &calls)
{
    return [&calls](const auto &, const auto &, const auto &, const auto &) -> Result<void> {
        ++calls;
        return {};
    };
}

static bool hasMadeOne(EncoderPaths &paths)
{
    Track track;
    SampleBatch batch;
    return paths.encode({&track, &batch, 0, 40}, {}, {}, [](EncodedPicture) {}).has_value();
}

// Exit codes say which check failed: 0 none.
static int exitCodeOf(const std::function<int()> &work)
{
    QTemporaryFile note;
    if (!note.open())
        return -1;
    const int status = statusOfCopy([&] {
        noteCrashes(note.handle(), 0);
        std::thread([] {
            for (;;) {
                goingOn();
                std::this_thread::sleep_for(std::chrono::milliseconds(200));
            }
        }).detach();
        std::this_thread::sleep_for(std::chrono::milliseconds(300)); // it has gone on once
        ::_exit(work());
    });
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

void tst_EncoderCrashes::survivesATrialThatCrashes()
{
    QFETCH(Crash, crash);
    QCOMPARE(exitCodeOf([crash] {
                 std::atomic<int> calls = 0;
                 std::atomic<int> trials = 0;
                 const auto trial = [&]() -> Result<void> {
                     const CrashPlace place(16);
                     ++trials;
                     crashNow(crash);
                     return {};
                 };
                 EncoderPaths paths({{u"fake"_s, trial, software(calls)},
                                     {u"other"_s, [] { return Result<void>(); }, software(calls)}},
                                    software(calls));
                 const auto begin = std::chrono::steady_clock::now();
                 paths.tryHardware();
                 paths.tryHardware();
                 const auto reports = paths.reports();
                 if (reports[0].state != EncoderState::Missing || trials != 1)
                     return 1;
                 if (reports[0].reason != reasonOf(crash, u"its trial"_s))
                     return 2;
                 if (reports[1].state != EncoderState::Works)
                     return 3;
                 return std::chrono::steady_clock::now() - begin < std::chrono::seconds(3) ? 0 : 4;
             }),
             0);
}

void tst_EncoderCrashes::survivesASegmentThatCrashes()
{
    QFETCH(Crash, crash);
    QCOMPARE(exitCodeOf([crash] {
                 std::atomic<int> calls = 0;
                 const SegmentEncoder crashes = [crash](const auto &, const auto &, const auto &,
                                                        const auto &) -> Result<void> {
                     crashNow(crash);
                     return {};
                 };
                 EncoderPaths paths({{u"fake"_s, {}, crashes}}, software(calls));
                 const auto begin = std::chrono::steady_clock::now();
                 const CrashPlace place(16); // of the conversion
                 if (!hasMadeOne(paths) || calls != 1)
                     return 1;
                 if (std::chrono::steady_clock::now() - begin > std::chrono::seconds(3))
                     return 2;
                 const EncoderReport report = paths.reports()[0];
                 if (report.reason != reasonOf(crash, u"a segment"_s))
                     return 3;
                 return report.state == EncoderState::Quarantined && hasMadeOne(paths) && calls == 2 ? 0 : 4;
             }),
             0);
}

// After a segment was made.
void tst_EncoderCrashes::noticesADriverThatCrashesIdle()
{
    QCOMPARE(exitCodeOf([] {
                 std::atomic<int> calls = 0;
                 std::atomic<bool> crashesNow = false;
                 const auto starts = [&]() -> Result<void> {
                     std::thread([&] {
                         while (!crashesNow)
                             std::this_thread::yield();
                         std::raise(SIGSEGV);
                     }).detach();
                     return {};
                 };
                 EncoderPaths paths({{u"fake"_s, starts, software(calls)}}, software(calls));
                 paths.tryHardware();
                 if (paths.reports()[0].state != EncoderState::Works)
                     return 1;
                 crashesNow = true;
                 while (driverCrashes() == 0)
                     std::this_thread::yield();
                 if (!hasMadeOne(paths) || calls != 1)
                     return 2;
                 const EncoderReport report = paths.reports()[0];
                 return report.state == EncoderState::Quarantined &&
                                report.reason == u"a thread of its driver crashed"_s
                            ? 0
                            : 3;
             }),
             0);
}

void tst_EncoderCrashes::leavesAloneWhatCrashedTwice()
{
    QCOMPARE(exitCodeOf([] {
                 std::atomic<int> calls = 0;
                 std::atomic<int> crashed = 0;
                 const SegmentEncoder crashes = [&crashed](const auto &, const auto &, const auto &,
                                                           const auto &) -> Result<void> {
                     ++crashed;
                     crashNow(Crash::OfItsThread);
                     return {};
                 };
                 EncoderLimits limits;
                 limits.quarantine = std::chrono::milliseconds(0);
                 limits.sessions = 8; // what crashed keeps its own
                 EncoderPaths paths({{u"fake"_s, [] { return Result<void>(); }, crashes}}, software(calls),
                                    limits);
                 const CrashPlace place(16);
                 for (int i = 0; i < 5; ++i) {
                     paths.tryHardware();
                     if (!hasMadeOne(paths))
                         return 1;
                     while (paths.isTrying())
                         std::this_thread::yield();
                 }
                 if (crashed != 2)
                     return 2;
                 paths.tryAgain();
                 while (paths.isTrying())
                     std::this_thread::yield();
                 return paths.reports()[0].state == EncoderState::Works ? 0 : 3;
             }),
             0);
}

QTEST_GUILESS_MAIN(tst_EncoderCrashes)
#include "tst_EncoderCrashes.moc"
