// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/MediaTime.h"

#include <QTest>

#include <limits>

using namespace cuegate;

class tst_MediaTime : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void roundsToNearestAwayFromZero()
    {
        QCOMPARE(rescale(1, 3, 1), 0);
        QCOMPARE(rescale(2, 3, 1), 1);
        QCOMPARE(rescale(1, 2, 1), 1);
        QCOMPARE(rescale(-1, 2, 1), -1);
        QCOMPARE(rescale(1001, 30000, 90000), 3003);
    }
    void roundsDownBelowZeroToo()
    {
        QCOMPARE(rescaleDown(-1, 3, 1), -1);
        QCOMPARE(rescaleDown(5, 3, 1), 1);
        QCOMPARE(rescaleDown(-3, 3, 1), -1);
        QCOMPARE(rescaleUp(-1, 3, 1), 0);
        QCOMPARE(rescaleUp(5, 3, 1), 2);
        QCOMPARE(rescaleUp(3, 3, 1), 1);
    }
    void saturatesInsteadOfOverflowing()
    {
        constexpr qint64 kMax = std::numeric_limits<qint64>::max();
        QCOMPARE(rescale(kMax, 1, kNanosecondTimescale), kMax);
        QCOMPARE(rescale(std::numeric_limits<qint64>::min(), 1, 90000), std::numeric_limits<qint64>::min());
    }
};

QTEST_APPLESS_MAIN(tst_MediaTime)
#include "tst_MediaTime.moc"
