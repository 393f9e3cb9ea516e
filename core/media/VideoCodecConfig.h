// SPDX-License-Identifier: GPL-3.0-or-later
// The video half of CodecConfig: avcC, hvcC, av1C and vpcC.
// Thread: any; pure.
#pragma once

#include "core/base/Error.h"
#include "core/media/Track.h"

#include <QByteArrayView>

namespace cuegate {

/// As needsFirstSample() and completeCodecConfig(), for H264, Hevc, Av1 and Vp9 only.
[[nodiscard]] bool videoNeedsFirstSample(const Track &track);
[[nodiscard]] Result<void> completeVideoConfig(Track &track, QByteArrayView firstSample);

} // namespace cuegate
