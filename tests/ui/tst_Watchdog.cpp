// SPDX-License-Identifier: GPL-3.0-or-later
// The window answers while the gateway behind it works: nothing holds its thread up for longer than
// kBoundMs. What counts is the thread's own work and what it waits for, not that it waited for a core; where
// the system does not tell that (Linux does), the bound is wider. The watch itself is tested first.
#include "tests/support/LoopWatch.h"
#include "tests/ui/WindowUnderLoad.h"

#include <QElapsedTimer>
#include <QTest>
#include <QThread>
#include <QThreadPool>

#ifdef Q_OS_LINUX
#include <sched.h>
#endif

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cuegate;
using namespace cuegate::test;

// Sanitizers make everything two to four times slower.
#ifdef __SANITIZE_ADDRESS__
static constexpr qint64 kBoundMs = 200;
#else
static constexpr qint64 kBoundMs = 50;
#endif
static constexpr qint64 kBoundWithWaitingMs = 500; ///< for a core
// What the program itself does it does each time; a hiccup of the machine does not come three times.
static constexpr int kTries = 3;

// Of this thread's own time: others may have the core meanwhile.
static void workFor(std::chrono::nanoseconds time)
{
    ThreadClock clock;
    const auto begin = clock.now();
    while ((clock.now() - begin).own() < time) {
    }
}

static void loopUntil(qint64 ms)
{
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < ms) {
    }
}

class tst_Watchdog : public QObject
{
    Q_OBJECT
    using Scene = WindowUnderLoad::Scene;
    enum class Stage { Empty, Listed, Probed };
    std::unique_ptr<WindowUnderLoad> m_load;

    // An empty text, or what is missing.
    [[nodiscard]] QString restart(Stage stage)
    {
        m_load = std::make_unique<WindowUnderLoad>();
        if (const QString missing = m_load->prepare(); !missing.isEmpty())
            return missing;
        const bool isThere = (stage < Stage::Listed || m_load->loadSources().isOver) &&
                             (stage < Stage::Probed || m_load->probeFilm().isOver);
        return isThere ? QString() : u"the film is not shown"_s;
    }

    void check(const char *what, Stage begin, const std::function<Scene()> &play)
    {
        const qint64 boundMs = ThreadClock().knowsWaiting() ? kBoundMs : kBoundWithWaitingMs;
        for (int i = 1;; ++i) {
            const Scene scene = play();
            qInfo("%s: the window was held up for %lld ms at most (%lld ms with waiting for a core)", what,
                  scene.longestMs, scene.longestGapMs);
            QVERIFY(scene.isOver);
            if (scene.longestMs <= boundMs)
                return;
            QVERIFY2(i < kTries, qPrintable(u"%1 > %2 ms"_s.arg(scene.longestMs).arg(boundMs)));
            const QString missing = restart(begin);
            QVERIFY2(missing.isEmpty(), qPrintable(missing));
        }
    }

private Q_SLOTS:
    void noticesASlot_data()
    {
        QTest::addColumn<bool>("isBusy");
        QTest::newRow("that works for 60 ms") << true;
        QTest::newRow("that sleeps for 60 ms") << false;
    }
    void noticesASlot()
    {
        QFETCH(const bool, isBusy);
        LoopWatch watch;
        watch.start();
        QTest::qWait(20);
        QTimer::singleShot(0, this, [isBusy] { isBusy ? workFor(60ms) : QThread::msleep(60); });
        QTest::qWait(20);
        watch.stop();
        QVERIFY2(watch.longestMs() >= 55, qPrintable(QString::number(watch.longestMs())));
    }

    void noticesWhatGoesOnAtTheEnd()
    {
        LoopWatch watch;
        watch.start();
        workFor(60ms);
        watch.stop();
        QVERIFY2(watch.longestMs() >= 55, qPrintable(QString::number(watch.longestMs())));
    }

    void countsNoWaitingForACore()
    {
#ifdef Q_OS_LINUX
        if (!ThreadClock().knowsWaiting())
            QSKIP("this kernel does not tell how long a thread waits for a core");
        // Eight others want the one core that this thread may use.
        cpu_set_t before;
        QCOMPARE(sched_getaffinity(0, sizeof before, &before), 0);
        const int core = sched_getcpu();
        cpu_set_t one;
        CPU_ZERO(&one);
        CPU_SET(core, &one);
        QCOMPARE(sched_setaffinity(0, sizeof one, &one), 0);
        std::atomic<bool> isOver = false;
        QThreadPool others;
        others.setMaxThreadCount(8);
        for (int i = 0; i < 8; ++i) // they inherit where they may run
            others.start([&isOver] {
                while (!isOver) {
                }
            });
        LoopWatch watch;
        watch.start();
        loopUntil(100);
        watch.stop();
        isOver = true;
        others.waitForDone();
        QCOMPARE(sched_setaffinity(0, sizeof before, &before), 0);
        QVERIFY2(watch.longestGapMs() >= 90, qPrintable(QString::number(watch.longestGapMs())));
        QVERIFY2(watch.longestMs() <= 50, qPrintable(QString::number(watch.longestMs())));
#else
        QSKIP("only Linux tells how long a thread waits for a core");
#endif
    }

    void answersWhileTenThousandSourcesLoad()
    {
        if (const QString missing = restart(Stage::Empty); !missing.isEmpty()) {
            m_load.reset();
            QSKIP(qPrintable(missing));
        }
        check("10,000 sources load", Stage::Empty, [this] { return m_load->loadSources(); });
    }

    void answersWhileAFilmIsProbed()
    {
        if (!m_load)
            QSKIP("there is no film");
        check("a film is probed", Stage::Listed, [this] { return m_load->probeFilm(); });
    }

    void answersWhileFourClientsPlay_data()
    {
        QTest::addColumn<WindowUnderLoad::Shown>("shown");
        QTest::newRow("its timeline is shown") << WindowUnderLoad::Shown::Timeline;
        QTest::newRow("the players are shown") << WindowUnderLoad::Shown::Players;
    }
    void answersWhileFourClientsPlay()
    {
        QFETCH(const WindowUnderLoad::Shown, shown);
        if (!m_load)
            QSKIP("there is no film");
        check("four clients play", Stage::Probed, [this, shown] { return m_load->play(shown); });
    }

    void cleanupTestCase()
    {
        m_load.reset();
    }
};

QTEST_MAIN(tst_Watchdog)
#include "tst_Watchdog.moc"
