// SPDX-License-Identifier: GPL-3.0-or-later
// Which codec a sample entry's four characters or an object type of MPEG-4 Systems mean (mp4ra.org;
// ISO/IEC 14496-1 section 7.2.6.6). Thread: any; pure.
#pragma once

#include "core/media/BoxReader.h"
#include "core/media/Codec.h"

namespace cuegate {

/// Codec::Unknown for those not listed. mp4v, mp4a and mp4s say nothing themselves: see codecOfObjectType().
[[nodiscard]] Codec codecOfSampleEntry(BoxType type);

[[nodiscard]] Codec codecOfObjectType(quint8 objectTypeIndication);

/// Bits of one PCM sample as the sample entry's name fixes them; 0 if the name leaves it open or is not PCM.
[[nodiscard]] quint16 pcmBitsOf(BoxType type);

} // namespace cuegate
