// SPDX-License-Identifier: GPL-3.0-or-later
// How long the frames of self-framed audio are, by their first bytes: MPEG audio (ISO/IEC 11172-3
// section 2.4.1.3), AC-3 and E-AC-3 (ETSI TS 102 366 sections 4.3 and E.1.2), DTS core (ETSI TS 102 114
// section 5.3). Thread: any; pure.
#pragma once

#include "core/media/Codec.h"

#include <QByteArrayView>

#include <optional>

namespace cuegate {

struct AudioFrameHeader
{
    qsizetype sizeBytes = 0; ///< of the frame, with its header
    quint32 samples = 0;     ///< 0: a further substream, which belongs to the frame before it
};

/// Whether readAudioFrameHeader() knows the codec.
[[nodiscard]] bool isSelfFramed(Codec codec);

/// Nothing where \p bytes do not begin with a frame's header, or end within it (16 bytes are enough).
[[nodiscard]] std::optional<AudioFrameHeader> readAudioFrameHeader(Codec codec, QByteArrayView bytes);

} // namespace cuegate
