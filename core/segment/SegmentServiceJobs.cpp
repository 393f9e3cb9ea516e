// SPDX-License-Identifier: GPL-3.0-or-later
// The life of a job: it waits, runs, grows, and ends.
#include "core/base/ErrorSentence.h"
#include "core/base/Log.h"
#include "core/segment/FalseCues.h"
#include "core/segment/IframeRendition.h"
#include "core/segment/ProvisionalTitle.h"
#include "core/segment/SegmentBuilder.h"
#include "core/segment/SegmentServiceJob.h"

#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

constexpr size_t kMostFailures = 10'000;
constexpr std::chrono::milliseconds kRestAfterBuild(1500); // of what lists the keyframes of the same source

} // namespace

WaitingJob SegmentService::Job::order() const
{
    WaitingJob order;
    for (const auto &[ticket, asker] : askers) {
        const bool isAsked = asker.urgency == Urgency::Asked;
        if (isAsked || !order.isAsked)
            order = {isAsked, asker.viewer, ticket};
    }
    return order;
}

SegmentJob SegmentService::Job::shown() const
{
    SegmentJob job;
    job.id = id;
    job.sourceId = request.sourceId;
    job.rendition = request.rendition;
    job.number = request.number;
    const Title &title = *request.title;
    const bool isIframe = title.isIframes(request.rendition);
    job.beginMs = isIframe ? iframeBeginMs(title, request.number) : title.plan.beginMs(request.number);
    job.endMs = isIframe ? iframeEndMs(title, request.number) : title.plan.endMs(request.number);
    job.state = isHanging    ? SegmentJob::State::Hanging
                : isEnding() ? SegmentJob::State::Ending
                : isRunning  ? SegmentJob::State::Running
                             : SegmentJob::State::Waiting;
    job.isConverting = isConverting;
    job.isAsked = order().isAsked;
    job.percent = progress->percent();
    job.since = since;
    return job;
}

// What is on disk only has to be read: it does not wait for others to be converted.
bool SegmentService::isToBeConverted(const Request &request) const
{
    const Rendition *rendition = request.title->rendition(request.rendition);
    return rendition && rendition->isConverted() && !m_cache->sizeOf(request.key());
}

SegmentService::Job &SegmentService::add(const SegmentKey &key, const Request &request)
{
    auto job = std::make_shared<Job>();
    job->id = ++m_lastJob;
    job->request = request;
    job->since = m_faults->now();
    job->isConverting = isToBeConverted(request);
    job->lane = job->isConverting ? &m_converting : &m_copying;
    m_failures.erase(key);
    m_calledOff.erase(key);
    Job &added = *job;
    m_jobs[key] = std::move(job);
    return added;
}

// One is enough for each player that waits: those it ends are made later, for the same askers.
void SegmentService::giveWayToAsked(const Lane &lane, const std::vector<Jobs::iterator> &waiting)
{
    qsizetype wanted =
        std::ranges::count_if(waiting, [](const auto &job) { return job->second->order().isAsked; });
    std::vector<std::pair<quint64, Job *>> ahead;
    for (const auto &[key, job] : m_jobs) {
        if (job->lane != &lane)
            continue;
        const WaitingJob order = job->order();
        wanted -= job->isRunning && job->isEnding();
        if (job->isRunning && !job->isEnding() && !order.isAsked)
            ahead.emplace_back(order.asked, job.get());
    }
    std::ranges::sort(ahead, std::ranges::greater());
    for (size_t i = 0; i < ahead.size() && qsizetype(i) < wanted; ++i)
        ahead[i].second->cancel.cancel();
}

// Those that wait for nothing but a thread: of a title that failed once, or seems to hang, only one is
// converted at a time.
std::vector<SegmentService::Jobs::iterator> SegmentService::startable(const Lane &lane)
{
    std::set<QString> busy;
    for (const auto &[key, job] : m_jobs) {
        const bool isBusy = job->isConverting && job->isRunning && m_faults->isSuspect(job->request.sourceId);
        if (isBusy || job->standsStill())
            busy.insert(job->request.sourceId);
    }
    std::vector<Jobs::iterator> jobs;
    for (auto it = m_jobs.begin(); it != m_jobs.end(); ++it) {
        const Job &job = *it->second;
        if (job.lane == &lane && !job.isRunning && !(job.isConverting && busy.contains(job.request.sourceId)))
            jobs.push_back(it);
    }
    return jobs;
}

void SegmentService::startWaiting()
{
    for (Lane *lane : {&m_copying, &m_converting}) {
        std::vector<Jobs::iterator> jobs = startable(*lane);
        while (!jobs.empty() && lane->running < lane->workers.size()) {
            std::vector<WaitingJob> orders;
            for (const auto &job : jobs)
                orders.push_back(job->second->order());
            const auto next = jobs[nextJob(orders)];
            run(next->first, *next->second);
            jobs = startable(*lane);
        }
        if (!jobs.empty())
            giveWayToAsked(*lane, jobs);
    }
}

