// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/KeyframeGrid.h"

#include <QTest>

using namespace cuegate;

class tst_KeyframeGrid : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timesAreNearestTicks_data()
    {
        QTest::addColumn<qint64>("first");
        QTest::addColumn<qint64>("spanTicks");
        QTest::addColumn<quint32>("groups");
        QTest::addColumn<qint64>("number");
        QTest::addColumn<qint64>("time");
        const auto row = [](const char *what, qint64 first, qint64 span, quint32 groups, qint64 number,
                            qint64 time) {
            QTest::newRow(what) << first << span << groups << number << time;
        };
        row("the first", -7, 270'270, 1, 0, -7);
        row("whole", 90, 180'000, 1, 3, 540'090);
        row("rounded down", 0, 10, 3, 1, 3);
        row("rounded up", 0, 10, 3, 2, 7);
        row("a half", 0, 5, 2, 1, 3);
        row("77 pictures of 24000/1001", 0, 77 * 15'015, 4, 41, 11'850'589);
        // Two days: a double takes the fraction, which is just below a half, for one.
        row("exact where doubles are not", 1, 720'003'775'956'473, 4'000'000'007, 86'399, 15'551'901'533);
    }
    void timesAreNearestTicks()
    {
        QFETCH(const qint64, first);
        QFETCH(const qint64, spanTicks);
        QFETCH(const quint32, groups);
        QFETCH(const qint64, number);
        QFETCH(const qint64, time);
        const KeyframeGrid grid{{first, 0}, spanTicks, groups, 0};
        QCOMPARE(grid.timeOf(number), time);
        QCOMPARE(grid.numberFrom(time), number);
        QCOMPARE(grid.numberFrom(time + 1), number + 1);
        QCOMPARE(grid.numberFrom(first - 1), 0);
    }
};

QTEST_APPLESS_MAIN(tst_KeyframeGrid)
#include "tst_KeyframeGrid.moc"
