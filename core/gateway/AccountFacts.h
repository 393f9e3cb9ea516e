// SPDX-License-Identifier: GPL-3.0-or-later
// What follows from what a provider says of an account: what is shown of it, whether it can be used, and how
// many connections it allows. Thread: any; pure.
#pragma once

#include "core/base/Error.h"
#include "core/catalog/Catalog.h"
#include "core/gateway/ListState.h"
#include "core/list/XtreamUser.h"

namespace cuegate {

struct ReadList;

[[nodiscard]] AccountSummary summaryOf(const XtreamUser &user);

/// Why the provider serves it no longer; nothing if it does. AccountRefused, …Expired, …Disabled, …Banned.
[[nodiscard]] std::optional<Error> whyRefused(const XtreamUser &user);

/// What its status is, as an error of the last two tells; nothing if it does not.
[[nodiscard]] std::optional<AccountStatus> statusAfter(ErrorCode code);

/// As sources are told: at most 16; 0: not known.
[[nodiscard]] int connectionsOf(const XtreamUser &user);

/// \p list with what its provider allows, unless the user said something else.
[[nodiscard]] CatalogSource withConnections(CatalogSource list, const ReadList &read);

} // namespace cuegate
