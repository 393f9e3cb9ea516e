// SPDX-License-Identifier: GPL-3.0-or-later
// What the control port asks and is told of the entries of a list (INTERFACE.md, "Control port").
// Thread: any; pure.
#pragma once

#include "core/base/Error.h"
#include "core/gateway/ListState.h"

#include <QJsonObject>

namespace cuegate {

/// Of "query=&group=&kind=&series=&offset=&limit=", each of which may be absent. Errors: InvalidArgument.
[[nodiscard]] Result<ListQuery> listQueryFrom(const QByteArray &query);

/// "channel", "film", "series" or "episode".
[[nodiscard]] QString entryKindWord(EntryKind kind);

[[nodiscard]] QJsonObject entriesJson(const ListPage &page);

} // namespace cuegate
