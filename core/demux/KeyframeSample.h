// SPDX-License-Identifier: GPL-3.0-or-later
// Reads one keyframe of the main video by the container's own structures: what a picture of that moment
// takes, without the group of pictures behind it. Thread: worker (blocks on the source); stateless.
#pragma once

#include "core/io/ByteSource.h"
#include "core/media/MediaInfo.h"
#include "core/media/Sample.h"

namespace cuegate {

/// A batch of one sample. \p keyframe: of the main video of \p info, with its time in ticks of info's index.
/// Errors: CorruptInput where the source does not hold what \p keyframe promises, or more than 64 MiB of it;
/// those of the source; Cancelled.
[[nodiscard]] Result<SampleBatch> readKeyframe(const ByteSource &source, const MediaInfo &info,
                                               const Keyframe &keyframe, const CancelToken &cancel);

} // namespace cuegate
