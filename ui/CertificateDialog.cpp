// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/CertificateDialog.h"

#include "ui/CertificateText.h"
#include "ui/ErrorText.h"
#include "ui/Icons.h"
#include "ui/Labels.h"
#include "ui/Retranslation.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cuegate {

void CertificateDialog::ask(Gateway &gateway, const SourceSnapshot &source, QWidget *parent)
{
    auto *dialog = new CertificateDialog(gateway, source, parent->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

CertificateDialog::CertificateDialog(Gateway &gateway, const SourceSnapshot &source, QWidget *parent)
    : QDialog(parent)
    , m_gateway(gateway)
    , m_source(source)
    , m_certificate(source.refusedCertificate.value_or(PeerCertificate()))
    , m_question(textLabel())
    , m_reason(textLabel())
    , m_another(textLabel())
    , m_facts(new QFormLayout)
    , m_subject(textLabel())
    , m_hosts(textLabel())
    , m_issuer(textLabel())
    , m_validity(textLabel())
    , m_fingerprint(textLabel())
    , m_advice(textLabel())
    , m_verdict(textLabel())
{
    QFont bold = m_question->font();
    bold.setBold(true);
    m_question->setFont(bold);
    m_fingerprint->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_fingerprint->setLayoutDirection(Qt::LeftToRight); // hexadecimal digits
    const QByteArray &trusted = source.trustedCertificate;
    if (trusted.isEmpty() || trusted == m_certificate.sha256)
        m_another->hide();
    m_verdict->hide();
    m_facts->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    for (QLabel *fact : {m_subject, m_hosts, m_issuer, m_validity, m_fingerprint})
        addRow(*m_facts, fact);
    m_facts->setRowVisible(m_hosts, !m_certificate.hosts.isEmpty());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_trust = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_trust->setAutoDefault(false);
    QPushButton *cancel = buttons->button(QDialogButtonBox::Cancel);
    cancel->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &CertificateDialog::trust);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    for (QLabel *paragraph : {m_question, m_reason, m_another})
        layout->addWidget(paragraph);
    layout->addLayout(m_facts);
    layout->addWidget(m_advice);
    layout->addWidget(m_verdict);
    layout->addStretch(1);
    layout->addWidget(buttons);
    followLanguage(this, [this] { setTexts(); });
    resize(fontMetrics().averageCharWidth() * 80, sizeHint().height());
    cancel->setFocus();
}

void CertificateDialog::setTexts()
{
    setWindowTitle(tr("Trust this certificate?"));
    m_question->setText(question());
    m_reason->setText(CertificateText::reason(m_certificate));
    if (!m_another->isHidden())
        m_another->setText(tr("This is not the certificate that you trusted before. The server may "
                              "have a new one, or somebody has come between it and you."));
    const auto setFact = [this](QLabel *fact, const QString &name, const QString &value) {
        setRowText(*m_facts, fact, name);
        fact->setAccessibleName(name);
        fact->setText(value);
    };
    setFact(m_subject, tr("Issued to:"), m_certificate.subject);
    setFact(m_hosts, tr("For the servers:"), m_certificate.hosts.join(u", "_s));
    setFact(m_issuer, tr("Issued by:"), m_certificate.issuer);
    setFact(m_validity, tr("Valid:"), CertificateText::validity(m_certificate));
    setFact(m_fingerprint, tr("SHA-256 fingerprint:"), CertificateText::fingerprint(m_certificate.sha256));
    m_advice->setText(
        tr("If you trust it, Cuegate takes whoever has this certificate for the server: this film comes from "
           "them, and they are sent its password and headers. Compare the fingerprint with the one that your "
           "provider or the server's own settings show. You can stop trusting it when you edit the film."));
    if (m_refusal)
        m_verdict->setText(ErrorText(*m_refusal).whatHappened);
    m_trust->setText(tr("&Trust for this film"));
}

QString CertificateDialog::question() const
{
    const QString host = QUrl(m_source.displayUrl).host();
    return host.isEmpty() ? tr("The server could not prove that it is the one you asked for.")
                          : tr("%1 could not prove that it is the server you asked for.").arg(host);
}

void CertificateDialog::trust()
{
    m_trust->setEnabled(false);
    SourceEdit edit;
    edit.certificate = m_certificate.sha256;
    m_gateway.editSource(m_source.id, edit,
                         [dialog = QPointer<CertificateDialog>(this)](const Result<SourceSnapshot> &edited) {
                             if (dialog && edited)
                                 dialog->accept();
                             else if (dialog)
                                 dialog->refused(edited.error());
                         });
}

void CertificateDialog::refused(const Error &error)
{
    m_refusal = error;
    m_trust->setEnabled(true);
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, Accents::of(colours).bad);
    m_verdict->setPalette(colours);
    m_verdict->show();
    setTexts();
}

} // namespace cuegate
