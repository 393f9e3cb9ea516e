// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/AacConfig.h"

#include "core/media/BitReader.h"
#include "core/media/BitWriter.h"
#include "core/media/CodecErrors.h"

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr std::array<quint32, 13> kSampleRates{96000, 88200, 64000, 48000, 44100, 32000, 24000,
                                                      22050, 16000, 12000, 11025, 8000,  7350};
static constexpr quint32 kEscapedRate = 15;
static constexpr quint8 kSbr = 5;
static constexpr quint8 kErBsac = 22;
static constexpr quint8 kErLd = 23;
static constexpr quint8 kPs = 29;
static constexpr quint8 kErEld = 39;

static quint8 readObjectType(BitReader &reader)
{
    const quint32 type = reader.bits(5);
    return static_cast<quint8>(type == 31 ? 32 + reader.bits(6) : type);
}

static quint32 readSampleRate(BitReader &reader)
{
    const quint32 index = reader.bits(4);
    if (index == kEscapedRate)
        return reader.bits(24);
    return index < kSampleRates.size() ? kSampleRates[index] : 0;
}

static std::optional<quint32> rateIndex(quint32 sampleRate)
{
    const auto found = std::find(kSampleRates.begin(), kSampleRates.end(), sampleRate);
    if (found == kSampleRates.end())
        return std::nullopt;
    return static_cast<quint32>(found - kSampleRates.begin());
}

static quint16 channelsOf(quint8 configuration)
{
    constexpr std::array<quint8, 15> kChannels{0, 1, 2, 3, 4, 5, 6, 8, 0, 0, 0, 7, 8, 24, 8};
    return configuration < kChannels.size() ? kChannels[configuration] : 0;
}

/// program_config_element of section 4.4.1.1; what it holds is also copied, aligned anew.
static void readProgramConfig(BitReader &reader, AacConfig &config)
{
    BitWriter copy;
    const auto pass = [&](int count) {
        const quint32 value = reader.bits(count);
        copy.bits(value, count);
        return value;
    };
    // In ADTS the element follows its name, which shifts its alignment.
    copy.bits(5, 3); // ID_PCE
    pass(4 + 2 + 4);
    const std::array<quint32, 3> elements{pass(4), pass(4), pass(4)}; // front, side, back
    const quint32 lfes = pass(2);
    const quint32 associated = pass(3);
    const quint32 couplings = pass(4);
    for (const int bits : {4, 4, 3}) { // mono, stereo and matrix mixdown
        if (pass(1))
            pass(bits);
    }
    quint32 channels = lfes;
    for (const quint32 count : elements) {
        for (quint32 i = 0; i < count; ++i)
            channels += pass(5) >> 4 ? 2 : 1;
    }
    for (quint32 i = 0; i < lfes + associated; ++i)
        pass(4);
    for (quint32 i = 0; i < couplings; ++i)
        pass(5);
    reader.alignToByte();
    copy.alignToByte();
    const quint32 commentBytes = pass(8);
    for (quint32 i = 0; i < commentBytes && !reader.failed(); ++i)
        pass(8);
    if (reader.failed())
        return;
    config.channels = static_cast<quint16>(channels);
    config.programConfig = copy.take();
}

static void readGeneralAudio(BitReader &reader, AacConfig &config)
{
    const bool isShort = reader.flag(); // frameLengthFlag
    if (config.objectType == kErLd)
        config.frameSamples = isShort ? 480 : 512;
    else
        config.frameSamples = isShort ? 960 : 1024;
    if (reader.flag()) // dependsOnCoreCoder
        reader.skip(14);
    const bool extension = reader.flag();
    if (config.channelConfiguration == 0)
        readProgramConfig(reader, config);
    if (config.objectType == 6 || config.objectType == 20)
        reader.skip(3);
    if (extension) {
        if (config.objectType == kErBsac)
            reader.skip(16);
        if (config.objectType == 17 || config.objectType == 19 || config.objectType == 20 ||
            config.objectType == kErLd)
            reader.skip(3);
        reader.skip(1);
    }
}

static bool isGeneralAudio(quint8 objectType)
{
    constexpr std::array<quint8, 12> kTypes{1, 2, 3, 4, 6, 7, 17, 19, 20, 21, 22, 23};
    return std::find(kTypes.begin(), kTypes.end(), objectType) != kTypes.end();
}

/// The extension that old decoders do not see, after the configuration (section 1.6.5.2).
static void readSyncExtension(BitReader reader, AacConfig &config)
{
    if (config.hasSbr || reader.failed() || reader.remainingBits() < 16 || reader.bits(11) != 0x2b7)
        return;
    if (readObjectType(reader) != kSbr || !reader.flag())
        return;
    const quint32 rate = readSampleRate(reader);
    if (reader.failed() || rate == 0)
        return;
    config.hasSbr = true;
    config.extensionSampleRate = rate;
    if (reader.remainingBits() >= 12 && reader.bits(11) == 0x548)
        config.hasPs = reader.flag();
}

