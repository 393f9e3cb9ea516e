// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/MpegAudioHeader.h"

#include "core/media/BitReader.h"
#include "core/media/CodecErrors.h"

#include <array>

using namespace Qt::StringLiterals;

namespace cuegate {

/// In kbit/s, by index; rows: MPEG-1 layers I, II, III, then MPEG-2 layer I, layers II and III.
static constexpr std::array<std::array<quint16, 15>, 5> kBitRates{
    {{0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448},
     {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},
     {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
     {0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256},
     {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160}}};

Result<MpegAudioHeader> parseMpegAudioHeader(QByteArrayView frame)
{
    constexpr std::array<quint32, 3> kSampleRates{44100, 48000, 32000};
    BitReader reader(frame);
    const bool synced = reader.bits(11) == 0x7ff;
    const quint32 version = reader.bits(2); // 0: 2.5, 2: 2, 3: 1
    const quint32 layerCode = reader.bits(2);
    reader.skip(1);
    const quint32 rateIndex = reader.bits(4);
    const quint32 sampleRateIndex = reader.bits(2);
    reader.skip(2);
    const quint32 mode = reader.bits(2);
    if (reader.failed() || !synced || version == 1 || layerCode == 0 || rateIndex == 15 ||
        sampleRateIndex == 3)
        return corruptHeader("MPEG audio frame"_L1, "no header"_L1, 0);
    const bool isMpeg1 = version == 3;
    MpegAudioHeader header;
    header.layer = static_cast<quint8>(4 - layerCode);
    header.sampleRate = kSampleRates[sampleRateIndex] >> (isMpeg1 ? 0 : version == 2 ? 1 : 2);
    header.channels = mode == 3 ? 1 : 2;
    const std::size_t row = isMpeg1 ? header.layer - 1U : header.layer == 1 ? 3U : 4U;
    header.bitsPerSecond = kBitRates[row][rateIndex] * 1000U;
    header.frameSamples = header.layer == 1 ? 384 : header.layer == 3 && !isMpeg1 ? 576 : 1152;
    return header;
}

} // namespace cuegate
