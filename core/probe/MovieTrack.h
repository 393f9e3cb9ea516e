// SPDX-License-Identifier: GPL-3.0-or-later
// Reads one trak: what the track is, where its edit list puts it, and its sample tables (ISO/IEC 14496-12
// sections 8.3 to 8.7). Thread: any; pure.
#pragma once

#include "core/media/SampleTable.h"
#include "core/probe/MovieEdits.h"
#include "core/probe/MovieSampleEntry.h"

#include <vector>

namespace cuegate {

struct MovieTrack
{
    Track track;                   ///< without id
    SampleTable table;             ///< times on the presentation timeline
    qint64 presentationOffset = 0; ///< in ticks, what the edit list adds to media times; in table already
    std::optional<MovieEdit> edit;
    std::vector<quint32> chapterIds; ///< track_IDs of the tracks that hold this one's chapters
    QStringList notes;
};

/// \p movieTimescale: of mvhd, above 0. Errors: CorruptInput with the byte offset.
[[nodiscard]] Result<MovieTrack> readMovieTrack(const Box &trak, quint32 movieTimescale,
                                                MovieDialect dialect);

/// \p duration of a header in ticks of \p timescale, of 64 bits if \p isWide; 0 if it says that it is not
/// known or is that of no film (longer than a year).
[[nodiscard]] qint64 believedTicks(quint64 duration, bool isWide, quint32 timescale);

/// Sets duration, frame duration and frame rate of result.track by what result.table says, unless that is
/// empty.
void applyTableTimes(MovieTrack &result);

} // namespace cuegate
