// SPDX-License-Identifier: GPL-3.0-or-later
// What a sequence parameter set of HEVC says (ISO/IEC 23008-2 sections 7.3.2.2, 7.3.3 and E.2.1).
// Thread: any; pure.
#pragma once

#include "core/base/Error.h"
#include "core/media/Track.h"

#include <QByteArray>
#include <QByteArrayView>

namespace cuegate {

enum class HevcNalType : quint8 { Vps = 32, Sps = 33, Pps = 34, AccessUnitDelimiter = 35 };

[[nodiscard]] inline HevcNalType hevcNalType(QByteArrayView nal)
{
    return static_cast<HevcNalType>(nal.size() < 2 ? 0 : static_cast<quint8>(nal[0]) >> 1 & 63);
}

struct HevcSps
{
    /// 12 bytes from general_profile_space to general_level_idc, as hvcC has them.
    QByteArray profileTierLevel;
    quint8 temporalLayers = 1;
    bool temporalIdNested = false;
    quint8 chromaFormatIdc = 1;
    quint8 bitDepthLuma = 8;
    quint8 bitDepthChroma = 8;
    quint32 width = 0; ///< inside the conformance window
    quint32 height = 0;
    quint8 reorderFrames = 0;     ///< sps_max_num_reorder_pics of the highest sub-layer
    quint32 aspectHorizontal = 0; ///< 0 if unspecified
    quint32 aspectVertical = 0;
    Colour colour;
    quint32 frameRateNumerator = 0; ///< 0 if there is no timing
    quint32 frameRateDenominator = 1;
};

/// \p nal with its header bytes. Errors: CorruptInput.
[[nodiscard]] Result<HevcSps> parseHevcSps(QByteArrayView nal);

} // namespace cuegate
