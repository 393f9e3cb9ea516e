// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libav/H264Level.h"

#include <array>

namespace cuegate {

struct LevelLimits
{
    int levelIdc;
    qint64 macroblocksPerSecond; ///< MaxMBPS
    qint64 frameMacroblocks;     ///< MaxFS
    qint64 dpbMacroblocks;       ///< MaxDpbMbs
    qint64 bitRateUnits;         ///< MaxBR, of cpbBrVclFactor bits per second
    qint64 bufferUnits;          ///< MaxCPB
};

static constexpr std::array kLevels{
    LevelLimits{10, 1485, 99, 396, 64, 175},
    LevelLimits{11, 3000, 396, 900, 192, 500},
    LevelLimits{12, 6000, 396, 2376, 384, 1000},
    LevelLimits{13, 11880, 396, 2376, 768, 2000},
    LevelLimits{20, 11880, 396, 2376, 2000, 2000},
    LevelLimits{21, 19800, 792, 4752, 4000, 4000},
    LevelLimits{22, 20250, 1620, 8100, 4000, 4000},
    LevelLimits{30, 40500, 1620, 8100, 10000, 10000},
    LevelLimits{31, 108000, 3600, 18000, 14000, 14000},
    LevelLimits{32, 216000, 5120, 20480, 20000, 20000},
    LevelLimits{40, 245760, 8192, 32768, 20000, 25000},
    LevelLimits{41, 245760, 8192, 32768, 50000, 62500},
    LevelLimits{42, 522240, 8704, 34816, 50000, 62500},
    LevelLimits{50, 589824, 22080, 110400, 135000, 135000},
    LevelLimits{51, 983040, 36864, 184320, 240000, 240000},
    LevelLimits{52, 2073600, 36864, 184320, 240000, 240000},
    LevelLimits{60, 4177920, 139264, 696320, 240000, 240000},
    LevelLimits{61, 8355840, 139264, 696320, 480000, 480000},
    LevelLimits{62, 16711680, 139264, 696320, 800000, 800000},
};

// Table A-2: cpbBrVclFactor of High profile.
static constexpr qint64 kHighProfileFactor = 1250;

static bool holds(const LevelLimits &level, const H264Load &load)
{
    // A picture and the two it refers to.
    constexpr qint64 kDecodedPictures = 3;
    const qint64 across = (load.width + 15) / 16;
    const qint64 down = (load.height + 15) / 16;
    const qint64 macroblocks = across * down;
    // Section A.3.1: no side may be longer than sqrt(8 * MaxFS).
    const qint64 longestSquared = 8 * level.frameMacroblocks;
    return macroblocks <= level.frameMacroblocks && across * across <= longestSquared &&
           down * down <= longestSquared && macroblocks * kDecodedPictures <= level.dpbMacroblocks &&
           macroblocks * load.frameRateNumerator <= level.macroblocksPerSecond * load.frameRateDenominator &&
           load.maxBitRate <= level.bitRateUnits * kHighProfileFactor &&
           load.bufferBits <= level.bufferUnits * kHighProfileFactor;
}

int h264LevelFor(const H264Load &load)
{
    for (const LevelLimits &level : kLevels) {
        if (holds(level, load))
            return level.levelIdc;
    }
    return kLevels.back().levelIdc;
}

} // namespace cuegate
