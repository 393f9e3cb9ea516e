// SPDX-License-Identifier: GPL-3.0-or-later
// Looks how the tracks of an FLV file go on at a keyframe by as few tags around it as tell that: those behind
// it until something of each track is shown at it or later, and those before it until sound is earlier.
// Thread: worker (blocks on the source); stateless.
#pragma once

#include "core/io/ByteSource.h"
#include "core/media/MediaInfo.h"

namespace cuegate {

/// Of each of \p tracks when its first sample from \p keyframe on is, in its ticks: of the main video the
/// earliest of the group of pictures, of others the first that is as late as the keyframe or later. Nothing
/// if none lies within kSpanMarginNs of it, or of the picture if the keyframe is not there. Errors: those of
/// the source; Cancelled.
[[nodiscard]] Result<std::vector<std::optional<qint64>>>
readFlvCut(const ByteSource &source, const MediaInfo &found, std::span<const TrackId> tracks,
           const Keyframe &keyframe, const CancelToken &cancel);

} // namespace cuegate
