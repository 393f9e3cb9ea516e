// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Saturated.h"

#include <QTest>

#include <limits>

using namespace cuegate;

class tst_Saturated : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatFits_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<qint64>("whole");
        constexpr qint64 kMost = 9'223'372'036'854'774'784;
        QTest::newRow("fraction") << 2.9 << qint64(2);
        QTest::newRow("below zero") << -2.9 << qint64(-2);
        QTest::newRow("too large") << 1e30 << kMost;
        QTest::newRow("too small") << -1e30 << -kMost;
        QTest::newRow("infinite") << std::numeric_limits<double>::infinity() << kMost;
        QTest::newRow("no number") << std::numeric_limits<double>::quiet_NaN() << qint64(0);
    }
    void keepsWhatFits()
    {
        QFETCH(const double, value);
        QTEST(saturated(value), "whole");
    }
};

QTEST_APPLESS_MAIN(tst_Saturated)
#include "tst_Saturated.moc"
