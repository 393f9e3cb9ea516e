// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/SegmentService.h"

#include "core/base/ErrorSentence.h"
#include "core/base/Log.h"
#include "core/segment/SegmentBuilder.h"

#include <QThread>
#include <QTimer>
#include <QtConcurrent>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cuegate {

namespace {

constexpr qint64 kMemoryBytes = 32 * 1024 * 1024;
// More than this is being sent from memory: what is made next is sent from the disk.
constexpr qint64 kMemoryShortBytes = 48 * 1024 * 1024;
constexpr int kCopyThreads = 8; // they wait for the upstream most of the time
constexpr qsizetype kSegmentsAhead = 2;
constexpr size_t kMostViewers = 64;
constexpr auto kLongestJob = 2min;
constexpr size_t kMostFailures = 10'000;

} // namespace

struct SegmentService::Job
{
    struct Asker
    {
        Done done;
        Request::Wanted wanted;
        bool isAnswered = false; ///< with the growing segment
    };
    CancelSource cancel;
    QFutureWatcher<Built> watcher;
    std::map<Ticket, Asker> askers;
    Request request;
    quint64 run = 0;
    bool isConverted = false;
    bool isLate = false;
    std::shared_ptr<GrowingSegment> growing = std::make_shared<GrowingSegment>();
    bool hasBytes = false;

    void answer(Asker &asker) const
    {
        asker.isAnswered = true;
        asker.done(SegmentContent(growing));
    }
};

SegmentService::SegmentService(std::shared_ptr<SegmentCache> cache, QObject *parent)
    : QObject(parent)
    , m_cache(std::move(cache))
{
    m_copyPool.setMaxThreadCount(kCopyThreads);
    m_convertPool.setMaxThreadCount(std::max(1, QThread::idealThreadCount()));
    m_convertPool.setThreadPriority(QThread::LowPriority);
    m_diskPool.setMaxThreadCount(1);
}

SegmentService::~SegmentService()
{
    for (const auto &[key, job] : m_jobs)
        job->cancel.cancel();
    m_copyPool.waitForDone();
    m_convertPool.waitForDone();
    m_diskPool.clear(); // what is not written yet is made again when it is asked for
    m_diskPool.waitForDone();
}

SegmentService::Ticket SegmentService::ask(const Request &request, Done done)
{
    const Ticket ticket = join(request, Urgency::Asked, std::move(done));
    if (!request.viewer.isEmpty())
        makeAhead(request);
    return ticket;
}

SegmentService::Ticket SegmentService::join(const Request &request, Urgency urgency, Done done)
{
    const SegmentKey key = request.key();
    const auto kept = m_memoryIndex.find(key);
    if (kept != m_memoryIndex.end()) {
        m_memory.splice(m_memory.begin(), m_memory, kept->second);
        m_cache->countHit();
        done(Result<SegmentContent>(kept->second->segment));
        return 0;
    }
    forgetUnused();
    if (!m_jobs.contains(key))
        start(key, request, urgency);
    Job &job = *m_jobs.at(key);
    const Ticket ticket = ++m_lastTicket;
    job.askers.emplace(ticket, Job::Asker{std::move(done), request.wanted});
    m_tickets.insert(ticket, key);
    // Answered later, when the asker knows its ticket: with a growing segment it has to leave by it.
    if (job.hasBytes)
        QMetaObject::invokeMethod(
            this, [this, key] { grown(key); }, Qt::QueuedConnection);
    return ticket;
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
    if (job->second->askers.empty())
        job->second->cancel.cancel();
}

// A paused player asks for nothing, so nothing is made ahead for it beyond what follows its last segment; one
// that seeks lets go of what lay ahead of where it was.
void SegmentService::makeAhead(const Request &request)
{
    const Rendition *rendition = request.title->rendition(request.rendition);
    if (!rendition || !rendition->isConverted())
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
        if (isUnderWay || stateOf(next.key()) == State::Cached || stateOf(next.key()) == State::Failed)
            continue;
        ahead.push_back({request.rendition, number, join(next, Urgency::Ahead, [](const auto &) {})});
    }
}

