// SPDX-License-Identifier: GPL-3.0-or-later
// Finds where a track of a transport stream ends before the file does: reads the file's end back to the
// track's last packets; of one that ends long before goes on by leaps, and bisects for the last place that
// has some. Thread: worker (blocks on the source); stateless.
#pragma once

#include "core/io/ByteSource.h"
#include "core/media/MediaInfo.h"

namespace cuegate {

struct FoundTrackEnd
{
    qint64 time = 0; ///< as in TransportStreamLayout::ends
    bool isSure =
        false; ///< all that follows was read; else the track may just pause for eight seconds or more
};

/// Where \p track of \p info ends, of which TransportStreamLayout::ends has no word: nothing is read of one
/// that it has. Reads the last eight seconds of the stream (8 MiB) at most; if the track is not there, one at
/// each of 12 more places, and from the last of these that has it on until eight seconds have nothing of it,
/// 32 in all. Nothing if it is not found, or if time stamps are not to be believed. Errors: those of the
/// source; Cancelled.
[[nodiscard]] Result<std::optional<FoundTrackEnd>>
searchTrackEnd(const ByteSource &source, const MediaInfo &info, TrackId track, const CancelToken &cancel);

enum class UnsureEnd { Take, Leave };

/// \p info with the end of \p track, if there is something to search and it is found.
[[nodiscard]] Result<MediaInfo> withTrackEnd(const ByteSource &source, MediaInfo info, TrackId track,
                                             UnsureEnd unsure, const CancelToken &cancel);

} // namespace cuegate
