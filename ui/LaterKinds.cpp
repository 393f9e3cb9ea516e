// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/LaterKinds.h"

#include <QRegularExpression>
#include <QUrl>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace cuegate {

// The content id of Ace Stream: a SHA-1, alone or behind its scheme.
static bool isAceStream(const QString &text)
{
    static const QRegularExpression id(u"^(acestream://)?[0-9a-f]{40}$"_s,
                                       QRegularExpression::CaseInsensitiveOption);
    return text.startsWith("acestream:"_L1, Qt::CaseInsensitive) || id.match(text).hasMatch();
}

// Xtream Codes: the list or the interface of an account.
static bool isXtream(const QUrl &url)
{
    const QString file = url.fileName();
    return (file == "get.php"_L1 || file == "player_api.php"_L1) &&
           QUrlQuery(url).hasQueryItem(u"username"_s);
}

// What ends in .m3u8 is a stream on the web.
static bool isPlaylist(const QUrl &url)
{
    const bool isWeb = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    const QString path = url.path();
    return path.endsWith(".m3u"_L1, Qt::CaseInsensitive) ||
           (path.endsWith(".m3u8"_L1, Qt::CaseInsensitive) && !isWeb);
}

QString LaterKinds::sentenceFor(const QString &text)
{
    if (isAceStream(text))
        return tr("This is an Ace Stream ID. Cuegate will play these in a later version.");
    const QUrl url(text, QUrl::TolerantMode);
    if (isXtream(url))
        return tr("This is an Xtream account. Cuegate will open these in a later version.");
    if (isPlaylist(url))
        return tr("This is a playlist (M3U). Cuegate will open these in a later version; until then, add the "
                  "films in it one by one.");
    if (url.scheme() == "tg"_L1 || url.host() == "t.me"_L1)
        return tr("This is a Telegram link. Cuegate will play these in a later version.");
    return {};
}

} // namespace cuegate
