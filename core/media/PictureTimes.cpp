// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/PictureTimes.h"

#include "core/base/MediaTime.h"
#include "core/media/TransportStreamLayout.h"

#include <algorithm>

namespace cuegate {

static qint64 frameTicksOf(const Track &track)
{
    if (track.video && track.video->frameRateNumerator > 0)
        return qint64(kTransportTimescale) * track.video->frameRateDenominator /
               track.video->frameRateNumerator;
    if (track.defaultDurationNs > 0)
        return rescale(track.defaultDurationNs, kNanosecondTimescale, kTransportTimescale);
    return kTransportTimescale / 25;
}

PictureTimes::PictureTimes(const Track &track)
    : m_frameTicks(frameTicksOf(track))
{
}

PictureTimes::Times PictureTimes::take(const AccessUnit &unit)
{
    Times times{0, 0};
    if (unit.stamp && unit.stamp->pts) {
        times.pts = *unit.stamp->pts;
        times.dts = unit.stamp->dts.value_or(times.pts);
    } else if (m_previous) {
        // Only some encoders leave out time stamps, and only where pictures come in the order they are shown.
        times.dts = m_previous->dts + m_frameTicks;
        times.pts = std::max(m_previous->pts + m_frameTicks, times.dts);
    }
    m_previous = times;
    return times;
}

} // namespace cuegate
