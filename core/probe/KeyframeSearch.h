// SPDX-License-Identifier: GPL-3.0-or-later
// Finds single keyframes of a file without an index by a few small reads: looks at places of the file,
// reckons from their times where the wanted one must lie, and looks again. Thread: worker (blocks on the
// source); stateless.
#pragma once

#include "core/io/ByteSource.h"
#include "core/media/MediaInfo.h"

namespace cuegate {

/// Whether keyframeNear() can search what probe() returned with IndexKind::None: transport streams with
/// video, Matroska, FLV, Ogg, and fragmented MP4 whose fragments say when they begin, of a known size or, by
/// their header, length.
[[nodiscard]] bool canSearch(const MediaInfo &found);

/// Ticks per second of the times below: nanoseconds for Matroska, 90 kHz for transport streams, else those of
/// the main track.
[[nodiscard]] quint32 searchTimescale(const MediaInfo &found);

/// Whether somebody waits, so that few requests count, or only few bytes do.
enum class SearchPace { Hurried, Sparing };

/// The first keyframe of the main track that is shown at or after \p time; of Matroska preferably one that a
/// Cluster begins with. \p before: one known to lie before it, which saves reads and does not change the
/// result; may be null. \p pace does not change it
/// either. Where \p source cannot seek, all from there on is gone through. Where time stamps
/// jump the result is as wrong as they are. Errors: InvalidArgument if canSearch() says no; NotFound if none
/// follows; those of the source; Cancelled.
[[nodiscard]] Result<Keyframe> keyframeNear(const ByteSource &source, const MediaInfo &found, qint64 time,
                                            const Keyframe *before, const CancelToken &cancel,
                                            SearchPace pace = SearchPace::Hurried);

/// Where the presentation ends, in nanoseconds on the file's timeline, as the file's last bytes tell; what
/// \p found says if they do not, or cannot be read without ranges; of MP4 that is not to be believed else:
/// NotFound. Errors: those of the source; Cancelled.
[[nodiscard]] Result<qint64> searchedEndNs(const ByteSource &source, const MediaInfo &found,
                                           const CancelToken &cancel);

} // namespace cuegate
