// SPDX-License-Identifier: GPL-3.0-or-later
// Shows what the gateway tells of itself, word for word as it will be saved, and saves it. Thread: gui. The
// Gateway must outlive it.
#pragma once

#include "core/gateway/Gateway.h"

#include <QDialog>

#include <functional>

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
    void setTexts();
    void say(std::function<QString()> verdict);
    void take(const QByteArray &text);
    void chooseAndSave();
    void copy();

    QLabel *m_prompt;
    QPlainTextEdit *m_text;
    QLabel *m_verdict;
    QPushButton *m_save;
    QPushButton *m_copy;
    std::function<QString()> m_saidVerdict; ///< in the language of the moment; none: nothing was done yet
};

} // namespace cuegate
