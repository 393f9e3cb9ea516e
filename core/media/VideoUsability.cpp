// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/VideoUsability.h"

#include <array>

namespace cuegate {

SampleAspect knownSampleAspect(quint32 code)
{
    // Table E-1
    constexpr std::array<SampleAspect, 17> kRatios{{{0, 0},
                                                    {1, 1},
                                                    {12, 11},
                                                    {10, 11},
                                                    {16, 11},
                                                    {40, 33},
                                                    {24, 11},
                                                    {20, 11},
                                                    {32, 11},
                                                    {80, 33},
                                                    {18, 11},
                                                    {15, 11},
                                                    {64, 33},
                                                    {160, 99},
                                                    {4, 3},
                                                    {3, 2},
                                                    {2, 1}}};
    return code < kRatios.size() ? kRatios[code] : SampleAspect{};
}

/// aspect_ratio_info_present_flag and what follows.
static void readSampleAspect(BitReader &reader, quint32 &horizontal, quint32 &vertical)
{
    if (!reader.flag())
        return;
    const quint32 index = reader.bits(8);
    if (index == 255) {
        const quint32 width = reader.bits(16);
        const quint32 height = reader.bits(16);
        if (width != 0 && height != 0) {
            horizontal = width;
            vertical = height;
        }
    } else if (const SampleAspect known = knownSampleAspect(index); known.horizontal > 0) {
        horizontal = known.horizontal;
        vertical = known.vertical;
    }
}

/// video_signal_type_present_flag and what follows.
static void readVideoSignal(BitReader &reader, Colour &colour)
{
    if (!reader.flag())
        return;
    reader.skip(3); // video_format
    colour.fullRange = reader.flag();
    if (reader.flag()) {
        colour.primaries = static_cast<quint16>(reader.bits(8));
        colour.transfer = static_cast<quint16>(reader.bits(8));
        colour.matrix = static_cast<quint16>(reader.bits(8));
    }
}

void readPictureUsability(BitReader &reader, quint32 &aspectHorizontal, quint32 &aspectVertical,
                          Colour &colour)
{
    readSampleAspect(reader, aspectHorizontal, aspectVertical);
    if (reader.flag()) // overscan_info_present_flag
        reader.skip(1);
    readVideoSignal(reader, colour);
    if (reader.flag()) { // chroma_loc_info_present_flag
        reader.ue();
        reader.ue();
    }
}

} // namespace cuegate
