// SPDX-License-Identifier: GPL-3.0-or-later
// Finds where a track of a transport stream ends long before the file does: from the file's end back by
// leaps, then by bisection for the last place that has packets of it. Thread: worker (blocks on the source);
// stateless.
#pragma once

#include "core/io/ByteSource.h"
#include "core/media/MediaInfo.h"

namespace cuegate {

struct FoundTrackEnd
{
    qint64 time = 0; ///< as in TransportStreamLayout::ends
    bool isSure =
        false; ///< all that follows was looked at; else the track may just pause for a second or more
};

/// Where \p track of \p info ends, of which TransportStreamLayout::ends has no word: nothing is read of one
/// that it has. Reads the last four seconds of the stream, a second at 11 more places at most, and the last
/// of the track. Nothing if it is not found, or if time stamps are not to be believed. Errors: those of the
/// source; Cancelled.
[[nodiscard]] Result<std::optional<FoundTrackEnd>>
searchTrackEnd(const ByteSource &source, const MediaInfo &info, TrackId track, const CancelToken &cancel);

enum class UnsureEnd { Take, Leave };

/// \p info with the end of \p track, if there is something to search and it is found.
[[nodiscard]] Result<MediaInfo> withTrackEnd(const ByteSource &source, MediaInfo info, TrackId track,
                                             UnsureEnd unsure, const CancelToken &cancel);

} // namespace cuegate
