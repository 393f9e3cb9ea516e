// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/ThumbnailService.h"

#include "core/gateway/PoolRun.h"

#include <utility>

namespace cuegate {

namespace {

constexpr int kThreads = 2;
constexpr qsizetype kKeptBytes = 16 * 1024 * 1024;

} // namespace

ThumbnailService::ThumbnailService(std::shared_ptr<ConversionFaults> faults,
                                   std::chrono::milliseconds hangsAfter, QObject *parent)
    : QObject(parent)
    , m_faults(std::move(faults))
    , m_workers(kThreads, QThread::LowPriority)
    , m_hangTimer(this)
    , m_kept(kKeptBytes)
{
    m_hangTimer.setInterval(hangsAfter / HangWatch::kLooks);
    connect(&m_hangTimer, &QTimer::timeout, this, &ThumbnailService::watchJobs);
}

ThumbnailService::~ThumbnailService()
{
    for (const auto &[id, job] : m_jobs)
        job.cancel.cancel();
    m_workers.finish();
}

ThumbnailService::Ticket ThumbnailService::ask(const Request &request, Done done)
{
    const qint64 time = thumbnailTime(*request.title, request.ms);
    const QByteArray key(request.sourceId.toLatin1() + ' ' + request.title->generation + ' ' +
                         QByteArray::number(time) + ' ' + QByteArray::number(request.width));
    if (const QByteArray *kept = m_kept.object(key)) {
        done(*kept);
        return 0;
    }
    if (const auto refusal = m_faults->refusal(request.sourceId)) {
        done(std::unexpected(*refusal));
        return 0;
    }
    const auto known = m_wanted.constFind(key);
    const quint64 id = known != m_wanted.constEnd() ? *known : begin(request, key, time);
    const Ticket ticket = ++m_last;
    m_jobs[id].askers[ticket] = std::move(done);
    m_tickets.insert(ticket, id);
    return ticket;
}

quint64 ThumbnailService::begin(const Request &request, const QByteArray &key, qint64 time)
{
    const quint64 id = ++m_last;
    Job &job = m_jobs[id];
    job.key = key;
    job.conversion = {request.sourceId, kThumbnail, time};
    job.lossesBefore = m_faults->losses();
    m_wanted.insert(key, id);
    runIn(
        m_workers.threads(), this,
        [title = request.title, width = request.width, token = job.cancel.token(), marks = m_faults->marks(),
         conversion = job.conversion]() -> Result<QByteArray> {
            if (token.isCancelled())
                return std::unexpected(Error::cancelled());
            ConversionMarks::Running mark(marks, conversion);
            auto picture = makeTitleThumbnail(title, conversion.number, width, token);
            if (picture)
                mark.succeeded();
            return picture;
        },
        [this, id](const Result<QByteArray> &picture) { finish(id, picture); });
    if (!m_hangTimer.isActive())
        m_hangTimer.start();
    return id;
}

void ThumbnailService::leave(Ticket ticket)
{
    const auto found = m_tickets.constFind(ticket);
    if (found == m_tickets.constEnd())
        return;
    Job &job = m_jobs[*found];
    m_tickets.erase(found);
    job.askers.erase(ticket);
    if (!job.askers.empty())
        return;
    job.cancel.cancel();
    m_wanted.remove(job.key);
}

void ThumbnailService::forget(const QString &sourceId)
{
    const QByteArray prefix(sourceId.toLatin1() + ' ');
    for (const QByteArray &key : m_kept.keys()) {
        if (key.startsWith(prefix))
            m_kept.remove(key);
    }
    for (auto &[id, job] : m_jobs)
        job.isKept = job.isKept && !job.key.startsWith(prefix);
}

void ThumbnailService::end(const QString &sourceId)
{
    const QByteArray prefix(sourceId.toLatin1() + ' ');
    for (auto &[id, job] : m_jobs) {
        if (!job.key.startsWith(prefix) || job.isHanging)
            continue;
        job.cancel.cancel();
        m_wanted.remove(job.key);
    }
    forget(sourceId);
}

void ThumbnailService::finish(quint64 id, const Result<QByteArray> &picture)
{
    const auto found = m_jobs.find(id);
    if (found == m_jobs.end())
        return;
    Job job = std::move(found->second);
    m_jobs.erase(found);
    if (job.isHanging) {
        m_faults->threadCameBack();
        m_workers.tidy();
    } else if (picture) {
        m_faults->succeeded(job.conversion);
    }
    if (job.askers.empty())
        return; // everybody left, and perhaps another one began
    if (picture && job.isKept)
        m_kept.insert(job.key, new QByteArray(*picture), picture->size());
    m_wanted.remove(job.key);
    answer(job, picture);
}

void ThumbnailService::answer(Job &job, const Result<QByteArray> &picture)
{
    const auto askers = std::exchange(job.askers, {});
    for (const auto &[ticket, done] : askers)
        m_tickets.remove(ticket);
    for (const auto &[ticket, done] : askers)
        done(picture);
}

void ThumbnailService::watchJobs()
{
    if (m_jobs.empty())
        m_hangTimer.stop();
    std::vector<quint64> hanging;
    for (auto &[id, job] : m_jobs) {
        if (!job.isHanging && job.hang.look(job.cancel))
            hanging.push_back(id);
    }
    for (const quint64 id : hanging) {
        Job &job = m_jobs[id];
        const auto step = job.cancel.step();
        if (!step)
            continue;
        job.isHanging = true;
        job.cancel.cancel();
        m_workers.replace(step->thread);
        if (m_wanted.value(job.key) == id)
            m_wanted.remove(job.key);
        answer(job, std::unexpected(
                        m_faults->threadLost(job.conversion, job.lossesBefore, crashOf(step->thread))));
    }
}

} // namespace cuegate
