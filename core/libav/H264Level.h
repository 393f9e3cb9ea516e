// SPDX-License-Identifier: GPL-3.0-or-later
// The lowest level of H.264 that holds a stream (ITU-T H.264 Table A-1), for High profile.
// Thread: any; pure.
#pragma once

#include <QtGlobal>

namespace cuegate {

struct H264Load
{
    int width = 0; ///< pixels
    int height = 0;
    int frameRateNumerator = 0; ///< frames per second
    int frameRateDenominator = 1;
    qint64 maxBitRate = 0; ///< bits per second
    qint64 bufferBits = 0; ///< of the coded picture buffer
};

/// level_idc: 10 for level 1, 41 for level 4.1. What no level holds gets the highest, 62.
[[nodiscard]] int h264LevelFor(const H264Load &load);

} // namespace cuegate
