// SPDX-License-Identifier: GPL-3.0-or-later
// Conversions that do not come back: they are told from those that wait or are slow, cost nobody else
// anything, and are tried once more only.
#include "tests/segment/FilmService.h"
#include "tests/segment/HangingEncoder.h"
#include "tests/support/FakeClock.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cuegate;
using namespace cuegate::test;

class tst_SegmentHangs : public QObject, private FilmService
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void tellsAtOnceWhoAskedForWhatHangs();
    void triesOnceMoreAndThenRefuses();
    void countsWhatHangsAtOnceAsOne();
    void convertsOneAtATimeWhatHungOnce();
    void convertsOthersMeanwhile();
    void doesNotTakeWaitingForAHang();
    void doesNotTakeSlownessForAHang();
    void tellsWhatThisMachineHoldsUp();
    void takesItsThreadForBackWhenItReturns();
    void doesNotWaitForItAtTheEnd();

private:
    [[nodiscard]] std::shared_ptr<const Title> titleBy(HangingEncoder &encoder) const;
    [[nodiscard]] Asked askHanging(qsizetype number);
    [[nodiscard]] static ErrorCode codeOf(const Asked &asked)
    {
        return asked->isThere() && !asked->content[0] ? asked->content[0].error().code : ErrorCode::None;
    }
    [[nodiscard]] int hangingJobs() const
    {
        return int(std::ranges::count(m_service->jobs(), SegmentJob::State::Hanging, &SegmentJob::state));
    }
    static constexpr auto kHangsAfter = 1000ms; // a picture of the film takes a tenth, with sanitizers
    static constexpr int kNoticedMs = 4000;
    static constexpr char kRendition[] = "v1.avc.hw";

    std::unique_ptr<FakeClock> m_clock;
    std::shared_ptr<ConversionFaults> m_faults;
    std::unique_ptr<HangingEncoder> m_encoder;
    std::shared_ptr<const Title> m_hanging;
};

void tst_SegmentHangs::initTestCase()
{
    makeFilm();
}

std::shared_ptr<const Title> tst_SegmentHangs::titleBy(HangingEncoder &encoder) const
{
    const auto media = probe(*m_source, u"film.mkv"_s, {});
    const auto facts = readTitleFacts(*m_source, **media, {});
    const PictureConversion conversion{
        std::make_shared<EncoderPaths>(std::vector<EncoderPath>(), encoder.encoder()),
        PictureQuality::Balanced};
    return makeTitle(m_source, **media, *facts, conversion).value_or(nullptr);
}

void tst_SegmentHangs::init()
{
    m_clock = std::make_unique<FakeClock>();
    m_encoder = std::make_unique<HangingEncoder>();
    m_hanging = titleBy(*m_encoder);
    QVERIFY(m_hanging && m_hanging->rendition(kRendition));
    m_faults = std::make_shared<ConversionFaults>(*m_clock, nullptr);
    begin();
    restart({.convertThreads = 4, .hangsAfter = kHangsAfter, .faults = m_faults});
    m_encoder->hold();
}

void tst_SegmentHangs::cleanup()
{
    m_encoder->release();
    end();
    QTRY_COMPARE(m_encoder->threadsInside(), 0);
    m_hanging.reset();
}

FilmService::Asked tst_SegmentHangs::askHanging(qsizetype number)
{
    SegmentService::Request wanted = request(kRendition, number);
    wanted.title = m_hanging;
    wanted.sourceId = u"00000000000000aa"_s;
    return ask(wanted);
}

void tst_SegmentHangs::tellsAtOnceWhoAskedForWhatHangs()
{
    const Asked first = askHanging(0);
    const Asked second = askHanging(0);
    QTRY_VERIFY_WITH_TIMEOUT(first->isThere(), kNoticedMs);
    QCOMPARE(codeOf(first), ErrorCode::ConvertHung);
    QCOMPARE(codeOf(second), ErrorCode::ConvertHung);
    QCOMPARE(hangingJobs(), 1);
}

void tst_SegmentHangs::triesOnceMoreAndThenRefuses()
{
    const Asked first = askHanging(0);
    QTRY_COMPARE_WITH_TIMEOUT(codeOf(first), ErrorCode::ConvertHung, kNoticedMs);
    const Asked waiting = askHanging(5);
    const Asked again = askHanging(0);
    QTRY_VERIFY_WITH_TIMEOUT(again->isThere() && waiting->isThere(), kNoticedMs);
    QCOMPARE(codeOf(again), ErrorCode::ConvertHangs);
    QCOMPARE(codeOf(waiting), ErrorCode::ConvertHangs);
    m_clock->advance(1min);
    const Asked refused = askHanging(7);
    QCOMPARE(codeOf(refused), ErrorCode::ConvertHangs); // without an event loop
    QCOMPARE(refused->content[0].error().retryAfter, std::chrono::seconds(9min));
    QCOMPARE(hangingJobs(), 2);
    // What is copied of it goes on.
    SegmentService::Request copied = request("a2", 0);
    copied.title = m_hanging;
    const Asked sound = ask(copied);
    QTRY_VERIFY(!sound->bytes().isEmpty());
    m_clock->advance(9min);
    m_encoder->release();
    const Asked later = askHanging(7);
    QTRY_VERIFY_WITH_TIMEOUT(later->isThere(), kConvertingMs);
    QVERIFY(!later->bytes().isEmpty());
}

