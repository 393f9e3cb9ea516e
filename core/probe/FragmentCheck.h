// SPDX-License-Identifier: GPL-3.0-or-later
// Compares a list of fragments with some of the fragments, before it is trusted with where keyframes are.
// Writers have been seen to list every fragment, and to say of each that it begins with a keyframe. Thread:
// worker (blocks on the source); stateless.
#pragma once

#include "core/media/MediaInfo.h"
#include "core/probe/FragmentLists.h"
#include "core/probe/ScanWindow.h"
#include "core/probe/SteadySounds.h"

namespace cuegate {

struct CheckedFragments
{
    QString problem; ///< why the list is not to be used, in words; empty if it is
    std::vector<Keyframe> keyframes;
    qint64 endNs = 0;     ///< of the presentation
    qint64 leadTicks = 0; ///< how long before their keyframes groups of pictures begin to be shown, if evenly
};

/// \p info has a FragmentedLayout. \p first: the main track's first keyframe. Looks at the second fragment,
/// two between, and the last ones. The times of the list may be off by the same amount all along: whether
/// they are those before or after an edit list, writers do not agree on. Errors: those of the source;
/// Cancelled.
[[nodiscard]] Result<CheckedFragments> checkFragmentList(ScanWindow &window, const MediaInfo &info,
                                                         const FragmentList &list, const Keyframe &first,
                                                         SteadySounds &sounds);

} // namespace cuegate
