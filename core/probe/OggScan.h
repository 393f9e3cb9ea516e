// SPDX-License-Identifier: GPL-3.0-or-later
// Makes sample tables and the keyframe index of an Ogg file (RFC 3533) from all of its pages. Packets that go
// over several pages are samples with page heads inside: readSamples() takes them out.
// Thread: worker (blocks on the source); stateless.
#pragma once

#include "core/probe/ScanIndex.h"

namespace cuegate {

/// \p found: what probeOgg() said. Errors as scanIndex().
[[nodiscard]] Result<MediaInfo> scanOgg(const ByteSource &source, const MediaInfo &found,
                                        const CancelToken &cancel,
                                        const std::function<void(ScanProgress)> &progress);

} // namespace cuegate
