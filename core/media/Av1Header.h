// SPDX-License-Identifier: GPL-3.0-or-later
// The sequence header OBU of AV1 and the av1C box (AV1 bitstream specification section 5.5; AV1-in-ISOBMFF
// section 2.3). Thread: any; pure.
#pragma once

#include "core/base/Error.h"
#include "core/media/Track.h"

#include <QByteArray>
#include <QByteArrayView>

namespace cuegate {

struct Av1SequenceHeader
{
    quint8 profile = 0;
    quint8 level = 0; ///< seq_level_idx[0]
    bool highTier = false;
    bool monochrome = false;
    bool subsamplingX = true;
    bool subsamplingY = true;
    quint8 chromaSamplePosition = 0;
    quint8 bitDepth = 8;
    quint32 width = 0; ///< maximum
    quint32 height = 0;
    Colour colour;
    quint32 frameRateNumerator = 0; ///< 0 if there is no timing
    quint32 frameRateDenominator = 1;
};

/// The first sequence header OBU, whole, in \p obus (low-overhead format). Errors: CorruptInput; NotFound.
[[nodiscard]] Result<QByteArrayView> findAv1SequenceHeader(QByteArrayView obus);

/// \p obu whole, with header. Errors: CorruptInput.
[[nodiscard]] Result<Av1SequenceHeader> parseAv1SequenceHeader(QByteArrayView obu);

/// The payload of an av1C box whose configOBUs are \p obu, a sequence header.
[[nodiscard]] QByteArray makeAv1Config(const Av1SequenceHeader &header, QByteArrayView obu);

/// What the payload of av1C says: its sequence header, or its own four bytes if it has none.
/// Errors: CorruptInput.
[[nodiscard]] Result<Av1SequenceHeader> parseAv1Config(QByteArrayView config);

} // namespace cuegate
