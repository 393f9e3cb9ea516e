// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/ReckonedEnd.h"

#include <QTest>

#include <limits>

using namespace cuegate;

class tst_ReckonedEnd : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // A server may claim any length, and a file any rate.
    void reckonsEndsOfFilms()
    {
        constexpr qint64 kHourNs = qint64(3600) * 1'000'000'000;
        QCOMPARE(reckonedEndNs(2.0 * double(kHourNs)), 3 * kHourNs);
        QCOMPARE(reckonedEndNs(1e300), 31 * 24 * kHourNs);
        QCOMPARE(reckonedEndNs(-1e300), 0);
        QCOMPARE(reckonedEndNs(std::numeric_limits<double>::quiet_NaN()), 0);
    }
};

QTEST_APPLESS_MAIN(tst_ReckonedEnd)
#include "tst_ReckonedEnd.moc"
