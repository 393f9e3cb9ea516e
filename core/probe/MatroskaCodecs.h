// SPDX-License-Identifier: GPL-3.0-or-later
// Which codec a Matroska CodecID means (Matroska Codec Mappings, draft-ietf-cellar-codec).
// Thread: any; pure.
#pragma once

#include "core/media/Codec.h"

#include <QByteArrayView>

namespace cuegate {

/// \p codecPrivate tells more where the id is of another system: the BITMAPINFOHEADER of V_MS/VFW/FOURCC, the
/// WAVEFORMATEX of A_MS/ACM, the sample description of V_QUICKTIME.
[[nodiscard]] Codec matroskaCodec(const QString &codecId, QByteArrayView codecPrivate);

} // namespace cuegate
