// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/SegmentService.h"

#include "core/segment/SegmentServiceJob.h"

#include <QThread>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cuegate {

namespace {

constexpr qsizetype kSegmentsAhead = 2;
constexpr size_t kMostViewers = 64;
constexpr size_t kMostAskedFor = 10'000;
constexpr auto kProgressEvery = 250ms;

} // namespace

static int convertThreads(const SegmentServiceOptions &options)
{
    return options.convertThreads > 0 ? options.convertThreads : std::max(1, QThread::idealThreadCount());
}

SegmentService::SegmentService(std::shared_ptr<SegmentCache> cache, const SegmentServiceOptions &options,
                               QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_faults(options.faults ? options.faults : std::make_shared<ConversionFaults>(m_clock, nullptr))
    , m_cache(std::move(cache))
    , m_copying{WorkerPool(m_options.copyThreads)}
    , m_converting{WorkerPool(convertThreads(m_options), QThread::LowPriority)}
    , m_progressTimer(this)
    , m_hangTimer(this)
{
    m_diskPool.setMaxThreadCount(1);
    m_hangTimer.setInterval(m_options.hangsAfter / HangWatch::kLooks);
    connect(&m_hangTimer, &QTimer::timeout, this, &SegmentService::watchConversions);
    m_progressTimer.setInterval(kProgressEvery);
    connect(&m_progressTimer, &QTimer::timeout, this, &SegmentService::tellProgress);
}

SegmentService::~SegmentService()
{
    for (const auto &[key, job] : m_jobs)
        job->cancel.cancel();
    m_copying.workers.finish();
    m_converting.workers.finish();
    m_diskPool.clear(); // what is not written yet is made again when it is asked for
    m_diskPool.waitForDone();
}

SegmentService::Ticket SegmentService::ask(const Request &request, Done done)
{
    if (m_askedFor.size() < kMostAskedFor)
        m_askedFor.emplace(request.sourceId, request.rendition);
    const Ticket ticket = join(request, Urgency::Asked, std::move(done));
    if (!request.viewer.isEmpty())
        makeAhead(request);
    return ticket;
}

SegmentService::Ticket SegmentService::join(const Request &request, Urgency urgency, Done done)
{
    const SegmentKey key = request.key();
    if (const auto kept = m_memory.use(key)) {
        m_cache->countHit();
        done(*kept);
        return 0;
    }
    m_memory.forgetUnused();
    const auto found = m_jobs.find(key);
    // One that is ending would be begun anew.
    const bool isToBegin = found == m_jobs.end() || found->second->isEnding();
    const auto refusal = isToBegin ? m_faults->refusal(request.sourceId) : std::nullopt;
    if (refusal && isToBeConverted(request)) {
        noteFailure(key, *refusal);
        done(std::unexpected(*refusal));
        return 0;
    }
    Job &job = found != m_jobs.end() ? *found->second : add(key, request);
    const Ticket ticket = ++m_lastTicket;
    job.askers[ticket] = {std::move(done), request.wanted, urgency, request.viewer};
    m_tickets.insert(ticket, key);
    // Answered later, when the asker knows its ticket: with a growing segment it has to leave by it.
    if (job.hasBytes)
        QMetaObject::invokeMethod(
            this, [this, key] { grown(key); }, Qt::QueuedConnection);
    startWaiting();
    Q_EMIT changed(request.sourceId);
    return ticket;
}

bool SegmentService::isHeldUpHere(Ticket ticket) const
{
    const auto asked = m_tickets.constFind(ticket);
    const auto job = asked == m_tickets.constEnd() ? m_jobs.end() : m_jobs.find(*asked);
    return job != m_jobs.end() && (!job->second->isRunning || job->second->cancel.step());
}

void SegmentService::leave(Ticket ticket)
{
    const auto found = m_tickets.constFind(ticket);
    if (found == m_tickets.constEnd())
        return;
    const auto job = m_jobs.find(*found);
    m_tickets.erase(found);
    if (job == m_jobs.end())
        return;
    job->second->askers.erase(ticket);
    const QString source = job->second->request.sourceId;
    if (job->second->askers.empty()) {
        if (job->second->isRunning)
            job->second->cancel.cancel();
        else
            m_jobs.erase(job);
    }
    Q_EMIT changed(source);
}

// A paused player asks for nothing, so nothing is made ahead for it beyond what follows its last segment; one
// that seeks lets go of what lay ahead of where it was.
void SegmentService::makeAhead(const Request &request)
{
    const Rendition *rendition = request.title->rendition(request.rendition);
    if (!m_looksAhead || !rendition || !rendition->isConverted() || m_faults->isSuspect(request.sourceId))
        return;
    // One picture and one sound for each: who changes the rendition lets go of what was made ahead in the
    // other.
    const QByteArray name =
        QByteArray(request.viewer + ' ' + request.sourceId.toLatin1() + ' ' + request.rendition.left(1));
    if (m_ahead.size() > kMostViewers)
        m_ahead.erase(m_ahead.begin());
    std::vector<Ahead> &ahead = m_ahead[name];
    const auto isNear = [&](qsizetype number) {
        return number > request.number && number <= request.number + kSegmentsAhead;
    };
    const auto isWanted = [&](const Ahead &item) {
        return item.rendition == request.rendition && isNear(item.number);
    };
    for (const Ahead &item : ahead) {
        if (!isWanted(item))
            leave(item.ticket);
    }
    std::erase_if(ahead,
                  [&](const Ahead &item) { return !isWanted(item) || !m_tickets.contains(item.ticket); });
    const auto count = qsizetype(request.title->plan.spans.size());
    for (qsizetype number = request.number + 1; isNear(number) && number < count; ++number) {
        Request next = request;
        next.number = number;
        next.viewer.clear();
        next.wanted = Request::Wanted::Whole;
        const bool isUnderWay = std::any_of(ahead.begin(), ahead.end(),
                                            [number](const Ahead &item) { return item.number == number; });
        const SegmentKey key = next.key();
        const State state = stateOf(key);
        if (isUnderWay || state == State::Cached || state == State::Failed || m_calledOff.contains(key))
            continue;
        ahead.push_back({request.rendition, number, join(next, Urgency::Ahead, [](const auto &) {})});
    }
}

void SegmentService::leaveAhead(const QByteArray &viewer, const QString &sourceId)
{
    const QByteArray names(viewer + ' ' + sourceId.toLatin1() + ' ');
    const auto begin = m_ahead.lower_bound(names);
    auto end = begin;
    std::vector<Ticket> tickets;
    for (; end != m_ahead.end() && end->first.startsWith(names); ++end) {
        for (const Ahead &item : end->second)
            tickets.push_back(item.ticket);
    }
    m_ahead.erase(begin, end);
    for (const Ticket ticket : tickets)
        leave(ticket);
}

void SegmentService::endJobsOf(const QString &sourceId)
{
    std::vector<SegmentKey> keys;
    for (const auto &[key, job] : m_jobs) {
        if (job->request.sourceId == sourceId && !job->isEnding())
            keys.push_back(key);
    }
    // Who is told may leave other jobs.
    for (const SegmentKey &key : keys) {
        const auto job = m_jobs.find(key);
        if (job != m_jobs.end() && !job->second->isEnding())
            callOff(job, {ErrorKind::Cancelled, u"the source was removed"_s});
    }
}

SegmentService::State SegmentService::stateOf(const SegmentKey &key) const
{
    if (const auto job = m_jobs.find(key); job != m_jobs.end())
        return job->second->isRunning ? State::Building : State::Queued;
    if (m_memory.sizeOf(key) || m_cache->sizeOf(key))
        return State::Cached;
    return m_failures.contains(key) ? State::Failed : State::Missing;
}

qint64 SegmentService::sizeOf(const SegmentKey &key) const
{
    if (const auto kept = m_memory.sizeOf(key))
        return *kept;
    return m_cache->sizeOf(key).value_or(0);
}

std::vector<SegmentJob> SegmentService::jobs() const
{
    std::vector<SegmentJob> jobs;
    for (const auto &[key, job] : m_jobs)
        jobs.push_back(job->shown());
    for (const auto &job : m_hanging)
        jobs.push_back(job->shown());
    const auto place = [](const SegmentJob &job) {
        return std::pair(job.state == SegmentJob::State::Waiting, job.id);
    };
    std::sort(jobs.begin(), jobs.end(),
              [&](const SegmentJob &a, const SegmentJob &b) { return place(a) < place(b); });
    return jobs;
}

void SegmentService::clear(const std::optional<QString> &sourceId, std::function<void()> done)
{
    const auto isMeant = [&sourceId](const SegmentKey &key) {
        return !sourceId || key.source == sourceNumber(*sourceId);
    };
    m_memory.forget(isMeant);
    m_calledOff.clear();
    std::erase_if(m_failures, [&](const auto &item) { return isMeant(item.first); });
    m_diskPool.start([this, cache = m_cache, sourceId, done = std::move(done)] {
        cache->clear(sourceId);
        QMetaObject::invokeMethod(this, done, Qt::QueuedConnection);
    });
}

} // namespace cuegate
