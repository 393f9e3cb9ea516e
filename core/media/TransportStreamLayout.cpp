// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/TransportStreamLayout.h"

#include <algorithm>

namespace cuegate {

qint64 timeStampDistance(qint64 from, qint64 to)
{
    constexpr qint64 kCycle = qint64(1) << 33;
    qint64 distance = (to - from) % kCycle;
    if (distance < -kCycle / 2)
        distance += kCycle;
    return distance >= kCycle / 2 ? distance - kCycle : distance;
}

static qint64 timeBy(const TransportStreamLayout::Clock &clock, qint64 stamp)
{
    return clock.time + timeStampDistance(clock.stamp, stamp);
}

qint64 TransportStreamLayout::timeOf(qint64 stamp, qint64 offsetBytes) const
{
    constexpr qint64 kLate = 10 * qint64(kTransportTimescale);
    const auto after = std::ranges::upper_bound(clocks, offsetBytes, {}, &Clock::offsetBytes);
    if (clocks.empty())
        return stamp;
    const auto here = after == clocks.begin() ? after : after - 1;
    const qint64 time = timeBy(*here, stamp);
    const bool fits = time >= here->time - kLate && (after == clocks.end() || time <= after->time + kLate);
    if (fits || here == clocks.begin())
        return time;
    const auto before = here - 1;
    const qint64 earlier = timeBy(*before, stamp);
    return earlier >= before->time - kLate && earlier <= here->time + kLate ? earlier : time;
}

std::optional<qint64> TransportStreamLayout::endOf(TrackId track) const
{
    const auto found = ends.find(track);
    return found == ends.end() ? std::nullopt : std::optional(found->second);
}

} // namespace cuegate
