// SPDX-License-Identifier: GPL-3.0-or-later
// When the pictures of a transport stream are shown: as their PES packets say, or a frame after the one
// before where those say nothing. Thread: any; one user.
#pragma once

#include "core/media/AccessUnitSplitter.h"
#include "core/media/Track.h"

namespace cuegate {

class PictureTimes
{
public:
    struct Times
    {
        qint64 pts;
        qint64 dts;
    };

    explicit PictureTimes(const Track &track);

    /// How long a picture is shown, by the stream's headers; ticks of 90 kHz.
    [[nodiscard]] qint64 frameTicks() const { return m_frameTicks; }
    /// Of the next \p unit in the file, on the timeline of its stamp.
    [[nodiscard]] Times take(const AccessUnit &unit);

private:
    qint64 m_frameTicks;
    std::optional<Times> m_previous;
};

} // namespace cuegate
