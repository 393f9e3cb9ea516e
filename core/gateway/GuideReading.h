// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the guide (XMLTV) of a list, packed or not. Thread: worker (blocks on the source); stateless.
#pragma once

#include "core/io/Upstream.h"
#include "core/list/EntryList.h"
#include "core/list/Guide.h"

namespace cuegate {

/// What it says of the channels of \p entries from a day before \p nowMs to eight days after. Errors:
/// CorruptInput; those of sources; Cancelled.
[[nodiscard]] Result<std::shared_ptr<const Guide>> readGuide(const EntryList &entries,
                                                             const SourceLocation &location,
                                                             const Upstream &upstream, qint64 nowMs,
                                                             const CancelToken &cancel);

} // namespace cuegate
