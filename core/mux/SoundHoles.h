// SPDX-License-Identifier: GPL-3.0-or-later
// Sound that is not there all the time: a dub that ends before the credits, a commentary that begins late, a
// gap. Players that keep picture and sound in buffers of their own (Media Source Extensions) stand still, or
// leave out the film, where a segment has no sound, and Chromium plays what follows a gap too early. So holes
// are filled with frames of silence. Samples of the source are never changed. The last segment gets none at
// its end: there players know that nothing comes. Thread: any; pure, integers only.
#pragma once

#include "core/mux/TrackTiming.h"

namespace cuegate {

/// Where a segment of sound begins (or ends) if there is no frame near \p planned: the first place of the
/// grid of frames that is not before it. All in ticks of \p timing since the title's zero.
[[nodiscard]] qint64 holeBoundary(qint64 planned, const TrackTiming &timing);

/// Whether sound that goes on at \p time has a hole before it, if it could go on at \p reached.
[[nodiscard]] bool isHoleBefore(qint64 time, qint64 reached, const TrackTiming &timing);

/// Whether the title gets silence before its first sound at \p time.
[[nodiscard]] bool isBeginningFilled(qint64 time, const TrackTiming &timing);

/// The title's time of \p spanTime of a span, in ticks of \p timing.
[[nodiscard]] qint64 plannedTime(qint64 spanTime, const SampleSpan &span, const TrackTiming &timing);

/// Adds silence to \p samples, those of \p span, which end at \p endTime; \p nextTime: when the first sample
/// after it begins, if it is near. Durations are the caller's. Returns where the samples end now.
/// Does nothing to tracks whose silence is not known.
[[nodiscard]] qint64 fillHoles(std::vector<TimedSample> &samples, qint64 endTime,
                               std::optional<qint64> nextTime, const SampleSpan &span,
                               const TrackTiming &timing);

} // namespace cuegate
