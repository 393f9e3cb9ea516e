// SPDX-License-Identifier: GPL-3.0-or-later
// The even row that the frames of a sound track lie on, whatever the container rounded their times to. What
// reads a track, what times it and what says how long its segments last decide by it alike. Thread: any;
// pure, integers only.
#pragma once

#include "core/base/MediaTime.h"
#include "core/media/Track.h"

#include <map>
#include <optional>

namespace cuegate {

struct SoundGrid
{
    quint32 sourceTimescale = 1000;
    quint32 timescale = 1000; ///< of the grid
    qint64 zero = 0;          ///< source time of the grid's zero
    qint64 origin = 0;        ///< of the first frame, in timescale
    qint64 step = 0;          ///< above 0

    [[nodiscard]] qint64 timeOf(qint64 frame) const { return origin + frame * step; }
    [[nodiscard]] qint64 sourceTimeOf(qint64 frame) const
    {
        return zero + rescale(timeOf(frame), timescale, sourceTimescale);
    }
    /// Number of the frame that is within a millisecond of \p sourceTime; nothing if none is.
    [[nodiscard]] std::optional<qint64> frameNear(qint64 sourceTime) const
    {
        const qint64 stated = rescale(sourceTime - zero, sourceTimescale, timescale);
        const qint64 distance = stated - origin;
        const qint64 frame = (distance >= 0 ? distance + step / 2 : distance - step / 2) / step;
        const bool isNear = qAbs(timeOf(frame) - stated) <= timescale / 1000 + 1;
        return isNear ? std::optional(frame) : std::nullopt;
    }
};

/// Of a title's sound whose times the container rounds, or lets jitter: frames go into the segment that the
/// grid says.
using SoundGrids = std::map<TrackId, SoundGrid>;

/// \p time of a frame of \p track, on its grid where that is near.
[[nodiscard]] inline qint64 onGrid(const SoundGrids &grids, TrackId track, qint64 time)
{
    const auto grid = grids.find(track);
    const auto frame = grid == grids.end() ? std::nullopt : grid->second.frameNear(time);
    return frame ? grid->second.sourceTimeOf(*frame) : time;
}

} // namespace cuegate
