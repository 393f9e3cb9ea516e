// SPDX-License-Identifier: GPL-3.0-or-later
// Decides for each track whether it is served as it is, converted, or both, and says in words why.
// The rule: what HLS players can be given unchanged is; where not every player plays it, an H.264 or AAC
// rendition stands beside it and the player chooses by CODECS. What only one format of segments carries is
// copied into that one and converted for the other. Thread: any; pure.
#pragma once

#include "core/media/MediaInfo.h"

#include <functional>
#include <map>

namespace cuegate {

enum class SegmentFormat { FragmentedMp4, TransportStream };

struct TrackVerdict
{
    TrackId track = 0;
    bool isCopied = false;    ///< offered as it is, in the formats that canCarry() it
    bool isConverted = false; ///< offered as H.264 or AAC
    /// A sentence (English): why it is converted, or why it is not served. Empty if every player plays it as
    /// it is.
    QString reason;
    [[nodiscard]] bool isServed() const { return isCopied || isConverted; }
};

/// Whether a track's codec can be decoded here.
using CanDecode = std::function<bool(const Track &)>;
/// Per track whose decoder configuration is damaged or incomplete, so that it cannot be copied: in which way.
using TrackProblems = std::map<TrackId, QString>;

/// One verdict per track, in the order of info.tracks.
[[nodiscard]] std::vector<TrackVerdict> judgeTracks(const MediaInfo &info, const CanDecode &canDecode,
                                                    const TrackProblems &problems = {});

/// Whether samples of \p codec can be carried unchanged in segments of \p format.
[[nodiscard]] bool canCarry(SegmentFormat format, Codec codec);
/// The same of all that is to be shown or heard of \p track: transport streams do not say how a picture is to
/// be turned.
[[nodiscard]] bool canCarry(SegmentFormat format, const Track &track);

/// Whether \p track is carried unchanged in segments of any format.
[[nodiscard]] bool isCarried(const Track &track);

/// Whether \p track, an audio track, is AAC of at most two channels: what an AAC stereo rendition would be.
[[nodiscard]] bool isStereoAac(const Track &track);

/// False for H.264 of another profile than those that decoders of phones, televisions and browsers have:
/// Baseline, Main, Extended, High (ISO/IEC 14496-10 annex A).
[[nodiscard]] bool hasCommonProfile(const Track &track);

} // namespace cuegate
