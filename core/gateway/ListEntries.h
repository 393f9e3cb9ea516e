// SPDX-License-Identifier: GPL-3.0-or-later
// What of a list that was read others see: its summary, pages of its entries, and an entry as a source.
// Thread: any; pure.
#pragma once

#include "core/catalog/Catalog.h"
#include "core/gateway/ListReading.h"
#include "core/list/EntrySearch.h"

namespace cuegate {

[[nodiscard]] EntrySearch searchFor(const ListQuery &query);

[[nodiscard]] std::shared_ptr<const ListSummary> summaryOf(const ReadList &list);

[[nodiscard]] ListEntry shownEntry(const ReadList &list, quint32 index, qint64 nowMs);

/// \p found: as findEntries().
[[nodiscard]] ListPage pageOf(const ReadList &list, const std::vector<quint32> &found, const ListQuery &query,
                              qint64 nowMs);

/// Follows from both, and is no other source's.
[[nodiscard]] QString openedIdOf(const QString &list, quint64 entry);

/// \p list is its source. Errors: PermissionDenied for an address that a list must not lead to; Unsupported
/// of a series.
[[nodiscard]] Result<CatalogSource> sourceOfEntry(const ListedEntry &entry, const CatalogSource &list);

} // namespace cuegate
