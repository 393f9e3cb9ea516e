// SPDX-License-Identifier: GPL-3.0-or-later
// Writes fMP4 media segments: styp and fragments, moof + mdat (ISO/IEC 14496-12 sections 8.8 and 8.16.2).
// The payloads are copied once, from where they were read to where they are sent from.
// Thread: any; pure.
#pragma once

#include "core/mux/TrackTiming.h"

#include <QByteArray>

#include <span>

namespace cuegate {

/// The samples of one track; their number in the init segment is their place in the span, from 1.
struct TrackFragment
{
    std::vector<TimedSample> samples;
    bool isVideo = false;
};

/// Whether a fragment is the first of its segment, with a styp box before it.
enum class FragmentPlace { StartsSegment, ContinuesSegment };

/// \p sequenceNumber counts from 1 (mfhd). Tracks without samples are left out. Samples of the tracks lie one
/// track after the other.
[[nodiscard]] QByteArray writeFragment(quint32 sequenceNumber, std::span<const TrackFragment> tracks,
                                       FragmentPlace place = FragmentPlace::StartsSegment);

} // namespace cuegate
