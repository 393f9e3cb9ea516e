// SPDX-License-Identifier: GPL-3.0-or-later
// Resamples a stretch of the timeline such that each sample made depends on its place alone, not on where the
// stretch begins. Thread: worker; stateless.
#pragma once

#include "core/base/Error.h"
#include "core/libav/SoundMixer.h"

namespace cuegate {

struct SampleRange
{
    qint64 begin = 0;
    qint64 end = 0;
};

/// The samples at \p fromRate that resampled() needs to make \p range at \p toRate. They begin at a multiple
/// of the period after which both rates meet again.
[[nodiscard]] SampleRange rangeToResample(SampleRange range, int fromRate, int toRate);

/// \p planes: of exactly rangeToResample(). Errors: Internal.
[[nodiscard]] Result<Planes> resampled(Planes planes, SampleRange range, int fromRate, int toRate);

} // namespace cuegate
