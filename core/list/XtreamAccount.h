// SPDX-License-Identifier: GPL-3.0-or-later
// An account with a provider whose panel speaks as Xtream Codes did: where it is, in whichever spelling
// people have it, and the addresses that follow from it. Thread: any; pure. Holds secrets.
#pragma once

#include "core/list/ListItem.h"

#include <QUrl>

#include <optional>

namespace cuegate {

struct XtreamAccount
{
    QByteArray server;         ///< as it was typed: "http://host:8080/"
    QByteArray user, password; ///< percent-encoded

    /// The one spelling that is kept: "…/player_api.php?username=…&password=…".
    [[nodiscard]] QUrl url() const;
    [[nodiscard]] QByteArray actionUrl(QByteArrayView action) const;
    [[nodiscard]] QByteArray episodesUrl(qint64 series) const;
    [[nodiscard]] QByteArray guideUrl() const;
    /// \p kind: not Series, not List.
    [[nodiscard]] QByteArray streamUrl(ListItem::Kind kind, qint64 id, QByteArrayView extension) const;
};

/// Of "…/get.php?username=…&password=…" and the like, "http://user:password@host/" and
/// "xtream://user:password@host"; nothing if \p url holds no account.
[[nodiscard]] std::optional<XtreamAccount> xtreamAccountOf(const QUrl &url);

/// Whether \p url, which somebody gave, can mean nothing but an account.
[[nodiscard]] bool looksLikeXtream(const QUrl &url);

} // namespace cuegate
