// SPDX-License-Identifier: GPL-3.0-or-later
// What an esds box says: the object type and the DecoderSpecificInfo (ISO/IEC 14496-1 section 7.2.6).
// Thread: any; pure.
#pragma once

#include "core/media/BoxReader.h"

namespace cuegate {

struct ElementaryStreamDescriptor
{
    quint8 objectType = 0; ///< objectTypeIndication
    QByteArray decoderSpecificInfo;
};

/// Errors: CorruptInput with the byte offset if there is no DecoderConfigDescriptor.
[[nodiscard]] Result<ElementaryStreamDescriptor> readEsds(const Box &esds);

} // namespace cuegate
