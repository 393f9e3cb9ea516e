// SPDX-License-Identifier: GPL-3.0-or-later
// The first fields of the video usability information, which H.264 and HEVC share (ISO/IEC 14496-10 and
// 23008-2, section E.2.1). Thread: any; pure.
#pragma once

#include "core/media/BitReader.h"
#include "core/media/Track.h"

namespace cuegate {

/// aspect_ratio_info_present_flag and what follows; leaves 0 if unspecified.
void readSampleAspect(BitReader &reader, quint32 &horizontal, quint32 &vertical);

/// video_signal_type_present_flag and what follows.
void readVideoSignal(BitReader &reader, Colour &colour);

} // namespace cuegate
