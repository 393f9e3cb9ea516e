// SPDX-License-Identifier: GPL-3.0-or-later
// How large segments are at most: what the muxers add to the payloads of samples, which is more than the
// payloads where pictures are small. For BANDWIDTH, which must not be less than what is sent.
// Thread: any; pure. Bounds, not estimates: of each PES packet a whole transport packet is taken to be lost.
#pragma once

#include "core/media/Track.h"

#include <span>

namespace cuegate {

/// What a segment holds of a track.
struct TrackLoad
{
    const Track *track = nullptr;
    qint64 payloadBytes = 0;
    qint64 samples = 0;
    qint64 syncSamples = 0; ///< of these, of a picture
};

/// \p samplesPerFragment: of the first track, where a segment is several fragments; 0: it is one.
[[nodiscard]] qint64 mostFragmentedBytes(std::span<const TrackLoad> tracks, qint64 samplesPerFragment = 0);

/// \p unitsPerTable: as TransportStreamWriter has it; 0: as writeTransportStream() does.
[[nodiscard]] qint64 mostTransportStreamBytes(std::span<const TrackLoad> tracks, qint64 unitsPerTable = 0);

} // namespace cuegate
