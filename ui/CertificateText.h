// SPDX-License-Identifier: GPL-3.0-or-later
// Certificates in plain words.
// Thread: gui; pure.
#pragma once

#include "core/io/PeerCertificate.h"

#include <QCoreApplication>

namespace cuegate {

class CertificateText
{
    Q_DECLARE_TR_FUNCTIONS(CertificateText)
public:
    /// What is wrong with \p certificate, in a sentence or two.
    [[nodiscard]] static QString reason(const PeerCertificate &certificate);
    [[nodiscard]] static QString validity(const PeerCertificate &certificate);
    /// "AB:CD:…", as browsers and programs show it, in two lines.
    [[nodiscard]] static QString fingerprint(const QByteArray &sha256);
};

} // namespace cuegate
