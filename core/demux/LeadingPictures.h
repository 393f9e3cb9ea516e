// SPDX-License-Identifier: GPL-3.0-or-later
// How far before its keyframes the groups of pictures of an open-GOP Matroska file begin to be shown: the
// Cues do not tell. Most files keep to one distance, so of what is far away the last keyframe is looked
// at, which probing looked at, too. And when keyframes are shown of which the index only tells when they are
// decoded. Thread: worker (blocks on the source); stateless.
#pragma once

#include "core/io/ByteSource.h"
#include "core/media/MediaInfo.h"

namespace cuegate {

/// Whether only what follows a keyframe of \p info in the file tells when it is shown: VC-1 in AVI and
/// Matroska, of which the index has the times of decoding, and MPEG-4 in AVI, of which it was looked at for
/// some. Pure.
[[nodiscard]] bool isTimedByPictures(const MediaInfo &info);

/// What one group of pictures tells of all.
struct Lead
{
    qint64 ns = 0; ///< how far before its keyframe it begins; negative, of isTimedByPictures(): shown later
    bool mayDiffer = false; ///< the groups may be open, so others may begin otherwise
};

/// Of the last keyframe; nothing for closed groups, for other containers (they store it, or their index has
/// it), and where it cannot be found out. Reads the keyframe's first KiB, and 128 KiB behind it if it may
/// have leading pictures. Errors: Cancelled; those of the source.
[[nodiscard]] Result<Lead> readLead(const ByteSource &source, const MediaInfo &info,
                                    const CancelToken &cancel);

/// Whether groups of pictures of \p info may begin before their keyframes, or these be shown later than the
/// Cues say, and readLeadOf() could tell. Pure.
[[nodiscard]] bool mayHaveLeads(const MediaInfo &info);

/// The same of the group of \p keyframe, where mayHaveLeads() says yes; of isTimedByPictures() how long
/// before its time it is shown itself: 0, or negative for later. Nothing if it is not where it is said to be.
/// Reads little, but often: a KiB (of VC-1 four) of the keyframe and of each block behind it up to where it
/// is known.
[[nodiscard]] Result<std::optional<qint64>> readLeadOf(const ByteSource &source, const MediaInfo &info,
                                                       const Keyframe &keyframe, const CancelToken &cancel);

} // namespace cuegate
