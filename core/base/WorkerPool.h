// SPDX-License-Identifier: GPL-3.0-or-later
// A QThreadPool whose threads may hang in code of others: one that does is replaced, so that it takes no
// capacity from others, and does not hold up the end. Thread: one, its owner's.
#pragma once

#include <QThreadPool>

#include <memory>
#include <vector>

namespace cuegate {

class WorkerPool
{
public:
    explicit WorkerPool(int threads, QThread::Priority priority = QThread::InheritPriority);
    ~WorkerPool(); ///< finish()
    Q_DISABLE_COPY_MOVE(WorkerPool)
    /// Waits kEndWithinMs for what runs; what does not end by then is left behind, and so is what runs where
    /// a thread hangs. The last call.
    void finish();
    static constexpr int kEndWithinMs = 3000;

    /// Where work begins now.
    [[nodiscard]] QThreadPool &threads() { return *m_pool; }
    [[nodiscard]] int size() const { return m_pool->maxThreadCount(); }
    /// For threads that may be about to hang: so many more than it was made with.
    void setSpare(int threads) { m_pool->setMaxThreadCount(m_size + threads); }

    /// \p thread (CancelSource::Step), of work that hangs, is given little time while others want it. Work
    /// that it holds up goes on elsewhere.
    void replace(qint64 thread);
    /// Work that hung has come back.
    void tidy();

private:
    [[nodiscard]] std::unique_ptr<QThreadPool> makePool() const;

    const int m_size;
    const QThread::Priority m_priority;
    std::unique_ptr<QThreadPool> m_pool;
    std::vector<std::unique_ptr<QThreadPool>> m_former; // with a thread that hangs
};

} // namespace cuegate
