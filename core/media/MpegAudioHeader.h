// SPDX-License-Identifier: GPL-3.0-or-later
// The header of an MPEG-1, MPEG-2 or MPEG-2.5 audio frame (ISO/IEC 11172-3 section 2.4.2.3, 13818-3).
// Thread: any; pure.
#pragma once

#include "core/base/Error.h"

#include <QByteArrayView>

namespace cuegate {

struct MpegAudioHeader
{
    quint8 layer = 3;
    quint32 sampleRate = 0;
    quint16 channels = 0;
    quint32 bitsPerSecond = 0; ///< 0: free format
    quint32 frameSamples = 0;
};

/// Errors: CorruptInput.
[[nodiscard]] Result<MpegAudioHeader> parseMpegAudioHeader(QByteArrayView frame);

} // namespace cuegate
