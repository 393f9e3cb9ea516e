// SPDX-License-Identifier: GPL-3.0-or-later
// AVCDecoderConfigurationRecord, the payload of the avcC box (ISO/IEC 14496-15 section 5.3.3.1).
// Thread: any; pure.
#pragma once

#include "core/base/Error.h"

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace cuegate {

/// Views point into the record.
struct AvcConfig
{
    quint8 profileIdc = 0;
    quint8 constraintFlags = 0; ///< profile_compatibility
    quint8 levelIdc = 0;
    int lengthSize = 4;
    std::vector<QByteArrayView> sps;
    std::vector<QByteArrayView> pps;
};

/// Errors: CorruptInput.
[[nodiscard]] Result<AvcConfig> parseAvcConfig(QByteArrayView record);

/// Makes a record for samples with \p lengthSize bytes before each NAL unit. At most 31 SPS and 255 PPS, the
/// first ones, are taken. Errors: CorruptInput if there is no SPS or PPS, or the first SPS cannot be read.
[[nodiscard]] Result<QByteArray> makeAvcConfig(const std::vector<QByteArrayView> &sps,
                                               const std::vector<QByteArrayView> &pps, int lengthSize);

} // namespace cuegate
