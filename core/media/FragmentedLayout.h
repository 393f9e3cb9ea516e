// SPDX-License-Identifier: GPL-3.0-or-later
// What reading single fragments of a fragmented MP4 takes to know beforehand (ISO/IEC 14496-12 section 8.8).
// Thread: any; plain values.
#pragma once

#include "core/media/SampleTable.h"
#include "core/media/Track.h"

#include <map>

namespace cuegate {

/// The defaults of a track's fragments (trex).
struct TrackExtends
{
    quint32 trackId = 0;
    quint32 duration = 0;
    quint32 sizeBytes = 0;
    quint32 flags = 0;
};

/// Each fragment says when it begins, so any can be read without those before it. A Keyframe's offset is that
/// of its moof, or of a box before it and behind all other moofs; of the samples in moov that of moov.
struct FragmentedLayout
{
    qint64 moovOffsetBytes = 0;
    std::vector<TrackExtends> extends;
    std::map<TrackId, qint64> presentationOffsets; ///< in ticks, what edit lists add to media times
    std::map<TrackId, SampleTable> moovTables;     ///< of samples that moov itself names; mostly empty
    /// Sound whose frames follow each other without gap, all of them equally long, wherever fragments were
    /// looked at. In ticks of the track, on the presentation's timeline.
    struct SteadySound
    {
        qint64 beginTime = 0;
        qint64 frameTicks = 0;
        qint64 endTime = 0;
    };
    std::map<TrackId, SteadySound> steadySounds;
};

} // namespace cuegate
