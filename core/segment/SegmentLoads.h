// SPDX-License-Identifier: GPL-3.0-or-later
// What each segment of a title holds of a track, as far as that is known without reading it.
// Thread: any; pure.
#pragma once

#include "core/segment/Title.h"

namespace cuegate {

struct SegmentLoad
{
    qint64 mostBytes = 0;  ///< of payload
    qint64 usualBytes = 0; ///< on average
    qint64 samples = 0;
    qint64 syncSamples = 0;
};

/// What a part is played beside, for files that do not list their samples: there the bytes of all tracks are
/// known together only.
enum class Beside {
    Nothing,
    Copied, ///< with which the file's bytes are counted already
    Converted
};

/// One for each segment of the plan. \p durationsNs: of the segments.
[[nodiscard]] std::vector<SegmentLoad> loadsOf(const Title &title, const RenditionPart &part,
                                               const std::vector<qint64> &durationsNs, Beside beside);

} // namespace cuegate
