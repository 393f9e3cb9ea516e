// SPDX-License-Identifier: GPL-3.0-or-later
// How long the tracks of a Matroska file last by its Tags, which mkvmerge and libavformat write (DURATION;
// RFC 9559 section 5.1.8). Tools that change a film may keep them: they are to be checked against the film.
// Thread: worker (blocks on the source); stateless.
#pragma once

#include "core/io/ByteSource.h"
#include "core/media/MediaInfo.h"

namespace cuegate {

struct StatedDuration
{
    qint64 ns = 0;
    /// From the track's first frame on, as mkvmerge counts; else from the beginning of the film.
    bool isOwn = false;
};

/// Of the tracks of which it is said. Reads the Tags, if they are where \p info says and have no more than
/// 256 KiB. Errors: those of the source; Cancelled.
[[nodiscard]] Result<std::map<TrackId, StatedDuration>>
readStatedDurations(const ByteSource &source, const MediaInfo &info, const CancelToken &cancel);

} // namespace cuegate
