// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/FilterBar.h"

#include "ui/Icons.h"
#include "ui/Retranslation.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cuegate {

FilterBar::FilterBar(const QString &hint, std::function<ExportTable()> table, QWidget *parent)
    : QWidget(parent)
    , m_table(std::move(table))
    , m_field(new QLineEdit)
    , m_count(new QLabel)
    , m_save(new QPushButton(icon("file"_L1), tr("Save as")))
    , m_progress(new QProgressBar)
    , m_cancel(new QPushButton(tr("Cancel")))
    , m_result(new QLabel)
{
    m_field->setPlaceholderText(hint);
    m_field->setClearButtonEnabled(true);
    m_field->setAccessibleName(tr("Search"));
    m_field->setAccessibleDescription(hint);
    if (auto *clear = m_field->findChild<QToolButton *>())
        clear->setAccessibleName(tr("Clear the search"));
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_save->setToolTip(tr("Saves what is shown as a file"));
    auto *menu = new QMenu(m_save);
    menu->addAction(tr("Table (CSV)…"), this, [this] { askWhere(ExportFormat::Csv); });
    menu->addAction(tr("JSON…"), this, [this] { askWhere(ExportFormat::Json); });
    m_save->setMenu(menu);
    m_progress->setAccessibleName(tr("Saving the file"));
    m_progress->setMaximumWidth(fontMetrics().averageCharWidth() * 24);
    m_result->setWordWrap(true);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse);
    for (QWidget *hidden : {static_cast<QWidget *>(m_progress), static_cast<QWidget *>(m_cancel),
                            static_cast<QWidget *>(m_result)})
        hidden->hide();
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_field, 1);
    row->addWidget(m_count);
    row->addWidget(m_progress);
    row->addWidget(m_cancel);
    row->addWidget(m_save);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(row);
    layout->addWidget(m_result);

    m_typing.setSingleShot(true);
    m_typing.setInterval(120ms);
    m_progressTimer.setInterval(100ms);
    connect(m_field, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(&m_typing, &QTimer::timeout, this, [this] { Q_EMIT textChanged(text()); });
    connect(&m_progressTimer, &QTimer::timeout, this, &FilterBar::showProgress);
    connect(m_cancel, &QPushButton::clicked, &m_export, &TableExport::cancel);
    connect(&m_export, &TableExport::finished, this, &FilterBar::saved);
}

QString FilterBar::text() const
{
    return m_field->text().trimmed();
}

void FilterBar::setCount(const QString &text)
{
    m_count->setText(text);
}

// Without what file systems take for something else.
void FilterBar::setFileName(const QString &stem)
{
    static const QRegularExpression special(u"[\\x00-\\x1f/\\\\:*?\"<>|]"_s);
    m_stem = QString(stem).replace(special, u"-"_s);
}

void FilterBar::clear()
{
    m_field->clear();
    m_result->hide();
}

void FilterBar::askWhere(ExportFormat format)
{
    const bool isCsv = format == ExportFormat::Csv;
    const QString suffix = isCsv ? u"csv"_s : u"json"_s;
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto *dialog = new QFileDialog(this, {}, QDir(folder).filePath(m_stem + u'.' + suffix));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    followLanguage(dialog, [dialog, isCsv] {
        dialog->setWindowTitle(tr("Save as"));
        dialog->setNameFilter(isCsv ? tr("Tables (*.csv)") : tr("JSON (*.json)"));
    });
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, format](const QString &path) { saveAs(path, format); });
    dialog->open();
}

void FilterBar::saveAs(const QString &path, ExportFormat format)
{
    if (m_export.isRunning())
        return;
    m_result->hide();
    m_save->setEnabled(false);
    m_export.start(m_table(), path, format);
    m_progressTimer.start();
}

// Only what takes a while gets a bar.
void FilterBar::showProgress()
{
    m_progress->setValue(m_export.percent());
    m_progress->show();
    m_cancel->show();
}

void FilterBar::saved(const QString &path, const Result<void> &result)
{
    m_progressTimer.stop();
    m_progress->hide();
    m_cancel->hide();
    m_save->setEnabled(true);
    const QString name = QDir::toNativeSeparators(path);
    if (result)
        m_result->setText(tr("Saved as %1.").arg(name));
    else if (result.error().kind == ErrorKind::Cancelled)
        m_result->setText(tr("Saving was cancelled; nothing was written."));
    else
        m_result->setText(tr("The file %1 cannot be written: %2.").arg(name, result.error().message));
    m_result->show();
}

} // namespace cuegate
