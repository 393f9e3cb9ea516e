// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/FlacConfig.h"

#include "core/base/ByteReader.h"
#include "core/base/ByteWriter.h"
#include "core/media/BitReader.h"
#include "core/media/CodecErrors.h"

#include <vector>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr quint8 kStreamInfo = 0;
static constexpr quint8 kVorbisComment = 4;
static constexpr qsizetype kStreamInfoBytes = 34;
static constexpr quint8 kLastBlock = 0x80;

struct Block
{
    quint8 type = 0;
    QByteArrayView content;
};

static bool isWanted(const Block &block)
{
    constexpr qsizetype kMostCommentBytes = 4096;
    return block.type == kVorbisComment && block.content.size() <= kMostCommentBytes &&
           block.content.toByteArray().contains("WAVEFORMATEXTENSIBLE_CHANNEL_MASK=");
}

Result<QByteArray> flacConfigFromBlocks(QByteArrayView codecPrivate)
{
    if (codecPrivate.startsWith("fLaC"))
        codecPrivate = codecPrivate.sliced(4);
    else if (codecPrivate.size() == kStreamInfoBytes) // old muxers wrote STREAMINFO alone
        return QByteArray("\x80\0\0\x22", 4) + codecPrivate.toByteArray();
    ByteReader reader(codecPrivate);
    std::vector<Block> kept;
    bool last = false;
    while (!last && !reader.atEnd()) {
        const quint8 header = reader.u8();
        last = header & kLastBlock;
        const Block block{quint8(header & 0x7f), reader.bytes(qsizetype(reader.u24()))};
        if (reader.failed())
            break; // a later block cut short takes nothing from STREAMINFO
        const bool isFirst = kept.empty();
        if (isFirst != (block.type == kStreamInfo))
            return corruptHeader("FLAC metadata"_L1, "STREAMINFO is not the first block"_L1,
                                 reader.position());
        if (isFirst || (kept.size() == 1 && isWanted(block)))
            kept.push_back(block);
    }
    if (kept.empty() || kept.front().content.size() != kStreamInfoBytes)
        return corruptHeader("FLAC metadata"_L1, "no STREAMINFO"_L1, 0);
    ByteWriter writer;
    for (std::size_t i = 0; i < kept.size(); ++i) {
        writer.u8(static_cast<quint8>(kept[i].type | (i + 1 == kept.size() ? kLastBlock : 0)));
        writer.u24(static_cast<quint32>(kept[i].content.size()));
        writer.append(kept[i].content);
    }
    return writer.take();
}

Result<FlacFormat> parseFlacConfig(QByteArrayView config)
{
    ByteReader blocks(config);
    const quint8 type = blocks.u8() & 0x7f;
    const quint32 sizeBytes = blocks.u24();
    BitReader reader(blocks.bytes(kStreamInfoBytes));
    const quint32 smallest = reader.bits(16);
    const quint32 largest = reader.bits(16);
    reader.skip(24 + 24);
    FlacFormat format;
    format.sampleRate = reader.bits(20);
    format.channels = static_cast<quint16>(reader.bits(3) + 1);
    format.bitsPerSample = static_cast<quint16>(reader.bits(5) + 1);
    const quint64 upper = reader.bits(4);
    format.totalSamples = upper << 32 | reader.bits(32);
    if (blocks.failed() || type != kStreamInfo || qsizetype(sizeBytes) != kStreamInfoBytes)
        return corruptHeader("dfLa"_L1, "no STREAMINFO"_L1, 0);
    format.frameSamples = smallest == largest ? largest : 0;
    return format;
}

} // namespace cuegate
