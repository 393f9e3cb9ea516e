// SPDX-License-Identifier: GPL-3.0-or-later
// Gives the pictures of an AVI file, which stores them in the order they are decoded in and no times, those
// they are shown at; takes packed B-frames out of the chunk of the picture before (ISO/IEC 14496-2 section
// 6.2.5). Thread: any; pure.
#pragma once

#include "core/media/Sample.h"

namespace cuegate {

/// \p batch: of \p track, from a keyframe on; each time of it belongs to one of its pictures. Those of H.264
/// stay in the order of decoding: its decoder knows which is whose.
void orderPictures(SampleBatch &batch, const Track &track);

} // namespace cuegate
