// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/OpusConfig.h"

#include "core/base/ByteReader.h"
#include "core/base/ByteWriter.h"
#include "core/media/CodecErrors.h"

#include <array>

using namespace Qt::StringLiterals;

namespace cuegate {

Result<QByteArray> opusConfigFromHead(QByteArrayView opusHead)
{
    constexpr qsizetype kFixedBytes = 19;
    if (!opusHead.startsWith("OpusHead") || opusHead.size() < kFixedBytes)
        return corruptHeader("OpusHead"_L1, "no header"_L1, 0);
    const auto at = [&](qsizetype offsetBytes) { return static_cast<quint8>(opusHead[offsetBytes]); };
    if (at(8) > 15)
        return corruptHeader("OpusHead"_L1, "unknown version"_L1, 8);
    const quint8 channels = at(9);
    const quint8 family = at(18);
    if (channels == 0 || (family == 0 && channels > 2))
        return corruptHeader("OpusHead"_L1, "impossible channel count"_L1, 9);
    ByteWriter writer;
    writer.u8(0);
    writer.u8(channels);
    writer.u16(qFromLittleEndian<quint16>(opusHead.data() + 10));
    writer.u32(qFromLittleEndian<quint32>(opusHead.data() + 12));
    writer.u16(qFromLittleEndian<quint16>(opusHead.data() + 16));
    writer.u8(family);
    if (family != 0) {
        // StreamCount, CoupledCount and one byte for each channel
        if (opusHead.size() < kFixedBytes + 2 + channels)
            return corruptHeader("OpusHead"_L1, "channel mapping table cut short"_L1, kFixedBytes);
        writer.append(opusHead.sliced(kFixedBytes, 2 + channels));
    }
    return writer.take();
}

Result<OpusFormat> parseOpusConfig(QByteArrayView config)
{
    ByteReader reader(config);
    const quint8 version = reader.u8();
    OpusFormat format;
    format.channels = reader.u8();
    format.preSkipSamples = reader.u16();
    reader.skip(4 + 2);
    const quint8 family = reader.u8();
    if (family != 0)
        reader.skip(2 + format.channels);
    if (reader.failed() || version != 0 || format.channels == 0)
        return corruptHeader("dOps"_L1, "cut short or out of range"_L1, reader.position());
    return format;
}

quint32 opusPacketSamples(QByteArrayView packet)
{
    if (packet.isEmpty())
        return 0;
    const auto toc = static_cast<quint8>(packet[0]);
    const quint32 config = toc >> 3;
    quint32 samples = 0;
    if (config < 12) // SILK: 10, 20, 40, 60 ms
        samples = std::array<quint32, 4>{480, 960, 1920, 2880}[config & 3];
    else if (config < 16) // hybrid: 10, 20 ms
        samples = config & 1 ? 960 : 480;
    else // CELT: 2.5, 5, 10, 20 ms
        samples = 120U << (config & 3);
    const quint32 code = toc & 3;
    if (code == 3) {
        if (packet.size() < 2)
            return 0;
        samples *= static_cast<quint8>(packet[1]) & 63;
    } else if (code != 0) {
        samples *= 2;
    }
    constexpr quint32 kMostSamples = 5760; // 120 ms
    return samples <= kMostSamples ? samples : 0;
}

} // namespace cuegate
