// SPDX-License-Identifier: GPL-3.0-or-later
// Jobs that end before their segment is made: nobody waits any more, somebody ends them, they take too long.
#include "tests/segment/FilmService.h"

#include <QElapsedTimer>
#include <QTest>

using namespace std::chrono_literals;
using namespace cuegate;
using namespace cuegate::test;

class tst_SegmentCancelling : public QObject, private FilmService
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { makeFilm(); }
    void init() { begin(); }
    void cleanup() { end(); }

    void cancelsWhenTheLastAskerLeaves();
    void forgetsAWaitingJobWhenItsAskerLeaves();
    void makesAgainForWhoComesWhileAJobEnds();
    void endsAConversionThatTakesTooLong();
    void endsACancelledJobAtOnceForEverybody();
    void breaksOffACancelledSegmentThatGrows();
};

void tst_SegmentCancelling::cancelsWhenTheLastAskerLeaves()
{
    m_source->hold();
    const Asked first = ask("a2", 1);
    const Asked second = ask("a2", 1);
    m_service->leave(first->ticket);
    QCOMPARE(numbers(), "1");
    m_service->leave(second->ticket);
    QCOMPARE(numbers(), "");
    QTRY_VERIFY_WITH_TIMEOUT(m_service->jobs().empty(), kCancelMs);
    QVERIFY(!first->isThere() && !second->isThere());
    QCOMPARE(stateOf("a2", 1), State::Missing);
    QCOMPARE(m_service->segmentsBuilt(), 0);
}

void tst_SegmentCancelling::forgetsAWaitingJobWhenItsAskerLeaves()
{
    restart({.copyThreads = 1});
    m_source->hold();
    const Asked first = ask("a2", 0);
    const Asked second = ask("a2", 1);
    QCOMPARE(stateOf("a2", 0), State::Building);
    QCOMPARE(stateOf("a2", 1), State::Queued);
    m_service->leave(second->ticket);
    QCOMPARE(stateOf("a2", 1), State::Missing);
    QCOMPARE(m_service->jobs().size(), size_t(1));
}

void tst_SegmentCancelling::makesAgainForWhoComesWhileAJobEnds()
{
    m_source->hold();
    const Asked gone = ask("a2", 4);
    m_service->leave(gone->ticket);
    const Asked next = ask("a2", 4);
    m_source->release();
    QTRY_VERIFY(next->isThere());
    QCOMPARE(next->bytes(), built("a2", 4));
    QVERIFY(!gone->isThere());
}

void tst_SegmentCancelling::endsAConversionThatTakesTooLong()
{
    restart({.longestConversion = 100ms});
    m_source->hold();
    const Asked copied = ask("a2", 0);
    const Asked late = ask("v1.avc", 0);
    QTRY_COMPARE(late->error(), std::optional(ErrorKind::Unavailable));
    QTRY_COMPARE(stateOf("v1.avc", 0), State::Failed);
    QCOMPARE(numbers(), "0"); // copying waits for the upstream, which has limits of its own
    QVERIFY(!copied->isThere());
}

void tst_SegmentCancelling::endsACancelledJobAtOnceForEverybody()
{
    m_source->hold();
    const Asked first = ask("v1.avc", 0);
    const Asked second = ask("v1.avc", 0);
    QElapsedTimer clock;
    clock.start();
    m_service->cancelJob(m_service->jobs().front().id);
    QCOMPARE(first->error(), std::optional(ErrorKind::Cancelled));
    QCOMPARE(second->error(), std::optional(ErrorKind::Cancelled));
    QTRY_VERIFY_WITH_TIMEOUT(m_service->jobs().empty(), kCancelMs);
    QVERIFY(clock.elapsed() < kCancelMs);
    QCOMPARE(stateOf("v1.avc", 0), State::Missing);
    // Who asks again gets it.
    m_source->release();
    const Asked again = ask("v1.avc", 0);
    QTRY_VERIFY_WITH_TIMEOUT(again->isThere(), kConvertingMs);
    QCOMPARE(again->bytes(), built("v1.avc", 0));
    QCOMPARE(first->content.size(), size_t(1));
}

void tst_SegmentCancelling::breaksOffACancelledSegmentThatGrows()
{
    SegmentService::Request growing = request("v1.avc", 1);
    growing.wanted = Wanted::AsItGrows;
    const Asked first = ask(growing);
    QTRY_VERIFY_WITH_TIMEOUT(first->isThere(), kConvertingMs);
    const std::shared_ptr<GrowingSegment> grown = first->content[0]->growing();
    QVERIFY(grown);
    int told = 0;
    [[maybe_unused]] const auto listener = grown->listen([&told] { ++told; });
    m_service->cancelJob(m_service->jobs().front().id);
    QCOMPARE(told, 1);
    const GrowingSegment::Look atTheEnd = grown->look(taken(*grown).size());
    QVERIFY(atTheEnd.isBroken && !atTheEnd.isEnd);
    // Who comes now is not given what is broken.
    const Asked next = ask(growing);
    QTRY_VERIFY_WITH_TIMEOUT(next->isThere(), kConvertingMs);
    QVERIFY(next->content[0] && next->content[0]->growing() != grown);
    QTRY_VERIFY_WITH_TIMEOUT(m_service->jobs().empty(), kConvertingMs);
    QCOMPARE(taken(*next->content[0]->growing()), built("v1.avc", 1));
    QCOMPARE(m_service->segmentsBuilt(), 1);
}

QTEST_GUILESS_MAIN(tst_SegmentCancelling)
#include "tst_SegmentCancelling.moc"
