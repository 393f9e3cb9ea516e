// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/DiagnosticsDialog.h"

#include "ui/Icons.h"

#include <QClipboard>
#include <QDate>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSaveFile>
#include <QStandardPaths>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cuegate {

DiagnosticsDialog::DiagnosticsDialog(Gateway &gateway, QWidget *parent)
    : QDialog(parent)
    , m_text(new QPlainTextEdit)
    , m_verdict(new QLabel)
{
    setWindowTitle(tr("Save diagnostics"));
    auto *prompt = new QLabel(tr("This helps others to find out what is wrong. It holds no passwords and no "
                                 "whole addresses, but the names of "
                                 "servers and, in messages about what failed, of films. Please read what you "
                                 "are going to pass on; nothing "
                                 "leaves this computer by itself."));
    prompt->setWordWrap(true);
    prompt->setTextFormat(Qt::PlainText);
    m_text->setReadOnly(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setLayoutDirection(Qt::LeftToRight); // JSON
    m_text->setTabChangesFocus(true);
    m_text->setAccessibleName(tr("What will be saved"));
    m_text->setPlaceholderText(tr("Collecting …"));
    m_verdict->setWordWrap(true);
    m_verdict->setTextFormat(Qt::PlainText);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    m_save = buttons->addButton(tr("&Save …"), QDialogButtonBox::ActionRole);
    m_save->setDefault(true);
    m_copy = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    m_copy->setIcon(icon("copy"_L1));
    m_save->setEnabled(false);
    m_copy->setEnabled(false);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(prompt);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_verdict);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 110, fontMetrics().height() * 36);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &DiagnosticsDialog::chooseAndSave);
    connect(m_copy, &QPushButton::clicked, this, &DiagnosticsDialog::copy);
    gateway.diagnose([self = QPointer(this)](const QByteArray &text) {
        if (self)
            self->take(text);
    });
}

void DiagnosticsDialog::take(const QByteArray &text)
{
    m_text->setPlainText(QString::fromUtf8(text));
    m_save->setEnabled(true);
    m_copy->setEnabled(true);
}

void DiagnosticsDialog::chooseAndSave()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString name = u"cuegate-diagnostics-%1.json"_s.arg(QDate::currentDate().toString(Qt::ISODate));
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Save diagnostics"), QDir(folder).filePath(name), tr("Text (%1)").arg(u"*.json *.txt"_s));
    if (!path.isEmpty())
        saveTo(path);
}

void DiagnosticsDialog::saveTo(const QString &path)
{
    const QByteArray text = m_text->toPlainText().toUtf8();
    QSaveFile file(path);
    const bool isSaved = file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit();
    const QString shown = QDir::toNativeSeparators(path);
    m_verdict->setText(
        isSaved ? tr("Saved as %1.").arg(shown)
                : tr("%1 could not be written: %2.", "path, reason").arg(shown, file.errorString()));
}

void DiagnosticsDialog::copy()
{
    QGuiApplication::clipboard()->setText(m_text->toPlainText());
    m_verdict->setText(tr("Copied."));
}

} // namespace cuegate
