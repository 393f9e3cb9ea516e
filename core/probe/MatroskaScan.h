// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the keyframe index of a Matroska file without usable Cues (RFC 9559 section 5.1.3): hops from Cluster
// to Cluster by their sizes and looks at the first Blocks of each; walks block by block only through Clusters
// of unknown size, and where no keyframe is known for long. Thread: worker (blocks on the source); stateless.
#pragma once

#include "core/probe/ScanIndex.h"

namespace cuegate {

/// \p found has a MatroskaLayout and a main track. Errors as scanIndex().
[[nodiscard]] Result<MediaInfo> scanMatroska(const ByteSource &source, const MediaInfo &found,
                                             const CancelToken &cancel,
                                             const std::function<void(ScanProgress)> &progress);

} // namespace cuegate
