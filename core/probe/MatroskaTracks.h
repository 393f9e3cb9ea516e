// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the Tracks element of a Matroska file (RFC 9559 section 5.1.4).
// Thread: any; stateless.
#pragma once

#include "core/base/EbmlReader.h"
#include "core/base/Error.h"
#include "core/media/MediaInfo.h"

namespace cuegate {

inline constexpr int kMaxMatroskaTracks = 64;

/// Appends to info.tracks what the \p reader of the Tracks element's payload gives, with times in
/// nanoseconds; fills \p layout's encodings; adds notes. Errors: CorruptInput with the byte offset.
[[nodiscard]] Result<void> readMatroskaTracks(EbmlReader reader, MediaInfo &info, MatroskaLayout &layout);

/// The track whose Cues become the keyframe index: the first enabled default video that is no still picture,
/// else other video, else audio; 0 if there is none.
[[nodiscard]] TrackId chooseMatroskaMainTrack(const std::vector<Track> &tracks);

} // namespace cuegate
