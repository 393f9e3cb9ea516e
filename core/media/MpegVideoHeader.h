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

} // namespace cuegate
