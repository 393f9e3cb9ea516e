// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/PeerCertificate.h"

#include <QCryptographicHash>
#include <QSslCertificate>

using namespace Qt::StringLiterals;

namespace cuegate {

static QString shown(const QString &text)
{
    constexpr qsizetype kMostChars = 120;
    return text.simplified().left(kMostChars);
}

std::optional<PeerCertificate> certificateFrom(const QByteArray &pem, CertificateProblem problem)
{
    constexpr qsizetype kMostHosts = 10;
    const QSslCertificate parsed(pem, QSsl::Pem);
    if (parsed.isNull())
        return std::nullopt;
    PeerCertificate certificate;
    certificate.subject = shown(parsed.subjectDisplayName());
    certificate.issuer = shown(parsed.issuerDisplayName());
    for (const QString &host : parsed.subjectAlternativeNames().values().mid(0, kMostHosts))
        certificate.hosts << shown(host);
    certificate.validFrom = parsed.effectiveDate();
    certificate.validTo = parsed.expiryDate();
    certificate.sha256 = certificateHash(pem);
    certificate.problem = problem;
    return certificate;
}

QByteArray certificateHash(const QByteArray &pem)
{
    static const QByteArray kBegin = "-----BEGIN CERTIFICATE-----";
    static const QByteArray kEnd = "-----END CERTIFICATE-----";
    const qsizetype begin = pem.indexOf(kBegin);
    const qsizetype end = pem.indexOf(kEnd, begin);
    if (begin < 0 || end < 0)
        return {};
    const QByteArray text = pem.mid(begin + kBegin.size(), end - begin - kBegin.size());
    const QByteArray der = QByteArray::fromBase64(text);
    return der.isEmpty() ? QByteArray() : QCryptographicHash::hash(der, QCryptographicHash::Sha256);
}

QLatin1StringView certificateProblemWord(CertificateProblem problem)
{
    switch (problem) {
    case CertificateProblem::NotYetValid:
        return "not_yet_valid"_L1;
    case CertificateProblem::Expired:
        return "expired"_L1;
    case CertificateProblem::SelfSigned:
        return "self_signed"_L1;
    case CertificateProblem::UnknownAuthority:
        return "unknown_authority"_L1;
    case CertificateProblem::Revoked:
        return "revoked"_L1;
    case CertificateProblem::OtherHost:
        return "other_host"_L1;
    case CertificateProblem::Other:
        break;
    }
    return "other"_L1;
}

} // namespace cuegate
