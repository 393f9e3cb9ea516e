// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/Mpeg4Headers.h"

#include "core/media/BitReader.h"

namespace cuegate {

static constexpr QByteArrayView kVopStart("\x00\x00\x01\xB6", 4);

std::vector<Mpeg4Vop> mpeg4Vops(QByteArrayView bytes)
{
    constexpr size_t kMostVops = 16;
    std::vector<Mpeg4Vop> vops;
    for (qsizetype at = bytes.indexOf(kVopStart); at >= 0 && at + 4 < bytes.size() && vops.size() < kMostVops;
         at = bytes.indexOf(kVopStart, at + 4))
        vops.push_back({at, Mpeg4Vop::Kind(quint8(bytes[at + 4]) >> 6)});
    return vops;
}

static std::optional<bool> lowDelayOf(QByteArrayView layer)
{
    constexpr quint32 kExtendedAspect = 15;
    BitReader reader(layer);
    reader.skip(1 + 8); // random_accessible_vol, video_object_type_indication
    if (reader.flag())
        reader.skip(4 + 3);
    if (reader.bits(4) == kExtendedAspect)
        reader.skip(8 + 8);
    const bool hasControl = reader.flag();
    reader.skip(2); // chroma_format
    const bool isLowDelay = reader.flag();
    return hasControl && !reader.failed() ? std::optional(isLowDelay) : std::nullopt;
}

std::optional<bool> mpeg4LowDelay(QByteArrayView bytes)
{
    constexpr QByteArrayView kStart("\x00\x00\x01", 3);
    for (qsizetype at = bytes.indexOf(kStart); at >= 0 && at + 4 < bytes.size();
         at = bytes.indexOf(kStart, at + 3)) {
        if ((quint8(bytes[at + 3]) & 0xF0) == 0x20)
            return lowDelayOf(bytes.sliced(at + 4));
    }
    return {};
}

} // namespace cuegate
