// SPDX-License-Identifier: GPL-3.0-or-later
// Shows what the gateway tells of itself, word for word as it will be saved, and saves it. Thread: gui. The
// Gateway must outlive it.
#pragma once

#include "core/gateway/Gateway.h"

#include <QDialog>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace cuegate {

class DiagnosticsDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit DiagnosticsDialog(Gateway &gateway, QWidget *parent = nullptr);
    /// Writes what is shown; what went wrong is said in the dialog.
    void saveTo(const QString &path);

private:
    void take(const QByteArray &text);
    void chooseAndSave();
    void copy();

    QPlainTextEdit *m_text;
    QLabel *m_verdict;
    QPushButton *m_save;
    QPushButton *m_copy;
};

} // namespace cuegate
