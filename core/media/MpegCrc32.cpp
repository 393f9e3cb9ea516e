// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/MpegCrc32.h"

#include <array>

namespace cuegate {

static constexpr std::array<quint32, 256> crcTable()
{
    std::array<quint32, 256> table{};
    for (quint32 i = 0; i < 256; ++i) {
        quint32 crc = i << 24;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 0x8000'0000) ? (crc << 1) ^ 0x04C1'1DB7 : crc << 1;
        table[i] = crc;
    }
    return table;
}

quint32 mpegCrc32(QByteArrayView bytes, quint32 before)
{
    static constexpr std::array<quint32, 256> kTable = crcTable();
    quint32 crc = before;
    for (const char byte : bytes)
        crc = (crc << 8) ^ kTable[(crc >> 24) ^ quint8(byte)];
    return crc;
}

} // namespace cuegate
