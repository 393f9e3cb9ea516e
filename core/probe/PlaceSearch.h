// SPDX-License-Identifier: GPL-3.0-or-later
// The bisection of keyframeNear(): reckons from the times at two places of a file where a time between them
// must lie, looks there, and goes on with the part it is in. Thread: worker; what is read is the caller's.
#pragma once

#include "core/io/ByteSource.h"

#include <algorithm>
#include <optional>

namespace cuegate {

/// Where something with a time of its own begins.
struct Place
{
    qint64 offsetBytes = 0;
    qint64 time = 0; ///< in ticks of whoever searches
};

/// Whether any place of \p source can be looked at: of one of unknown length none can be reckoned.
[[nodiscard]] inline bool canLeap(const ByteSource &source)
{
    return source.canSeek() && source.sizeBytes() > 0;
}

struct PlaceSearch
{
    qint64 time = 0;        ///< that is searched
    qint64 nearTicks = 0;   ///< a place so little before it will do
    qint64 windowBytes = 0; ///< that are read at a time: closer than a few of them it is not worth it
    bool mayLeap = true;    ///< false: what lies ahead cannot be looked at, so the lower place will do
};

/// A place at or before the time, not far from it; \p low if there is none between. \p firstPlace(from, end)
/// returns Result<std::optional<Place>>: the first that is found between two offsets. Errors: its own.
template <typename FirstPlace>
[[nodiscard]] Result<Place> searchPlaceBefore(const PlaceSearch &search, Place low, Place high,
                                              FirstPlace firstPlace)
{
    constexpr int kMostSteps = 24;
    int misses = 0; // steps in a row that the guess was too far
    for (int step = 0; search.mayLeap && step < kMostSteps; ++step) {
        const qint64 gap = high.offsetBytes - low.offsetBytes;
        if (gap <= 4 * search.windowBytes || search.time - low.time <= search.nearTicks)
            break;
        // Aim a little before the time: what is found lies after the guess.
        const double span = double(std::max<qint64>(1, high.time - low.time));
        const double share = double(search.time - low.time - search.nearTicks / 2) / span;
        qint64 guess = low.offsetBytes + (misses >= 2 ? gap / 2 : qint64(double(gap) * share));
        guess =
            std::clamp(guess, low.offsetBytes + search.windowBytes, high.offsetBytes - search.windowBytes);
        const auto place = firstPlace(guess, high.offsetBytes);
        if (!place)
            return std::unexpected(place.error());
        if (*place && (*place)->time <= search.time && (*place)->offsetBytes > low.offsetBytes) {
            low = **place;
            misses = 0;
        } else {
            high = {guess, *place ? std::min(high.time, std::max((*place)->time, low.time + 1)) : high.time};
            ++misses;
        }
    }
    return low;
}

} // namespace cuegate