void tst_SegmentHangs::countsWhatHangsAtOnceAsOne()
{
    const Asked first = askHanging(0);
    const Asked second = askHanging(1);
    QTRY_VERIFY_WITH_TIMEOUT(first->isThere() && second->isThere(), kNoticedMs);
    QCOMPARE(codeOf(first), ErrorCode::ConvertHung);
    QCOMPARE(codeOf(second), ErrorCode::ConvertHung);
}

void tst_SegmentHangs::convertsOneAtATimeWhatHungOnce()
{
    const Asked first = askHanging(0);
    QTRY_COMPARE_WITH_TIMEOUT(codeOf(first), ErrorCode::ConvertHung, kNoticedMs);
    const Asked second = askHanging(1);
    const Asked third = askHanging(2);
    QTRY_COMPARE(m_encoder->threadsInside(), 2);
    QCOMPARE(std::ranges::count(m_service->jobs(), SegmentJob::State::Waiting, &SegmentJob::state), 1);
    m_encoder->release();
    QTRY_VERIFY_WITH_TIMEOUT(!second->bytes().isEmpty() && !third->bytes().isEmpty(), kConvertingMs);
}

void tst_SegmentHangs::convertsOthersMeanwhile()
{
    restart({.convertThreads = 1, .hangsAfter = 2 * kHangsAfter, .faults = m_faults});
    const Asked first = askHanging(0);
    QTRY_COMPARE(m_encoder->threadsInside(), 1);
    const Asked other = ask("v1.avc", 0); // the only thread hangs
    const Asked copied = ask("a2", 0);
    QCOMPARE(stateOf("v1.avc", 0), State::Queued);
    QTRY_COMPARE(stateOf("v1.avc", 0), State::Building);
    QVERIFY(!first->isThere()); // nobody waits until it is sure
    QTRY_VERIFY(!copied->bytes().isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(other->isThere() && first->isThere(), kConvertingMs);
    QCOMPARE(other->bytes(), built("v1.avc", 0));
    QCOMPARE(codeOf(first), ErrorCode::ConvertHung);
    const Asked later = ask("v1.avc", 1);
    QTRY_VERIFY_WITH_TIMEOUT(!later->bytes().isEmpty(), kConvertingMs);
    QCOMPARE(m_encoder->threadsInside(), 1);
}

void tst_SegmentHangs::doesNotTakeWaitingForAHang()
{
    m_encoder->release();
    restart({.hangsAfter = 80ms, .faults = m_faults});
    m_source->hold();
    const Asked asked = askHanging(3);
    bool isOver = false;
    QTimer::singleShot(8 * 80ms, this, [&isOver] { isOver = true; });
    QTRY_VERIFY(isOver);
    QVERIFY(!asked->isThere());
}

// So that nobody blames the source for it.
void tst_SegmentHangs::tellsWhatThisMachineHoldsUp()
{
    const Asked converting = askHanging(0);
    QTRY_VERIFY(m_service->isHeldUpHere(converting->ticket));
    m_encoder->release();
    QTRY_VERIFY_WITH_TIMEOUT(converting->isThere(), kConvertingMs);
    QVERIFY(!m_service->isHeldUpHere(converting->ticket));
    restart({.copyThreads = 1, .faults = m_faults});
    m_source->hold();
    const Asked reading = ask("a2", 0);
    const Asked waiting = ask("a2", 1);
    QVERIFY(!m_service->isHeldUpHere(reading->ticket));
    QVERIFY(m_service->isHeldUpHere(waiting->ticket));
}

void tst_SegmentHangs::doesNotTakeSlownessForAHang()
{
    m_encoder->release();
    const Asked asked = askHanging(3); // 96 pictures
    QTRY_VERIFY_WITH_TIMEOUT(asked->isThere(), kConvertingMs);
    QVERIFY(!asked->bytes().isEmpty());
    QVERIFY(!m_faults->isSuspect(u"00000000000000aa"_s));
}

void tst_SegmentHangs::takesItsThreadForBackWhenItReturns()
{
    const Asked first = askHanging(0);
    QTRY_COMPARE_WITH_TIMEOUT(codeOf(first), ErrorCode::ConvertHung, kNoticedMs);
    QCOMPARE(hangingJobs(), 1);
    m_encoder->release();
    QTRY_COMPARE(hangingJobs(), 0);
    const Asked again = askHanging(0);
    QTRY_VERIFY_WITH_TIMEOUT(again->isThere(), kConvertingMs);
    QVERIFY(!again->bytes().isEmpty());
    QVERIFY(!m_faults->isSuspect(u"00000000000000aa"_s));
}

void tst_SegmentHangs::doesNotWaitForItAtTheEnd()
{
    const Asked asked = askHanging(0);
    QTRY_COMPARE(m_encoder->threadsInside(), 1);
    QElapsedTimer clock;
    clock.start();
    m_service.reset();
    QVERIFY2(clock.elapsed() < WorkerPool::kEndWithinMs + 2000, qPrintable(QString::number(clock.elapsed())));
    QCOMPARE(m_encoder->threadsInside(), 1);
    m_encoder->release();
    QTRY_COMPARE(m_encoder->threadsInside(), 0);
}

QTEST_GUILESS_MAIN(tst_SegmentHangs)
#include "tst_SegmentHangs.moc"
