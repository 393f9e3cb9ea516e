// SPDX-License-Identifier: GPL-3.0-or-later
// How a coded picture has to be turned to be shown upright (ISO/IEC 14496-12 section 8.3.2).
// Thread: any; pure.
#pragma once

#include "core/media/Track.h"

namespace cuegate {

/// What has to be done to a decoded picture to show it upright.
enum class Orientation {
    Upright,
    FlipHorizontal,
    FlipVertical,
    Rotate180,
    Transpose, ///< mirrored at the diagonal from upper left to lower right
    Rotate90,  ///< clockwise
    Rotate270,
    Transverse
};

/// The nearest to what the container's matrix says.
[[nodiscard]] Orientation orientationOf(const VideoFormat &video);

/// Whether width and height change places.
[[nodiscard]] bool swapsSides(Orientation orientation);

/// Whether \p track is a picture that its container says to turn or mirror.
[[nodiscard]] bool isTurned(const Track &track);

} // namespace cuegate
