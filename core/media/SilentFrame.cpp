// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/SilentFrame.h"

#include "core/media/AacConfig.h"
#include "core/media/BitWriter.h"

#include <algorithm>
#include <array>
#include <span>

namespace cuegate {

namespace {

enum class AacElement : quint8 { SingleChannel = 0, ChannelPair = 1, LowFrequency = 3, End = 7 };

// What is in a raw_data_block of each channelConfiguration (ISO/IEC 14496-3 table 1.19).
std::span<const AacElement> elementsOf(quint8 channelConfiguration)
{
    using enum AacElement;
    static constexpr std::array k1{SingleChannel};
    static constexpr std::array k2{ChannelPair};
    static constexpr std::array k3{SingleChannel, ChannelPair};
    static constexpr std::array k4{SingleChannel, ChannelPair, SingleChannel};
    static constexpr std::array k5{SingleChannel, ChannelPair, ChannelPair};
    static constexpr std::array k6{SingleChannel, ChannelPair, ChannelPair, LowFrequency};
    static constexpr std::array k7{SingleChannel, ChannelPair, ChannelPair, ChannelPair, LowFrequency};
    switch (channelConfiguration) {
    case 1:
        return k1;
    case 2:
        return k2;
    case 3:
        return k3;
    case 4:
        return k4;
    case 5:
        return k5;
    case 6:
        return k6;
    case 7:
        return k7;
    default:
        return {};
    }
}

void writeIcsInfo(BitWriter &bits) // a long window without any scale factor band
{
    bits.bits(0, 1 + 2 + 1 + 6 + 1);
}

void writeChannel(BitWriter &bits, bool hasOwnInfo)
{
    bits.bits(0, 8); // global_gain
    if (hasOwnInfo)
        writeIcsInfo(bits);
    bits.bits(0, 3); // no pulses, no temporal noise shaping, no gain control
}

QByteArray silentAac(QByteArrayView audioSpecificConfig)
{
    constexpr quint8 kLowComplexity = 2;
    const auto config = parseAacConfig(audioSpecificConfig);
    if (!config || config->objectType != kLowComplexity)
        return {};
    const auto elements = elementsOf(config->channelConfiguration);
    if (elements.empty())
        return {};
    BitWriter bits;
    std::array<quint32, 8> tags{};
    for (const AacElement element : elements) {
        bits.bits(quint32(element), 3);
        bits.bits(tags[size_t(element)]++, 4);
        if (element == AacElement::ChannelPair) {
            bits.bits(1, 1); // common_window
            writeIcsInfo(bits);
            bits.bits(0, 2); // ms_mask_present
            writeChannel(bits, false);
        }
        writeChannel(bits, element != AacElement::ChannelPair);
    }
    bits.bits(quint32(AacElement::End), 3);
    return bits.take();
}

bool isMpeg1Rate(quint32 sampleRate)
{
    return sampleRate >= 32'000;
}

// Side information and main data of zeros at the lowest bit rate.
QByteArray silentMp3(const AudioFormat &audio)
{
    constexpr std::array<quint32, 9> kRates{44'100, 48'000, 32'000, 22'050, 24'000,
                                            16'000, 11'025, 12'000, 8'000};
    const auto rate = std::ranges::find(kRates, audio.sampleRate);
    if (rate == kRates.end() || audio.channels < 1 || audio.channels > 2)
        return {};
    const auto index = quint32(rate - kRates.begin());
    constexpr std::array<quint32, 3> kVersions{3, 2, 0}; // MPEG-1, MPEG-2, MPEG-2.5
    const bool isMpeg1 = isMpeg1Rate(audio.sampleRate);
    BitWriter bits;
    bits.bits(0x7ff, 11);
    bits.bits(kVersions[index / 3], 2);
    bits.bits(1, 2);               // layer III
    bits.bits(1, 1);               // no CRC
    bits.bits(isMpeg1 ? 1 : 4, 4); // 32 kbit/s
    bits.bits(index % 3, 2);
    bits.bits(0, 2); // no padding
    bits.bits(audio.channels == 1 ? 3 : 0, 2);
    bits.bits(0, 6);
    constexpr qsizetype kBitsPerSecond = 32'000;
    const qsizetype samples = isMpeg1 ? 1152 : 576;
    return bits.take().leftJustified(samples / 8 * kBitsPerSecond / qsizetype(audio.sampleRate), '\0');
}

// CELT, full band, 20 ms, and two bytes that the range decoder reads as silence.
QByteArray silentOpus(const AudioFormat &audio)
{
    switch (audio.channels) {
    case 1:
        return QByteArray::fromHex("f8fffe");
    case 2:
        return QByteArray::fromHex("fcfffe");
    default:
        return {};
    }
}

} // namespace

SilentFrame silentFrame(const Track &track)
{
    if (!track.audio)
        return {};
    const AudioFormat &audio = *track.audio;
    SilentFrame frame;
    switch (track.codec) {
    case Codec::Aac:
        frame = {silentAac(track.codecConfig), audio.frameSamples};
        break;
    case Codec::Mp3:
        frame = {silentMp3(audio), isMpeg1Rate(audio.sampleRate) ? 1152U : 576U};
        break;
    case Codec::Opus:
        frame = {silentOpus(audio), audio.sampleRate / 50};
        break;
    default:
        break;
    }
    const bool isKnown = frame.samples > 0 && !frame.payload.isEmpty();
    return isKnown ? frame : SilentFrame();
}

} // namespace cuegate
