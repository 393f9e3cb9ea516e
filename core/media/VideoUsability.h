// SPDX-License-Identifier: GPL-3.0-or-later
// The first fields of the video usability information, which H.264 and HEVC share (ISO/IEC 14496-10 and
// 23008-2, section E.2.1). Thread: any; pure.
#pragma once

#include "core/media/BitReader.h"
#include "core/media/Track.h"

namespace cuegate {

/// Width and height of a pixel, or rather their ratio; 0 if unspecified.
struct SampleAspect
{
    quint32 horizontal = 0;
    quint32 vertical = 0;
};

/// aspect_ratio_idc; unspecified if it names none. VC-1 (SMPTE 421M table 7) and MPEG-4 part 2 (table 6-14)
/// number the first of them alike.
[[nodiscard]] SampleAspect knownSampleAspect(quint32 code);

/// From aspect_ratio_info_present_flag to the chroma sample locations. The aspect stays 0 if unspecified.
void readPictureUsability(BitReader &reader, quint32 &aspectHorizontal, quint32 &aspectVertical,
                          Colour &colour);

} // namespace cuegate
