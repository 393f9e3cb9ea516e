// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the index of a medium that has none by looking only for the keyframes that the segments of its
// provisional title begin with. Thread: worker (blocks on the source).
#pragma once

#include "core/segment/Title.h"

#include <functional>

namespace cuegate {

/// What searchIndex() finds.
struct SearchedIndex
{
    std::shared_ptr<const MediaInfo> media;
    std::map<TrackId, TrackTimes> times; ///< of the samples around each keyframe
};

/// An index of the keyframes that the segments of a provisional title begin with, found by searching: for
/// media which scanIndex() would read as a whole. Rests while the title's gate is shut. \p onShare is told
/// the share that is done, from 0 to 1. Errors: CorruptInput if time stamps jump, so that only reading all of
/// it tells where things are; those of the source; Cancelled.
[[nodiscard]] Result<SearchedIndex> searchIndex(const Title &provisional, const CancelToken &cancel,
                                                const std::function<void(double)> &onShare);

} // namespace cuegate
