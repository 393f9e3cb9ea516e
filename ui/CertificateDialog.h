// SPDX-License-Identifier: GPL-3.0-or-later
// Asks whether a certificate that could not be verified is to be trusted for one film. What Enter and Escape
// do is not to. Thread: gui.
#pragma once

#include "core/gateway/Gateway.h"

#include <QDialog>

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
    [[nodiscard]] QString question() const;
    [[nodiscard]] QFormLayout *makeFacts() const;
    void trust();

    Gateway &m_gateway;
    const SourceSnapshot m_source;
    const PeerCertificate m_certificate;
    QLabel *m_verdict;
    QPushButton *m_trust;
};

} // namespace cuegate
