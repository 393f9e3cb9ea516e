// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the samples of a span from a source, by the container's own structures: Matroska blocks (RFC 9559
// section 5.1.3, lacing section 10), MP4 sample tables or fragments. Thread: worker (blocks on the source);
// stateless, so the result depends on the source's bytes alone.
#pragma once

#include "core/io/ByteSource.h"
#include "core/media/MediaInfo.h"
#include "core/media/Sample.h"

#include <span>

namespace cuegate {

/// One batch per entry of \p tracks, in that order. \p info must describe \p source.
/// Errors: CorruptInput where the source does not hold what the index promises, with the byte offset; errors
/// of the source; Cancelled.
[[nodiscard]] Result<std::vector<SampleBatch>> readSamples(const ByteSource &source, const MediaInfo &info,
                                                           std::span<const TrackId> tracks,
                                                           const SampleSpan &span, const CancelToken &cancel);

/// What is wanted of a first sample: its time alone costs a block header, its bytes may be a whole picture.
enum class FirstSamplePart {
    Time,
    Beginning, ///< its first kSampleBeginningBytes, for the headers there; all of what is laced or compressed
    Whole
};
inline constexpr qint64 kSampleBeginningBytes = 1024;

struct FirstSample
{
    qint64 pts = 0;   ///< in ticks of the track's timescale
    QByteArray bytes; ///< empty with FirstSamplePart::Time
};

/// The first sample of \p track, for completing its decoder configuration. Reads from the first cluster or
/// chunk on, at most 4 MiB, and a source may give less than it is asked for. Errors as above; NotFound if
/// there is none so near.
[[nodiscard]] Result<FirstSample> readFirstSample(const ByteSource &source, const MediaInfo &info,
                                                  TrackId track, const CancelToken &cancel,
                                                  FirstSamplePart part = FirstSamplePart::Whole);

} // namespace cuegate
