// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/SegmentPlan.h"

#include <QTest>

using namespace cuegate;

class tst_SegmentPlan : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cutsAtTheKeyframeNearestToTheTarget_data();
    void cutsAtTheKeyframeNearestToTheTarget();
    void neverMakesARunt();
    void boundsTheNumberOfSegments();
    void findsTheSpanOfATime();
    void isEmptyWithoutKeyframes();
};

static KeyframeIndex indexOf(const QList<qint64> &timesMs)
{
    KeyframeIndex index;
    for (const qint64 time : timesMs)
        index.keyframes.push_back({time, time * 100});
    return index;
}

void tst_SegmentPlan::cutsAtTheKeyframeNearestToTheTarget_data()
{
    QTest::addColumn<QList<qint64>>("keyframes");
    QTest::addColumn<qint64>("end");
    QTest::addColumn<QList<qint64>>("starts");
    QTest::newRow("two-second-gops") << QList<qint64>{0, 2000, 4000, 6000, 8000, 10000, 12000, 14000, 16000}
                                     << qint64(18000) << QList<qint64>{0, 6000, 12000};
    QTest::newRow("ten-second-gops") << QList<qint64>{0, 10000, 20000} << qint64(30000)
                                     << QList<qint64>{0, 10000, 20000};
    QTest::newRow("short-then-long") << QList<qint64>{0, 400, 11400} << qint64(20000)
                                     << QList<qint64>{0, 11400};
    QTest::newRow("rest-stays") << QList<qint64>{0, 6000, 12000} << qint64(14000) << QList<qint64>{0, 6000};
    QTest::newRow("one") << QList<qint64>{0} << qint64(500) << QList<qint64>{0};
    QTest::newRow("end-before-last-keyframe") << QList<qint64>{0, 6000} << qint64(100) << QList<qint64>{0};
}

void tst_SegmentPlan::cutsAtTheKeyframeNearestToTheTarget()
{
    QFETCH(QList<qint64>, keyframes);
    QFETCH(qint64, end);
    const SegmentPlan plan = makeSegmentPlan(indexOf(keyframes), end, 12345);
    QList<qint64> starts;
    for (const SampleSpan &span : plan.spans)
        starts << span.beginTime;
    QTEST(starts, "starts");
    QVERIFY(plan.spans.front().isFirst);
    QVERIFY(plan.spans.back().isLast);
    QCOMPARE(plan.spans.back().endOffsetBytes, 12345);
    for (size_t i = 1; i < plan.spans.size(); ++i) {
        QCOMPARE(plan.spans[i].beginTime, plan.spans[i - 1].endTime);
        QCOMPARE(plan.spans[i].beginOffsetBytes, plan.spans[i - 1].endOffsetBytes);
    }
}

void tst_SegmentPlan::neverMakesARunt()
{
    quint32 random = 1;
    for (int round = 0; round < 200; ++round) {
        QList<qint64> times{0};
        for (int i = 0; i < 200; ++i) {
            random = random * 1664525 + 1013904223;
            times << times.last() + 400 + random % 10600;
        }
        const SegmentPlan plan = makeSegmentPlan(indexOf(times), times.last() + 40, 1);
        for (const SampleSpan &span : plan.spans)
            QVERIFY(span.endTime - span.beginTime >= kShortestSegmentMs);
    }
}

void tst_SegmentPlan::boundsTheNumberOfSegments()
{
    KeyframeIndex index;
    for (qint64 i = 0; i < 200'000; ++i)
        index.keyframes.push_back({i * 3000, i});
    const SegmentPlan plan = makeSegmentPlan(index, 200'000LL * 3000, 1);
    QVERIFY(qsizetype(plan.spans.size()) <= kMostSegments);
}

void tst_SegmentPlan::findsTheSpanOfATime()
{
    const SegmentPlan plan = makeSegmentPlan(indexOf({0, 6000, 12000}), 18000, 1);
    QCOMPARE(plan.spanAt(-5), 0);
    QCOMPARE(plan.spanAt(5999), 0);
    QCOMPARE(plan.spanAt(6000), 1);
    QCOMPARE(plan.spanAt(99999), 2);
}

void tst_SegmentPlan::isEmptyWithoutKeyframes()
{
    QVERIFY(makeSegmentPlan({}, 1000, 1).isEmpty());
}

QTEST_APPLESS_MAIN(tst_SegmentPlan)
#include "tst_SegmentPlan.moc"
