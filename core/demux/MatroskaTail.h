// SPDX-License-Identifier: GPL-3.0-or-later
// The last Blocks of a Matroska file far away, read from the few bytes behind which nothing follows: they
// begin in the middle of a Cluster, so it is looked where a row of elements reaches exactly to its end.
// Thread: worker (blocks on the source); stateless.
#pragma once

#include "core/demux/MatroskaEnds.h"

namespace cuegate {

/// What readTailBlocks() reads first, where it begins in two places; empty of a file without Cues. Pure.
[[nodiscard]] std::vector<ByteRange> tailRanges(const MediaInfo &info);

/// The last whole Block of each track that has one in the last 32 to 64 KiB of the file's Clusters; none of
/// others, and none at all where these cannot be told. Errors: those of the source; Cancelled.
[[nodiscard]] Result<std::map<TrackId, LastBlock>>
readTailBlocks(const ByteSource &source, const MediaInfo &info, const CancelToken &cancel);

} // namespace cuegate
