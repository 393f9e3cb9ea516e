// SPDX-License-Identifier: GPL-3.0-or-later
// Who gets which segment when, and which jobs run for it: of a film whose picture is converted (v1.avc) and
// whose sound is copied (a2), and whose bytes come when the test lets them.
#include "core/segment/SegmentBuilder.h"
#include "core/segment/SegmentService.h"
#include "tests/media/FfmpegFile.h"
#include "tests/segment/HeldSource.h"
#include "tests/segment/TestTitle.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cuegate;
using namespace cuegate::test;

using State = SegmentService::State;
using Wanted = SegmentService::Request::Wanted;

static constexpr int kConvertingMs = 60'000; // enough for a busy machine with sanitizers
static constexpr int kCancelMs = 500;        // FAULTS.md C12

class tst_SegmentService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void joinsARunningBuild();
    void answersFromMemoryBeforeItReturns();
    void givesAGrowingSegmentToSeveralAskers();
    void cancelsWhenTheLastAskerLeaves();
    void forgetsAWaitingJobWhenItsAskerLeaves();
    void makesAgainForWhoComesWhileAJobEnds();
    void makesTheNextTwoAheadAndNoMore();
    void makesNothingAheadIfThatIsNotWanted();
    void makesNothingAheadForSoundThatIsCopied();
    void aSeekLetsGoOfWhatLayAhead();
    void theNewestSeekIsMadeFirst();
    void whatIsAskedForOvertakesWhatIsMadeAhead();
    void whatIsMadeAheadGivesWayToWhoWaits();
    void readsFromTheDiskWhileOthersAreConverted();
    void endsAConversionThatTakesTooLong();
    void endsACancelledJobAtOnceForEverybody();
    void breaksOffACancelledSegmentThatGrows();
    void doesNotMakeAheadWhatWasCancelled();
    void listsItsJobs();
    void tellsHowFarAConversionIs();

private:
    struct Answer
    {
        std::vector<Result<SegmentContent>> content; ///< once at most
        SegmentService::Ticket ticket = 0;
        [[nodiscard]] bool isThere() const { return !content.empty(); }
        [[nodiscard]] QByteArray bytes() const
        {
            return isThere() && content[0] ? content[0]->read().value_or(QByteArray()) : QByteArray();
        }
        [[nodiscard]] std::optional<ErrorKind> error() const
        {
            return isThere() && !content[0] ? std::optional(content[0].error().kind) : std::nullopt;
        }
    };
    using Asked = std::shared_ptr<Answer>;

    [[nodiscard]] SegmentService::Request request(const QByteArray &rendition, qsizetype number,
                                                  const QByteArray &viewer = {}) const;
    [[nodiscard]] Asked ask(const SegmentService::Request &request);
    [[nodiscard]] Asked ask(const QByteArray &rendition, qsizetype number, const QByteArray &viewer = {});
    [[nodiscard]] QByteArray built(const QByteArray &rendition, qsizetype number) const;
    [[nodiscard]] State stateOf(const QByteArray &rendition, qsizetype number) const;
    /// "0 1+ 2+": the numbers of the jobs that are not ending; those made ahead have a plus.
    [[nodiscard]] QByteArray numbers() const;
    void restart(const SegmentServiceOptions &options);

    QTemporaryDir m_dir;
    std::shared_ptr<HeldSource> m_source;
    std::shared_ptr<const Title> m_title;
    std::unique_ptr<QTemporaryDir> m_cacheDir;
    std::shared_ptr<SegmentCache> m_cache;
    std::unique_ptr<SegmentService> m_service;
};

void tst_SegmentService::initTestCase()
{
    const QString path = m_dir.filePath(u"film.mkv"_s);
    if (!ffmpeg({u"-f"_s, u"lavfi"_s, u"-i"_s, u"testsrc2=s=1280x720:r=24:d=40"_s, u"-f"_s, u"lavfi"_s,
                 u"-i"_s, u"sine=r=48000:d=40"_s, u"-c:v"_s, u"mpeg4"_s, u"-q:v"_s, u"5"_s, u"-g"_s, u"96"_s,
                 u"-sc_threshold"_s, u"1000000000"_s, u"-c:a"_s, u"aac"_s, path}))
        QSKIP("no ffmpeg here");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_source = std::make_shared<HeldSource>(file.readAll());
    const auto title = titleOf(m_source, u"film.mkv"_s);
    QVERIFY2(title, qPrintable(title ? QString() : title.error().message));
    m_title = *title;
    QVERIFY(m_title->rendition("v1.avc") && m_title->rendition("a2"));
    QVERIFY(m_title->plan.spans.size() >= 10);
}

