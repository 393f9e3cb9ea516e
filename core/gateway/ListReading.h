// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a list source: the list, the lists in it, and the guide it names. What they lead to may reach no more
// than the list itself, and gets the list's headers only on the list's own origin (FAULTS.md threats 2, 3).
// Thread: worker (blocks on the source); stateless.
#pragma once

#include "core/gateway/ListState.h"
#include "core/io/Upstream.h"
#include "core/list/EntryList.h"
#include "core/list/Guide.h"

#include <memory>

namespace cuegate {

struct ReadList
{
    std::shared_ptr<const EntryList> entries;
    std::shared_ptr<const Guide> guide; ///< null: there is none
    QString guideProblem;               ///< why, though the list names one
    QString problem;                    ///< of lists in it that could not be read
    qint64 skipped = 0;
    qint64 readAtMs = 0;                   ///< since 1970
    std::optional<AccountSummary> account; ///< of an Xtream account
    int maxConnections = 0;                ///< that the provider allows at a time; 0: it did not say
    bool isPartial = false;                ///< whole kinds of entries could not be read: see problem
};

/// \p nowMs since 1970. Errors: Unsupported if it is one stream, CorruptInput if it is no list at all; those
/// of sources; Cancelled.
[[nodiscard]] Result<ReadList> readList(const SourceLocation &list, const Upstream &upstream, qint64 nowMs,
                                        const CancelToken &cancel);

/// Where \p url, which \p list names, is asked for, and with what.
[[nodiscard]] SourceLocation ledTo(const QByteArray &url, const SourceLocation &list);

/// Whether a list that the user typed as \p typed may lead to \p url. Names are judged by the address they
/// resolve to, when it is connected to.
[[nodiscard]] bool mayLeadTo(const QUrl &url, const QUrl &typed);

} // namespace cuegate
