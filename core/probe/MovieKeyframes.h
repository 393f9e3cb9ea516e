// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the keyframe index of the main track from its sample table (ISO/IEC 14496-12 section 8.6.2).
// Thread: any; pure.
#pragma once

#include "core/media/KeyframeIndex.h"
#include "core/media/SampleTable.h"
#include "core/media/Track.h"

#include <QStringList>

namespace cuegate {

/// Sync samples of \p table whose presentation times increase in decoding order; of a track without stss
/// every sample if it is video, one in half a second if it is audio. Adds to \p notes what was left out.
[[nodiscard]] KeyframeIndex movieKeyframes(const Track &track, const SampleTable &table, QStringList &notes);

} // namespace cuegate