void SegmentService::start(const SegmentKey &key, const Request &request, Urgency urgency)
{
    auto job = std::make_unique<Job>();
    job->request = request;
    job->run = ++m_lastRun;
    const Rendition *rendition = request.title->rendition(request.rendition);
    job->isConverted = rendition && rendition->isConverted();
    m_failures.erase(key);
    connect(&job->watcher, &QFutureWatcher<Built>::finished, this, [this, key] { finish(key); });
    const auto onBytes = [this, key, growing = job->growing](const QByteArray &bytes) {
        growing->append(bytes);
        QMetaObject::invokeMethod(
            this, [this, key] { grown(key); }, Qt::QueuedConnection);
    };
    auto work = [cache = m_cache, request, isShort = m_memoryBytes > kMemoryShortBytes,
                 token = job->cancel.token(),
                 onBytes] { return make(*cache, request, isShort, token, onBytes); };
    QThreadPool &pool = job->isConverted ? m_convertPool : m_copyPool;
    job->watcher.setFuture(QtConcurrent::task(std::move(work))
                               .onThreadPool(pool)
                               .withPriority(urgency == Urgency::Asked ? 1 : 0)
                               .spawn());
    if (job->isConverted)
        QTimer::singleShot(kLongestJob, this, [this, key, run = job->run] { endLateJob(key, run); });
    m_jobs.emplace(key, std::move(job));
    Q_EMIT changed(request.sourceId);
}

SegmentService::Built SegmentService::make(SegmentCache &cache, const Request &request, bool isMemoryShort,
                                           const CancelToken &cancel, const OnBytes &onBytes)
{
    const SegmentKey key = request.key();
    if (auto segment = cache.open(key))
        return {std::move(*segment), Built::From::Disk};
    if (cancel.isCancelled())
        return {std::unexpected(Error::cancelled())};
    const Rendition *rendition = request.title->rendition(request.rendition);
    if (!rendition)
        return {fail(ErrorKind::NotFound, u"no such rendition"_s)};
    const auto bytes =
        buildSegment(*request.title, *rendition, request.format, request.number, cancel, onBytes);
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
    if (found == m_jobs.end())
        return;
    Job &job = *found->second;
    job.hasBytes = true;
    std::vector<Ticket> waiting;
    for (const auto &[ticket, asker] : job.askers) {
        if (!asker.isAnswered && asker.wanted == Request::Wanted::AsItGrows)
            waiting.push_back(ticket);
    }
    for (const Ticket ticket : waiting) {
        const auto asker = job.askers.find(ticket);
        if (asker != job.askers.end())
            job.answer(asker->second);
    }
    job.growing->tellListeners();
}

void SegmentService::endLateJob(const SegmentKey &key, quint64 run)
{
    const auto found = m_jobs.find(key);
    if (found == m_jobs.end() || found->second->run != run)
        return;
    found->second->isLate = true;
    found->second->cancel.cancel();
}

