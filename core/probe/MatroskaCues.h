// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the Cues element of a Matroska file and makes a keyframe index of it (RFC 9559 section 5.1.5). What
// can be seen to be wrong without reading Clusters is cleaned or refused here. Thread: any; stateless.
#pragma once

#include "core/media/MediaInfo.h"
#include "core/probe/ProbeWindow.h"

#include <optional>

namespace cuegate {

inline constexpr qint64 kMaxCuesBytes = 32 * 1024 * 1024;
/// What is read of them at once: more than films have, less than false ones may cost of memory.
inline constexpr qint64 kCuesPieceBytes = 4 * 1024 * 1024;
inline constexpr size_t kMaxCuePoints = 200'000;
inline constexpr size_t kMaxTextCues = 100'000;

struct MatroskaCues
{
    std::vector<CuePoint> all; ///< of every track, in file order; every 2^n-th of more than kMaxCuePoints
    std::vector<Keyframe> mainTrack;               ///< in nanoseconds, sorted by time
    std::map<TrackId, std::vector<BlockCue>> text; ///< of text subtitles, sorted by time
    bool isDamaged = false;
    bool isCutOff = false; ///< the file ends before they do
    bool isThinned = false;
};

/// Reads \p payload of the Cues element, of long Cues one piece after the other. \p info has the tracks. Of
/// more than kMaxCuePoints of the main track, one per 0.5 s (or per twice, four times … that) is kept; of
/// text subtitles together the first kMaxTextCues. Errors: those of the source.
[[nodiscard]] Result<MatroskaCues> readMatroskaCues(ProbeWindow &window, ByteRange payload,
                                                    const MatroskaLayout &layout, const MediaInfo &info);

/// \p cues without what lies outside the Segment or goes back in the file. Nothing, and a note, if what is
/// left cannot be trusted. Corrects info.durationNs where the Cues disprove it; sets info.indexComplete.
[[nodiscard]] std::optional<std::vector<Keyframe>>
cleanKeyframes(std::vector<Keyframe> cues, const MatroskaLayout &layout, MediaInfo &info);

} // namespace cuegate
