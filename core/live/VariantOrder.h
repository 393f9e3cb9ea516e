// SPDX-License-Identifier: GPL-3.0-or-later
// What the variants and renditions of a stream are called is their place in its multivariant playlist. A
// newer playlist may have them in another order, or others. Thread: any; pure.
#pragma once

#include "core/playlist/HlsPlaylist.h"

namespace cuegate {

/// The same playlist with what \p before has, too, at the places it had there.
[[nodiscard]] HlsMultivariantPlaylist inOrderOf(const HlsMultivariantPlaylist &before,
                                                HlsMultivariantPlaylist now);

/// A player of the one may go on with the segments of the other.
[[nodiscard]] bool isAlike(const HlsVariant &a, const HlsVariant &b);
[[nodiscard]] bool isAlike(const HlsRendition &a, const HlsRendition &b);

} // namespace cuegate