void SegmentService::finish(const SegmentKey &key)
{
    const auto found = m_jobs.find(key);
    if (found == m_jobs.end())
        return;
    // The watcher's own signal is on the stack: the job is let go from the event loop.
    const std::shared_ptr<Job> job = std::move(found->second);
    m_jobs.erase(found);
    QMetaObject::invokeMethod(
        this, [job] {}, Qt::QueuedConnection);
    job->watcher.disconnect(this);
    Built built = job->watcher.result();
    job->growing->finish(built.segment ? GrowingSegment::Ending::Whole : GrowingSegment::Ending::Broken);
    for (const auto &[ticket, asker] : job->askers) {
        if (asker.isAnswered)
            m_tickets.remove(ticket);
    }
    std::erase_if(job->askers, [](const auto &item) { return item.second.isAnswered; });
    if (job->isLate && !built.segment)
        built.segment = fail(ErrorKind::Unavailable,
                             u"converting segment %1 took too long and was ended"_s.arg(job->request.number));
    const bool isCancelled = !built.segment && built.segment.error().kind == ErrorKind::Cancelled;
    if (isCancelled && !job->askers.empty()) {
        // Somebody asked again between the cancelling and the end of the job.
        start(key, job->request, Urgency::Asked);
        m_jobs.at(key)->askers = std::move(job->askers);
        job->growing->tellListeners();
        return;
    }
    if (built.segment) {
        remember(key, *built.segment);
        if (built.from != Built::From::Disk) {
            ++m_segmentsBuilt;
            m_segmentsConverted += job->isConverted;
        }
        if (built.from == Built::From::Build)
            keepOnDisk(key, built.segment->bytes());
    } else if (!isCancelled) {
        qCWarning(lcMedia).noquote() << "segment failed:" << sentence(built.segment.error());
        if (m_failures.size() < kMostFailures)
            m_failures[key] = built.segment.error();
    }
    for (const auto &[ticket, asker] : job->askers)
        m_tickets.remove(ticket);
    for (const auto &[ticket, asker] : job->askers)
        asker.done(built.segment);
    job->growing->tellListeners();
    Q_EMIT changed(job->request.sourceId);
}

void SegmentService::remember(const SegmentKey &key, const SegmentContent &segment)
{
    // Files are the cache's to open: it sees when one has been touched, and descriptors are few.
    if (segment.file() || m_memoryIndex.contains(key))
        return;
    m_memory.push_front({key, segment});
    m_memoryIndex[key] = m_memory.begin();
    m_memoryBytes += segment.bytes().size();
    forgetUnused();
}

void SegmentService::forgetUnused()
{
    auto oldest = m_memory.end();
    while (oldest != m_memory.begin() && m_memoryBytes > kMemoryBytes) {
        --oldest;
        if (oldest->isInUse())
            continue;
        m_memoryBytes -= oldest->segment.bytes().size();
        m_memoryIndex.erase(oldest->key);
        oldest = m_memory.erase(oldest);
    }
}

void SegmentService::keepOnDisk(const SegmentKey &key, const QByteArray &segment)
{
    m_diskPool.start([cache = m_cache, key, segment] {
        [[maybe_unused]] const auto written = cache->write(key, segment); // the cache says why not
    });
}

SegmentService::State SegmentService::stateOf(const SegmentKey &key) const
{
    if (m_jobs.contains(key))
        return State::Building;
    if (m_memoryIndex.contains(key) || m_cache->sizeOf(key))
        return State::Cached;
    return m_failures.contains(key) ? State::Failed : State::Missing;
}

qint64 SegmentService::sizeOf(const SegmentKey &key) const
{
    const auto kept = m_memoryIndex.find(key);
    if (kept != m_memoryIndex.end())
        return kept->second->segment.sizeBytes();
    return m_cache->sizeOf(key).value_or(0);
}

void SegmentService::clear(const std::optional<QString> &sourceId, std::function<void()> done)
{
    const auto isMeant = [&sourceId](const SegmentKey &key) {
        return !sourceId || key.source == sourceNumber(*sourceId);
    };
    for (auto kept = m_memory.begin(); kept != m_memory.end();) {
        if (!isMeant(kept->key)) {
            ++kept;
            continue;
        }
        m_memoryBytes -= kept->segment.bytes().size();
        m_memoryIndex.erase(kept->key);
        kept = m_memory.erase(kept);
    }
    std::erase_if(m_failures, [&](const auto &item) { return isMeant(item.first); });
    m_diskPool.start([this, cache = m_cache, sourceId, done = std::move(done)] {
        cache->clear(sourceId);
        QMetaObject::invokeMethod(this, done, Qt::QueuedConnection);
    });
}

} // namespace cuegate
