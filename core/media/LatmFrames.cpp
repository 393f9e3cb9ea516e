// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/LatmFrames.h"

#include "core/media/AacConfig.h"
#include "core/media/BitReader.h"
#include "core/media/BitWriter.h"

namespace cuegate {

static constexpr qsizetype kLoasHeaderBytes = 3;

bool isLoasSync(QByteArrayView bytes)
{
    return bytes.size() >= 2 && quint8(bytes[0]) == 0x56 && (quint8(bytes[1]) & 0xE0) == 0xE0;
}

/// LatmGetValue
static quint32 readValue(BitReader &reader)
{
    const quint32 furtherBytes = reader.bits(2);
    quint32 value = 0;
    for (quint32 i = 0; i <= furtherBytes; ++i)
        value = value << 8 | reader.bits(8);
    return value;
}

/// An AudioSpecificConfig of a kind whose length is clear by itself. False for others.
static bool skipSpecificConfig(BitReader &reader)
{
    constexpr quint32 kLongTermPrediction = 4;
    constexpr quint32 kSbr = 5;
    constexpr quint32 kParametricStereo = 29;
    const auto skipRate = [&reader] {
        constexpr quint32 kSpelledOut = 15;
        if (reader.bits(4) == kSpelledOut)
            reader.skip(24);
    };
    quint32 objectType = reader.bits(5);
    skipRate();
    const quint32 channels = reader.bits(4);
    if (objectType == kSbr || objectType == kParametricStereo) {
        skipRate();
        objectType = reader.bits(5);
    }
    if (channels == 0 || objectType == 0 || objectType > kLongTermPrediction)
        return false;
    reader.skip(1); // frameLengthFlag
    if (reader.flag())
        reader.skip(14); // coreCoderDelay
    reader.skip(1);      // extensionFlag: nothing follows for these
    return true;
}

static QByteArray copyBits(BitReader reader, qint64 count)
{
    BitWriter writer;
    for (; count > 0 && !reader.failed(); count -= 8) {
        const int some = int(std::min<qint64>(count, 8));
        writer.bits(reader.bits(some), some);
    }
    writer.alignToByte();
    return reader.failed() ? QByteArray() : writer.take();
}

/// Goes behind a StreamMuxConfig. Its AudioSpecificConfig; empty if it describes what is not taken here.
static QByteArray readMuxConfig(BitReader &reader)
{
    const bool hasLengths = reader.flag(); // audioMuxVersion
    if (hasLengths && reader.flag())
        return {};
    if (hasLengths)
        readValue(reader); // taraBufferFullness
    reader.skip(1);        // allStreamsSameTimeFraming
    if (reader.bits(6) != 0 || reader.bits(4) != 0 || reader.bits(3) != 0)
        return {}; // more than one frame, programme or layer
    const qint64 statedBits = hasLengths ? readValue(reader) : 0;
    const BitReader begin = reader;
    if (hasLengths)
        reader.skip(statedBits);
    else if (!skipSpecificConfig(reader))
        return {};
    const qint64 countBits = reader.positionBits() - begin.positionBits();
    if (reader.bits(3) != 0) // frameLengthType: not by a byte count
        return {};
    reader.skip(8); // latmBufferFullness
    if (reader.flag()) {
        // otherDataLenBits; the data follows the sound, where nobody looks
        if (hasLengths) {
            readValue(reader);
        } else {
            while (reader.flag())
                reader.skip(8);
            reader.skip(8);
        }
    }
    if (reader.flag())
        reader.skip(8); // crcCheckSum
    return reader.failed() ? QByteArray() : copyBits(begin, countBits);
}

QByteArray latmConfig(QByteArrayView loasFrame)
{
    BitReader reader(loasFrame);
    reader.skip(kLoasHeaderBytes * 8);
    const bool isSameAsBefore = reader.flag();
    return isSameAsBefore ? QByteArray() : readMuxConfig(reader);
}

void LatmFrames::configure(QByteArrayView config)
{
    const auto aac = parseAacConfig(config);
    m_samples = aac ? aac->frameSamples : 0;
    m_sampleRate = aac ? aac->sampleRate : 0;
}

FoundFrame LatmFrames::at(QByteArrayView bytes)
{
    if (bytes.size() < kLoasHeaderBytes)
        return {FoundFrame::What::NeedsMore};
    if (!isLoasSync(bytes))
        return {};
    const qsizetype sizeBytes =
        kLoasHeaderBytes + qsizetype((quint8(bytes[1]) & 0x1F) << 8 | quint8(bytes[2]));
    if (bytes.size() < sizeBytes)
        return {FoundFrame::What::NeedsMore};
    BitReader reader(bytes.first(sizeBytes));
    reader.skip(kLoasHeaderBytes * 8);
    if (!reader.flag()) {
        const QByteArray config = readMuxConfig(reader);
        if (config.isEmpty())
            return {};
        configure(config);
    }
    if (m_samples == 0)
        return {FoundFrame::What::Skip, 0, sizeBytes};
    qint64 payloadBytes = 0;
    for (quint32 piece = 255; piece == 255; payloadBytes += piece)
        piece = reader.bits(8); // 0 past the end
    if (reader.failed() || payloadBytes == 0 || payloadBytes * 8 > reader.remainingBits())
        return {};
    FoundFrame found{FoundFrame::What::Frame, reader.positionBytes(), sizeBytes, m_samples, m_sampleRate};
    found.headerBits = int(reader.positionBits() % 8);
    found.trailerBytes = sizeBytes - found.headerBytes - payloadBytes;
    return found;
}

} // namespace cuegate
