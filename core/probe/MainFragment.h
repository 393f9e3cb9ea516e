// SPDX-License-Identifier: GPL-3.0-or-later
// What a single fragment tells of where a movie can be cut, and the last ones of where it ends. Thread:
// worker (blocks on the source), where not said otherwise; stateless.
#pragma once

#include "core/media/MediaInfo.h"
#include "core/probe/FragmentHops.h"

#include <functional>

namespace cuegate {

/// The main track's part of a fragment; times in its ticks, on the presentation's timeline.
struct MainFragment
{
    qint64 dts = 0;
    std::vector<Keyframe> keyframes; ///< in decoding order; of sound every sample
    bool beginsWithKeyframe = false;
    qint64 leadTicks = 0; ///< how long before that keyframe the pictures behind it begin to be shown
};

/// \p info has a FragmentedLayout. Nothing where \p moof has no samples of the main track, does not say when
/// they begin, or is damaged. Any thread.
[[nodiscard]] std::optional<MainFragment> mainFragment(const Box &moof, const MediaInfo &info);

/// Where the picture and sound of the fragments from \p offsetBytes on end, in nanoseconds; nothing if there
/// are none, or more than \p mostFragments. \p onMoof is given each. Errors: those of the source; Cancelled.
[[nodiscard]] Result<std::optional<qint64>>
fragmentsEndNs(ScanWindow &window, const MediaInfo &info, qint64 offsetBytes, int mostFragments,
               const std::function<void(const Box &)> &onMoof = {});

} // namespace cuegate
