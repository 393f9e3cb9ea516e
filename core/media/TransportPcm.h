// SPDX-License-Identifier: GPL-3.0-or-later
// PCM as transport streams carry it, with a header in each PES packet: of Blu-ray discs (System Description
// Blu-ray Disc ROM part 3, LPCM) and of studios (SMPTE 302M). Thread: any; pure.
#pragma once

#include "core/media/Track.h"

#include <QByteArrayView>

#include <optional>

namespace cuegate {

/// Track::codecId of the two, by which decoders tell them.
inline constexpr QLatin1StringView kBluRayPcm("LPCM of Blu-ray");
inline constexpr QLatin1StringView kStudioPcm("SMPTE 302M");

/// What the header at the beginning of \p pesPayload says; nothing if it is none.
[[nodiscard]] std::optional<AudioFormat> readTransportPcmFormat(const QString &codecId,
                                                                QByteArrayView pesPayload);

} // namespace cuegate
