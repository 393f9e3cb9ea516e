// SPDX-License-Identifier: GPL-3.0-or-later
// What a single fragment tells of where a movie can be cut, and the last ones of where it ends. Thread:
// worker (blocks on the source), where not said otherwise; stateless.
#pragma once

#include "core/media/FragmentTables.h"
#include "core/media/MediaInfo.h"
#include "core/probe/FragmentHops.h"

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

/// Where the picture and sound in \p tables end, in nanoseconds, which are used up; nothing if there are
/// none. Any thread.
[[nodiscard]] std::optional<qint64> endOfTablesNs(FragmentTables &tables, const MediaInfo &info);

/// The same of the fragments from \p offsetBytes on; nothing, too, if there are more than \p mostFragments.
/// Errors: those of the source; Cancelled.
[[nodiscard]] Result<std::optional<qint64>> fragmentsEndNs(SourceWindow &window, const MediaInfo &info,
                                                           qint64 offsetBytes, int mostFragments);

} // namespace cuegate
