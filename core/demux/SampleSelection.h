// SPDX-License-Identifier: GPL-3.0-or-later
// Which samples of a table belong to a span: those of the main video track in decoding order from keyframe to
// keyframe, those of other tracks by their times. Thread: any; pure.
#pragma once

#include "core/media/Sample.h"
#include "core/media/SampleTable.h"

#include <limits>

namespace cuegate {

/// Samples [first, end) of which those with begin <= pts < end of presentation are wanted.
struct Selection
{
    quint32 first = 0;
    quint32 end = 0;
    qint64 beginPts = std::numeric_limits<qint64>::min();
    qint64 endPts = std::numeric_limits<qint64>::max();
};

/// Errors: CorruptInput if \p table has no sync sample where the span is cut.
[[nodiscard]] Result<Selection> selectByDecodingOrder(const SampleTable &table, TrackId track,
                                                      const SampleSpan &span);

[[nodiscard]] Selection selectByTime(const SampleTable &table, quint32 timescale, const SampleSpan &span);

/// The pieces of a byte stream that hold the frames of \p frames, with as much around them as finding them
/// takes.
[[nodiscard]] Selection piecesFor(const SampleTable &table, quint32 timescale, const Selection &frames);

} // namespace cuegate
