// SPDX-License-Identifier: GPL-3.0-or-later
// The ids of an account's entries: what its provider calls them, which outlives new names and orders. That of
// an episode holds all that its address is made of: it can be opened before its series has been asked for.
// Thread: any; pure.
#pragma once

#include "core/list/ListItem.h"

#include <optional>

namespace cuegate {

/// Nothing if \p id is out of range. \p extension counts for episodes only: up to five lower-case letters and
/// digits.
[[nodiscard]] std::optional<quint64> xtreamEntryId(ListItem::Kind kind, qint64 id,
                                                   QByteArrayView extension = {});

struct XtreamEpisodeId
{
    qint64 id = 0;
    QByteArray extension;
};
/// Nothing if it is no episode's.
[[nodiscard]] std::optional<XtreamEpisodeId> xtreamEpisodeOf(quint64 entryId);

} // namespace cuegate
