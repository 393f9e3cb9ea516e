// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/AccountInput.h"

#include <QHash>
#include <QRegularExpression>
#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qsizetype kMostOfMessage = 16 * 1024; // characters
static constexpr qsizetype kMostOfLink = 8192;

bool Account::isSameAs(const Account &other) const
{
    return server == other.server && user == other.user && password == other.password;
}

// The files of the interface, which every server has side by side.
static bool isOfInterface(const QString &file)
{
    static const QStringList names{u"get.php"_s, u"player_api.php"_s, u"panel_api.php"_s, u"xmltv.php"_s};
    return names.contains(file, Qt::CaseInsensitive);
}

// Of any address there: what is behind the folder is dropped.
static QUrl serverIn(const QUrl &url)
{
    QUrl server = url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
    QString path = server.path(QUrl::FullyEncoded);
    if (isOfInterface(url.fileName()))
        path.truncate(path.lastIndexOf(u'/'));
    if (!path.endsWith(u'/'))
        path += u'/';
    server.setPath(path);
    if (server.port() == (server.scheme() == "https"_L1 ? 443 : 80))
        server.setPort(-1);
    return server;
}

std::optional<Account> AccountInput::ofLink(const QString &link)
{
    if (link.size() > kMostOfLink)
        return {};
    QUrl url(link, QUrl::TolerantMode);
    const bool isOwnScheme = url.scheme() == "xtream"_L1 || url.scheme() == "xtreams"_L1;
    if (isOwnScheme)
        url.setScheme(url.scheme() == "xtreams"_L1 ? u"https"_s : u"http"_s);
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1))
        return {};
    if (isOwnScheme) {
        Account account = ofUrl(url);
        return account.user.isEmpty() || account.password.isEmpty() ? std::nullopt : std::optional(account);
    }
    Account account = ofUrl(url.adjusted(QUrl::RemoveUserInfo));
    if (!isOfInterface(url.fileName()) || account.user.isEmpty() || account.password.isEmpty())
        return {};
    if (url.fileName().compare("get.php"_L1, Qt::CaseInsensitive) == 0)
        account.listLink = url;
    return account;
}

namespace {

enum class Part { Server, Port, User, Password };

}

static const QHash<QString, Part> &wordsOfParts()
{
    static const QHash<QString, Part> words{
        {u"host"_s, Part::Server},         {u"hostname"_s, Part::Server},
        {u"host url"_s, Part::Server},     {u"host/url"_s, Part::Server},
        {u"url/host"_s, Part::Server},     {u"server"_s, Part::Server},
        {u"server url"_s, Part::Server},   {u"serveur"_s, Part::Server},
        {u"servidor"_s, Part::Server},     {u"portal"_s, Part::Server},
        {u"portal url"_s, Part::Server},   {u"dns"_s, Part::Server},
        {u"url"_s, Part::Server},          {u"link"_s, Part::Server},
        {u"address"_s, Part::Server},      {u"adresse"_s, Part::Server},
        {u"服务器"_s, Part::Server},       {u"地址"_s, Part::Server},
        {u"port"_s, Part::Port},           {u"puerto"_s, Part::Port},
        {u"端口"_s, Part::Port},           {u"username"_s, Part::User},
        {u"user name"_s, Part::User},      {u"user"_s, Part::User},
        {u"login"_s, Part::User},          {u"benutzername"_s, Part::User},
        {u"benutzer"_s, Part::User},       {u"nutzername"_s, Part::User},
        {u"utilisateur"_s, Part::User},    {u"nom d'utilisateur"_s, Part::User},
        {u"identifiant"_s, Part::User},    {u"usuario"_s, Part::User},
        {u"用户名"_s, Part::User},         {u"账号"_s, Part::User},
        {u"password"_s, Part::Password},   {u"pass"_s, Part::Password},
        {u"pw"_s, Part::Password},         {u"passwort"_s, Part::Password},
        {u"kennwort"_s, Part::Password},   {u"mot de passe"_s, Part::Password},
        {u"contraseña"_s, Part::Password}, {u"clave"_s, Part::Password},
        {u"密码"_s, Part::Password},
    };
    return words;
}

