// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/CertificateDialog.h"

#include "ui/CertificateText.h"
#include "ui/ErrorText.h"
#include "ui/Icons.h"
#include "ui/Labels.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cuegate {

static QLabel *paragraph(const QString &text)
{
    QLabel *label = textLabel();
    label->setText(text);
    return label;
}

void CertificateDialog::ask(Gateway &gateway, const SourceSnapshot &source, QWidget *parent)
{
    auto *dialog = new CertificateDialog(gateway, source, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

CertificateDialog::CertificateDialog(Gateway &gateway, const SourceSnapshot &source, QWidget *parent)
    : QDialog(parent)
    , m_gateway(gateway)
    , m_source(source)
    , m_certificate(source.refusedCertificate.value_or(PeerCertificate()))
    , m_verdict(textLabel())
{
    setWindowTitle(tr("Trust this certificate?"));
    QLabel *title = paragraph(question());
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    m_verdict->hide();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_trust = buttons->addButton(tr("&Trust for this film"), QDialogButtonBox::AcceptRole);
    m_trust->setAutoDefault(false);
    QPushButton *cancel = buttons->button(QDialogButtonBox::Cancel);
    cancel->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &CertificateDialog::trust);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addWidget(title);
    layout->addWidget(paragraph(CertificateText::reason(m_certificate)));
    const QByteArray &trusted = source.trustedCertificate;
    if (!trusted.isEmpty() && trusted != m_certificate.sha256)
        layout->addWidget(paragraph(tr("This is not the certificate that you trusted before. The server may "
                                       "have a new one, or somebody has come between it and you.")));
    layout->addLayout(makeFacts());
    layout->addWidget(paragraph(
        tr("If you trust it, Cuegate takes whoever has this certificate for the server: this film comes from "
           "them, and they are sent its password and headers. Compare the fingerprint with the one that your "
           "provider or the server's own settings show. You can stop trusting it when you edit the film.")));
    layout->addWidget(m_verdict);
    layout->addStretch(1);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 80, sizeHint().height());
    cancel->setFocus();
}

QString CertificateDialog::question() const
{
    const QString host = QUrl(m_source.displayUrl).host();
    return host.isEmpty() ? tr("The server could not prove that it is the one you asked for.")
                          : tr("%1 could not prove that it is the server you asked for.").arg(host);
}

QFormLayout *CertificateDialog::makeFacts() const
{
    auto *facts = new QFormLayout;
    facts->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const auto add = [&](const QString &name, const QString &value) {
        QLabel *label = paragraph(value);
        label->setAccessibleName(name);
        facts->addRow(name, label);
        return label;
    };
    add(tr("Issued to:"), m_certificate.subject);
    if (!m_certificate.hosts.isEmpty())
        add(tr("For the servers:"), m_certificate.hosts.join(u", "_s));
    add(tr("Issued by:"), m_certificate.issuer);
    add(tr("Valid:"), CertificateText::validity(m_certificate));
    QLabel *fingerprint = add(tr("SHA-256 fingerprint:"), CertificateText::fingerprint(m_certificate.sha256));
    fingerprint->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    fingerprint->setLayoutDirection(Qt::LeftToRight); // hexadecimal digits
    return facts;
}

void CertificateDialog::trust()
{
    m_trust->setEnabled(false);
    SourceEdit edit;
    edit.certificate = m_certificate.sha256;
    m_gateway.editSource(m_source.id, edit,
                         [dialog = QPointer<CertificateDialog>(this)](const Result<SourceSnapshot> &edited) {
                             if (!dialog)
                                 return;
                             if (edited)
                                 return dialog->accept();
                             dialog->m_trust->setEnabled(true);
                             QPalette colours = dialog->palette();
                             colours.setColor(QPalette::WindowText, Accents::of(colours).bad);
                             dialog->m_verdict->setPalette(colours);
                             dialog->m_verdict->setText(ErrorText(edited.error()).whatHappened);
                             dialog->m_verdict->show();
                         });
}

} // namespace cuegate