void SegmentService::run(const SegmentKey &key, Job &job)
{
    job.isRunning = true;
    job.since = m_faults->now();
    job.lossesBefore = m_faults->losses();
    ++job.lane->running;
    connect(&job.watcher, &QFutureWatcher<Built>::finished, this, [this, key] { finish(key); });
    const auto onBytes = [this, key, growing = job.growing,
                          token = job.cancel.token()](const QByteArray &bytes) {
        if (token.isCancelled())
            return; // what came back after it hung: this may be gone
        growing->append(bytes);
        QMetaObject::invokeMethod(
            this, [this, key] { grown(key); }, Qt::QueuedConnection);
    };
    auto work = [cache = m_cache, request = job.request, isShort = m_memory.isShort(),
                 token = job.cancel.token(), onBytes, progress = job.progress, conversion = job.conversion(),
                 marks = job.isConverting ? m_faults->marks() : nullptr] {
        ConversionMarks::Running mark(marks, conversion);
        Built built = make(*cache, request, isShort, token, onBytes, *progress);
        if (built.segment)
            mark.succeeded();
        return built;
    };
    job.watcher.setFuture(QtConcurrent::run(&job.lane->workers.threads(), std::move(work)));
    if (job.isConverting) {
        if (!m_hangTimer.isActive())
            m_hangTimer.start();
        QTimer::singleShot(m_options.longestConversion, this,
                           [this, key, id = job.id] { endLateJob(key, id); });
        if (!m_progressTimer.isActive())
            m_progressTimer.start();
    }
    Q_EMIT changed(job.request.sourceId);
}

Result<QByteArray> SegmentService::build(const Request &request, const CancelToken &cancel,
                                         const OnBytes &onBytes, BuildProgress &progress)
{
    if (request.title->isIframes(request.rendition))
        return buildIframe(*request.title, request.number, cancel);
    const Rendition *rendition = request.title->rendition(request.rendition);
    if (!rendition)
        return fail(ErrorKind::NotFound, u"no such rendition"_s);
    const auto use = request.title->gate->shut(kRestAfterBuild);
    const auto title = titleForSegment(request.title, request.number, cancel);
    if (!title)
        return std::unexpected(title.error());
    bool isUnderWay = false;
    const auto buildOf = [&](const Title &exact) {
        const auto take = [&](const QByteArray &bytes) {
            isUnderWay = true;
            onBytes(bytes);
        };
        return buildSegment(exact, *rendition, request.format, request.number, cancel, take, &progress);
    };
    auto bytes = buildOf(**title);
    if (!bytes && !isUnderWay && mayBeFalseCues(**title, bytes.error())) {
        const auto found = titleWithoutFalseCues(*title, request.number, cancel);
        if (found && *found) {
            if (hasOtherTimes(**found, **title, request.number))
                progress.foundFalseTimes();
            bytes = buildOf(**found);
        }
    }
    return bytes;
}

SegmentService::Built SegmentService::make(SegmentCache &cache, const Request &request, bool isMemoryShort,
                                           const CancelToken &cancel, const OnBytes &onBytes,
                                           BuildProgress &progress)
{
    const SegmentKey key = request.key();
    if (auto segment = cache.open(key))
        return {std::move(*segment), Built::From::Disk};
    if (cancel.isCancelled())
        return {std::unexpected(Error::cancelled())};
    const auto bytes = build(request, cancel, onBytes, progress);
    if (!bytes)
        return {std::unexpected(bytes.error())};
    if (isMemoryShort && cache.write(key, *bytes)) {
        if (auto segment = cache.open(key))
            return {std::move(*segment), Built::From::BuildKeptOnDisk};
    }
    return {SegmentContent(*bytes)};
}

void SegmentService::grown(const SegmentKey &key)
{
    const auto found = m_jobs.find(key);
    if (found == m_jobs.end() || found->second->isEnding())
        return;
    Job &job = *found->second;
    job.hasBytes = true;
    std::vector<Ticket> waiting;
    for (const auto &[ticket, asker] : job.askers) {
        if (!asker.isAnswered && asker.wanted == Request::Wanted::AsItGrows)
            waiting.push_back(ticket);
    }
    const std::shared_ptr<GrowingSegment> growing = job.growing;
    for (const Ticket ticket : waiting) {
        const auto asker = job.askers.find(ticket);
        if (asker == job.askers.end())
            continue;
        asker->second.isAnswered = true;
        asker->second.done(SegmentContent(growing));
    }
    growing->tellListeners();
}

