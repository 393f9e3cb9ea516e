// SPDX-License-Identifier: GPL-3.0-or-later
// Asks whether a certificate that could not be verified is to be trusted for one film. What Enter and Escape
// do is not to. Thread: gui.
#pragma once

#include "core/gateway/Gateway.h"

#include <QDialog>

#include <optional>

class QFormLayout;
class QLabel;
class QPushButton;

namespace cuegate {

class CertificateDialog final : public QDialog
{
    Q_OBJECT
public:
    /// Opens one for \p source, which has a refusedCertificate, over the window of \p parent.
    static void ask(Gateway &gateway, const SourceSnapshot &source, QWidget *parent);

    CertificateDialog(Gateway &gateway, const SourceSnapshot &source, QWidget *parent = nullptr);

private:
    void setTexts();
    [[nodiscard]] QString question() const;
    void trust();
    void refused(const Error &error);

    Gateway &m_gateway;
    const SourceSnapshot m_source;
    const PeerCertificate m_certificate;
    QLabel *m_question;
    QLabel *m_reason;
    QLabel *m_another;
    QFormLayout *m_facts;
    QLabel *m_subject;
    QLabel *m_hosts;
    QLabel *m_issuer;
    QLabel *m_validity;
    QLabel *m_fingerprint;
    QLabel *m_advice;
    QLabel *m_verdict;
    std::optional<Error> m_refusal; ///< of the gateway's
    QPushButton *m_trust;
};

} // namespace cuegate
