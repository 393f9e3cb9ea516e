// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/ThumbnailService.h"

#include "core/gateway/PoolRun.h"

namespace cuegate {

namespace {

constexpr int kThreads = 2;
constexpr qsizetype kKeptBytes = 16 * 1024 * 1024;

} // namespace

ThumbnailService::ThumbnailService(QObject *parent)
    : QObject(parent)
    , m_kept(kKeptBytes)
{
    m_pool.setMaxThreadCount(kThreads);
    m_pool.setThreadPriority(QThread::LowPriority);
}

ThumbnailService::~ThumbnailService()
{
    for (const Job &job : std::as_const(m_jobs))
        job.cancel.cancel();
    m_pool.waitForDone();
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
    const bool isNew = !m_jobs.contains(key);
    Job &job = m_jobs[key];
    const Ticket ticket = ++m_last;
    job.askers[ticket] = std::move(done);
    m_tickets.insert(ticket, key);
    if (isNew) {
        job.id = ++m_last;
        runIn(
            m_pool, this,
            [title = request.title, time, width = request.width, token = job.cancel.token()] {
                return token.isCancelled() ? std::unexpected(Error::cancelled())
                                           : makeTitleThumbnail(title, time, width, token);
            },
            [this, key, id = job.id](const Result<QByteArray> &picture) { finish(key, id, picture); });
    }
    return ticket;
}

void ThumbnailService::leave(Ticket ticket)
{
    const auto found = m_tickets.constFind(ticket);
    if (found == m_tickets.constEnd())
        return;
    const auto job = m_jobs.find(*found);
    m_tickets.erase(found);
    job->askers.erase(ticket);
    if (!job->askers.empty())
        return;
    job->cancel.cancel();
    m_jobs.erase(job);
}

void ThumbnailService::forget(const QString &sourceId)
{
    const QByteArray prefix(sourceId.toLatin1() + ' ');
    for (const QByteArray &key : m_kept.keys()) {
        if (key.startsWith(prefix))
            m_kept.remove(key);
    }
    for (auto job = m_jobs.begin(); job != m_jobs.end(); ++job)
        job->isKept = job->isKept && !job.key().startsWith(prefix);
}

void ThumbnailService::finish(const QByteArray &key, quint64 id, const Result<QByteArray> &picture)
{
    const auto job = m_jobs.find(key);
    if (job == m_jobs.end() || job->id != id)
        return; // everybody left, and perhaps another one began
    if (picture && job->isKept)
        m_kept.insert(key, new QByteArray(*picture), picture->size());
    const std::map<Ticket, Done> askers = std::move(job->askers);
    m_jobs.erase(job);
    for (const auto &[ticket, done] : askers)
        m_tickets.remove(ticket);
    for (const auto &[ticket, done] : askers)
        done(picture);
}

} // namespace cuegate
