// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/TableExport.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace cuegate {

QByteArray csvLine(const QStringList &fields)
{
    QByteArray line;
    for (const QString &field : fields) {
        if (!line.isEmpty() || &field != &fields.first())
            line += ',';
        const bool isQuoted = field.contains(u',') || field.contains(u'"') || field.contains(u'\n') ||
                              field.contains(u'\r') || field.startsWith(u' ') || field.endsWith(u' ');
        QString text = field;
        line += isQuoted ? QByteArray('"' + text.replace(u"\""_s, u"\"\""_s).toUtf8() + '"') : text.toUtf8();
    }
    return line + "\r\n";
}

static QString textOf(const QJsonValue &value)
{
    if (value.isDouble())
        return value.toVariant().toString(); // whole numbers stay whole
    return value.isBool() ? (value.toBool() ? u"true"_s : u"false"_s) : value.toString();
}

static QByteArray csvRow(const ExportTable &table, const QJsonArray &row)
{
    QStringList fields;
    for (qsizetype i = 0; i < table.columns.size(); ++i)
        fields << textOf(row.at(i));
    return csvLine(fields);
}

static QByteArray jsonRow(const ExportTable &table, const QJsonArray &row)
{
    QJsonObject object;
    for (qsizetype i = 0; i < table.columns.size(); ++i)
        object.insert(table.columns[i], row.at(i));
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

static Result<void> put(QIODevice &device, const QByteArray &bytes)
{
    if (device.write(bytes) == bytes.size())
        return {};
    return fail(ErrorKind::PermissionDenied, device.errorString());
}

Result<void> writeTable(QIODevice &device, const ExportTable &table, ExportFormat format,
                        std::atomic<qint64> &rowsDone, const CancelToken &cancel)
{
    constexpr qsizetype kBlockBytes = 256 * 1024;
    const bool isCsv = format == ExportFormat::Csv;
    QByteArray block = isCsv ? csvLine(table.columns) : QByteArray("[");
    for (qint64 i = 0; i < table.rows; ++i) {
        if (cancel.isCancelled())
            return std::unexpected(Error::cancelled());
        const QJsonArray row = table.row(i);
        block += isCsv ? csvRow(table, row) : QByteArray((i == 0 ? "\n" : ",\n") + jsonRow(table, row));
        if (block.size() >= kBlockBytes) {
            if (auto written = put(device, block); !written)
                return written;
            block.clear();
        }
        rowsDone = i + 1;
    }
    return put(device, isCsv ? block : QByteArray(block + "\n]\n"));
}

static Result<void> writeFile(const QString &path, const ExportTable &table, ExportFormat format,
                              std::atomic<qint64> &rowsDone, const CancelToken &cancel)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fail(ErrorKind::PermissionDenied, file.errorString());
    if (auto written = writeTable(file, table, format, rowsDone, cancel); !written)
        return written; // the file goes away with its object
    if (!file.commit())
        return fail(ErrorKind::PermissionDenied, file.errorString());
    return {};
}

TableExport::~TableExport()
{
    m_cancel.cancel(); // the worker has all it needs, and ends by itself
}

void TableExport::start(ExportTable table, const QString &path, ExportFormat format)
{
    if (isRunning())
        return;
    m_cancel = CancelSource();
    m_rows = table.rows;
    *m_rowsDone = 0;
    m_watcher = new QFutureWatcher<Result<void>>(this);
    connect(m_watcher, &QFutureWatcherBase::finished, this, [this, path, watcher = m_watcher] {
        watcher->deleteLater();
        m_watcher = nullptr;
        Q_EMIT finished(path, watcher->result());
    });
    m_watcher->setFuture(QtConcurrent::run(
        [table = std::move(table), path, format, done = m_rowsDone, cancel = m_cancel.token()] {
            return writeFile(path, table, format, *done, cancel);
        }));
}

int TableExport::percent() const
{
    return m_rows > 0 ? int(*m_rowsDone * 100 / m_rows) : 0;
}

} // namespace cuegate
