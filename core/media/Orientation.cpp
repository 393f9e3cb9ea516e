// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/Orientation.h"

#include <cstdlib>

namespace cuegate {

Orientation orientationOf(const VideoFormat &video)
{
    if (!video.matrix)
        return Orientation::Upright;
    // ISO/IEC 14496-12 section 8.3.2: x' = a x + c y, y' = b x + d y.
    const auto [a, b, u, c, d, v, x, y, w] = *video.matrix;
    const qint64 straight = std::abs(qint64(a)) + std::abs(qint64(d));
    const qint64 swapped = std::abs(qint64(b)) + std::abs(qint64(c));
    constexpr std::array kStraight{Orientation::Upright, Orientation::FlipHorizontal,
                                   Orientation::FlipVertical, Orientation::Rotate180};
    constexpr std::array kSwapped{Orientation::Transpose, Orientation::Rotate90, Orientation::Rotate270,
                                  Orientation::Transverse};
    if (straight >= swapped)
        return kStraight[size_t(a < 0 ? 1 : 0) + size_t(d < 0 ? 2 : 0)];
    return kSwapped[size_t(c < 0 ? 1 : 0) + size_t(b < 0 ? 2 : 0)];
}

bool swapsSides(Orientation orientation)
{
    return orientation >= Orientation::Transpose;
}

bool isTurned(const Track &track)
{
    return track.video && orientationOf(*track.video) != Orientation::Upright;
}

} // namespace cuegate
