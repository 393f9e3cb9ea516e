// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a table to a file as CSV (RFC 4180, UTF-8) or as JSON (an array of objects), on a worker thread; the
// file appears whole or not at all. Thread: gui, but for the pure functions.
#pragma once

#include "core/base/CancelToken.h"
#include "core/base/Error.h"

#include <QFutureWatcher>
#include <QJsonArray>
#include <QObject>
#include <QStringList>

#include <atomic>
#include <functional>
#include <memory>

class QIODevice;

namespace cuegate {

/// What is to be written; called on a worker.
struct ExportTable
{
    QStringList columns; ///< keys of the JSON, heads of the CSV
    qint64 rows = 0;
    std::function<QJsonArray(qint64)> row; ///< values in the order of columns; must be thread-safe
};

enum class ExportFormat { Csv, Json };

/// One line with its CR LF.
[[nodiscard]] QByteArray csvLine(const QStringList &fields);
/// Numbers are written as they are, what is null as nothing. Errors: PermissionDenied if \p device does not
/// take it; Cancelled. \p rowsDone counts on.
[[nodiscard]] Result<void> writeTable(QIODevice &device, const ExportTable &table, ExportFormat format,
                                      std::atomic<qint64> &rowsDone, const CancelToken &cancel);

class TableExport final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    ~TableExport() override; ///< cancels

    /// One at a time. Ends with finished().
    void start(ExportTable table, const QString &path, ExportFormat format);
    void cancel() { m_cancel.cancel(); }
    [[nodiscard]] bool isRunning() const { return m_watcher && m_watcher->isRunning(); }
    [[nodiscard]] int percent() const;

Q_SIGNALS:
    /// Errors: PermissionDenied with what the system says; Cancelled.
    void finished(const QString &path, const cuegate::Result<void> &result);

private:
    QFutureWatcher<Result<void>> *m_watcher = nullptr;
    CancelSource m_cancel;
    qint64 m_rows = 0;
    std::shared_ptr<std::atomic<qint64>> m_rowsDone = std::make_shared<std::atomic<qint64>>(0);
};

} // namespace cuegate
