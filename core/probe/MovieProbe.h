// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the description and the sample tables of an MP4 or QuickTime file (ISO/IEC 14496-12): ftyp and moov,
// first or last. Thread: worker (blocks on the source); stateless.
#pragma once

#include "core/io/ByteSource.h"
#include "core/media/MediaInfo.h"
#include "core/probe/MovieTrack.h"
#include "core/probe/ProbeWindow.h"

namespace cuegate {

/// \p head: the first bytes of the source (64 KiB or all of it), already read. Errors as probe().
/// Fragmented files (moof) come back with IndexKind::None, and scanMovie() makes their index; but long ones
/// as probeFragments() leaves them within \p mostRequests.
[[nodiscard]] Result<MediaInfo> probeMovie(const ByteSource &source, const QByteArray &head,
                                           const CancelToken &cancel,
                                           int mostRequests = ProbeWindow::kMostRequests);

/// What moov says, before an index is made of it.
struct MovieDescription
{
    MediaInfo info; ///< without index and layout
    std::vector<MovieTrack> tracks;
    std::vector<TrackExtends> extends;
    qint64 moovOffsetBytes = 0;
    qint64 moovBytes = 0;
    bool isFragmented = false;    ///< has an mvex
    std::vector<ByteRange> reads; ///< as MovieFile's
};

/// For reading the fragments of \p movie, whose tables hold what moov itself names.
[[nodiscard]] FragmentedLayout fragmentedLayout(const MovieDescription &movie);

/// As probeMovie().
[[nodiscard]] Result<MovieDescription> readMovieDescription(const ByteSource &source, const QByteArray &head,
                                                            const CancelToken &cancel);

/// Chooses info's main track and makes its keyframes and layout of the tables of \p tracks, which are moved
/// from.
void takeMovieIndex(std::vector<MovieTrack> &tracks, MediaInfo &info);

} // namespace cuegate
