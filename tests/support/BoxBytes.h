// SPDX-License-Identifier: GPL-3.0-or-later
// Spells ISO BMFF boxes in code: box("moov", …), fullBox("stts", 0, 0, …), u32(…), and a whole small movie.
// Thread: any; pure.
#pragma once

#include "core/base/ByteWriter.h"

#include <initializer_list>
#include <vector>

namespace cuegate::test {

[[nodiscard]] inline QByteArray u8(quint8 value)
{
    return QByteArray(1, static_cast<char>(value));
}
[[nodiscard]] inline QByteArray u16(quint16 value)
{
    ByteWriter writer;
    writer.u16(value);
    return writer.take();
}
[[nodiscard]] inline QByteArray u32(quint32 value)
{
    ByteWriter writer;
    writer.u32(value);
    return writer.take();
}
[[nodiscard]] inline QByteArray u64(quint64 value)
{
    ByteWriter writer;
    writer.u64(value);
    return writer.take();
}
[[nodiscard]] inline QByteArray u32s(std::initializer_list<quint32> values)
{
    ByteWriter writer;
    for (const quint32 value : values)
        writer.u32(value);
    return writer.take();
}
[[nodiscard]] inline QByteArray zeros(qsizetype count)
{
    return QByteArray(count, '\0');
}

[[nodiscard]] inline QByteArray box(const char (&type)[5], const QByteArray &payload)
{
    return u32(quint32(payload.size() + 8)) + QByteArray(type, 4) + payload;
}
[[nodiscard]] inline QByteArray fullBox(const char (&type)[5], quint8 version, quint32 flags,
                                        const QByteArray &payload)
{
    return box(type, u32(quint32(version) << 24 | flags) + payload);
}
/// With a 64-bit size.
[[nodiscard]] inline QByteArray largeBox(const char (&type)[5], const QByteArray &payload)
{
    return u32(1) + QByteArray(type, 4) + u64(quint64(payload.size()) + 16) + payload;
}

/// One trak, made of parts that a test may replace before it spells them.
struct TrackBytes
{
    quint32 id = 1;
    quint32 flags = 1;
    quint32 timescale = 1000;
    quint16 language = 0x55C4;
    QByteArray handler = "vide";
    QByteArray name = "VideoHandler";
    QByteArray matrix = u32s({0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000});
    QByteArray entries; ///< of stsd, whole
    quint32 entryCount = 1;
    QByteArray tables; ///< the boxes of stbl beside stsd
    QByteArray more;   ///< further boxes of the trak: edts, tref, udta

    [[nodiscard]] QByteArray trak() const
    {
        const QByteArray tkhd = fullBox(
            "tkhd", 0, flags, u32s({0, 0, id, 0, 0, 0, 0, 0, 0}) + matrix + u32s({320 << 16, 180 << 16}));
        const QByteArray mdhd = fullBox("mdhd", 0, 0, u32s({0, 0, timescale, 0}) + u16(language) + u16(0));
        const QByteArray hdlr = fullBox("hdlr", 0, 0, u32(0) + handler + zeros(12) + name + u8(0));
        const QByteArray stsd = fullBox("stsd", 0, 0, u32(entryCount) + entries);
        return box("trak", tkhd + more + box("mdia", mdhd + hdlr + box("minf", box("stbl", stsd + tables))));
    }
};

[[nodiscard]] inline QByteArray visualEntry(const char (&type)[5], const QByteArray &boxes)
{
    return box(type, zeros(6) + u16(1) + zeros(16) + u16(320) + u16(180) + zeros(46) + u16(24) + u16(0xFFFF) +
                         boxes);
}
[[nodiscard]] inline QByteArray audioEntry(const char (&type)[5], const QByteArray &boxes)
{
    return box(type, zeros(6) + u16(1) + zeros(8) + u16(2) + u16(16) + zeros(4) + u32(48000u << 16) + boxes);
}

/// Tables of \p sizes.size() samples of \p delta ticks each, in one chunk at \p offset.
[[nodiscard]] inline QByteArray simpleTables(const std::vector<quint32> &sizes, quint32 delta, quint32 offset)
{
    QByteArray sizeBytes;
    for (const quint32 size : sizes)
        sizeBytes += u32(size);
    const auto count = quint32(sizes.size());
    return fullBox("stts", 0, 0, u32s({1, count, delta})) +
           fullBox("stsz", 0, 0, u32s({0, count}) + sizeBytes) +
           fullBox("stsc", 0, 0, u32s({1, 1, count, 1})) + fullBox("stco", 0, 0, u32s({1, offset}));
}

[[nodiscard]] inline QByteArray movieHeader(quint32 timescale, quint32 duration)
{
    return fullBox("mvhd", 0, 0, u32s({0, 0, timescale, duration}) + zeros(80));
}
[[nodiscard]] inline QByteArray fileType(const QByteArray &brand)
{
    return box("ftyp", brand + u32(0) + brand);
}

} // namespace cuegate::test
