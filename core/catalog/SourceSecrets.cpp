// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/SourceSecrets.h"

#include "core/io/XtreamPath.h"

#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

constexpr qsizetype kFewestQueryBytes =
    6; // "mkv", "1080": shorter ones are no secrets, but in every other text
constexpr qsizetype kFewestTokenBytes = 16;
constexpr qsizetype kFewestRunBytes = 12; // without a hyphen or the like

} // namespace

static bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// Words nobody would type: long ones of letters and digits mixed. Titles have dots, blanks and short words.
static bool isToken(const QByteArray &segment)
{
    QByteArray run;
    QByteArray longestRun;
    for (const char c : segment) {
        if (!isLetter(c) && !isDigit(c) && !QByteArrayView("-_=").contains(c))
            return false;
        run = isLetter(c) || isDigit(c) ? QByteArray(run + c) : QByteArray();
        if (run.size() > longestRun.size())
            longestRun = run;
    }
    return segment.size() >= kFewestTokenBytes && longestRun.size() >= kFewestRunBytes &&
           std::any_of(longestRun.begin(), longestRun.end(), isLetter) &&
           std::any_of(longestRun.begin(), longestRun.end(), isDigit);
}

QByteArrayList pathSecrets(const QUrl &url)
{
    QByteArrayList secrets;
    const auto path = xtreamPath(url);
    if (path && (!path->isInFolder || path->isNumbered()))
        secrets << path->user.toUtf8() << path->password.toUtf8();
    const QByteArrayList segments = url.path(QUrl::FullyDecoded).toUtf8().split('/');
    std::ranges::copy_if(segments, std::back_inserter(secrets), isToken);
    return secrets;
}

bool hasSecrets(const SourceLocation &location)
{
    const QUrl &url = location.url;
    if (url.isLocalFile())
        return false;
    return !location.headers.empty() || !url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment() ||
           !pathSecrets(url).isEmpty();
}

static QByteArrayList secretsOfHeader(const QByteArray &name, const QByteArray &value)
{
    QByteArrayList secrets{value};
    if (name.compare("cookie", Qt::CaseInsensitive) == 0) {
        for (const QByteArray &cookie : value.split(';'))
            secrets << cookie.mid(cookie.indexOf('=') + 1).trimmed();
    }
    const QByteArray credentials = value.mid(value.indexOf(' ') + 1).trimmed();
    if (credentials.size() < value.size()) // "Bearer abc"
        secrets << credentials;
    if (value.left(6).compare("basic ", Qt::CaseInsensitive) == 0) {
        const QByteArray pair = QByteArray::fromBase64(credentials);
        secrets << pair << pair.left(pair.indexOf(':')) << pair.mid(pair.indexOf(':') + 1);
    }
    return secrets;
}

// As accounts have it, however short.
static QByteArrayList loginOfQuery(const QUrl &url)
{
    const QUrlQuery query(url);
    QByteArrayList login;
    for (const QString &name : {u"username"_s, u"password"_s})
        login << query.queryItemValue(name, QUrl::FullyDecoded).toUtf8();
    login.removeAll(QByteArray());
    return login;
}

static QByteArrayList secretsOfQuery(const QUrl &url)
{
    QByteArrayList secrets;
    const auto items = QUrlQuery(url).queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : items)
        secrets << (value.isEmpty() ? name : value).toUtf8();
    const QByteArray whole = url.query(QUrl::FullyEncoded).toLatin1();
    for (const QByteArray &item : whole.split('&')) // as it stands there: "+" may be a blank or a plus
        secrets << item.mid(item.indexOf('=') + 1);
    secrets.removeIf([](const QByteArray &secret) { return secret.size() < kFewestQueryBytes; });
    return secrets + loginOfQuery(url);
}

QByteArrayList secretsOf(const SourceLocation &location)
{
    const QUrl &url = location.url;
    if (url.isLocalFile())
        return {};
    QByteArrayList secrets = pathSecrets(url);
    const QByteArray user = url.userName(QUrl::FullyDecoded).toUtf8();
    const QByteArray password = url.password(QUrl::FullyDecoded).toUtf8();
    if (!user.isEmpty() || !password.isEmpty())
        secrets << user << password << QByteArray(user + ':' + password);
    secrets << secretsOfQuery(url) << url.fragment(QUrl::FullyDecoded).toUtf8();
    for (const auto &[name, value] : location.headers)
        secrets << secretsOfHeader(name, value);
    return secrets;
}

QString displayText(const QUrl &url)
{
    if (url.isLocalFile())
        return url.toLocalFile();
    if (url.fileName() == "player_api.php"_L1) // of an account, that is its server
        return url
            .adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveFilename)
            .toDisplayString();
    if (!pathSecrets(url).isEmpty())
        return QString(publicPart(url).toDisplayString() + u'…');
    return url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment).toDisplayString();
}

QString publicName(const QString &name, const SourceLocation &location)
{
    const QByteArray bytes = name.toUtf8();
    QByteArrayList secrets = pathSecrets(location.url);
    secrets << location.url.password(QUrl::FullyDecoded).toUtf8() << loginOfQuery(location.url);
    const bool shows = std::any_of(secrets.begin(), secrets.end(), [&bytes](const QByteArray &secret) {
        return secret.size() >= kFewestQueryBytes && bytes.contains(secret);
    });
    return shows ? location.url.host() : name;
}

QUrl publicPart(const QUrl &url)
{
    QUrl shown;
    shown.setScheme(url.scheme());
    shown.setHost(url.host());
    shown.setPort(url.port());
    shown.setPath(u"/"_s);
    return shown;
}

} // namespace cuegate
