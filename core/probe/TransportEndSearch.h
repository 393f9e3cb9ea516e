// SPDX-License-Identifier: GPL-3.0-or-later
// Finds where a track of a transport stream ends long before the file does: from the file's end back by
// leaps, then by bisection for the last place that has packets of it. Thread: worker (blocks on the source);
// stateless.
#pragma once

#include "core/io/ByteSource.h"
#include "core/media/MediaInfo.h"

namespace cuegate {

/// Where \p track of \p info ends, as in TransportStreamLayout::ends, which has no word of it: nothing is
/// read of one that it has. Reads the last four seconds of the stream, a second at 11 more places at most,
/// and the last of the track. Nothing if it is not found, or if time stamps are not to be believed. A pause
/// of a second or more may be taken for the end. Errors: those of the source; Cancelled.
[[nodiscard]] Result<std::optional<qint64>> searchTrackEnd(const ByteSource &source, const MediaInfo &info,
                                                           TrackId track, const CancelToken &cancel);

/// \p info with the end of \p track, if there is something to search and it is found.
[[nodiscard]] Result<MediaInfo> withTrackEnd(const ByteSource &source, MediaInfo info, TrackId track,
                                             const CancelToken &cancel);

} // namespace cuegate
