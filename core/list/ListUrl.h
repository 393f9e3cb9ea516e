// SPDX-License-Identifier: GPL-3.0-or-later
// Where a line of a list leads. A list on the web leads to the web only; one on disk also to files in its own
// folder and below. Thread: any; pure.
#pragma once

#include "core/list/ListItem.h"

#include <QUrl>

namespace cuegate {

/// \p line resolved against \p base, where the list came from. Empty if it may not lead there, or is no
/// address at all.
[[nodiscard]] QByteArray listUrl(QByteArrayView line, const QUrl &base);

/// Whether \p url, which somebody gave, is one that providers give out for lists.
[[nodiscard]] bool looksLikeList(const QUrl &url);

/// What is behind \p url, as far as its spelling and the stated duration tell.
[[nodiscard]] ListItem::Kind kindOfUrl(QByteArrayView url, qint64 durationMs);

/// The last part of its path, as it is spelled.
[[nodiscard]] QByteArrayView fileNameOf(QByteArrayView url);

} // namespace cuegate
