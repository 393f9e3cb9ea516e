// SPDX-License-Identifier: GPL-3.0-or-later
// In which order the pictures of an AVI file are shown, as far as it must be known without reading them all:
// how many a decoder holds back, and how many are shown before a keyframe that follow it in the file. Thread:
// worker (blocks on the source); stateless.
#pragma once

#include "core/media/Track.h"
#include "core/probe/AviIndex.h"

#include <map>

namespace cuegate {

struct AviPictureOrder
{
    quint32 delay = 0;               ///< pictures; 0: they are shown in the order of the file
    std::map<size_t, quint32> leads; ///< by the place of the keyframe's chunk; not where there is none
    /// As leads, where that is not when the index says that a keyframe is shown. Playlists alone go by it.
    std::map<size_t, quint32> listedLeads = {};
    bool areSomeGuessed = false; ///< as KeyframeIndex's

    [[nodiscard]] quint32 leadOf(size_t chunk) const
    {
        const auto found = leads.find(chunk);
        return found == leads.end() ? 0 : found->second;
    }
};

/// What the beginning of the first frame tells of all.
struct AviReordering
{
    quint32 delay = 0;     ///< pictures, as AviPictureOrder's
    bool isPacked = false; ///< B-frames lie in the chunk of the frame before them
    bool hasLeads = false; ///< pictures may be shown before a keyframe that they follow: readPictureLead()
};

/// \p chunks: the first of \p video, none of them empty. Notes packed B-frames. Errors: those of the source;
/// Cancelled.
[[nodiscard]] Result<AviReordering> readReordering(ScanWindow &window, const Track &video,
                                                   std::span<const AviChunk> chunks, QStringList &notes);

/// Whether the stream of MPEG-4 that begins with \p head has packed B-frames. Pure.
[[nodiscard]] bool saysPackedFrames(QByteArrayView head);

/// As many chunks behind a keyframe are looked at.
inline constexpr size_t kMostLeadingPictures = 32;
/// How many pictures are shown before \p keyframe, a place in \p chunks, that follow it; of MPEG-4 and VC-1.
/// Errors: those of the source; Cancelled.
[[nodiscard]] Result<quint32> readPictureLead(ScanWindow &window, const Track &video,
                                              std::span<const AviChunk> chunks, size_t keyframe,
                                              bool isPacked);

/// \p chunks: those of \p video, none of them empty. Reads the beginning of the first, and what follows some
/// keyframes, the last one always; notes packed B-frames. Errors: those of the source; Cancelled.
[[nodiscard]] Result<AviPictureOrder> readPictureOrder(ScanWindow &window, const Track &video,
                                                       std::span<const AviChunk> chunks, QStringList &notes);

} // namespace cuegate