Result<AacConfig> parseAacConfig(QByteArrayView audioSpecificConfig)
{
    BitReader reader(audioSpecificConfig);
    AacConfig config;
    config.objectType = readObjectType(reader);
    config.sampleRate = readSampleRate(reader);
    config.channelConfiguration = static_cast<quint8>(reader.bits(4));
    config.channels = channelsOf(config.channelConfiguration);
    if (config.objectType == kSbr || config.objectType == kPs) {
        config.hasSbr = true;
        config.hasPs = config.objectType == kPs;
        config.extensionSampleRate = readSampleRate(reader);
        config.objectType = readObjectType(reader);
        if (config.objectType == kErBsac)
            reader.skip(4);
    }
    if (reader.failed() || config.sampleRate == 0)
        return corruptHeader("AudioSpecificConfig"_L1, "cut short or reserved rate"_L1,
                             reader.positionBytes());
    if (isGeneralAudio(config.objectType))
        readGeneralAudio(reader, config);
    else if (config.objectType == kErEld)
        config.frameSamples = reader.flag() ? 480 : 512;
    if (reader.failed() && config.channelConfiguration == 0)
        return corruptHeader("AudioSpecificConfig"_L1, "program_config_element cut short"_L1,
                             reader.positionBytes());
    readSyncExtension(reader, config);
    if (config.hasPs && config.channels == 1)
        config.channels = 2;
    return config;
}

Result<QByteArray> makeAacConfig(const QString &codecId, quint32 sampleRate, quint16 channels)
{
    const quint32 objectType = codecId.contains("/MAIN"_L1)  ? 1
                               : codecId.contains("/SSR"_L1) ? 3
                               : codecId.contains("/LTP"_L1) ? 4
                                                             : 2;
    const quint32 configuration = channels == 8 ? 7 : channels;
    if (channels == 0 || configuration > 7 || (channels == 7) || sampleRate == 0 || sampleRate > 0xffffff)
        return fail(ErrorKind::InvalidArgument,
                    u"AAC without CodecPrivate: %1 channels at %2 Hz"_s.arg(channels).arg(sampleRate),
                    ErrorCode::MediaCorrupt);
    BitWriter writer;
    const auto writeRate = [&](quint32 rate) {
        const auto index = rateIndex(rate);
        writer.bits(index.value_or(kEscapedRate), 4);
        if (!index)
            writer.bits(rate, 24);
    };
    writer.bits(objectType, 5);
    writeRate(sampleRate);
    writer.bits(configuration, 4);
    writer.bits(0, 3); // 1024 samples, no core coder, no extension
    if (codecId.contains("/SBR"_L1)) {
        writer.bits(0x2b7, 11);
        writer.bits(kSbr, 5);
        writer.bits(1, 1);
        writeRate(sampleRate * 2);
    }
    writer.alignToByte();
    return writer.take();
}

Result<QByteArray> adtsHeader(QByteArrayView audioSpecificConfig, qsizetype payloadSizeBytes)
{
    const auto config = parseAacConfig(audioSpecificConfig);
    if (!config)
        return std::unexpected(config.error());
    const auto index = rateIndex(config->sampleRate);
    if (config->objectType < 1 || config->objectType > 4 || !index || config->channelConfiguration > 7)
        return unsupportedHeader("ADTS"_L1, "cannot express this object type, rate or layout"_L1);
    if (config->frameSamples != 1024)
        return unsupportedHeader("ADTS"_L1, "cannot express frames of 960 samples"_L1);
    constexpr qsizetype kHeaderBytes = 7;
    constexpr qsizetype kMostBytes = 0x1fff;
    const qsizetype extraBytes = config->programConfig.size();
    if (payloadSizeBytes < 0 || payloadSizeBytes > kMostBytes - kHeaderBytes - extraBytes)
        return fail(ErrorKind::InvalidArgument, u"ADTS: access unit of %1 bytes"_s.arg(payloadSizeBytes));
    BitWriter writer;
    writer.bits(0xfff, 12);
    writer.bits(1, 4); // MPEG-4, layer 0, no CRC
    writer.bits(config->objectType - 1U, 2);
    writer.bits(*index, 4);
    writer.bits(0, 1);
    writer.bits(config->channelConfiguration, 3);
    writer.bits(0, 4);
    writer.bits(static_cast<quint32>(kHeaderBytes + extraBytes + payloadSizeBytes), 13);
    writer.bits(0x7ff, 11); // variable bit rate
    writer.bits(0, 2);      // one raw_data_block
    return writer.take() + config->programConfig;
}

} // namespace cuegate
