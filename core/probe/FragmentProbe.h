// SPDX-License-Identifier: GPL-3.0-or-later
// Looks at the beginning of a fragmented MP4, and takes the index that some have: a list of their fragments
// (sidx before them or mfra behind them), checked before it is trusted. Thread: worker (blocks on the
// source); stateless.
#pragma once

#include "core/probe/MovieProbe.h"

namespace cuegate {

/// Gives movie.info a FragmentedLayout, so that any fragment can be read by itself, unless the fragments do
/// not say when they begin. Where a list turns out true, info has its keyframes, IndexKind::Fragments and the
/// true duration, too; else IndexKind::None, with a note if there is a list. Reads a few KiB at the
/// beginning, at the end, and at four fragments; each sidx that a sidx names, too. Errors: those of the
/// source; Cancelled.
[[nodiscard]] Result<void> probeFragments(const ByteSource &source, MovieDescription &movie,
                                          const CancelToken &cancel);

} // namespace cuegate
