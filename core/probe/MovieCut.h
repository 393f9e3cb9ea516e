// SPDX-License-Identifier: GPL-3.0-or-later
// A movie of which only the beginning is there, as a download that was broken off leaves it: its moov names
// samples beyond the end of the file. Thread: any; pure.
#pragma once

#include "core/media/MediaInfo.h"
#include "core/probe/MovieTrack.h"

namespace cuegate {

/// Shortens the tables of \p tracks to what lies within info.sizeBytes, and the durations with them; a note
/// says so. Does nothing for a whole file, or where no sample of the main track is left.
void cutToFile(std::vector<MovieTrack> &tracks, MediaInfo &info);

} // namespace cuegate
