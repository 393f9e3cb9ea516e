// SPDX-License-Identifier: GPL-3.0-or-later
// To which track of an FLV file the sample of a tag belongs, and when it is shown. Thread: any; pure.
#pragma once

#include "core/base/MediaTime.h"
#include "core/media/Track.h"
#include "core/probe/FlvTag.h"

namespace cuegate {

inline constexpr quint32 kFlvTimescale = 1000; ///< of tags

[[nodiscard]] inline bool isOf(const FlvTag &tag, const Track &track)
{
    return tag.kind == FlvTag::Kind::Sample && tag.type == track.type && tag.codec == track.codec;
}

/// In ticks of its track.
[[nodiscard]] inline qint64 shownAt(const FlvTag &tag, const Track &track)
{
    return rescale(tag.timeMs + tag.compositionOffsetMs, kFlvTimescale, track.timescale);
}

} // namespace cuegate
