// SPDX-License-Identifier: GPL-3.0-or-later
// Syncframes of AC-3 and E-AC-3 and the boxes dac3 and dec3 made of them (ETSI TS 102 366 sections 4.3, E.1.2
// and annex F). Thread: any; pure.
#pragma once

#include "core/base/Error.h"

#include <QByteArray>
#include <QByteArrayView>

namespace cuegate {

struct Ac3Format
{
    quint32 sampleRate = 0;
    quint16 channels = 0;      ///< of the first programme, dependent substreams included
    quint32 frameSamples = 0;  ///< in the bytes that were read
    quint32 bitsPerSecond = 0; ///< by the configuration; 0 if that does not say
    QByteArray config;         ///< payload of dac3 or dec3
};

/// The payload of dac3 from an AC-3 syncframe. Errors: CorruptInput.
[[nodiscard]] Result<Ac3Format> readAc3Syncframe(QByteArrayView sample);

/// The payload of dec3 from all substreams' syncframes in a sample. Errors: CorruptInput.
[[nodiscard]] Result<Ac3Format> readEac3Sample(QByteArrayView sample);

/// What dac3 and dec3 say. Errors: CorruptInput.
[[nodiscard]] Result<Ac3Format> parseAc3Config(QByteArrayView config);
[[nodiscard]] Result<Ac3Format> parseEac3Config(QByteArrayView config);

} // namespace cuegate
