// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/LaterKinds.h"

#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace cuegate {

// The content id of Ace Stream: a SHA-1, alone or behind its scheme.
static bool isAceStream(const QString &text)
{
    static const QRegularExpression id(u"^(acestream://)?[0-9a-f]{40}$"_s,
                                       QRegularExpression::CaseInsensitiveOption);
    return text.startsWith("acestream:"_L1, Qt::CaseInsensitive) || id.match(text).hasMatch();
}

QString LaterKinds::sentenceFor(const QString &text)
{
    if (isAceStream(text))
        return tr("This is an Ace Stream ID. Cuegate will play these in a later version.");
    const QUrl url(text, QUrl::TolerantMode);
    if (url.scheme() == "tg"_L1 || url.host() == "t.me"_L1)
        return tr("This is a Telegram link. Cuegate will play these in a later version.");
    return {};
}

} // namespace cuegate
