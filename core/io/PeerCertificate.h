// SPDX-License-Identifier: GPL-3.0-or-later
// A server's certificate that could not be verified, as people are shown it before they decide to trust it
// (RFC 5280). Thread: any; plain values.
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <optional>

namespace cuegate {

enum class CertificateProblem {
    NotYetValid,
    Expired,
    SelfSigned,
    UnknownAuthority,
    Revoked,
    OtherHost,
    Other
};

struct PeerCertificate
{
    QString subject; ///< whose it is, as it says itself
    QString issuer;
    QStringList hosts; ///< that it is for
    QDateTime validFrom;
    QDateTime validTo;
    QByteArray sha256; ///< of the whole certificate, 32 bytes
    CertificateProblem problem = CertificateProblem::Other;
    friend bool operator==(const PeerCertificate &, const PeerCertificate &) = default;
};

/// \p pem as libcurl tells it; nothing if it cannot be read. Texts are cut where they are too long to be
/// shown.
[[nodiscard]] std::optional<PeerCertificate> certificateFrom(const QByteArray &pem,
                                                             CertificateProblem problem);

/// The SHA-256 of what \p pem holds; empty if that is nothing.
[[nodiscard]] QByteArray certificateHash(const QByteArray &pem);

/// "self_signed": the word of the JSON.
[[nodiscard]] QLatin1StringView certificateProblemWord(CertificateProblem problem);

} // namespace cuegate
