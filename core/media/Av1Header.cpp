// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/Av1Header.h"

#include "core/base/ByteReader.h"
#include "core/base/ByteWriter.h"
#include "core/media/BitReader.h"
#include "core/media/CodecErrors.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr int kObuSequenceHeader = 1;

struct Obu
{
    int type = 0;
    QByteArrayView whole;
    QByteArrayView payload;
};

static std::optional<Obu> firstObu(QByteArrayView bytes)
{
    ByteReader reader(bytes);
    const quint8 header = reader.u8();
    if (header & 0x80)
        return std::nullopt;
    if (header & 4) // obu_extension_flag
        reader.skip(1);
    quint64 sizeBytes = quint64(reader.remaining());
    if (header & 2) { // obu_has_size_field
        sizeBytes = 0;
        for (int i = 0; i < 8; ++i) {
            const quint8 byte = reader.u8();
            sizeBytes |= quint64(byte & 0x7f) << (7 * i);
            if (!(byte & 0x80))
                break;
        }
    }
    if (reader.failed() || sizeBytes > quint64(reader.remaining()))
        return std::nullopt;
    Obu obu;
    obu.type = header >> 3 & 15;
    obu.payload = reader.bytes(qsizetype(sizeBytes));
    obu.whole = bytes.first(reader.position());
    return obu;
}

Result<QByteArrayView> findAv1SequenceHeader(QByteArrayView obus)
{
    qint64 offsetBytes = 0;
    while (!obus.isEmpty()) {
        const auto obu = firstObu(obus);
        if (!obu)
            return corruptHeader("AV1 OBU"_L1, "forbidden bit or too long"_L1, offsetBytes);
        if (obu->type == kObuSequenceHeader)
            return obu->whole;
        offsetBytes += obu->whole.size();
        obus = obus.sliced(obu->whole.size());
    }
    return fail(ErrorKind::NotFound, u"AV1: no sequence header OBU"_s, ErrorCode::MediaCorrupt);
}

/// uvlc() of section 4.10.3.
static quint32 readUvlc(BitReader &reader)
{
    int zeros = 0;
    while (!reader.failed() && !reader.flag())
        ++zeros;
    return zeros < 32 ? reader.bits(zeros) + ((1U << zeros) - 1) : std::numeric_limits<quint32>::max();
}

struct DecoderModel
{
    bool isPresent = false;
    int bufferDelayBits = 0;
};

static DecoderModel readTiming(BitReader &reader, Av1SequenceHeader &header)
{
    DecoderModel model;
    if (!reader.flag())
        return model;
    const quint32 unitsInTick = reader.bits(32);
    const quint32 timeScale = reader.bits(32);
    if (reader.flag()) { // equal_picture_interval
        const quint64 unitsInPicture = unitsInTick * (quint64(readUvlc(reader)) + 1);
        if (unitsInPicture != 0 && unitsInPicture <= std::numeric_limits<quint32>::max() && timeScale != 0) {
            header.frameRateNumerator = timeScale;
            header.frameRateDenominator = quint32(unitsInPicture);
        }
    }
    model.isPresent = reader.flag();
    if (model.isPresent) {
        model.bufferDelayBits = int(reader.bits(5)) + 1;
        reader.skip(32 + 5 + 5);
    }
    return model;
}

static void readOperatingPoints(BitReader &reader, Av1SequenceHeader &header)
{
    const DecoderModel model = readTiming(reader, header);
    const bool hasDisplayDelay = reader.flag();
    const quint32 count = reader.bits(5) + 1;
    for (quint32 i = 0; i < count && !reader.failed(); ++i) {
        reader.skip(12);
        const auto level = static_cast<quint8>(reader.bits(5));
        const bool high = level > 7 && reader.flag();
        if (i == 0) {
            header.level = level;
            header.highTier = high;
        }
        if (model.isPresent && reader.flag())
            reader.skip(2 * model.bufferDelayBits + 1);
        if (hasDisplayDelay && reader.flag())
            reader.skip(4);
    }
}

/// From frame_width_bits_minus_1 up to color_config().
static void readFrameTools(BitReader &reader, Av1SequenceHeader &header, bool reduced)
{
    const int widthBits = int(reader.bits(4)) + 1;
    const int heightBits = int(reader.bits(4)) + 1;
    header.width = reader.bits(widthBits) + 1;
    header.height = reader.bits(heightBits) + 1;
    if (!reduced && reader.flag()) // frame_id_numbers_present_flag
        reader.skip(7);
    reader.skip(3); // use_128x128_superblock, enable_filter_intra, enable_intra_edge_filter
    if (!reduced) {
        reader.skip(4);
        const bool orderHint = reader.flag();
        if (orderHint)
            reader.skip(2);
        constexpr quint32 kSelect = 2; // SELECT_SCREEN_CONTENT_TOOLS and SELECT_INTEGER_MV
        const quint32 screenContent = reader.flag() ? kSelect : reader.bits(1);
        if (screenContent > 0 && !reader.flag()) // seq_choose_integer_mv
            reader.skip(1);
        if (orderHint)
            reader.skip(3);
    }
    reader.skip(3); // enable_superres, enable_cdef, enable_restoration
}

