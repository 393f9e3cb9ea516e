// SPDX-License-Identifier: GPL-3.0-or-later
// Times of pictures in ticks so fine that some of them take next to no time: those that are only there to be
// decoded (what an edit list cuts off between a keyframe and its beginning). Thread: any; pure.
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <vector>

namespace cuegate {

inline constexpr quint32 kFinestNeeded = 90'000;

/// The least multiple of \p timescale that has at least kFinestNeeded ticks per second; 0 of 0.
[[nodiscard]] constexpr quint32 fineTimescale(quint32 timescale)
{
    return timescale >= kFinestNeeded || timescale == 0
               ? timescale
               : timescale * ((kFinestNeeded + timescale - 1) / timescale);
}

/// How far apart pictures are that are only decoded, in ticks of a fine \p timescale; the first one is
/// kReorderRoom times as far from the next: room for as many decode times as H.264 can reorder.
[[nodiscard]] constexpr qint64 decodedOnlyStep(quint32 timescale)
{
    return timescale / kFinestNeeded;
}
inline constexpr qint64 kReorderRoom = 16;

/// Of pictures shown at \p times, in ticks of \p timescale, in any order: the time of the first one that is
/// not only decoded. \p times is not empty.
[[nodiscard]] inline qint64 firstShownTime(std::vector<qint64> times, quint32 timescale)
{
    std::ranges::sort(times);
    const qint64 nothing = decodedOnlyStep(timescale) * kReorderRoom;
    size_t first = 0;
    while (first + 1 < times.size() && times[first + 1] - times[first] <= nothing)
        ++first;
    return times[first];
}

} // namespace cuegate
