// SPDX-License-Identifier: GPL-3.0-or-later
// Log lines to standard error, one line each, without secrets: URLs go through redactUrl(), and what
// KnownSecrets knows is taken out of every line. Thread: any.
#pragma once

#include <QLoggingCategory>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace cuegate {

Q_DECLARE_LOGGING_CATEGORY(lcApp)
Q_DECLARE_LOGGING_CATEGORY(lcHttp)
Q_DECLARE_LOGGING_CATEGORY(lcIo)
Q_DECLARE_LOGGING_CATEGORY(lcMedia)

/// Sends Qt's messages to standard error as "time level category: text", control characters made visible.
void installLogHandler();
/// The last lines that went there, the oldest first.
[[nodiscard]] QStringList recentLogLines();

/// "scheme://host/…#ab12": enough to tell URLs apart, nothing of user info, path or query.
[[nodiscard]] QString redactUrl(const QUrl &url);

} // namespace cuegate
