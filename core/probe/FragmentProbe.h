// SPDX-License-Identifier: GPL-3.0-or-later
// Looks at the beginning of a fragmented MP4, and takes the index that some have: a list of their fragments
// (sidx before them or mfra behind them), checked before it is trusted. Thread: worker (blocks on the
// source); stateless.
#pragma once

#include "core/probe/MovieProbe.h"

namespace cuegate {

/// Gives movie.info a FragmentedLayout, so that any fragment can be read by itself, unless the fragments do
/// not say when they begin. Where a list turns out true, info has its keyframes, IndexKind::Fragments and the
/// true duration, too; else IndexKind::None, with a note if there is a list. \p head: the first bytes of the
/// source. Reads the list, and, as far as \p mostRequests go (with what was sent before), in this order: the
/// last fragments, the first of each track, one that betrays false lists. Errors: those of the source;
/// Cancelled.
[[nodiscard]] Result<void> probeFragments(const ByteSource &source, const QByteArray &head,
                                          MovieDescription &movie, const CancelToken &cancel,
                                          int mostRequests = ProbeWindow::kMostRequests);

} // namespace cuegate
