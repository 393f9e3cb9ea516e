// SPDX-License-Identifier: GPL-3.0-or-later
// Decides for each track whether it is served as it is, and says in words why not.
// Thread: any; pure.
#pragma once

#include "core/media/MediaInfo.h"

namespace cuegate {

enum class SegmentFormat { FragmentedMp4, TransportStream };

struct TrackVerdict
{
    TrackId track = 0;
    bool isServed = false;
    QString reason; ///< why it is not served, a sentence (English); empty if it is
};

/// One verdict per track, in the order of info.tracks.
[[nodiscard]] std::vector<TrackVerdict> judgeTracks(const MediaInfo &info);

/// Whether samples of \p codec can be carried unchanged in segments of \p format.
[[nodiscard]] bool canCarry(SegmentFormat format, Codec codec);

} // namespace cuegate
