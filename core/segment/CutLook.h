// SPDX-License-Identifier: GPL-3.0-or-later
// What the samples around one cut tell that no index does: when each track goes on there. Container by
// container the cheapest look that tells it for certain. Thread: worker (blocks on the source); stateless.
#pragma once

#include "core/segment/Title.h"

namespace cuegate {

/// The tracks of which playlists are not true to the sample by what a title's index and grids of frames say.
struct CutTracks
{
    std::vector<TrackId> begins; ///< to be looked at at each cut
    std::vector<TrackId> ends;   ///< to be looked at where they end
};

/// Of \p title, or of the one that is made when the index of a provisional one is there. Pure, any thread.
[[nodiscard]] CutTracks cutTracksOf(const Title &title);

/// Of each of \p tracks, of CutTracks::begins, when its first sample from \p keyframe on is, in its ticks: of
/// the main video the earliest of its group of pictures (if isTimedByPictures(), the keyframe itself), of
/// others the first that begins then or later.
/// Nothing if none follows nearby, or of the picture if the keyframe is not there. \p info must have the
/// keyframes before this one. Errors: CorruptInput; those of the source; Cancelled.
[[nodiscard]] Result<std::vector<std::optional<qint64>>>
readCutBegins(const ByteSource &source, const MediaInfo &info, std::span<const TrackId> tracks,
              const Keyframe &keyframe, const CancelToken &cancel);

/// Where each of \p tracks ends, in its ticks, that has samples between two of the index's keyframes, or the
/// last and the end of the file: of a track that has none behind. Errors: as above.
[[nodiscard]] Result<std::map<TrackId, qint64>> readCutEnds(const ByteSource &source, const MediaInfo &info,
                                                            std::span<const TrackId> tracks, ByteRange range,
                                                            const CancelToken &cancel);

/// Where those of \p tracks of Matroska far away end, in ticks, of which the last Blocks of the file or its
/// Tags tell. Few requests. Errors: those of the source; Cancelled.
[[nodiscard]] Result<std::map<TrackId, qint64>>
readTailEnds(const Title &title, std::span<const TrackId> tracks, const CancelToken &cancel);

} // namespace cuegate
