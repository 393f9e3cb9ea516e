// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the samples of a span of an MP4 or QuickTime file by its sample tables (ISO/IEC 14496-12 section
// 8.6), all tracks in as few reads as their places allow. Thread: worker (blocks on the source); stateless.
#pragma once

#include "core/demux/SampleReader.h"
#include "core/demux/SampleSelection.h"
#include "core/io/ByteSource.h"
#include "core/media/MediaInfo.h"
#include "core/media/Sample.h"

#include <span>

namespace cuegate {

/// As readSamples(); \p info.layout must be a MovieLayout. Frames of PCM that lie in a row come as one sample
/// of up to 1024. Further errors: Unsupported if the span holds more than 512 MiB or a million samples of a
/// track.
[[nodiscard]] Result<std::vector<SampleBatch>>
readMovieSamples(const ByteSource &source, const MediaInfo &info, std::span<const TrackId> tracks,
                 const SampleSpan &span, const CancelToken &cancel);

struct SelectedSamples
{
    TrackId track = 0;
    const SampleTable *table = nullptr;
    Selection selection;
};

/// The samples that are selected, a batch for each of \p tracks, in that order; \p isLast: nothing follows
/// them. Errors: as readMovieSamples().
[[nodiscard]] Result<std::vector<SampleBatch>> readSelected(const ByteSource &source, const MediaInfo &info,
                                                            std::span<const SelectedSamples> tracks,
                                                            bool isLast, const CancelToken &cancel);

/// As readFirstSample().
[[nodiscard]] Result<FirstSample> readMovieFirstSample(const ByteSource &source, const MediaInfo &info,
                                                       TrackId track, const CancelToken &cancel,
                                                       FirstSamplePart part);

} // namespace cuegate
