// SPDX-License-Identifier: GPL-3.0-or-later
// Writes an MPEG-2 transport stream segment (ISO/IEC 13818-1; RFC 8216 section 3.2), for players that cannot
// seek fMP4. H.264 and HEVC become byte streams with access unit delimiters and parameter sets before each
// keyframe, AAC gets ADTS headers; nothing else of the samples changes. Thread: any; pure.
#pragma once

#include "core/base/Error.h"
#include "core/mux/FragmentMuxer.h"
#include "core/mux/InitSegment.h"

namespace cuegate {

/// \p fragments has one entry per track. Time stamps are the presentation's plus kTransportStreamBase.
/// Errors: CorruptInput if a sample is not what its configuration says; Unsupported for codecs canCarry()
/// denies.
[[nodiscard]] Result<QByteArray> writeTransportStream(std::span<const MuxTrack> tracks,
                                                      std::span<const TrackFragment> fragments);

/// Ticks of 90 kHz: room for what lies before the title's zero.
inline constexpr qint64 kTransportStreamBase = 900'000;

} // namespace cuegate
