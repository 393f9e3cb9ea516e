// SPDX-License-Identifier: GPL-3.0-or-later
// Brings together the samples a segment is written from, copied and converted, with their times.
// Thread: worker (blocks on the source and computes); stateless.
#pragma once

#include "core/mux/FragmentMuxer.h"
#include "core/mux/InitSegment.h"
#include "core/segment/TrackConversion.h"

#include <span>

namespace cuegate {

/// What a segment is written from, and the memory its samples view.
struct GatheredTracks
{
    std::vector<TrackFragment> fragments; ///< in the order of the parts
    std::vector<SampleBatch> copied;
    std::vector<ConvertedSamples> converted;
};

/// Some Matroska files hold byte streams (samplesAreAnnexB()); what we write has a length before each NAL
/// unit.
void makeLengthPrefixed(SampleBatch &batch);

/// What muxers need to know of the tracks of \p rendition, which must outlive it.
[[nodiscard]] std::vector<MuxTrack> muxTracks(const Rendition &rendition);

/// \p progress of the picture, where it is converted; may be null. Errors: CorruptInput; those of the source;
/// Unsupported; Cancelled.
[[nodiscard]] Result<GatheredTracks> gatherTracks(const Title &title, std::span<const RenditionPart> parts,
                                                  qsizetype number, const CancelToken &cancel,
                                                  BuildProgress *progress = nullptr);

} // namespace cuegate
