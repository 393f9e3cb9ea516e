// SPDX-License-Identifier: GPL-3.0-or-later
// What a title's renditions take of a network: BANDWIDTH and AVERAGE-BANDWIDTH (RFC 8216 section 4.3.4.2) of
// the segments that we make, with all that our muxers add. The peak is a bound: exact but for what the muxers
// add where the container lists its samples, else with all the bytes that the file has in a segment's time.
// Thread: any; pure.
#pragma once

#include "core/segment/Title.h"

#include <span>

namespace cuegate {

/// Bits per second.
struct Bandwidth
{
    qint64 peak = 0;    ///< of any run of segments of 0.5 to 1.5 target durations
    qint64 average = 0; ///< 0: not known before it is made
};

/// Of \p rendition with that of \p sound, renditions of which one is played beside it, that takes most.
/// \p wanted: what the playlist is for; what cannot be in it has its own (formatFor()).
[[nodiscard]] Bandwidth bandwidthOf(const Title &title, const Rendition &rendition,
                                    std::span<const Rendition *const> sound, SegmentFormat wanted);

} // namespace cuegate
