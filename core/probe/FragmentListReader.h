// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the lists of its fragments that an MP4 may have, and reads that of the main track: sidx boxes behind
// moov, with those they lead to, or mfra at the end of the file, found by its mfro (ISO/IEC 14496-12 section
// 8.8.11). Thread: worker (blocks on the source); stateless.
#pragma once

#include "core/media/MediaInfo.h"
#include "core/probe/FragmentLists.h"
#include "core/probe/ScanWindow.h"

#include <optional>

namespace cuegate {

struct NamedFragmentList : FragmentList
{
    QString name; ///< of the box
};

/// Nothing if there is none of the main track of \p info, which has a FragmentedLayout, or it is damaged. At
/// most 64 further sidx are read, one request each. Errors: those of the source; Cancelled.
[[nodiscard]] Result<std::optional<NamedFragmentList>> readSegmentIndexes(ScanWindow &window,
                                                                          const MediaInfo &info);

/// Nothing as above. Two requests at most. Errors: as above.
[[nodiscard]] Result<std::optional<NamedFragmentList>> readRandomAccessLists(ScanWindow &window,
                                                                             const MediaInfo &info);

} // namespace cuegate
