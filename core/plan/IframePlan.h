// SPDX-License-Identifier: GPL-3.0-or-later
// Chooses the keyframes that are shown one after the other when a title is wound or searched (RFC 8216
// section 4.3.3.6).
// The rule: the first keyframe, then each that is at least kShortestIframeMs after the one before; a rest
// shorter than that stays with the last. Thread: any; pure, integers only.
#pragma once

#include "core/media/KeyframeIndex.h"

namespace cuegate {

/// So groups of pictures that last a second are all there, however their times are rounded.
inline constexpr qint64 kShortestIframeMs = 900;
/// Two and a half hours of them, a playlist of 300 KB; a title that would have more has them further apart.
inline constexpr qsizetype kMostIframes = 10'000;

/// \p endTime: where the title ends, in ticks of \p index. Empty if the index is.
[[nodiscard]] std::vector<Keyframe> chooseIframes(const KeyframeIndex &index, qint64 endTime);

} // namespace cuegate
