// SPDX-License-Identifier: GPL-3.0-or-later
// Finds out from some of the fragments of an MP4 whether its sound is one row of equally long frames, so that
// where each frame lies is known without the fragments between. Thread: any; one user.
#pragma once

#include "core/media/BoxReader.h"
#include "core/media/MediaInfo.h"

namespace cuegate {

class SteadySounds
{
public:
    /// \p info has a FragmentedLayout, and must outlive it.
    explicit SteadySounds(const MediaInfo &info);

    /// Looks at a fragment: the first one first, then any, in any order; again if need be.
    void take(const Box &moof);

    /// No more first fragments were looked at: sound that has not begun is not known to be steady.
    void endBeginning();

    /// When the first fragments and the last ones were taken. \p endNs: where the presentation ends; sound
    /// that ends long before has its end in fragments nobody looked at. The first few frames may be uneven
    /// (ffmpeg makes one of them some samples shorter where it copies from Matroska): a row begins where it
    /// would if they were not.
    [[nodiscard]] std::map<TrackId, FragmentedLayout::SteadySound> found(qint64 endNs) const;

private:
    struct Row
    {
        std::set<qint64> begins; ///< of fragments
        qint64 even = 0;         ///< where the first frames end that may be uneven
        qint64 unevenFrames = 0; ///< how many these are
        qint64 end = 0;
        qint64 frameTicks = 0;
        std::optional<qint64> shortEnd; ///< of a fragment whose last frame is shorter: the file's last
        bool isSteady = true;
    };
    void takeFirst(Row &row, qint64 time, std::span<const qint64> durations);
    void takeFrames(Row &row, qint64 time, std::span<const qint64> durations);

    const MediaInfo &m_info;
    std::map<TrackId, Row> m_rows;
};

} // namespace cuegate
