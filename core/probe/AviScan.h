// SPDX-License-Identifier: GPL-3.0-or-later
// Makes sample tables and the keyframe index of an AVI file from the best index that it has, else by walking
// through it. AVI stores no presentation times: those of keyframes and of what is shown before them are made
// from the order of the pictures, all others are times of places that orderPictures() deals out. Thread:
// worker (blocks on the source); stateless.
#pragma once

#include "core/probe/ScanIndex.h"

namespace cuegate {

/// Errors as scanIndex().
[[nodiscard]] Result<MediaInfo> scanAvi(const ByteSource &source, const CancelToken &cancel,
                                        const std::function<void(ScanProgress)> &progress);

} // namespace cuegate
