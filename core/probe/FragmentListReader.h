// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the lists of its fragments that an MP4 may have, and reads that of the main track: sidx boxes behind
// moov, with those they lead to, or mfra at the end of the file, found by its mfro (ISO/IEC 14496-12 section
// 8.8.11). Thread: worker (blocks on the source); stateless.
#pragma once

#include "core/media/MediaInfo.h"
#include "core/probe/FragmentLists.h"
#include "core/probe/ProbeWindow.h"

#include <optional>

namespace cuegate {

struct NamedFragmentList : FragmentList
{
    QString name; ///< of the box
};

/// Reads at once what lies between moov and the first fragment if that begins with a sidx.
[[nodiscard]] Result<void> readUpToFragments(ProbeWindow &window, qint64 moovOffsetBytes);

/// Nothing if there is none of the main track of \p info, which has a FragmentedLayout, it is damaged, or the
/// window may not read it. At most 64 further sidx are read, one request each; where that are more than the
/// window may send, what they list counts as one fragment. Errors: those of the source; Cancelled.
[[nodiscard]] Result<std::optional<NamedFragmentList>> readSegmentIndexes(ProbeWindow &window,
                                                                          const MediaInfo &info);

/// Nothing as above. Two requests at most. Errors: as above.
[[nodiscard]] Result<std::optional<NamedFragmentList>> readRandomAccessLists(ProbeWindow &window,
                                                                             const MediaInfo &info);

} // namespace cuegate
