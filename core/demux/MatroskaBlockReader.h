// SPDX-License-Identifier: GPL-3.0-or-later
// Reads one Block of a Matroska file alone, from where an index says that it is (RFC 9559 section 5.1.5).
// Thread: worker (blocks on the source); stateless.
#pragma once

#include "core/io/ByteSource.h"
#include "core/media/MediaInfo.h"
#include "core/media/Sample.h"

namespace cuegate {

/// A batch of one sample, the first frame of the Block of \p track at the time of \p cue; empty if it is not
/// where \p cue says, or not within \p mostBytes of it. Its duration is the BlockDuration, 0 if there is
/// none. Errors: CorruptInput if its lacing or its encoding is damaged; those of the source; Cancelled.
[[nodiscard]] Result<SampleBatch> readMatroskaBlock(const ByteSource &source, const MatroskaLayout &layout,
                                                    const Track &track, const BlockCue &cue, qint64 mostBytes,
                                                    const CancelToken &cancel);

} // namespace cuegate
