// SPDX-License-Identifier: GPL-3.0-or-later
// readSamples() and readFirstSample() for Matroska and WebM (RFC 9559). One read of the span's bytes, then
// small steps forward until every track has reached the span's end, and backward where a track's samples lie
// before its video. Thread: worker (blocks on the source); stateless.
#pragma once

#include "core/demux/SampleReader.h"

namespace cuegate {

/// As readSamples(); \p layout is info's.
[[nodiscard]] Result<std::vector<SampleBatch>>
readMatroskaSamples(const ByteSource &source, const MediaInfo &info, const MatroskaLayout &layout,
                    std::span<const TrackId> tracks, const SampleSpan &span, const CancelToken &cancel);

/// As readFirstSample().
[[nodiscard]] Result<FirstSample> readMatroskaFirstSample(const ByteSource &source, const MediaInfo &info,
                                                          const MatroskaLayout &layout, TrackId track,
                                                          const CancelToken &cancel, FirstSamplePart part);

} // namespace cuegate
