// SPDX-License-Identifier: GPL-3.0-or-later
// What of a source's location nobody else may see, on disk or in words: user info, query and fragment of its
// URL, parts of its path that grant access, the values of its headers. Thread: any; pure.
#pragma once

#include "core/io/SourceLocation.h"

#include <QByteArrayList>

namespace cuegate {

/// Whether \p location must not be stored or shown as it is. Files have no secrets.
[[nodiscard]] bool hasSecrets(const SourceLocation &location);

/// Its secrets one by one, decoded: user, password, both as Basic authentication has them, values of query,
/// cookies and headers, parts of the path. For KnownSecrets.
[[nodiscard]] QByteArrayList secretsOf(const SourceLocation &location);

/// Segments of the path that grant access: user and password as Xtream puts them there, long random words.
[[nodiscard]] QByteArrayList pathSecrets(const QUrl &url);

/// The URL as people may see it, without what may be secret; of a file its path.
[[nodiscard]] QString displayText(const QUrl &url);

/// \p name, or the host's if that would show what grants access.
[[nodiscard]] QString publicName(const QString &name, const SourceLocation &location);

/// "http://host:8080/": what of it may be stored and shown where there are secrets.
[[nodiscard]] QUrl publicPart(const QUrl &url);

} // namespace cuegate
