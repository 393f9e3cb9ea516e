// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/HangWatch.h"

#include <QTest>

#include <semaphore>
#include <thread>

using namespace cuegate;

class tst_HangWatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void noticesWhatComputesWithoutAStep();
    void noticesItThoughOthersLookAtTheToken();
    void leavesAloneWhatGoesOn();
    void leavesAloneWhatDoesNotCompute();

private:
    /// Whether one of so many looks finds it hanging.
    static bool findsHanging(HangWatch &watch, const CancelSource &source, int looks)
    {
        bool isFound = false;
        for (int i = 0; i < looks; ++i)
            isFound = watch.look(source) || isFound;
        return isFound;
    }
};

void tst_HangWatch::noticesWhatComputesWithoutAStep()
{
    const CancelSource source;
    const CancelToken token = source.token();
    const CancelToken::Computing computing(token);
    HangWatch watch;
    QVERIFY(!findsHanging(watch, source, HangWatch::kLooks)); // the first has nothing to compare with
    QVERIFY(findsHanging(watch, source, 1));
    QVERIFY(!token.isCancelled());
    QVERIFY(!findsHanging(watch, source, HangWatch::kLooks));
    QVERIFY(findsHanging(watch, source, 1));
}

void tst_HangWatch::noticesItThoughOthersLookAtTheToken()
{
    const CancelSource source;
    const CancelToken token = source.token();
    std::binary_semaphore begun(0);
    std::binary_semaphore end(0);
    std::thread worker([&] {
        const CancelToken::Computing computing(token);
        begun.release();
        end.acquire();
    });
    begun.acquire();
    HangWatch watch;
    bool isFound = false;
    for (int i = 0; i <= HangWatch::kLooks; ++i) {
        isFound = watch.look(source);
        QVERIFY(!token.isCancelled());
    }
    end.release();
    worker.join();
    QVERIFY(isFound);
}

void tst_HangWatch::leavesAloneWhatGoesOn()
{
    const CancelSource source;
    const CancelToken token = source.token();
    const CancelToken::Computing computing(token);
    HangWatch watch;
    for (int picture = 0; picture < 20; ++picture) {
        QVERIFY(!token.isCancelled());
        QVERIFY(!findsHanging(watch, source, HangWatch::kLooks));
    }
}

void tst_HangWatch::leavesAloneWhatDoesNotCompute()
{
    const CancelSource source;
    HangWatch watch;
    QVERIFY(!findsHanging(watch, source, 100));
    for (int i = 0; i < 20; ++i) { // it waits in between
        {
            const CancelToken::Computing computing(source.token());
            QVERIFY(!findsHanging(watch, source, HangWatch::kLooks));
        }
        QVERIFY(!findsHanging(watch, source, 2));
    }
}

QTEST_GUILESS_MAIN(tst_HangWatch)
#include "tst_HangWatch.moc"
