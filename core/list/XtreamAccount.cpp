// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/list/XtreamAccount.h"

#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace cuegate {

static const QString kScheme = u"xtream"_s;

QUrl XtreamAccount::url() const
{
    return QUrl::fromEncoded(server + "player_api.php?username=" + user + "&password=" + password);
}

QByteArray XtreamAccount::actionUrl(QByteArrayView action) const
{
    return server + "player_api.php?username=" + user + "&password=" + password +
           "&action=" + action.toByteArray();
}

QByteArray XtreamAccount::episodesUrl(qint64 series) const
{
    return actionUrl("get_series_info") + "&series_id=" + QByteArray::number(series);
}

QByteArray XtreamAccount::guideUrl() const
{
    return server + "xmltv.php?username=" + user + "&password=" + password;
}

QByteArray XtreamAccount::streamUrl(ListItem::Kind kind, qint64 id, QByteArrayView extension) const
{
    const char *folder = kind == ListItem::Kind::Channel ? "live/"
                         : kind == ListItem::Kind::Film  ? "movie/"
                                                         : "series/";
    return server + folder + user + '/' + password + '/' + QByteArray::number(id) + '.' +
           extension.toByteArray();
}

// Everything before the file name, without the port that goes without saying.
static QByteArray serverOf(QUrl url)
{
    if (url.scheme() == kScheme)
        url.setScheme(u"http"_s);
    const bool isWeb = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    if (!isWeb || !url.isValid() || url.host().isEmpty())
        return {};
    if (url.port() == (url.scheme() == "http"_L1 ? 80 : 443))
        url.setPort(-1);
    QByteArray server =
        url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveFilename)
            .toEncoded(QUrl::NormalizePathSegments);
    return server.endsWith('/') ? server : QByteArray(server + '/');
}

std::optional<XtreamAccount> xtreamAccountOf(const QUrl &url)
{
    const QUrlQuery query(url);
    QString user = query.queryItemValue(u"username"_s, QUrl::FullyDecoded);
    QString password = query.queryItemValue(u"password"_s, QUrl::FullyDecoded);
    if (user.isEmpty() && password.isEmpty()) {
        user = url.userName(QUrl::FullyDecoded);
        password = url.password(QUrl::FullyDecoded);
    }
    const QByteArray server = serverOf(url);
    if (server.isEmpty() || user.isEmpty() || password.isEmpty())
        return std::nullopt;
    return XtreamAccount{server, QUrl::toPercentEncoding(user), QUrl::toPercentEncoding(password)};
}

bool looksLikeXtream(const QUrl &url)
{
    const bool isOfApi = url.fileName() == "player_api.php"_L1 && url.hasQuery();
    return (url.scheme() == kScheme || isOfApi) && xtreamAccountOf(url);
}

} // namespace cuegate
