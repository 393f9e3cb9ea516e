// SPDX-License-Identifier: GPL-3.0-or-later
// Opens libavcodec's decoder for a track as its container describes it, and knows how early each must start.
// Thread: any; pure but for libavcodec's own tables.
#pragma once

#include "core/base/Error.h"
#include "core/libav/AvPtr.h"
#include "core/media/Track.h"

#include <QByteArrayView>

namespace cuegate {

/// More than that is not decoded.
inline constexpr int kMostSourceChannels = 8;
inline constexpr int kHighestSourceRate = 384'000;

/// AV_CODEC_ID_NONE if it is not known how the container says what it holds.
[[nodiscard]] AVCodecID audioCodecId(const Track &track);

/// How long before a moment a decoder must be fed for its sound to be that of a decoder which never stopped:
/// its pre-roll and the frame which the moment lies in.
[[nodiscard]] qint64 decoderPreRollNs(const Track &track);

/// How long \p frames frames of \p track last at most, as far as is known.
[[nodiscard]] qint64 frameReachNs(const Track &track, int frames);

/// Frames start at multiples of this from the track's first, in samples of \p decodedRate; 0: not known.
[[nodiscard]] qint64 frameGridSamples(const Track &track, qint64 decodedRate);

/// \p firstPayload: of the first sample that will be decoded; tells DTS with a core from DTS without.
/// Errors: Unsupported without a decoder or where it rejects the track's configuration.
[[nodiscard]] Result<AvCodecContextPtr> openAudioDecoder(const Track &track, QByteArrayView firstPayload);

} // namespace cuegate