void tst_SegmentService::init()
{
    m_cacheDir = std::make_unique<QTemporaryDir>();
    SegmentCacheOptions options;
    options.folder = m_cacheDir->path();
    options.capacityBytes = 1'000'000'000;
    options.minFreeBytes = 0;
    m_cache = std::make_shared<SegmentCache>(options);
    restart({});
}

void tst_SegmentService::cleanup()
{
    if (m_source)
        m_source->release();
    m_service.reset();
}

void tst_SegmentService::restart(const SegmentServiceOptions &options)
{
    m_service.reset();
    m_service = std::make_unique<SegmentService>(m_cache, options);
}

SegmentService::Request tst_SegmentService::request(const QByteArray &rendition, qsizetype number,
                                                    const QByteArray &viewer) const
{
    SegmentService::Request request;
    request.title = m_title;
    request.sourceId = u"film"_s;
    request.rendition = rendition;
    request.number = number;
    request.viewer = viewer;
    return request;
}

tst_SegmentService::Asked tst_SegmentService::ask(const SegmentService::Request &request)
{
    auto answer = std::make_shared<Answer>();
    answer->ticket = m_service->ask(
        request, [answer](const Result<SegmentContent> &content) { answer->content.push_back(content); });
    return answer;
}

tst_SegmentService::Asked tst_SegmentService::ask(const QByteArray &rendition, qsizetype number,
                                                  const QByteArray &viewer)
{
    return ask(request(rendition, number, viewer));
}

QByteArray tst_SegmentService::built(const QByteArray &rendition, qsizetype number) const
{
    const auto bytes =
        buildSegment(*m_title, *m_title->rendition(rendition), SegmentFormat::FragmentedMp4, number, {});
    return bytes.value_or(QByteArray());
}

State tst_SegmentService::stateOf(const QByteArray &rendition, qsizetype number) const
{
    return m_service->stateOf(request(rendition, number).key());
}

QByteArray tst_SegmentService::numbers() const
{
    QByteArrayList numbers;
    for (const SegmentJob &job : m_service->jobs()) {
        if (job.state != SegmentJob::State::Ending)
            numbers << QByteArray::number(job.number) + (job.isAsked ? "" : "+");
    }
    std::sort(numbers.begin(), numbers.end());
    return numbers.join(' ');
}

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

static QByteArray taken(const GrowingSegment &growing)
{
    QByteArray bytes;
    for (;;) {
        const GrowingSegment::Look look = growing.look(bytes.size());
        if (look.bytes.isEmpty())
            return bytes;
        bytes += look.bytes;
    }
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

void tst_SegmentService::cancelsWhenTheLastAskerLeaves()
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

void tst_SegmentService::forgetsAWaitingJobWhenItsAskerLeaves()
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

void tst_SegmentService::makesAgainForWhoComesWhileAJobEnds()
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

void tst_SegmentService::makesTheNextTwoAheadAndNoMore()
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

void tst_SegmentService::makesNothingAheadIfThatIsNotWanted()
{
    m_service->setLookAhead(false);
    const Asked first = ask("v1.avc", 0, "player");
    QTRY_VERIFY_WITH_TIMEOUT(first->isThere() && m_service->jobs().empty(), kConvertingMs);
    QCOMPARE(m_service->segmentsBuilt(), 1);
}

void tst_SegmentService::makesNothingAheadForSoundThatIsCopied()
{
    m_source->hold();
    const Asked first = ask("a2", 0, "player");
    QCOMPARE(numbers(), "0");
}

void tst_SegmentService::aSeekLetsGoOfWhatLayAhead()
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

void tst_SegmentService::whatIsAskedForOvertakesWhatIsMadeAhead()
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

void tst_SegmentService::whatIsMadeAheadGivesWayToWhoWaits()
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

void tst_SegmentService::endsAConversionThatTakesTooLong()
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

void tst_SegmentService::endsACancelledJobAtOnceForEverybody()
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

void tst_SegmentService::breaksOffACancelledSegmentThatGrows()
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

void tst_SegmentService::doesNotMakeAheadWhatWasCancelled()
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
