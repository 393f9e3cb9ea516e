// SPDX-License-Identifier: GPL-3.0-or-later
// Edit lists of MP4 and QuickTime files (ISO/IEC 14496-12 section 8.6.6): where they put a track, and what of
// it they show. Thread: any; pure.
#pragma once

#include "core/media/BoxReader.h"
#include "core/media/MediaInfo.h"

namespace cuegate {

struct MovieTrack;

/// From the beginning of the first media edit to the end of the last one, in the track's ticks.
struct MovieEdit
{
    qint64 mediaTime = 0; ///< of the media, where the first edit begins; not below 0
    qint64 begin = 0;     ///< on the presentation timeline: how much the empty edits before it delay it
    qint64 end = 0;       ///< on the presentation timeline; far away if the list does not say
    qint64 slack = 0;     ///< by how much \c end may be off, since it is told in the movie's ticks
};

/// Both timescales are above 0. \p notes says what is odd. Errors: CorruptInput if times are absurd.
[[nodiscard]] Result<MovieEdit> readEditList(const Box &elst, quint32 movieTimescale, quint32 timescale,
                                             QStringList &notes);

/// Takes from the tables of \p tracks and from info.tracks what the edit lists do not show. Frames of sound
/// that are partly shown stay, and those a decoder is primed with. Pictures that only others need to be
/// decoded get times of next to nothing right before what is shown or behind it, and their track a finer
/// timescale, where it needs that. A list that shows nothing is not followed, which info.notes says.
void trimToEdits(std::vector<MovieTrack> &tracks, MediaInfo &info);

} // namespace cuegate
