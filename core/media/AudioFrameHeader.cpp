// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/AudioFrameHeader.h"

#include "core/media/BitReader.h"
#include "core/media/Eac3Substream.h"
#include "core/media/MpegAudioHeader.h"

#include <array>

namespace cuegate {

static std::optional<AudioFrameHeader> mpegAudio(QByteArrayView bytes)
{
    constexpr quint8 kPaddingBit = 2;
    if (bytes.size() < 4)
        return {};
    const auto header = parseMpegAudioHeader(bytes);
    if (!header || header->bitsPerSecond == 0 || header->sampleRate == 0 || header->layer == 1)
        return {};
    const qsizetype size = qsizetype(header->frameSamples / 8) * header->bitsPerSecond / header->sampleRate;
    return AudioFrameHeader{size + ((quint8(bytes[2]) & kPaddingBit) != 0), header->frameSamples};
}

static std::optional<AudioFrameHeader> ac3(QByteArrayView bytes)
{
    BitReader reader(bytes);
    const bool isSynced = reader.bits(16) == 0x0B77;
    reader.skip(16); // crc1
    const quint32 rate = reader.bits(2);
    const qsizetype size = ac3FrameBytes(rate, reader.bits(6));
    const quint32 bsid = reader.bits(5);
    if (reader.failed() || !isSynced || size == 0 || bsid > 10)
        return {};
    return AudioFrameHeader{size, 1536};
}

static std::optional<AudioFrameHeader> eac3(QByteArrayView bytes)
{
    static constexpr std::array<quint32, 4> kBlocks{1, 2, 3, 6};
    BitReader reader(bytes);
    const bool isSynced = reader.bits(16) == 0x0B77;
    const quint32 type = reader.bits(2);
    const quint32 substream = reader.bits(3);
    const quint32 size = reader.bits(11);
    const quint32 rate = reader.bits(2);
    const quint32 blocks = rate == 3 ? 6 : kBlocks[reader.bits(2)];
    if (reader.failed() || !isSynced)
        return {};
    const bool isFirst = type != 1 && substream == 0;
    return AudioFrameHeader{qsizetype(size + 1) * 2, isFirst ? blocks * 256 : 0};
}

static std::optional<AudioFrameHeader> dts(QByteArrayView bytes)
{
    BitReader reader(bytes);
    const bool isSynced = reader.bits(32) == 0x7FFE8001;
    reader.skip(7); // FTYPE, SHORT, CPF
    const quint32 blocks = reader.bits(7) + 1;
    const quint32 size = reader.bits(14) + 1;
    if (reader.failed() || !isSynced || size < 96)
        return {};
    return AudioFrameHeader{qsizetype(size), blocks * 32};
}

bool isSelfFramed(Codec codec)
{
    return codec == Codec::Mp3 || codec == Codec::Mp2 || codec == Codec::Ac3 || codec == Codec::Eac3 ||
           codec == Codec::Dts;
}

std::optional<AudioFrameHeader> readAudioFrameHeader(Codec codec, QByteArrayView bytes)
{
    switch (codec) {
    case Codec::Mp3:
    case Codec::Mp2:
        return mpegAudio(bytes);
    case Codec::Ac3:
        return ac3(bytes);
    case Codec::Eac3:
        return eac3(bytes);
    case Codec::Dts:
        return dts(bytes);
    default:
        return {};
    }
}

} // namespace cuegate
