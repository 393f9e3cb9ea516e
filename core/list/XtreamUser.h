// SPDX-License-Identifier: GPL-3.0-or-later
// What a panel says of an account: the answer of player_api.php without an action. Thread: any; pure.
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace cuegate {

struct XtreamUser
{
    bool isKnown = false; ///< name and password are right
    QString status; ///< "active", "expired", "banned", "disabled", or a word of the provider's; lower case
    bool isTrial = false;
    qint64 expiresAtMs = 0; ///< since 1970; 0: never, or not said
    int connectionsNow = 0;
    int maxConnections = 0;          ///< 0: not said
    QString message;                 ///< on one line
    bool hasTransportStreams = true; ///< channels are to be had as such, not only as HLS
};

/// Nothing if \p json is not such an answer.
[[nodiscard]] std::optional<XtreamUser> xtreamUserFrom(const QByteArray &json);

} // namespace cuegate
