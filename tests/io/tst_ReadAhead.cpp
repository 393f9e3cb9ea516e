// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/ReadAhead.h"

#include <QTest>

using namespace cuegate;

static constexpr qint64 kKib = 1024;

class tst_ReadAhead : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fetchesNothingAheadOfRandomReads()
    {
        ReadAhead ahead;
        for (int i = 0; i < 100; ++i)
            QCOMPARE(ahead.note(ByteRange::ofSize((i * 37 % 100) * 10'000 * kKib, 512 * kKib)), 0);
    }
    void fetchesNothingAheadOfSmallProbes()
    {
        ReadAhead ahead;
        for (int i = 0; i < 15; ++i)
            QCOMPARE(ahead.note(ByteRange::ofSize(i * 16 * kKib, 16 * kKib)), 0);
    }
    void fetchesNothingAheadOfOneLargeRead()
    {
        ReadAhead ahead;
        QCOMPARE(ahead.note({0, 64 * kKib}), 0);
        QCOMPARE(ahead.note({64 * kKib, 8000 * kKib}), 0);
    }
    // A first segment: the head, the pictures, then the last sounds, which stand behind them.
    void fetchesNothingAheadOfALargeReadAndItsRest()
    {
        ReadAhead ahead;
        QCOMPARE(ahead.note({0, 64 * kKib}), 0);
        QCOMPARE(ahead.note({64 * kKib, 8000 * kKib}), 0);
        QCOMPARE(ahead.note({7900 * kKib, 8064 * kKib}), 0);
        QCOMPARE(ahead.note({8000 * kKib, 8128 * kKib}), 0);
        QVERIFY(ahead.note({7990 * kKib, 16'000 * kKib}) > 0);
    }
    void doublesFrom256KibTo4Mib()
    {
        ReadAhead ahead;
        QList<qint64> windows;
        for (qint64 at = 0; at < 16'000 * kKib; at += 64 * kKib) {
            const qint64 window = ahead.note(ByteRange::ofSize(at, 64 * kKib));
            if (windows.isEmpty() || windows.last() != window)
                windows << window;
        }
        QCOMPARE(windows, (QList<qint64>{0, 256 * kKib, 512 * kKib, 1024 * kKib, 2048 * kKib, 4096 * kKib}));
    }
    void followsSeveralReadersAtOnce()
    {
        ReadAhead ahead;
        qint64 window = 0;
        for (qint64 at = 0; at < 512 * kKib; at += 64 * kKib) {
            window = ahead.note(ByteRange::ofSize(at, 64 * kKib));
            for (qint64 reader = 1; reader < 6; ++reader)
                QCOMPARE(ahead.note(ByteRange::ofSize(reader * 100'000 * kKib + at, 64 * kKib)), window);
        }
        QVERIFY(window >= 256 * kKib);
    }
    void forgetsTheRunAfterASeek()
    {
        ReadAhead ahead;
        for (qint64 at = 0; at < 1024 * kKib; at += 64 * kKib)
            (void)ahead.note(ByteRange::ofSize(at, 64 * kKib));
        QCOMPARE(ahead.note(ByteRange::ofSize(500'000 * kKib, 64 * kKib)), 0);
    }
};

QTEST_APPLESS_MAIN(tst_ReadAhead)
#include "tst_ReadAhead.moc"
