// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a keyframe of a title alone, whatever the container and wherever its index is wrong.
// Thread: worker (blocks on the source); stateless.
#pragma once

#include "core/media/Sample.h"
#include "core/segment/Title.h"

namespace cuegate {

/// A batch of one sample: \p keyframe, which the index of \p title names, or if the Cues are false there the
/// one at or after its time. Reads no more than that where the index tells its place. Errors: CorruptInput if
/// it is not there; those of the source; Cancelled.
[[nodiscard]] Result<SampleBatch> readTitleKeyframe(const Title &title, const Keyframe &keyframe,
                                                    const CancelToken &cancel);

} // namespace cuegate
