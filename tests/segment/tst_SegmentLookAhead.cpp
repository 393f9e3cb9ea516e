// SPDX-License-Identifier: GPL-3.0-or-later
// What is made before anybody asks for it, and how it gives way to what is asked for.
#include "tests/segment/FilmService.h"

#include <QTest>

using namespace cuegate;
using namespace cuegate::test;

class tst_SegmentLookAhead : public QObject, private FilmService
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { makeFilm(); }
    void init() { begin(); }
    void cleanup() { end(); }

    void makesTheNextTwoAheadAndNoMore();
    void makesNothingAheadIfThatIsNotWanted();
    void makesNothingAheadForSoundThatIsCopied();
    void aSeekLetsGoOfWhatLayAhead();
    void whatIsAskedForOvertakesWhatIsMadeAhead();
    void whatIsMadeAheadGivesWayToWhoWaits();
    void doesNotMakeAheadWhatWasCancelled();
};

void tst_SegmentLookAhead::makesTheNextTwoAheadAndNoMore()
{
    const Asked first = ask("v1.avc", 0, "player");
    QTRY_VERIFY_WITH_TIMEOUT(m_service->jobs().empty(), kConvertingMs);
    QVERIFY(first->isThere());
    // It is paused: it asks for nothing.
    QCOMPARE(m_service->segmentsBuilt(), 3);
    QCOMPARE(stateOf("v1.avc", 1), State::Cached);
    QCOMPARE(stateOf("v1.avc", 2), State::Cached);
    QCOMPARE(stateOf("v1.avc", 3), State::Missing);
    // It goes on: one more follows.
    const Asked second = ask("v1.avc", 1, "player");
    QVERIFY(second->isThere());
    QCOMPARE(numbers(), "3+");
}

void tst_SegmentLookAhead::makesNothingAheadIfThatIsNotWanted()
{
    m_service->setLookAhead(false);
    const Asked first = ask("v1.avc", 0, "player");
    QTRY_VERIFY_WITH_TIMEOUT(first->isThere() && m_service->jobs().empty(), kConvertingMs);
    QCOMPARE(m_service->segmentsBuilt(), 1);
}

void tst_SegmentLookAhead::makesNothingAheadForSoundThatIsCopied()
{
    m_source->hold();
    const Asked first = ask("a2", 0, "player");
    QCOMPARE(numbers(), "0");
}

void tst_SegmentLookAhead::aSeekLetsGoOfWhatLayAhead()
{
    m_source->hold();
    const Asked first = ask("v1.avc", 0, "player");
    QCOMPARE(numbers(), "0 1+ 2+");
    m_service->leave(first->ticket);
    const Asked other = ask("v1.avc", 1, "somebody else");
    QCOMPARE(numbers(), "1 2+ 3+");
    const Asked sought = ask("v1.avc", 6, "player");
    QCOMPARE(numbers(), "1 2+ 3+ 6 7+ 8+");
    m_service->leave(other->ticket);
    QCOMPARE(numbers(), "2+ 3+ 6 7+ 8+");
}

void tst_SegmentLookAhead::whatIsAskedForOvertakesWhatIsMadeAhead()
{
    restart({.convertThreads = 1});
    m_source->hold();
    const Asked first = ask("v1.avc", 0, "player");
    const Asked other = ask("v1.avc", 5, "somebody else");
    QCOMPARE(numbers(), "0 1+ 2+ 5 6+ 7+");
    const Asked ahead = ask("v1.avc", 2);
    QCOMPARE(numbers(), "0 1+ 2 5 6+ 7+");
    m_source->release();
    QTRY_VERIFY_WITH_TIMEOUT(ahead->isThere() && other->isThere(), 2 * kConvertingMs);
    QCOMPARE(m_service->segmentsBuilt(), 3);
}

void tst_SegmentLookAhead::whatIsMadeAheadGivesWayToWhoWaits()
{
    restart({.convertThreads = 1});
    const Asked first = ask("v1.avc", 0, "player");
    QTRY_VERIFY_WITH_TIMEOUT(first->isThere(), kConvertingMs);
    m_source->hold();
    QCOMPARE(numbers(), "1+ 2+");
    QTRY_COMPARE(stateOf("v1.avc", 1), State::Building);
    const Asked other = ask("v1.avc", 5);
    QCOMPARE(numbers(), "2+ 5"); // 1 is ending, and made again for the player later
    m_source->release();
    QTRY_VERIFY_WITH_TIMEOUT(other->isThere(), kConvertingMs);
    QTRY_COMPARE_WITH_TIMEOUT(numbers(), "", 3 * kConvertingMs);
    QCOMPARE(m_service->segmentsBuilt(), 4);
}

void tst_SegmentLookAhead::doesNotMakeAheadWhatWasCancelled()
{
    restart({.convertThreads = 4});
    m_source->hold();
    const Asked first = ask("v1.avc", 0, "player");
    for (const SegmentJob &job : m_service->jobs()) {
        if (job.number == 1)
            m_service->cancelJob(job.id);
    }
    QCOMPARE(numbers(), "0 2+");
    const Asked again = ask("v1.avc", 0, "player");
    QCOMPARE(numbers(), "0 2+");
    QTRY_COMPARE_WITH_TIMEOUT(stateOf("v1.avc", 1), State::Missing, kCancelMs);
    const Asked wanted = ask("v1.avc", 1, "player");
    QCOMPARE(numbers(), "0 1 2+ 3+");
}

QTEST_GUILESS_MAIN(tst_SegmentLookAhead)
#include "tst_SegmentLookAhead.moc"
