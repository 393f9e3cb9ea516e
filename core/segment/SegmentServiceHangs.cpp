// SPDX-License-Identifier: GPL-3.0-or-later
// Conversions that hang: those who ask are told, somebody else gets their place, and their threads are left
// to themselves.
#include "core/base/Log.h"
#include "core/segment/SegmentServiceJob.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

void SegmentService::watchConversions()
{
    if (m_converting.running == 0)
        m_hangTimer.stop();
    // Also those that are ending: their threads hang no less.
    std::vector<SegmentKey> hanging;
    for (const auto &[key, job] : m_jobs) {
        if (job->isConverting && job->isRunning && job->hang.look(job->cancel))
            hanging.push_back(key);
    }
    for (const SegmentKey &key : hanging) {
        if (const auto job = m_jobs.find(key); job != m_jobs.end())
            giveUp(job);
    }
    // Who waits for a thread need not wait until it is sure that one hangs.
    const auto still =
        std::ranges::count_if(m_jobs, [](const auto &item) { return item.second->standsStill(); });
    m_converting.workers.setSpare(int(still));
    startWaiting();
}

void SegmentService::giveUp(Jobs::iterator found)
{
    const auto [key, job] = *found;
    const auto step = job->cancel.step();
    if (!step)
        return; // it has come back this very moment
    m_jobs.erase(found);
    m_hanging.push_back(job);
    job->isHanging = true;
    --m_converting.running;
    m_converting.workers.replace(step->thread);
    job->watcher.disconnect(this);
    connect(&job->watcher, &QFutureWatcher<Built>::finished, this, [this, weak = std::weak_ptr(job)] {
        if (const auto back = weak.lock())
            cameBack(back);
    });
    const Request &request = job->request;
    const Error why = m_faults->threadLost(job->conversion(), job->lossesBefore, crashOf(step->thread));
    job->since = m_faults->now();
    noteFailure(key, why);
    if (!job->askers.empty())
        Q_EMIT failed(request.sourceId, why);
    dismiss(*job, why);
    callOffRefused();
}

// Of a title that is not converted any more nothing is worth waiting for.
void SegmentService::callOffRefused()
{
    std::vector<SegmentKey> refused;
    for (const auto &[key, job] : m_jobs) {
        const auto refusal = job->isConverting ? m_faults->refusal(job->request.sourceId) : std::nullopt;
        const bool isOfOthers = refusal && refusal->code == ErrorCode::ConvertBlocked;
        if (refusal && !job->isEnding() && !(isOfOthers && job->isRunning))
            refused.push_back(key);
    }
    for (const SegmentKey &key : refused) {
        const auto job = m_jobs.find(key);
        const auto refusal =
            job != m_jobs.end() ? m_faults->refusal(job->second->request.sourceId) : std::nullopt;
        if (!refusal)
            continue;
        noteFailure(key, *refusal);
        callOff(job, *refusal);
    }
}

void SegmentService::cameBack(const std::shared_ptr<Job> &job)
{
    letGo(job);
    std::erase(m_hanging, job);
    m_faults->threadCameBack();
    m_converting.workers.tidy();
    qCInfo(lcMedia).noquote() << u"what hung came back after all: segment %1 of %2 (%3)"_s.arg(
        QString::number(job->request.number), QString::fromLatin1(job->request.rendition),
        job->request.sourceId);
    startWaiting();
    Q_EMIT changed(job->request.sourceId);
}

} // namespace cuegate
