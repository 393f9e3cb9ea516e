// SPDX-License-Identifier: GPL-3.0-or-later
// One frame of silence that a decoder of a track takes, for stretches where the track has nothing:
// raw_data_block of AAC (ISO/IEC 14496-3 section 4.4.2), MPEG-1/2 layer III (ISO/IEC 11172-3 section 2.4.1),
// Opus (RFC 6716). Thread: any; pure.
#pragma once

#include "core/media/Track.h"

#include <QByteArray>

namespace cuegate {

struct SilentFrame
{
    QByteArray payload;  ///< empty for codecs and channel layouts it is not known for
    quint32 samples = 0; ///< that it lasts, at the track's sample rate
};

[[nodiscard]] SilentFrame silentFrame(const Track &track);

} // namespace cuegate
