// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/JobOrder.h"

#include <QTest>

#include <vector>

using namespace cuegate;

class tst_JobOrder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesTheNextJob_data();
    void takesTheNextJob();
};

using Waiting = std::vector<WaitingJob>;

void tst_JobOrder::takesTheNextJob_data()
{
    QTest::addColumn<Waiting>("jobs");
    QTest::addColumn<size_t>("next");
    QTest::newRow("only-one") << Waiting{{true, "a", 1}} << size_t(0);
    QTest::newRow("newest-of-a-viewer")
        << Waiting{{true, "a", 2}, {true, "a", 3}, {true, "a", 1}} << size_t(1);
    QTest::newRow("asked-before-ahead") << Waiting{{false, "", 1}, {true, "a", 9}} << size_t(1);
    QTest::newRow("ahead-in-order") << Waiting{{false, "", 5}, {false, "", 4}, {false, "", 6}} << size_t(1);
    QTest::newRow("viewer-who-waits-longest")
        << Waiting{{true, "busy", 1}, {true, "patient", 2}, {true, "busy", 3}} << size_t(1);
}

void tst_JobOrder::takesTheNextJob()
{
    QFETCH(Waiting, jobs);
    QFETCH(size_t, next);
    QCOMPARE(nextJob(jobs), next);
}

QTEST_APPLESS_MAIN(tst_JobOrder)
#include "tst_JobOrder.moc"
