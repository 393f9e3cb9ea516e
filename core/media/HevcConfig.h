// SPDX-License-Identifier: GPL-3.0-or-later
// HEVCDecoderConfigurationRecord, the payload of the hvcC box (ISO/IEC 14496-15 section 8.3.3.1).
// Thread: any; pure.
#pragma once

#include "core/base/Error.h"

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace cuegate {

/// Views point into the record.
struct HevcConfig
{
    quint8 profileSpace = 0;
    bool highTier = false;
    quint8 profileIdc = 0;
    quint32 compatibilityFlags = 0; ///< general_profile_compatibility_flag[0] is the highest bit
    QByteArrayView constraintBytes; ///< 6 bytes
    quint8 levelIdc = 0;
    quint8 bitDepthLuma = 8;
    int lengthSize = 4;
    std::vector<QByteArrayView> nals; ///< of all arrays, in order
};

/// Errors: CorruptInput.
[[nodiscard]] Result<HevcConfig> parseHevcConfig(QByteArrayView record);

/// Makes a record of VPS, SPS, PPS (of which each kind must be there) for samples with 4-byte lengths.
/// Errors: CorruptInput.
[[nodiscard]] Result<QByteArray> makeHevcConfig(const std::vector<QByteArrayView> &parameterSets);

} // namespace cuegate
