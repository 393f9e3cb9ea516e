// SPDX-License-Identifier: GPL-3.0-or-later
// Finds entries by words, group and kind. A million are gone through in some 50 ms, which no index would be
// worth. Thread: any; pure.
#pragma once

#include "core/base/CancelToken.h"
#include "core/base/Error.h"
#include "core/list/EntryList.h"

namespace cuegate {

struct EntrySearch
{
    QByteArray text;                 ///< all its words are in the name or the group, whatever their case
    std::optional<QByteArray> group; ///< only of this one
    std::optional<ListItem::Kind> kind = {}; ///< only these
    friend bool operator==(const EntrySearch &, const EntrySearch &) = default;
};

/// Their places, in the order of the list. Errors: Cancelled.
[[nodiscard]] Result<std::vector<quint32>> findEntries(const EntryList &list, const EntrySearch &search,
                                                       const CancelToken &cancel);

} // namespace cuegate
