// SPDX-License-Identifier: GPL-3.0-or-later
// The sequence header and extension of MPEG-1 and MPEG-2 video (ISO/IEC 13818-2 sections 6.2.2.1
// and 6.2.2.3). Thread: any; pure.
#pragma once

#include "core/media/Track.h"

#include <QByteArrayView>

#include <optional>

namespace cuegate {

/// Size, pixel aspect and frame rate by the first sequence header in \p unit; nothing if there is none.
[[nodiscard]] std::optional<VideoFormat> readMpegVideoFormat(QByteArrayView unit);

/// The headers of an MPEG-2 sequence.
struct Mpeg2Sequence
{
    QByteArrayView bytes;       ///< from the first start code up to what belongs to pictures
    quint8 profileAndLevel = 0; ///< profile_and_level_indication
    bool mayReorder = true;     ///< low_delay is not set: there may be B pictures
};

/// The first ones in \p unit; nothing if there are none, or if they are those of MPEG-1.
[[nodiscard]] std::optional<Mpeg2Sequence> readMpeg2Sequence(QByteArrayView unit);

/// Whether \p unit has a sequence header before its picture.
[[nodiscard]] bool hasMpegSequenceHeader(QByteArrayView unit);

} // namespace cuegate
