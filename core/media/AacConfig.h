// SPDX-License-Identifier: GPL-3.0-or-later
// AudioSpecificConfig of AAC and ADTS headers (ISO/IEC 14496-3 sections 1.6.2.1, 4.4.1 and 1.A.2.2).
// Thread: any; pure.
#pragma once

#include "core/base/Error.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace cuegate {

struct AacConfig
{
    quint8 objectType = 2; ///< of the core coder: 1 Main, 2 LC, 3 SSR, 4 LTP, 39 ELD, …
    bool hasSbr = false;   ///< signalled explicitly, in whichever way
    bool hasPs = false;
    quint32 sampleRate = 0;          ///< of the core coder
    quint32 extensionSampleRate = 0; ///< with SBR; 0 without
    quint8 channelConfiguration = 0; ///< 0: a program_config_element says
    quint16 channels = 0;            ///< as decoded, parametric stereo included; 0 if not known
    quint32 frameSamples = 0;        ///< at sampleRate; 0 if not known
    /// program_config_element after its name, as it stands at the start of a raw_data_block; else empty.
    QByteArray programConfig;
};

/// Errors: CorruptInput.
[[nodiscard]] Result<AacConfig> parseAacConfig(QByteArrayView audioSpecificConfig);

/// Makes an AudioSpecificConfig for Matroska's "A_AAC", "A_AAC/MPEG4/LC/SBR", … without CodecPrivate, from
/// the track's sampling frequency and channels. Errors: InvalidArgument if these cannot be expressed.
[[nodiscard]] Result<QByteArray> makeAacConfig(const QString &codecId, quint32 sampleRate, quint16 channels);

/// The ADTS header (and, without a channel configuration, the program_config_element) to put before an access
/// unit of \p payloadSizeBytes. Errors: CorruptInput; Unsupported for object types and rates ADTS cannot
/// express; InvalidArgument if the unit is too long.
[[nodiscard]] Result<QByteArray> adtsHeader(QByteArrayView audioSpecificConfig, qsizetype payloadSizeBytes);

} // namespace cuegate
