// SPDX-License-Identifier: GPL-3.0-or-later
// Which films people are likely to want next. Thread: any; pure.
#pragma once

#include "core/gateway/GatewayState.h"

namespace cuegate {

/// At most \p most of \p sources that can be played: what was played last comes first, then what was never
/// played, the last of the list first; entries of a list only if they were played.
[[nodiscard]] QList<SourceSnapshot> recentSources(const QList<SourceSnapshot> &sources, qsizetype most);

} // namespace cuegate
