// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/WorkerPool.h"

#include "core/base/LeftBehind.h"

#include <utility>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#endif

namespace cuegate {

// For good: the kernel does not let it have its priority back, so nothing new may begin in its pool. Not
// SCHED_IDLE: on a busy machine such a thread would not even get the time to die with the process.
static void yieldToOthers([[maybe_unused]] qint64 thread)
{
#ifdef Q_OS_LINUX
    constexpr int kLowest = 19;
    if (thread > 0)
        ::setpriority(PRIO_PROCESS, id_t(thread), kLowest);
#endif
}

WorkerPool::WorkerPool(int threads, QThread::Priority priority)
    : m_size(threads)
    , m_priority(priority)
    , m_pool(makePool())
{
}

WorkerPool::~WorkerPool()
{
    finish();
}

void WorkerPool::finish()
{
    const auto end = [](std::unique_ptr<QThreadPool> pool, int withinMs) {
        if (pool && !pool->waitForDone(withinMs))
            leaveBehind(std::move(pool));
    };
    end(std::move(m_pool), kEndWithinMs);
    for (auto &pool : m_former)
        end(std::move(pool), 0);
    m_former.clear();
}

std::unique_ptr<QThreadPool> WorkerPool::makePool() const
{
    auto pool = std::make_unique<QThreadPool>();
    pool->setMaxThreadCount(m_size);
    pool->setThreadPriority(m_priority);
    return pool;
}

void WorkerPool::replace(qint64 thread)
{
    tidy();
    yieldToOthers(thread);
    m_former.push_back(std::exchange(m_pool, makePool()));
    for (const auto &pool : m_former)
        pool->setMaxThreadCount(pool->maxThreadCount() + 1); // for what waits in its queue
}

void WorkerPool::tidy()
{
    std::erase_if(m_former, [](const auto &pool) { return pool->activeThreadCount() == 0; });
}

} // namespace cuegate
