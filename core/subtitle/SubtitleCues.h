// SPDX-License-Identifier: GPL-3.0-or-later
// Turns the samples of a text track into cues, by the track's codec. Thread: any; pure.
#pragma once

#include "core/media/Sample.h"
#include "core/subtitle/WebVtt.h"

namespace cuegate {

/// \p track holds text (isTextSubtitle()). \p zeroNs: the title's zero on the source's timeline. Samples
/// without words give no cue, damaged ones what can be understood. Of a sample without a duration the next
/// one, or the time it takes to read, is the end. Of more than 10,000 cues the rest is left out.
[[nodiscard]] std::vector<WebVttCue> cuesOf(const Track &track, const SampleBatch &batch, qint64 zeroNs);

} // namespace cuegate
