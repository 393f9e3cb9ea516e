// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/CertificateText.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace cuegate {

static QString dateOf(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime().date(), QLocale::LongFormat);
}

QString CertificateText::reason(const PeerCertificate &certificate)
{
    switch (certificate.problem) {
    case CertificateProblem::NotYetValid:
        return tr("Its certificate is not valid before %1. Check the date and time of this computer.")
            .arg(dateOf(certificate.validFrom));
    case CertificateProblem::Expired:
        return tr("Its certificate was valid until %1 only. Check the date and time of this computer.")
            .arg(dateOf(certificate.validTo));
    case CertificateProblem::SelfSigned:
        return tr("The server issued its certificate to itself. That is usual for a server of your own or of "
                  "a small provider, but anybody could do the same.");
    case CertificateProblem::UnknownAuthority:
        return tr("Its certificate was issued by an authority that this computer does not know.");
    case CertificateProblem::Revoked:
        return tr("Its certificate was withdrawn by the authority that issued it. Better do not trust it.");
    case CertificateProblem::OtherHost:
        return tr("Its certificate was issued to a server with another name.");
    case CertificateProblem::Other:
        break;
    }
    return tr("Its certificate could not be verified.");
}

QString CertificateText::validity(const PeerCertificate &certificate)
{
    return tr("%1 to %2", "validity of a certificate: two dates")
        .arg(dateOf(certificate.validFrom), dateOf(certificate.validTo));
}

QString CertificateText::fingerprint(const QByteArray &sha256)
{
    const qsizetype half = (sha256.size() + 1) / 2;
    const QByteArray lines = sha256.left(half).toHex(':') + '\n' + sha256.mid(half).toHex(':');
    return QString::fromLatin1(lines).toUpper().trimmed();
}

} // namespace cuegate
