// SPDX-License-Identifier: GPL-3.0-or-later
// The bit stream information of one E-AC-3 syncframe (ETSI TS 102 366 section E.1.2.2).
// Thread: any; pure.
#pragma once

#include "core/base/Error.h"

#include <QByteArrayView>

namespace cuegate {

struct Eac3Substream
{
    enum class Kind { Independent, Dependent } kind = Kind::Independent;
    quint32 substreamId = 0;
    qsizetype sizeBytes = 0; ///< of the syncframe; not more than was given
    quint32 sampleRate = 0;
    quint32 fscod = 0;
    quint32 blocks = 6;
    quint32 acmod = 0;
    bool lfe = false;
    quint32 bsid = 16;
    quint32 bsmod = 0;
    quint16 channelMap = 0; ///< chanmap of a dependent substream

    [[nodiscard]] quint32 samples() const { return blocks * 256; }
    [[nodiscard]] quint64 bitsPerSecond() const { return quint64(sizeBytes) * 8 * sampleRate / samples(); }
};

/// Reads the syncframe that \p bytes begin with; an AC-3 frame (bsid below 11) counts as an independent
/// substream. Errors: CorruptInput.
[[nodiscard]] Result<Eac3Substream> readEac3Substream(QByteArrayView bytes);

/// Bytes of an AC-3 syncframe (table 4.13); 0 if \p frmsizecod or \p fscod is out of range.
[[nodiscard]] qsizetype ac3FrameBytes(quint32 fscod, quint32 frmsizecod);

} // namespace cuegate
