// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a track's decoder configuration as ISO BMFF sample entries carry it, from what its container has and,
// where that is not enough, from its first sample. Fills in what the configuration says about format, colour
// and frame rate. Specs: ISO/IEC 14496-15 (avcC, hvcC), AV1-in-ISOBMFF (av1C), VP9-in-ISOBMFF (vpcC), ETSI TS
// 102 366 annex F (dac3, dec3), RFC 7845 and Opus-in-ISOBMFF (dOps), FLAC-in-ISOBMFF (dfLa), ISO/IEC 14496-3
// (AudioSpecificConfig). Thread: any; pure.
#pragma once

#include "core/base/Error.h"
#include "core/media/Track.h"

#include <QByteArrayView>

namespace cuegate {

/// Whether completing \p track needs bytes of its first sample (AC-3, E-AC-3, MP3, DTS; VP9, AV1 or MPEG-2
/// without CodecPrivate, …).
[[nodiscard]] bool needsFirstSample(const Track &track);

/// \p firstSample may be empty if needsFirstSample() is false. On success track.codecConfig is set for every
/// codec of the copy path, and VideoFormat/AudioFormat hold what the stream's own headers say (size is left
/// as the container states it unless that is 0; reorderFrames, bitDepth, frameSamples, sampleRate, channels,
/// colour if the container has none). Errors: CorruptInput, naming the structure and byte; Unsupported for
/// codecs that are not copied.
[[nodiscard]] Result<void> completeCodecConfig(Track &track, QByteArrayView firstSample);

/// Whether the samples of \p track are Annex B byte streams (some V_MPEG4/ISO/AVC and V_MS/VFW files), which
/// lengthPrefixedFromAnnexB() turns into what codecConfig describes.
[[nodiscard]] bool samplesAreAnnexB(const Track &track);

} // namespace cuegate
