// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/CrashNote.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
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
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("sanitizers have handlers of their own");
#endif
    QFETCH(int, signal);
    QFETCH(bool, hasPlace);
    const QTemporaryDir dir;
    QFile file(dir.filePath(u"note"_s));
    QVERIFY(file.open(QIODevice::ReadWrite | QIODevice::Unbuffered));
    QCOMPARE(file.write(QByteArray(32, '.')), 32);
    const pid_t child = ::fork();
    if (child == 0) {
        std::signal(signal, SIG_DFL); // the test's own handler tells of it at length
        noteCrashes(file.handle(), 8);
        std::thread([signal, hasPlace] {
            const CrashPlace place(hasPlace ? 16 : -1);
            std::raise(signal);
        }).join();
        ::_exit(0);
    }
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
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

QTEST_GUILESS_MAIN(tst_CrashNote)
#include "tst_CrashNote.moc"
