// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/AccountId.h"

#include "core/io/HostPort.h"
#include "core/io/XtreamPath.h"

#include <QCryptographicHash>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace cuegate {

// Films are behind a word that says so; elsewhere numbers are just names.
static bool isNamedAsChannel(const XtreamPath &path)
{
    const QString suffix = path.name.section(u'.', 1);
    return suffix.isEmpty() || suffix == "ts"_L1 || suffix == "m3u8"_L1;
}

static QString userOf(const QUrl &url)
{
    if (!url.userName().isEmpty())
        return url.userName();
    if (const QString user = QUrlQuery(url).queryItemValue(u"username"_s); !user.isEmpty())
        return user;
    const auto path = xtreamPath(url);
    return path && (!path->kind.isEmpty() || isNamedAsChannel(*path)) ? path->user : QString();
}

AccountId accountOf(const QUrl &url)
{
    constexpr qsizetype kBytes = 8;
    const auto [host, port] = hostPortOf(url);
    const QString atHost = u"%1://%2:%3"_s.arg(url.scheme(), host).arg(port);
    const QString user = userOf(url);
    if (user.isEmpty())
        return atHost;
    const QByteArray hash = QCryptographicHash::hash(user.toUtf8(), QCryptographicHash::Sha256);
    return atHost + u' ' + QString::fromLatin1(hash.first(kBytes).toHex());
}

QString hostOf(const AccountId &account)
{
    return account.section(u' ', 0, 0);
}

} // namespace cuegate
