// SPDX-License-Identifier: GPL-3.0-or-later
// Encodes a stretch of sound with libavcodec's own AAC encoder, one thread, the same bytes each time.
// Thread: worker; stateless.
#pragma once

#include "core/base/CancelToken.h"
#include "core/libav/AacTranscoder.h"
#include "core/libav/SoundMixer.h"

namespace cuegate {

/// Units of sound that must follow the last unit made: its window reaches over one, the choice of its shape
/// looks at another.
inline constexpr qint64 kEncoderLookAheadUnits = 2;

/// The last \p count units for \p sound, which is whole units and kEncoderLookAheadUnits longer than what is
/// made; what it has before is the encoder's pre-roll. Together they keep to mostBitRate(). Errors:
/// Unsupported if the encoder rejects \p target; Internal; Cancelled.
[[nodiscard]] Result<std::vector<QByteArray>> encodeAacUnits(const AacTarget &target, const Planes &sound,
                                                             qint64 count, const CancelToken &cancel);

} // namespace cuegate
