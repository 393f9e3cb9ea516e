// SPDX-License-Identifier: GPL-3.0-or-later
// Where a source's bytes are and what to send along when asking for them.
// Thread: any; a plain value. Holds secrets (user info, headers): log only through redactUrl().
#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <utility>
#include <vector>

namespace cuegate {

struct SourceLocation
{
    QUrl url;                                               ///< http, https or file
    std::vector<std::pair<QByteArray, QByteArray>> headers; ///< sent to the url's own origin only
    int maxConnections = 0; ///< that the account allows at a time, for all its sources; 0: not known
    /// SHA-256 of the certificate that the url's own host is taken by, though it cannot be verified; empty:
    /// none.
    QByteArray certificate = {};
    QString title = {}; ///< what people call it, for sentences about the account
    /// What the user typed that led to \c url: an entry may reach what its list may. Empty: \c url itself.
    QUrl typed = {};
    friend bool operator==(const SourceLocation &, const SourceLocation &) = default;
};

} // namespace cuegate
