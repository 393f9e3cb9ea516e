// SPDX-License-Identifier: GPL-3.0-or-later
// CRC_32 of MPEG-2 table sections (ISO/IEC 13818-1 annex A).
// Thread: any; pure.
#pragma once

#include <QByteArrayView>

namespace cuegate {

/// 0 over a section together with the CRC_32 it ends with. \p before: of the bytes before, of the same sum.
[[nodiscard]] quint32 mpegCrc32(QByteArrayView bytes, quint32 before = 0xFFFF'FFFF);

} // namespace cuegate
