// SPDX-License-Identifier: GPL-3.0-or-later
// What stands at a place of a stream of sound frames. Thread: any; a value.
#pragma once

#include <QtGlobal>

namespace cuegate {

struct FoundFrame
{
    enum class What {
        Frame,
        Skip,      ///< sizeBytes of no use
        NeedsMore, ///< the bytes end before it is clear
        Nothing
    } what = What::Nothing;
    qsizetype headerBytes = 0; ///< that decoders do not want
    qsizetype sizeBytes = 0;   ///< header included
    quint32 samples = 0;       ///< 0: not known
    quint32 sampleRate = 0;
    int headerBits = 0;         ///< further ones of the header: the payload is to be moved by them
    qsizetype trailerBytes = 0; ///< that decoders do not want, after the payload
};

} // namespace cuegate
