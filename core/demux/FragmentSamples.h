// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the samples of a span of a fragmented MP4 whose fragments are not all known: finds out where they are
// from the fragments around the span. Thread: worker (blocks on the source); stateless.
#pragma once

#include "core/demux/SampleReader.h"

namespace cuegate {

/// As readSamples(); \p info.layout must be a FragmentedLayout. Further errors as readMovieSamples().
[[nodiscard]] Result<std::vector<SampleBatch>>
readFragmentSamples(const ByteSource &source, const MediaInfo &info, std::span<const TrackId> tracks,
                    const SampleSpan &span, const CancelToken &cancel);

/// As readFirstSample(); its time is the earliest of the first samples, whatever their order. Reads a few KiB
/// of each of the first fragments.
[[nodiscard]] Result<FirstSample> readFragmentFirstSample(const ByteSource &source, const MediaInfo &info,
                                                          TrackId track, const CancelToken &cancel,
                                                          FirstSamplePart part);

/// Of each of \p tracks when its first sample from \p keyframe on is: of the main video the earliest of its
/// group of pictures, of others the first that begins then or later; nothing if none follows nearby. Reads
/// moofs only. Errors: CorruptInput; those of the source; Cancelled.
[[nodiscard]] Result<std::vector<std::optional<qint64>>>
readFragmentBegins(const ByteSource &source, const MediaInfo &info, std::span<const TrackId> tracks,
                   const Keyframe &keyframe, const CancelToken &cancel);

/// Where each of \p tracks ends that has samples in the fragments that begin in \p range, in its ticks: of a
/// track that has none behind. Reads moofs only. Errors: as above.
[[nodiscard]] Result<std::map<TrackId, qint64>> readFragmentEnds(const ByteSource &source,
                                                                 const MediaInfo &info,
                                                                 std::span<const TrackId> tracks,
                                                                 ByteRange range, const CancelToken &cancel);

/// Where the sample lies that \p keyframe of the main track means. Errors: CorruptInput if there is none;
/// those of the source; Cancelled.
[[nodiscard]] Result<SampleTable::Entry> fragmentEntryAt(const ByteSource &source, const MediaInfo &info,
                                                         const Keyframe &keyframe, const CancelToken &cancel);

} // namespace cuegate
