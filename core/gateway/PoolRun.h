// SPDX-License-Identifier: GPL-3.0-or-later
// Work for a pool whose result comes back to the thread of its owner. Thread: the owner's.
#pragma once

#include <QFutureWatcher>
#include <QtConcurrentRun>

namespace cuegate {

/// Runs \p work in \p pool and hands its result to \p done on \p owner's thread, if the owner is still there.
template <typename Work, typename Done>
void runIn(QThreadPool &pool, QObject *owner, Work work, Done done)
{
    using Value = std::invoke_result_t<Work>;
    auto *watcher = new QFutureWatcher<Value>(owner);
    QObject::connect(watcher, &QFutureWatcherBase::finished, owner, [watcher, done] {
        watcher->deleteLater();
        done(watcher->result());
    });
    watcher->setFuture(QtConcurrent::run(&pool, std::move(work)));
}

} // namespace cuegate
