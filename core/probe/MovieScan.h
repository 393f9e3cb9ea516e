// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the sample tables of a fragmented MP4 (ISO/IEC 14496-12 section 8.8) by hopping from moof to moof by
// the sizes of the boxes. sidx and mfra are not used: each moof must be read for its samples anyway, and what
// they say may be false. Thread: worker (blocks on the source); stateless.
#pragma once

#include "core/probe/ScanIndex.h"

namespace cuegate {

/// Reads moov again, then each moof. Errors as scanIndex().
[[nodiscard]] Result<MediaInfo> scanMovie(const ByteSource &source, const CancelToken &cancel,
                                          const std::function<void(ScanProgress)> &progress);

} // namespace cuegate
