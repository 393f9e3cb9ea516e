// SPDX-License-Identifier: GPL-3.0-or-later
// Who gets which segment when, and what is told of the jobs that run for it.
#include "tests/segment/FilmService.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_SegmentService : public QObject, private FilmService
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { makeFilm(); }
    void init() { begin(); }
    void cleanup() { end(); }

    void joinsARunningBuild();
    void answersFromMemoryBeforeItReturns();
    void givesAGrowingSegmentToSeveralAskers();
    void theNewestSeekIsMadeFirst();
    void readsFromTheDiskWhileOthersAreConverted();
    void listsItsJobs();
    void tellsHowFarAConversionIs();
};

void tst_SegmentService::joinsARunningBuild()
{
    m_source->hold();
    std::vector<Asked> answers;
    for (int i = 0; i < 5; ++i)
        answers.push_back(ask("a2", 3, "viewer " + QByteArray::number(i)));
    QCOMPARE(m_service->jobs().size(), size_t(1));
    m_source->release();
    QTRY_VERIFY(answers.back()->isThere());
    const QByteArray whole = built("a2", 3);
    QVERIFY(!whole.isEmpty());
    for (const Asked &answer : answers)
        QCOMPARE(answer->bytes(), whole);
    QCOMPARE(m_service->segmentsBuilt(), 1);
    QCOMPARE(m_service->segmentsConverted(), 0);
}

void tst_SegmentService::answersFromMemoryBeforeItReturns()
{
    const Asked first = ask("a2", 0);
    QTRY_VERIFY(first->isThere());
    const Asked second = ask("a2", 0);
    QCOMPARE(second->bytes(), first->bytes());
    QCOMPARE(second->ticket, SegmentService::Ticket(0));
    QCOMPARE(m_cache->stats().hits, 1);
}

void tst_SegmentService::givesAGrowingSegmentToSeveralAskers()
{
    SegmentService::Request growing = request("v1.avc", 2);
    growing.wanted = Wanted::AsItGrows;
    const Asked first = ask(growing);
    QTRY_VERIFY_WITH_TIMEOUT(first->isThere(), kConvertingMs);
    const Asked late = ask(growing);
    const Asked whole = ask("v1.avc", 2);
    QTRY_VERIFY_WITH_TIMEOUT(late->isThere(), kConvertingMs);
    for (const Asked &answer : {first, late}) {
        QVERIFY(answer->content[0] && answer->content[0]->growing());
        QCOMPARE(answer->content[0]->sizeBytes(), -1);
    }
    QVERIFY(!whole->isThere());
    m_service->leave(first->ticket); // the others go on
    QTRY_VERIFY_WITH_TIMEOUT(whole->isThere(), kConvertingMs);
    const QByteArray bytes = built("v1.avc", 2);
    QVERIFY(!bytes.isEmpty());
    QCOMPARE(whole->bytes(), bytes);
    const GrowingSegment &grown = *late->content[0]->growing();
    QCOMPARE(taken(grown), bytes);
    QVERIFY(grown.look(bytes.size()).isEnd);
    QCOMPARE(m_service->segmentsConverted(), 1);
}

void tst_SegmentService::theNewestSeekIsMadeFirst()
{
    restart({.copyThreads = 1});
    m_source->hold();
    QByteArray order;
    const auto askFor = [&](qsizetype number) {
        return m_service->ask(request("a2", number, "player"),
                              [&order, number](const auto &) { order += QByteArray::number(number); });
    };
    for (const qsizetype number : {0, 1, 2})
        QVERIFY(askFor(number) > 0);
    const auto left = askFor(3);
    for (const qsizetype number : {4, 5})
        QVERIFY(askFor(number) > 0);
    m_service->leave(left);
    m_source->release();
    QTRY_COMPARE(order.size(), 5);
    QCOMPARE(order, "05421"); // the first was under way already
    QCOMPARE(m_service->segmentsBuilt(), 5);
}

void tst_SegmentService::readsFromTheDiskWhileOthersAreConverted()
{
    const QByteArray stored = "made by an earlier run";
    QVERIFY(m_cache->write(request("v1.avc", 9).key(), stored));
    restart({.convertThreads = 1});
    m_source->hold();
    const Asked slow = ask("v1.avc", 0);
    const Asked kept = ask("v1.avc", 9);
    QTRY_COMPARE(kept->bytes(), stored);
    QVERIFY(!slow->isThere());
    QCOMPARE(m_service->segmentsBuilt(), 0);
}

void tst_SegmentService::listsItsJobs()
{
    restart({.convertThreads = 1});
    m_source->hold();
    const Asked sound = ask("a2", 4);
    const Asked picture = ask("v1.avc", 3, "player");
    const std::vector<SegmentJob> jobs = m_service->jobs();
    QCOMPARE(jobs.size(), size_t(4));
    QCOMPARE(jobs[0].rendition, "a2");
    QCOMPARE(jobs[0].sourceId, u"film"_s);
    QCOMPARE(jobs[0].state, SegmentJob::State::Running);
    QVERIFY(!jobs[0].isConverting && jobs[0].isAsked);
    QCOMPARE(jobs[1].rendition, "v1.avc");
    QCOMPARE(jobs[1].number, 3);
    QCOMPARE(jobs[1].beginMs, 12'000);
    QCOMPARE(jobs[1].endMs, 16'000);
    QVERIFY(jobs[1].isConverting && jobs[1].isAsked);
    QCOMPARE(jobs[2].state, SegmentJob::State::Waiting);
    QVERIFY(!jobs[2].isAsked);
    QVERIFY(jobs[0].id != jobs[1].id && jobs[1].id != jobs[2].id);
    QCOMPARE(jobs[1].percent, -1);
}

void tst_SegmentService::tellsHowFarAConversionIs()
{
    std::vector<int> percents;
    connect(m_service.get(), &SegmentService::progressed, this, [&] {
        for (const SegmentJob &job : m_service->jobs())
            percents.push_back(job.percent);
    });
    const Asked answer = ask("v1.avc", 0);
    QTRY_VERIFY_WITH_TIMEOUT(answer->isThere(), kConvertingMs);
    QVERIFY(!percents.empty());
    QVERIFY(std::is_sorted(percents.begin(), percents.end()));
    QVERIFY(percents.front() >= 0 && percents.back() > 0 && percents.back() <= 100);
}

QTEST_GUILESS_MAIN(tst_SegmentService)
#include "tst_SegmentService.moc"
