// SPDX-License-Identifier: GPL-3.0-or-later
// Above a table: a search field, how much is shown, and the way to save that as a file. Thread: gui.
#pragma once

#include "ui/TableExport.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace cuegate {

class FilterBar final : public QWidget
{
    Q_OBJECT
public:
    /// \p hint stands in the empty field. \p table is asked when something is to be saved.
    FilterBar(const QString &hint, std::function<ExportTable()> table, QWidget *parent = nullptr);

    void setCount(const QString &text);
    void setFileName(const QString &stem); ///< proposed, without suffix
    [[nodiscard]] QString text() const;
    void clear();
    [[nodiscard]] QLineEdit *field() const { return m_field; }
    /// Saves without asking where.
    void saveAs(const QString &path, ExportFormat format);

Q_SIGNALS:
    void textChanged(const QString &text); ///< a moment after the last key

private:
    void askWhere(ExportFormat format);
    void showProgress();
    void saved(const QString &path, const Result<void> &result);

    std::function<ExportTable()> m_table;
    TableExport m_export;
    QString m_stem;
    QTimer m_typing;
    QTimer m_progressTimer;
    QLineEdit *m_field;
    QLabel *m_count;
    QPushButton *m_save;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
    QLabel *m_result;
};

} // namespace cuegate
