// SPDX-License-Identifier: GPL-3.0-or-later
// Gives the pictures of VC-1 in AVI and in Matroska's V_MS/VFW/FOURCC, which have one time after the other in
// the order they are decoded in, those they are shown at (SMPTE 421M annex G). Thread: any; pure.
#pragma once

#include "core/media/Sample.h"
#include "core/media/Track.h"

namespace cuegate {

/// Whether the times of \p track may be those of decoding, so that orderVc1Pictures() is wanted.
[[nodiscard]] bool mayHaveVc1DecodeTimes(const Track &track);

/// \p batch: of \p track, from a keyframe on. Times that go back are those of presentation already, and stay.
void orderVc1Pictures(SampleBatch &batch, const Track &track);

} // namespace cuegate
