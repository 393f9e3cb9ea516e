// SPDX-License-Identifier: GPL-3.0-or-later
// The identification header of Opus (RFC 7845 section 5.1), the dOps box (Opus-in-ISOBMFF section 4.3.2) and
// the length of packets (RFC 6716 section 3.1). Thread: any; pure.
#pragma once

#include "core/base/Error.h"

#include <QByteArray>
#include <QByteArrayView>

namespace cuegate {

/// The rate that Opus is always decoded at.
inline constexpr quint32 kOpusSampleRate = 48000;

struct OpusFormat
{
    quint16 channels = 0;
    quint16 preSkipSamples = 0; ///< at 48 kHz
};

/// The payload of dOps from "OpusHead" (Matroska CodecPrivate). Errors: CorruptInput.
[[nodiscard]] Result<QByteArray> opusConfigFromHead(QByteArrayView opusHead);
/// Errors: CorruptInput.
[[nodiscard]] Result<OpusFormat> parseOpusConfig(QByteArrayView config);

/// Samples at 48 kHz in a packet, from its table-of-contents byte; 0 if it is none.
[[nodiscard]] quint32 opusPacketSamples(QByteArrayView packet);

} // namespace cuegate