void SegmentService::tellProgress()
{
    bool isNew = false;
    for (const auto &[key, job] : m_jobs) {
        const int percent = job->progress->percent();
        isNew = isNew || percent != job->shownPercent;
        job->shownPercent = percent;
    }
    if (m_converting.running == 0)
        m_progressTimer.stop();
    if (isNew)
        Q_EMIT progressed();
}

void SegmentService::endLateJob(const SegmentKey &key, quint64 id)
{
    const auto found = m_jobs.find(key);
    if (found == m_jobs.end() || found->second->id != id || found->second->isEnding())
        return;
    const Error late{ErrorKind::Unavailable, u"converting segment %1 took too long and was ended"_s.arg(
                                                 found->second->request.number)};
    noteFailure(key, late);
    callOff(found, late);
}

void SegmentService::cancelJob(quint64 id)
{
    const auto found =
        std::find_if(m_jobs.begin(), m_jobs.end(), [id](const auto &item) { return item.second->id == id; });
    if (found == m_jobs.end() || found->second->isEnding())
        return;
    if (m_calledOff.size() < kMostFailures)
        m_calledOff.insert(found->first);
    callOff(found, {ErrorKind::Cancelled,
                    u"segment %1 was called off in Cuegate's window"_s.arg(found->second->request.number)});
}

void SegmentService::callOff(Jobs::iterator found, const Error &why)
{
    const std::shared_ptr<Job> job = found->second;
    if (!job->isRunning)
        m_jobs.erase(found);
    dismiss(*job, why);
}

// Those who ask need not wait until the worker notices.
void SegmentService::dismiss(Job &job, const Error &why)
{
    const QString source = job.request.sourceId;
    const std::shared_ptr<GrowingSegment> growing = job.growing;
    const auto askers = std::exchange(job.askers, {});
    for (const auto &[ticket, asker] : askers)
        m_tickets.remove(ticket);
    growing->finish(GrowingSegment::Ending::Broken);
    job.cancel.cancel();
    for (const auto &[ticket, asker] : askers) {
        if (!asker.isAnswered)
            asker.done(std::unexpected(why));
    }
    growing->tellListeners();
    Q_EMIT changed(source);
}

// The watcher's own signal is on the stack: the job is let go from the event loop.
void SegmentService::letGo(const std::shared_ptr<Job> &job)
{
    QMetaObject::invokeMethod(
        this, [job] {}, Qt::QueuedConnection);
    job->watcher.disconnect(this);
}

void SegmentService::finish(const SegmentKey &key)
{
    const auto found = m_jobs.find(key);
    if (found == m_jobs.end())
        return;
    const std::shared_ptr<Job> job = found->second;
    m_jobs.erase(found);
    letGo(job);
    --job->lane->running;
    const Built built = job->watcher.result();
    job->growing->finish(built.segment ? GrowingSegment::Ending::Whole : GrowingSegment::Ending::Broken);
    for (const auto &[ticket, asker] : job->askers) {
        if (asker.isAnswered)
            m_tickets.remove(ticket);
    }
    std::erase_if(job->askers, [](const auto &item) { return item.second.isAnswered; });
    take(key, *job, built);
    if (job->progress->hasFalseTimes())
        Q_EMIT indexIsFalse(job->request.sourceId);
    std::map<Ticket, Job::Asker> askers = std::move(job->askers);
    if (!built.segment && job->isEnding() && !askers.empty()) {
        // Somebody asked again between the cancelling and the end of the job.
        add(key, job->request).askers = std::move(askers);
        askers.clear();
    }
    startWaiting();
    for (const auto &[ticket, asker] : askers)
        m_tickets.remove(ticket);
    for (const auto &[ticket, asker] : askers)
        asker.done(built.segment);
    job->growing->tellListeners();
    Q_EMIT changed(job->request.sourceId);
}

void SegmentService::take(const SegmentKey &key, const Job &job, const Built &built)
{
    if (!built.segment) {
        if (!job.isEnding()) {
            qCWarning(lcMedia).noquote() << "segment failed:" << sentence(built.segment.error());
            noteFailure(key, built.segment.error());
            Q_EMIT failed(sourceIdOf(key.source), built.segment.error());
        }
        return;
    }
    m_failures.erase(key);
    m_memory.remember(key, *built.segment);
    if (built.from != Built::From::Disk) {
        ++m_segmentsBuilt;
        m_segmentsConverted += job.isConverting;
        m_faults->succeeded(job.conversion());
    }
    if (built.from == Built::From::Build)
        keepOnDisk(key, built.segment->bytes());
}

void SegmentService::noteFailure(const SegmentKey &key, const Error &error)
{
    if (m_failures.size() < kMostFailures)
        m_failures[key] = error;
}

void SegmentService::keepOnDisk(const SegmentKey &key, const QByteArray &segment)
{
    m_diskPool.start([cache = m_cache, key, segment] {
        [[maybe_unused]] const auto written = cache->write(key, segment); // the cache says why not
    });
}

} // namespace cuegate