// A word, a sign that leads to its value, and the value, which may stand in the next line. Messengers put
// stars and arrows around them.
static const QRegularExpression &namedPart()
{
    static const QRegularExpression pattern = [] {
        QStringList words = wordsOfParts().keys();
        std::sort(words.begin(), words.end(),
                  [](const QString &left, const QString &right) { return left.size() > right.size(); });
        const QString word = words.join(u'|');
        const QString sign = u"[*_`\\h]*(?:[:=»→⇒⇨➔➜➡➤➨►▶]\\x{FE0F}?|-+>|=+>)"_s;
        const QString marks = u"[*`\"\\s]*"_s;
        return QRegularExpression(
            u"(?<![\\p{L}\\p{N}/.?&])(%1)%2(%3)(?!(?:%1)%2)([^\\s<>|]+)"_s.arg(word, sign, marks),
            QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    }();
    return pattern;
}

// Without the marks that also stand before it, and what separates it from the next one.
static QString valueOf(const QRegularExpressionMatch &part)
{
    const QString marks = part.captured(2);
    QString value = part.captured(3);
    while (!value.isEmpty() && (u",;"_s.contains(value.back()) || marks.contains(value.back())))
        value.chop(1);
    return value;
}

std::optional<Account> AccountInput::ofMessage(const QString &text)
{
    // Words in letters made of mathematical signs, wide colons.
    QString message = text.left(kMostOfMessage).normalized(QString::NormalizationForm_KC);
    message.replace(u'’', u'\'');
    QHash<Part, QString> found;
    for (auto match = namedPart().globalMatch(message); match.hasNext();) {
        const auto part = match.next();
        const Part what = wordsOfParts().value(part.captured(1).toLower());
        if (const QString value = valueOf(part); !value.isEmpty() && !found.contains(what))
            found.insert(what, value);
    }
    QUrl server = serverOf(found.value(Part::Server));
    if (server.isValid() && server.port() < 0) {
        if (const int port = found.value(Part::Port).toInt(); port > 0 && port < 65'536)
            server.setPort(port);
    }
    if (!server.isValid() || !found.contains(Part::User) || !found.contains(Part::Password))
        return {};
    return Account{server, found.value(Part::User), found.value(Part::Password)};
}

std::optional<Account> AccountInput::in(const QString &text)
{
    static const QRegularExpression link(u"(?:https?|xtreams?)://[^\\s<>\"']+"_s,
                                         QRegularExpression::CaseInsensitiveOption |
                                             QRegularExpression::UseUnicodePropertiesOption);
    for (auto match = link.globalMatch(text); match.hasNext();) {
        if (const auto account = ofLink(match.next().captured()))
            return account;
    }
    return ofMessage(text);
}

Account AccountInput::ofUrl(const QUrl &url)
{
    const QUrlQuery query(url);
    const auto partOf = [&query](const QString &name, const QString &otherwise) {
        return query.hasQueryItem(name) ? query.queryItemValue(name, QUrl::FullyDecoded) : otherwise;
    };
    return {serverIn(url), partOf(u"username"_s, url.userName(QUrl::FullyDecoded)),
            partOf(u"password"_s, url.password(QUrl::FullyDecoded))};
}

QUrl AccountInput::urlOf(const Account &account)
{
    QUrl url = account.server;
    if (!account.user.isEmpty())
        url.setUserName(account.user, QUrl::DecodedMode);
    if (!account.password.isEmpty())
        url.setPassword(account.password, QUrl::DecodedMode);
    return url;
}

QUrl AccountInput::serverOf(const QString &typed)
{
    QString text = typed.trimmed();
    if (text.isEmpty() || text.contains(u' '))
        return {};
    if (!text.contains("://"_L1))
        text.prepend("http://"_L1);
    const QUrl url(text, QUrl::TolerantMode);
    const bool isServer =
        url.isValid() && !url.host().isEmpty() && (url.scheme() == "http"_L1 || url.scheme() == "https"_L1);
    return isServer ? serverIn(url) : QUrl();
}

} // namespace cuegate
