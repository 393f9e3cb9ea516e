// SPDX-License-Identifier: GPL-3.0-or-later
// What a video track is made into: H.264 High, 4:2:0 of 8 bits. All values are frozen per rendition; they
// decide, with the source's bytes, every byte of its segments. Pixels are made square (players and
// televisions disagree about the pixel aspect of HLS), by widening so that no line is lost; rotation is
// applied, colour is BT.709 or what the source has in SDR. Thread: any; pure, plain values.
#pragma once

#include "core/media/Orientation.h"

#include <QByteArray>

namespace cuegate {

/// The pictures a picture may be shown before in decoding order (max_num_reorder_frames of what we encode).
inline constexpr int kAvcReorderFrames = 1;

enum class AvcSize {
    Source, ///< the source's own, at most 1080p
    P720,
    P480
};

/// How much of the picture is kept, and what network that takes.
enum class PictureQuality { Smaller, Balanced, Best };

/// How what is brighter or more colourful than BT.709 is brought into it.
enum class ToneMap {
    None,
    Pq,       ///< from SMPTE ST 2084
    Hlg,      ///< from ARIB STD-B67
    WideGamut ///< from BT.2020 of standard dynamic range
};

struct AvcTarget
{
    int width = 0; ///< even; after rotation
    int height = 0;
    int sarNumerator = 1; ///< pixel aspect ratio that is signalled
    int sarDenominator = 1;
    int levelIdc = 0; ///< 41 for level 4.1
    int crf = 0;
    qint64 maxBitRate = 0; ///< bits per second, over any second
    qint64 bufferBits = 0;
    int frameRateNumerator = 0; ///< nominal; the times of pictures stay the source's
    int frameRateDenominator = 1;
    bool deinterlace = false; ///< pictures that say they are interlaced
    ToneMap toneMap = ToneMap::None;
    Orientation orientation = Orientation::Upright;
    Colour sourceColour; ///< what pictures that do not say are taken for; nothing in it is unspecified
    Colour colour;       ///< of the result, signalled; limited range
    friend bool operator==(const AvcTarget &, const AvcTarget &) = default;
};

/// \p track with its configuration completed where that is possible.
[[nodiscard]] AvcTarget avcTargetFor(const Track &track, AvcSize size,
                                     PictureQuality quality = PictureQuality::Balanced);

/// All of \p target and the version of the recipe in one word, for keys of segments.
[[nodiscard]] QByteArray avcTargetWord(const AvcTarget &target);

} // namespace cuegate
