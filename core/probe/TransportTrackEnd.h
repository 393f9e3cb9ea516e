// SPDX-License-Identifier: GPL-3.0-or-later
// Finds where a track of a transport stream ends while its last packets pass by: with the picture that is
// shown last, or the last whole frame of sound. Thread: any; one user.
#pragma once

#include "core/media/AudioFrameSplitter.h"
#include "core/media/PesPacket.h"
#include "core/media/PictureTimes.h"
#include "core/media/TransportStreamLayout.h"

#include <deque>

namespace cuegate {

class TransportTrackEnd
{
public:
    explicit TransportTrackEnd(const Track &track);

    /// Takes the next packet of the track's PID.
    void add(const TransportPacket &packet, qint64 offsetBytes);
    /// The file ends here. The end on the timeline of \p layout; nothing if no time stamp was met.
    [[nodiscard]] std::optional<qint64> finish(const TransportStreamLayout &layout);

private:
    struct Shown
    {
        qint64 stamp;
        qint64 ticks; ///< how long
        qint64 offsetBytes;
    };

    void takePes(const PesPacket &pes);
    void takeFrames(const AudioFrames &frames);
    void takeUnits(const std::vector<AccessUnit> &units);
    void note(qint64 stamp, qint64 ticks);

    bool m_isVideo;
    bool m_hasUnits; ///< pictures that start codes cut
    PesAssembler m_pes;
    AudioFrameSplitter m_frames;
    AccessUnitSplitter m_units;
    PictureTimes m_times;
    qint64 m_offsetBytes = 0; ///< of the PES packet that is taken
    std::deque<Shown> m_last; ///< what is shown last need not come last
};

} // namespace cuegate
