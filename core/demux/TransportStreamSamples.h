// SPDX-License-Identifier: GPL-3.0-or-later
// readSamples() and readFirstSample() for MPEG transport streams (ISO/IEC 13818-1). One read of the span's
// bytes, then small steps forward until every track has reached the span's end, and backward where a track's
// samples lie before its video. Thread: worker (blocks on the source); stateless.
#pragma once

#include "core/demux/SampleReader.h"

namespace cuegate {

/// As readSamples(); \p layout is info's.
[[nodiscard]] Result<std::vector<SampleBatch>>
readTransportStreamSamples(const ByteSource &source, const MediaInfo &info,
                           const TransportStreamLayout &layout, std::span<const TrackId> tracks,
                           const SampleSpan &span, const CancelToken &cancel);

/// Of each of \p tracks, which are sound, when the first frame is that belongs to what \p keyframe begins, in
/// ticks of 90 kHz; nothing of one that has none within two seconds. Errors: as readSamples().
[[nodiscard]] Result<std::vector<std::optional<qint64>>>
readTransportStreamFirstFrom(const ByteSource &source, const MediaInfo &info, std::span<const TrackId> tracks,
                             const Keyframe &keyframe, const CancelToken &cancel);

/// As readFirstSample(); of the main video the first keyframe.
[[nodiscard]] Result<FirstSample> readTransportStreamFirstSample(const ByteSource &source,
                                                                 const MediaInfo &info,
                                                                 const TransportStreamLayout &layout,
                                                                 TrackId track, const CancelToken &cancel);

/// As readKeyframe().
[[nodiscard]] Result<SampleBatch> readTransportStreamKeyframe(const ByteSource &source, const MediaInfo &info,
                                                              const TransportStreamLayout &layout,
                                                              const Keyframe &keyframe,
                                                              const CancelToken &cancel);

} // namespace cuegate
