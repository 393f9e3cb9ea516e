// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/CrashNote.h"
#include "core/base/DriverCall.h"
#include "core/base/LeftBehind.h"
#include "tests/support/ProcessCopy.h"

#include <QElapsedTimer>
#include <QTemporaryFile>
#include <QTest>

#include <atomic>
#include <csignal>
#include <functional>
#include <thread>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_CrashNote : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void notesTheSignalAtThePlaceOfTheThread_data();
    void notesTheSignalAtThePlaceOfTheThread();
    void knowsThePlaceOfTheThread();
    void standsStillWhereItIsExpendable_data();
    void standsStillWhereItIsExpendable();
    void diesAfterAllWhenTheOthersDoNotGoOn();
    void survivesThreadsOfDrivers();
    void diesOfThreadsThatAreNoDrivers();
};

void tst_CrashNote::notesTheSignalAtThePlaceOfTheThread_data()
{
    QTest::addColumn<int>("signal");
    QTest::addColumn<bool>("hasPlace");
    QTest::newRow("segmentation-fault") << SIGSEGV << true;
    QTest::newRow("abort") << SIGABRT << true;
    QTest::newRow("elsewhere") << SIGFPE << false;
}

// In a copy of this process, which dies of it as it would without.
void tst_CrashNote::notesTheSignalAtThePlaceOfTheThread()
{
    if (!kSurvivesCrashes)
        QSKIP("sanitizers have handlers of their own");
    QFETCH(int, signal);
    QFETCH(bool, hasPlace);
    QTemporaryFile file;
    QVERIFY(file.open());
    QCOMPARE(file.write(QByteArray(32, '.')), 32);
    QVERIFY(file.flush());
    const int status = statusOfCopy([&file, signal, hasPlace] {
        noteCrashes(file.handle(), 8);
        std::thread([signal, hasPlace] {
            const CrashPlace place(hasPlace ? 16 : -1);
            std::raise(signal);
        }).join();
    });
    QVERIFY(WIFSIGNALED(status));
    QCOMPARE(WTERMSIG(status), signal);
    QByteArray noted(32, '.');
    noted.replace(hasPlace ? 16 : 8, 2, QByteArray::number(signal).rightJustified(2, '0'));
    QVERIFY(file.seek(0));
    QCOMPARE(file.readAll(), noted);
}

void tst_CrashNote::knowsThePlaceOfTheThread()
{
    QCOMPARE(CrashPlace::current(), -1);
    const CrashPlace outer(1);
    {
        const CrashPlace inner(2);
        QCOMPARE(CrashPlace::current(), 2);
    }
    QCOMPARE(CrashPlace::current(), 1);
    std::thread([] { QCOMPARE(CrashPlace::current(), -1); }).join();
}

static void overflowStack(int depth)
{
    volatile char page[4096];
    page[0] = char(depth);
    if (depth < 1'000'000)
        overflowStack(depth + page[0] - char(depth) + 1);
    page[1] = page[0];
}

void tst_CrashNote::standsStillWhereItIsExpendable_data()
{
    QTest::addColumn<QString>("how");
    QTest::newRow("bad-address") << u"address"_s;
    QTest::newRow("abort") << u"abort"_s;
    QTest::newRow("full-stack") << u"stack"_s;
}

void tst_CrashNote::standsStillWhereItIsExpendable()
{
    if (!kSurvivesCrashes)
        QSKIP("sanitizers have handlers of their own");
    QFETCH(QString, how);
    QTemporaryFile note;
    QVERIFY(note.open());
    const int status = statusOfCopy([&note, &how] {
        noteCrashes(note.handle(), 8);
        goingOn();
        std::atomic<pid_t> thread = 0;
        std::thread([&] {
            const CrashPlace place(16);
            const ExpendableThread expendable;
            thread = ::gettid();
            if (how == "address"_L1)
                *reinterpret_cast<volatile int *>(quintptr(thread) & 8U) = 1;
            if (how == "abort"_L1)
                std::abort();
            overflowStack(0);
        }).detach();
        while (thread == 0 || crashOf(thread) == 0)
            std::this_thread::yield();
        if (crashOf(thread) != (how == "abort"_L1 ? SIGABRT : SIGSEGV) || crashOf(::gettid()) != 0)
            ::_exit(2);
    });
    QVERIFY2(WIFEXITED(status), "it died");
    QCOMPARE(WEXITSTATUS(status), 0);
}

void tst_CrashNote::diesAfterAllWhenTheOthersDoNotGoOn()
{
    if (!kSurvivesCrashes)
        QSKIP("sanitizers have handlers of their own");
    QTemporaryFile note;
    QVERIFY(note.open());
    QElapsedTimer time;
    time.start();
    const int status = statusOfCopy([&note] {
        noteCrashes(note.handle(), 8);
        goingOn();
        std::thread([] {
            const CrashPlace place(16);
            const ExpendableThread expendable;
            std::raise(SIGSEGV);
        }).join();
    });
    QVERIFY(WIFSIGNALED(status));
    QCOMPARE(WTERMSIG(status), SIGSEGV);
    QVERIFY(time.elapsed() >= (kGoneAfterSeconds - 1) * 1000);
}

// A driver's own thread, begun by another one of its own that is gone.
static void crashInDriver()
{
    std::thread([] { std::thread([] { std::raise(SIGSEGV); }).detach(); }).join();
}

// It ends with `endingWith()`, whatever the driver would do when a process ends.
void tst_CrashNote::survivesThreadsOfDrivers()
{
    if (!kSurvivesCrashes)
        QSKIP("sanitizers have handlers of their own");
    QTemporaryFile note;
    QVERIFY(note.open());
    const int status = statusOfCopy([&note] {
        noteCrashes(note.handle(), 8);
        goingOn();
        std::atexit([] { ::_exit(3); }); // waits for its thread
        {
            const DriverCall outer;
            const DriverCall inside;
            crashInDriver();
        }
        while (driverCrashes() == 0)
            std::this_thread::yield();
        std::exit(isInDriver() ? 2 : endingWith(0));
    });
    QVERIFY2(WIFEXITED(status), "it died");
    QCOMPARE(WEXITSTATUS(status), 0);
    QCOMPARE(note.readAll(), QByteArray()); // nobody is to blame for what did not end the program
}

void tst_CrashNote::diesOfThreadsThatAreNoDrivers()
{
    if (!kSurvivesCrashes)
        QSKIP("sanitizers have handlers of their own");
    QTemporaryFile note;
    QVERIFY(note.open());
    QElapsedTimer time;
    time.start();
    const int status = statusOfCopy([&note] {
        noteCrashes(note.handle(), 8);
        goingOn();
        {
            const DriverCall inside;
        }
        crashInDriver();
        std::this_thread::sleep_for(std::chrono::seconds(5));
    });
    QVERIFY(WIFSIGNALED(status));
    QCOMPARE(WTERMSIG(status), SIGSEGV);
    QVERIFY(time.elapsed() < 4000);
}

QTEST_GUILESS_MAIN(tst_CrashNote)
#include "tst_CrashNote.moc"