static void readSubsampling(BitReader &reader, Av1SequenceHeader &header)
{
    if (header.profile == 0) {
        header.subsamplingX = header.subsamplingY = true;
    } else if (header.profile == 1) {
        header.subsamplingX = header.subsamplingY = false;
    } else if (header.bitDepth == 12) {
        header.subsamplingX = reader.flag();
        header.subsamplingY = header.subsamplingX && reader.flag();
    } else {
        header.subsamplingX = true;
        header.subsamplingY = false;
    }
    if (header.subsamplingX && header.subsamplingY)
        header.chromaSamplePosition = static_cast<quint8>(reader.bits(2));
}

static void readColour(BitReader &reader, Av1SequenceHeader &header)
{
    const bool highBitDepth = reader.flag();
    if (header.profile == 2 && highBitDepth)
        header.bitDepth = reader.flag() ? 12 : 10;
    else
        header.bitDepth = highBitDepth ? 10 : 8;
    header.monochrome = header.profile != 1 && reader.flag();
    if (reader.flag()) { // color_description_present_flag
        header.colour.primaries = static_cast<quint16>(reader.bits(8));
        header.colour.transfer = static_cast<quint16>(reader.bits(8));
        header.colour.matrix = static_cast<quint16>(reader.bits(8));
    }
    if (header.monochrome) {
        header.colour.fullRange = reader.flag();
        header.subsamplingX = header.subsamplingY = true;
        return;
    }
    const bool isSrgb =
        header.colour.primaries == 1 && header.colour.transfer == 13 && header.colour.matrix == 0;
    if (isSrgb) {
        header.colour.fullRange = true;
        header.subsamplingX = header.subsamplingY = false;
        return;
    }
    header.colour.fullRange = reader.flag();
    readSubsampling(reader, header);
}

Result<Av1SequenceHeader> parseAv1SequenceHeader(QByteArrayView bytes)
{
    const auto obu = firstObu(bytes);
    if (!obu || obu->type != kObuSequenceHeader)
        return corruptHeader("AV1 sequence header"_L1, "another OBU"_L1, 0);
    BitReader reader(obu->payload);
    Av1SequenceHeader header;
    header.profile = static_cast<quint8>(reader.bits(3));
    reader.skip(1); // still_picture
    const bool reduced = reader.flag();
    if (reduced)
        header.level = static_cast<quint8>(reader.bits(5));
    else
        readOperatingPoints(reader, header);
    readFrameTools(reader, header, reduced);
    readColour(reader, header);
    if (reader.failed() || header.profile > 2)
        return corruptHeader("AV1 sequence header"_L1, "cut short or out of range"_L1,
                             reader.positionBytes());
    return header;
}

QByteArray makeAv1Config(const Av1SequenceHeader &header, QByteArrayView obu)
{
    ByteWriter writer;
    writer.u8(0x81);
    writer.u8(static_cast<quint8>(header.profile << 5 | header.level));
    writer.u8(static_cast<quint8>((header.highTier ? 0x80 : 0) | (header.bitDepth > 8 ? 0x40 : 0) |
                                  (header.bitDepth == 12 ? 0x20 : 0) | (header.monochrome ? 0x10 : 0) |
                                  (header.subsamplingX ? 8 : 0) | (header.subsamplingY ? 4 : 0) |
                                  header.chromaSamplePosition));
    writer.u8(0); // no initial_presentation_delay
    writer.append(obu);
    return writer.take();
}

Result<Av1SequenceHeader> parseAv1Config(QByteArrayView config)
{
    ByteReader reader(config);
    const quint8 version = reader.u8();
    const quint8 profile = reader.u8();
    const quint8 format = reader.u8();
    reader.skip(1);
    if (reader.failed() || version != 0x81)
        return corruptHeader("av1C"_L1, "marker and version are not 1"_L1, 0);
    if (const auto obu = findAv1SequenceHeader(config.sliced(4)))
        return parseAv1SequenceHeader(*obu);
    Av1SequenceHeader header;
    header.profile = profile >> 5;
    header.level = profile & 31;
    header.highTier = format & 0x80;
    header.bitDepth = format & 0x40 ? (format & 0x20 ? 12 : 10) : 8;
    header.monochrome = format & 0x10;
    header.subsamplingX = format & 8;
    header.subsamplingY = format & 4;
    header.chromaSamplePosition = format & 3;
    return header;
}

} // namespace cuegate
