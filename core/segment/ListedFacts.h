// SPDX-License-Identifier: GPL-3.0-or-later
// What must be read from samples before a title can be served, where only those near the beginning are
// listed. Thread: worker (blocks on the source); stateless.
#pragma once

#include "core/segment/Title.h"

namespace cuegate {

/// As readTitleFacts(). \p info has a MovieLayout of its beginning; with the facts comes when each of its
/// tracks begins, which the title's own layout will not tell.
[[nodiscard]] Result<TitleFacts> readListedFacts(const ByteSource &source, const MediaInfo &info,
                                                 const CancelToken &cancel);

} // namespace cuegate
