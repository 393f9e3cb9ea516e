// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/SegmentService.h"

#include "core/base/ErrorSentence.h"
#include "core/base/Log.h"
#include "core/segment/SegmentBuilder.h"

#include <QtConcurrent>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

constexpr qint64 kMemoryBytes = 32 * 1024 * 1024;
constexpr int kBuildThreads = 8; // they wait for the upstream most of the time
constexpr size_t kMostFailures = 10'000;

} // namespace

struct SegmentService::Job
{
    CancelSource cancel;
    QFutureWatcher<Built> watcher;
    std::map<Ticket, Done> askers;
    Request request;
};

SegmentService::SegmentService(std::shared_ptr<SegmentCache> cache, QObject *parent)
    : QObject(parent)
    , m_cache(std::move(cache))
{
    m_pool.setMaxThreadCount(kBuildThreads);
    m_diskPool.setMaxThreadCount(1);
}

SegmentService::~SegmentService()
{
    for (const auto &[key, job] : m_jobs)
        job->cancel.cancel();
    m_pool.waitForDone();
    m_diskPool.clear(); // what is not written yet is made again when it is asked for
    m_diskPool.waitForDone();
}

SegmentService::Ticket SegmentService::ask(const Request &request, Done done)
{
    const SegmentKey key = request.key();
    const auto kept = m_memoryIndex.find(key);
    if (kept != m_memoryIndex.end()) {
        m_memory.splice(m_memory.begin(), m_memory, kept->second);
        m_cache->countHit();
        done(kept->second->segment);
        return 0;
    }
    if (!m_jobs.contains(key))
        start(key, request);
    const Ticket ticket = ++m_lastTicket;
    m_jobs.at(key)->askers.emplace(ticket, std::move(done));
    m_tickets.insert(ticket, key);
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

void SegmentService::start(const SegmentKey &key, const Request &request)
{
    auto job = std::make_unique<Job>();
    job->request = request;
    m_failures.erase(key);
    connect(&job->watcher, &QFutureWatcher<Built>::finished, this, [this, key] { finish(key); });
    const auto work = [cache = m_cache, request, key, token = job->cancel.token()]() -> Built {
        if (auto segment = cache->read(key))
            return {std::move(*segment), true};
        const Rendition *rendition = request.title->rendition(request.rendition);
        if (!rendition)
            return {fail(ErrorKind::NotFound, u"no such rendition"_s), false};
        return {buildSegment(*request.title, *rendition, request.format, request.number, token), false};
    };
    job->watcher.setFuture(QtConcurrent::run(&m_pool, work));
    m_jobs.emplace(key, std::move(job));
    Q_EMIT changed(request.sourceId);
}

void SegmentService::finish(const SegmentKey &key)
{
    const auto found = m_jobs.find(key);
    if (found == m_jobs.end())
        return;
    // The watcher's own signal is on the stack: the job is let go from the event loop.
    const std::shared_ptr<Job> job = std::move(found->second);
    m_jobs.erase(found);
    QMetaObject::invokeMethod(this, [job] {}, Qt::QueuedConnection);
    job->watcher.disconnect(this);
    const Built built = job->watcher.result();
    const bool isCancelled = !built.segment && built.segment.error().kind == ErrorKind::Cancelled;
    if (isCancelled && !job->askers.empty()) {
        // Somebody asked again between the cancelling and the end of the job.
        start(key, job->request);
        m_jobs.at(key)->askers = std::move(job->askers);
        return;
    }
    if (built.segment) {
        remember(key, *built.segment);
        if (!built.isFromDisk) {
            ++m_segmentsBuilt;
            keepOnDisk(key, *built.segment);
        }
    } else if (!isCancelled) {
        qCWarning(lcMedia).noquote() << "segment failed:" << sentence(built.segment.error());
        if (m_failures.size() < kMostFailures)
            m_failures[key] = built.segment.error();
    }
    for (const auto &[ticket, done] : job->askers)
        m_tickets.remove(ticket);
    for (const auto &[ticket, done] : job->askers)
        done(built.segment);
    Q_EMIT changed(job->request.sourceId);
}

void SegmentService::remember(const SegmentKey &key, const QByteArray &segment)
{
    if (m_memoryIndex.contains(key))
        return;
    m_memory.push_front({key, segment});
    m_memoryIndex[key] = m_memory.begin();
    m_memoryBytes += segment.size();
    while (m_memoryBytes > kMemoryBytes && m_memory.size() > 1) {
        m_memoryBytes -= m_memory.back().segment.size();
        m_memoryIndex.erase(m_memory.back().key);
        m_memory.pop_back();
    }
}

void SegmentService::keepOnDisk(const SegmentKey &key, const QByteArray &segment)
{
    m_diskPool.start([cache = m_cache, key, segment] {
        if (const auto written = cache->write(key, segment); !written)
            qCWarning(lcMedia).noquote() << written.error().message;
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
        return kept->second->segment.size();
    return m_cache->sizeOf(key).value_or(0);
}

void SegmentService::clear()
{
    m_memory.clear();
    m_memoryIndex.clear();
    m_memoryBytes = 0;
    m_failures.clear();
    m_diskPool.start([cache = m_cache] { cache->clear(); });
}

} // namespace cuegate
