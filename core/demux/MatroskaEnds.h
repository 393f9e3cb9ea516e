// SPDX-License-Identifier: GPL-3.0-or-later
// When the last Block of a track of a Matroska file begins, which no index tells. Thread: worker (blocks on
// the source); stateless.
#pragma once

#include "core/io/ByteSource.h"
#include "core/media/ClusterWalker.h"

namespace cuegate {

struct LastBlock
{
    qint64 timeNs = 0;
    int frames = 1;
};

/// Makes \p block that of its track in \p last if none there is later. Pure.
void noteLastBlock(const MatroskaBlock &block, const MediaInfo &info, std::map<TrackId, LastBlock> &last);

/// The last whole Block of each track between the Cluster at \p range's beginning and its end; none of a
/// track that has none there. Hops from Block to Block, reading a few bytes of each. What is damaged ends it.
/// Errors: those of the source; Cancelled.
[[nodiscard]] Result<std::map<TrackId, LastBlock>>
readLastBlocks(const ByteSource &source, const MediaInfo &info, ByteRange range, const CancelToken &cancel);

/// Whether a Block of \p track comes in the first second of film from the Cluster of \p keyframe on. Errors:
/// as above.
[[nodiscard]] Result<bool> hasBlockNear(const ByteSource &source, const MediaInfo &info, TrackId track,
                                        const Keyframe &keyframe, const CancelToken &cancel);

} // namespace cuegate
