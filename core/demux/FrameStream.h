// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the frames of self-framed audio in pieces of a stream that were cut anywhere (sound of constant rate
// in AVI). Thread: any; pure.
#pragma once

#include "core/media/Sample.h"

#include <span>

namespace cuegate {

/// Bytes that follow those of the piece before; times in ticks of samples.
struct StreamPiece
{
    QByteArrayView bytes;
    qint64 pts = 0;
    qint64 duration = 0;
};

/// The whole frames that begin at \p beginPts or later and before \p endPts; nextTime is of the one after
/// them. The time of a frame is that of its place in its piece, put on the grid of frames where it is near to
/// it, so it does not depend on which pieces there are. Frames near to the first piece's begin may be missed.
[[nodiscard]] SampleBatch framesOf(const Track &track, std::span<const StreamPiece> pieces, qint64 beginPts,
                                   qint64 endPts);

} // namespace cuegate
