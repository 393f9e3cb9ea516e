// SPDX-License-Identifier: GPL-3.0-or-later
// Makes sample tables and the keyframe index of an FLV file by walking from tag to tag. Thread: worker
// (blocks on the source); stateless.
#pragma once

#include "core/probe/ScanIndex.h"

namespace cuegate {

/// \p found: what probeFlv() said. Errors as scanIndex().
[[nodiscard]] Result<MediaInfo> scanFlv(const ByteSource &source, const MediaInfo &found,
                                        const CancelToken &cancel,
                                        const std::function<void(ScanProgress)> &progress);

} // namespace cuegate
