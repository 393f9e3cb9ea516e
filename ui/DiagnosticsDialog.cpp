// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/DiagnosticsDialog.h"

#include "ui/Icons.h"
#include "ui/Retranslation.h"

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
    , m_prompt(new QLabel)
    , m_text(new QPlainTextEdit)
    , m_verdict(new QLabel)
{
    m_prompt->setWordWrap(true);
    m_prompt->setTextFormat(Qt::PlainText);
    m_text->setReadOnly(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setLayoutDirection(Qt::LeftToRight); // JSON
    m_text->setTabChangesFocus(true);
    m_verdict->setWordWrap(true);
    m_verdict->setTextFormat(Qt::PlainText);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    m_save = buttons->addButton(QString(), QDialogButtonBox::ActionRole);
    m_copy = buttons->addButton(QString(), QDialogButtonBox::ActionRole);
    m_copy->setIcon(icon("copy"_L1));
    m_save->setEnabled(false);
    m_copy->setEnabled(false);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_prompt);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_verdict);
    layout->addWidget(buttons);
    m_save->setDefault(true); // which a button can be of the dialog that it is in only
    resize(fontMetrics().averageCharWidth() * 110, fontMetrics().height() * 36);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &DiagnosticsDialog::chooseAndSave);
    connect(m_copy, &QPushButton::clicked, this, &DiagnosticsDialog::copy);
    followLanguage(this, [this] { setTexts(); });
    gateway.diagnose([self = QPointer(this)](const QByteArray &text) {
        if (self)
            self->take(text);
    });
}

void DiagnosticsDialog::setTexts()
{
    setWindowTitle(tr("Save diagnostics"));
    m_prompt->setText(tr("This helps others to find out what is wrong. It holds no passwords and no "
                         "whole addresses, but the names of "
                         "servers and, in messages about what failed, of films. Please read what you "
                         "are going to pass on; nothing "
                         "leaves this computer by itself."));
    m_text->setAccessibleName(tr("What will be saved"));
    m_text->setPlaceholderText(tr("Collecting…"));
    m_save->setText(tr("&Save…"));
    m_copy->setText(tr("&Copy"));
    if (m_saidVerdict)
        m_verdict->setText(m_saidVerdict());
}

void DiagnosticsDialog::say(std::function<QString()> verdict)
{
    m_saidVerdict = std::move(verdict);
    m_verdict->setText(m_saidVerdict());
}

void DiagnosticsDialog::take(const QByteArray &text)
{
    m_text->setPlainText(QString::fromUtf8(text));
    m_save->setEnabled(true);
    m_copy->setEnabled(true);
    m_text->setFocus(); // so that Enter saves, and does not close
}

void DiagnosticsDialog::chooseAndSave()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString name = u"cuegate-diagnostics-%1.json"_s.arg(QDate::currentDate().toString(Qt::ISODate));
    auto *dialog = new QFileDialog(this, {}, QDir(folder).filePath(name));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    followLanguage(dialog, [dialog] {
        dialog->setWindowTitle(tr("Save diagnostics"));
        dialog->setNameFilter(tr("Text (%1)").arg(u"*.json *.txt"_s));
    });
    connect(dialog, &QFileDialog::fileSelected, this, &DiagnosticsDialog::saveTo);
    dialog->open();
}

void DiagnosticsDialog::saveTo(const QString &path)
{
    const QByteArray text = m_text->toPlainText().toUtf8();
    QSaveFile file(path);
    const bool isSaved = file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit();
    const QString shown = QDir::toNativeSeparators(path);
    say([isSaved, shown, reason = file.errorString()] {
        return isSaved ? tr("Saved as %1.").arg(shown)
                       : tr("%1 could not be written: %2.", "path, reason").arg(shown, reason);
    });
}

void DiagnosticsDialog::copy()
{
    QGuiApplication::clipboard()->setText(m_text->toPlainText());
    say([] { return tr("Copied."); });
}

} // namespace cuegate
