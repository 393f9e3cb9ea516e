// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/CrashNote.h"

#include <QElapsedTimer>
#include <QTemporaryFile>
#include <QTest>

#include <atomic>
#include <csignal>
#include <functional>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace cuegate;

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
};

// What a copy of this process that runs `work` ends with, as waitpid() says it.
static int statusOfCopy(const std::function<void()> &work)
{
    const pid_t child = ::fork();
    if (child == 0) {
        for (const int signal : {SIGSEGV, SIGABRT, SIGFPE})
            std::signal(signal, SIG_DFL); // the test's own handler tells of it at length
        work();
        ::_exit(0);
    }
    int status = 0;
    return ::waitpid(child, &status, 0) == child ? status : -1;
}

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
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("sanitizers have handlers of their own");
#endif
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
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("sanitizers have handlers of their own");
#endif
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
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("sanitizers have handlers of their own");
#endif
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

QTEST_GUILESS_MAIN(tst_CrashNote)
#include "tst_CrashNote.moc"
