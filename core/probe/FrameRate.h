// SPDX-License-Identifier: GPL-3.0-or-later
// The nominal frame rate of a picture, from how long its samples last. Thread: any; pure.
#pragma once

#include "core/base/MediaTime.h"
#include "core/media/Track.h"

#include <numeric>

namespace cuegate {

/// \p ticks of the track's timescale, more than 0: what one of its samples lasts.
inline void setSampleDuration(Track &track, quint32 ticks)
{
    track.defaultDurationNs = rescale(ticks, track.timescale, kNanosecondTimescale);
    if (!track.video)
        return;
    const quint32 divisor = std::gcd(track.timescale, ticks);
    track.video->frameRateNumerator = track.timescale / divisor;
    track.video->frameRateDenominator = ticks / divisor;
}

} // namespace cuegate
