// SPDX-License-Identifier: GPL-3.0-or-later
// Keyframes that follow each other evenly, as encoders for streaming and broadcast make them: where they are
// is reckoned, and looked up with a few blocks, where searching has to read all up to the next one. Thread:
// worker (blocks on the source); stateless.
#pragma once

#include "core/probe/KeyframeSearch.h"

namespace cuegate {

/// In ticks of searchTimescale().
struct KeyframeGrid
{
    Keyframe first;
    qint64 spanTicks = 0; ///< that …
    quint32 groups = 1;   ///< … so many groups of pictures last
    qint64 leadTicks = 0; ///< so long before they are shown keyframes are decoded

    [[nodiscard]] qint64 timeOf(qint64 number) const;
    /// The first whose time is \p time or later.
    [[nodiscard]] qint64 numberFrom(qint64 time) const;
};

/// The grid that \p first and \p second, the first two keyframes, begin, if there are keyframes on it at some
/// places all over the file; nothing if not, if such a file is not looked up so (only transport streams, FLV
/// and Matroska of small Clusters are), or if \p source cannot seek. Depends on the file's bytes alone.
/// Errors: those of the source; Cancelled.
[[nodiscard]] Result<std::optional<KeyframeGrid>>
findKeyframeGrid(const ByteSource &source, const MediaInfo &found, const Keyframe &first,
                 const Keyframe &second, SearchPace pace, const CancelToken &cancel);

/// The keyframe on \p grid that is the first to be shown at or after \p time; nothing if it is not where it
/// should be. \p before: as for keyframeNear(). Errors: as above.
[[nodiscard]] Result<std::optional<Keyframe>> keyframeOnGrid(const ByteSource &source, const MediaInfo &found,
                                                             const KeyframeGrid &grid, qint64 time,
                                                             const Keyframe *before, SearchPace pace,
                                                             const CancelToken &cancel);

} // namespace cuegate
