// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/Vp9Header.h"

#include "core/base/ByteReader.h"
#include "core/base/ByteWriter.h"
#include "core/media/BitReader.h"
#include "core/media/CodecErrors.h"

#include <array>

using namespace Qt::StringLiterals;

namespace cuegate {

/// color_space of the bitstream as the matrix, primaries and transfer of ISO/IEC 23091-2.
static void applyColourSpace(quint32 space, Colour &colour)
{
    constexpr quint16 kUnspecified = 2;
    struct Row
    {
        quint16 primaries, transfer, matrix;
    };
    constexpr std::array<Row, 8> kRows{{{kUnspecified, kUnspecified, kUnspecified},
                                        {6, 6, 6},            // CS_BT_601
                                        {1, 1, 1},            // CS_BT_709
                                        {6, 6, 6},            // CS_SMPTE_170
                                        {7, 7, 7},            // CS_SMPTE_240
                                        {9, kUnspecified, 9}, // CS_BT_2020: the transfer may be HDR
                                        {kUnspecified, kUnspecified, kUnspecified},
                                        {1, 13, 0}}}; // CS_RGB
    colour.primaries = kRows[space].primaries;
    colour.transfer = kRows[space].transfer;
    colour.matrix = kRows[space].matrix;
}

static void readColour(BitReader &reader, Vp9Format &format)
{
    if (format.profile >= 2)
        format.bitDepth = reader.flag() ? 12 : 10;
    const quint32 space = reader.bits(3);
    applyColourSpace(space, format.colour);
    constexpr quint32 kRgb = 7;
    const bool hasSubsampling = format.profile == 1 || format.profile == 3;
    bool x = true;
    bool y = true;
    if (space == kRgb) {
        format.colour.fullRange = true;
        x = y = false;
        if (hasSubsampling)
            reader.skip(1);
    } else {
        format.colour.fullRange = reader.flag();
        if (hasSubsampling) {
            x = reader.flag();
            y = reader.flag();
            reader.skip(1);
        }
    }
    // 4:4:0 has no value of its own; ffmpeg and libwebm write 4:2:0 collocated too.
    format.chromaSubsampling = x ? (y ? 1 : 2) : (y ? 1 : 3);
}

Result<Vp9Format> parseVp9Keyframe(QByteArrayView frame)
{
    BitReader reader(frame);
    Vp9Format format;
    const bool marker = reader.bits(2) == 2;
    const quint32 low = reader.bits(1);
    format.profile = static_cast<quint8>(reader.bits(1) << 1 | low);
    if (format.profile == 3)
        reader.skip(1);
    const bool showsExisting = reader.flag();
    const bool isKeyframe = reader.bits(1) == 0;
    reader.skip(2); // show_frame, error_resilient_mode
    if (!marker || showsExisting || !isKeyframe || reader.bits(24) != 0x498342)
        return corruptHeader("VP9 frame"_L1, "not a keyframe"_L1, 0);
    readColour(reader, format);
    format.width = reader.bits(16) + 1;
    format.height = reader.bits(16) + 1;
    if (reader.failed())
        return corruptHeader("VP9 frame"_L1, "header cut short"_L1, reader.positionBytes());
    return format;
}

void applyVp9Features(QByteArrayView codecPrivate, Vp9Format &format)
{
    ByteReader reader(codecPrivate);
    while (!reader.atEnd() && !reader.failed()) {
        const quint8 id = reader.u8();
        const QByteArrayView value = reader.bytes(reader.u8());
        if (value.size() != 1)
            continue;
        const auto number = static_cast<quint8>(value[0]);
        if (id == 1 && number <= 3)
            format.profile = number;
        else if (id == 2 && number >= 10)
            format.level = number;
        else if (id == 3 && (number == 8 || number == 10 || number == 12))
            format.bitDepth = number;
        else if (id == 4 && number <= 3)
            format.chromaSubsampling = number;
    }
}

quint8 vp9Level(quint32 width, quint32 height, quint32 rate)
{
    struct Row
    {
        quint8 level;
        quint64 sampleRate;
        quint64 pictureSize;
    };
    constexpr std::array kRows{
        Row{10, 829440, 36864},        Row{11, 2764800, 73728},      Row{20, 4608000, 122880},
        Row{21, 9216000, 245760},      Row{30, 20736000, 552960},    Row{31, 36864000, 983040},
        Row{40, 83558400, 2228224},    Row{41, 160432128, 2228224},  Row{50, 311951360, 8912896},
        Row{51, 588251136, 8912896},   Row{52, 1176502272, 8912896}, Row{60, 1176502272, 35651584},
        Row{61, 2353004544, 35651584}, Row{62, 4706009088, 35651584}};
    const quint64 pictureSize = quint64(width) * height;
    const quint64 perSecond = quint64(rate);
    for (const Row &row : kRows) {
        if (pictureSize <= row.pictureSize && (perSecond == 0 || pictureSize <= row.sampleRate / perSecond))
            return row.level;
    }
    return 62;
}

QByteArray makeVp9Config(const Vp9Format &format)
{
    ByteWriter writer;
    writer.u8(format.profile);
    writer.u8(format.level);
    writer.u8(static_cast<quint8>(format.bitDepth << 4 | format.chromaSubsampling << 1 |
                                  (format.colour.fullRange ? 1 : 0)));
    writer.u8(static_cast<quint8>(format.colour.primaries));
    writer.u8(static_cast<quint8>(format.colour.transfer));
    writer.u8(static_cast<quint8>(format.colour.matrix));
    writer.u16(0); // no codec initialization data
    return writer.take();
}

Result<Vp9Format> parseVp9Config(QByteArrayView config)
{
    ByteReader reader(config);
    Vp9Format format;
    format.profile = reader.u8();
    format.level = reader.u8();
    const quint8 bits = reader.u8();
    format.bitDepth = bits >> 4;
    format.chromaSubsampling = bits >> 1 & 7;
    format.colour.fullRange = bits & 1;
    format.colour.primaries = reader.u8();
    format.colour.transfer = reader.u8();
    format.colour.matrix = reader.u8();
    if (reader.failed())
        return corruptHeader("vpcC"_L1, "cut short"_L1, reader.position());
    if (format.profile > 3 || format.bitDepth < 8 || format.bitDepth > 12)
        return corruptHeader("vpcC"_L1, "profile or bit depth out of range"_L1, 0);
    return format;
}

} // namespace cuegate
