// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the catalog on a thread of its own, in the order it was asked to, so that nobody waits for the disk.
// Thread: the one that made it, where answers come; the works run on the writer's own.
#pragma once

#include "core/catalog/Catalog.h"

#include <QObject>
#include <QThreadPool>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>

namespace cuegate {

class CatalogWriter : public QObject
{
    Q_OBJECT
public:
    using Work = std::function<Result<void>(Catalog &)>;
    using Done = std::function<void(const Result<void> &)>;
    /// How long finish() waits: together with the work that is being done then it is within a stop's 5 s.
    static constexpr std::chrono::milliseconds kPatience{2500};

    /// Has a connection of its own to \p path, which openCatalog() has opened before. If it cannot be had,
    /// that is every work's error.
    explicit CatalogWriter(const QString &path, QObject *parent = nullptr);
    ~CatalogWriter() override; ///< after finish()

    /// \p done hears what came of it; without it an error is logged.
    void write(Work work, Done done = {});
    /// Waits for all works, those of their answers included; for kPatience at most, what has not begun by
    /// then is not written.
    void finish();
    /// As Catalog::changes(), after the last work whose answer came.
    [[nodiscard]] qint64 changes() const { return m_changes; }

private:
    struct Finished
    {
        Done done;
        Result<void> result;
        qint64 changes = 0;
    };
    void deliver();
    [[nodiscard]] std::optional<Finished> takeFinished();

    Result<std::unique_ptr<Catalog>> m_catalog; // the writing thread's
    qint64 m_changes = 0;
    qsizetype m_pending = 0; // works whose answer has not come
    std::mutex m_mutex;
    std::condition_variable m_hasFinished;
    std::deque<Finished> m_finished; // guarded by m_mutex
    QThreadPool m_pool;              // one thread, always the same: SQLite's connections are a thread's
};

} // namespace cuegate
