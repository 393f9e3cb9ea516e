// SPDX-License-Identifier: GPL-3.0-or-later
// Which format a WAVEFORMATEX of AVI or of Matroska's A_MS/ACM states: wFormatTag, or for
// WAVE_FORMAT_EXTENSIBLE the tag that its SubFormat stands for (mmreg.h). Thread: any; pure.
#pragma once

#include "core/media/RiffReader.h"

namespace cuegate {

inline constexpr quint16 kWaveFormatExtensible = 0xFFFE;
/// From where an extensible format has what a plain one has from byte 18 on.
inline constexpr qsizetype kWaveFormatExtensibleBytes = 40;

/// kWaveFormatExtensible where the SubFormat stands for no tag; 0 if \p waveFormat is cut short.
[[nodiscard]] inline quint16 waveFormatTag(QByteArrayView waveFormat)
{
    constexpr qsizetype kSubFormatAt = 24;
    const auto tag = littleEndianAt<quint16>(waveFormat, 0);
    if (tag != kWaveFormatExtensible || waveFormat.size() < kWaveFormatExtensibleBytes)
        return tag;
    const auto subFormat = littleEndianAt<quint32>(waveFormat, kSubFormatAt);
    return subFormat <= 0xFFFF ? quint16(subFormat) : tag;
}

} // namespace cuegate
