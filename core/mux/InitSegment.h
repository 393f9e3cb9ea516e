// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the Media Initialization Section of fMP4 segments (ISO/IEC 14496-12 sections 8.2-8.8; RFC 8216
// section 3.3). Thread: any; pure.
#pragma once

#include "core/mux/TrackTiming.h"

#include <span>

namespace cuegate {

struct MuxTrack
{
    const Track *track = nullptr; ///< with codecConfig
    TrackTiming timing;
};

/// track_IDs are 1, 2, … in the order of \p tracks. \p durationNs is stated in mehd; 0: not said.
[[nodiscard]] QByteArray writeInitSegment(std::span<const MuxTrack> tracks, qint64 durationNs);

} // namespace cuegate
