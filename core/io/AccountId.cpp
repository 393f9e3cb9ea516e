// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/AccountId.h"

#include "core/io/HostPort.h"

#include <QCryptographicHash>
#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

// "123", "123.ts", "123.m3u8": a channel. Films are behind a word that says so; elsewhere numbers are just
// names.
static bool isChannel(const QString &name)
{
    const auto dot = name.indexOf(u'.');
    const QStringView base = QStringView(name).first(dot < 0 ? name.size() : dot);
    const QStringView suffix = QStringView(name).sliced(base.size());
    const bool isNumber =
        !base.isEmpty() && std::ranges::all_of(base, [](QChar c) { return c >= u'0' && c <= u'9'; });
    return isNumber && (suffix.isEmpty() || suffix == ".ts"_L1 || suffix == ".m3u8"_L1);
}

static QString userOf(const QUrl &url)
{
    constexpr qsizetype kAfterKind = 4; // kind, user, password, name
    if (!url.userName().isEmpty())
        return url.userName();
    if (const QString user = QUrlQuery(url).queryItemValue(u"username"_s); !user.isEmpty())
        return user;
    const QStringList segments = url.path().split(u'/', Qt::SkipEmptyParts);
    static const QStringList kKinds{u"movie"_s, u"series"_s, u"live"_s, u"timeshift"_s};
    // A panel may have a folder of its own.
    const qsizetype kind = segments.size() - kAfterKind;
    if (kind >= 0 && kKinds.contains(segments[kind]))
        return segments[kind + 1];
    if (segments.size() > kAfterKind && kKinds.contains(segments.front()))
        return segments[1]; // of what was broadcast: more follows
    return segments.size() == kAfterKind - 1 && isChannel(segments.back()) ? segments.front() : QString();
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
