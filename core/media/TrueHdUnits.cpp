// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/TrueHdUnits.h"

#include "core/media/BitReader.h"

namespace cuegate {

static constexpr qsizetype kUnitHeaderBytes = 4;
static constexpr QByteArrayView kMajorSync("\xF8\x72\x6F\xBA", 4);
static constexpr qsizetype kSubstreamsAt = 20;
static constexpr qsizetype kEnoughBytes = 34; // the major sync without its extension, and more

bool isTrueHdSync(QByteArrayView bytes)
{
    constexpr QByteArrayView kSignature("\xB7\x52", 2);
    return bytes.size() > kSubstreamsAt && bytes.sliced(kUnitHeaderBytes).startsWith(kMajorSync) &&
           bytes.sliced(12).startsWith(kSignature);
}

/// Channels of the groups that a channel assignment has (table of 8ch_presentation_channel_assignment).
static quint16 channelsOf(quint32 assignment)
{
    constexpr quint16 kOfGroup[] = {2, 1, 1, 2, 2, 2, 2, 1, 1, 2, 2, 1, 1};
    quint16 channels = 0;
    for (size_t group = 0; group < std::size(kOfGroup); ++group)
        channels += assignment >> group & 1 ? kOfGroup[group] : quint16(0);
    return channels;
}

std::optional<AudioFormat> readTrueHdFormat(QByteArrayView unit)
{
    if (!isTrueHdSync(unit))
        return {};
    BitReader reader(unit.sliced(kUnitHeaderBytes + kMajorSync.size()));
    const quint32 rate = reader.bits(4);
    reader.skip(4 + 2 + 2); // multichannel types, 2-channel and 6-channel modifiers
    const quint32 ofSix = reader.bits(5);
    reader.skip(2);
    const quint32 ofEight = reader.bits(13);
    if ((rate & 7) > 2)
        return {};
    AudioFormat format;
    format.sampleRate = (rate & 8 ? 44'100U : 48'000U) << (rate & 7);
    format.frameSamples = 40U << (rate & 7);
    format.channels = channelsOf(ofEight != 0 ? ofEight : ofSix);
    return format;
}

/// Checks the nibble that makes the parity of a unit's header and substream directory right; nothing if the
/// bytes end before the directory does.
static std::optional<bool> isParityRight(QByteArrayView bytes, qsizetype directoryAt, quint32 substreams)
{
    quint8 parity = 0;
    const auto take = [&](qsizetype begin, qsizetype count) {
        for (qsizetype i = begin; i < begin + count; ++i)
            parity ^= quint8(bytes[i]);
    };
    take(0, kUnitHeaderBytes);
    qsizetype at = directoryAt;
    for (quint32 i = 0; i < substreams; ++i) {
        if (at + 4 > bytes.size())
            return {};
        const qsizetype count = quint8(bytes[at]) & 0x80 ? 4 : 2;
        take(at, count);
        at += count;
    }
    return ((parity >> 4 ^ parity) & 0xF) == 0xF;
}

FoundFrame TrueHdUnits::at(QByteArrayView bytes)
{
    if (bytes.size() < kUnitHeaderBytes + kMajorSync.size())
        return {FoundFrame::What::NeedsMore};
    const qsizetype sizeBytes = qsizetype((bytes[0] & 0x0F) << 8 | quint8(bytes[1])) * 2;
    qsizetype directoryAt = kUnitHeaderBytes;
    if (bytes.sliced(kUnitHeaderBytes).startsWith(kMajorSync)) {
        if (bytes.size() < kEnoughBytes)
            return {FoundFrame::What::NeedsMore};
        const auto format = readTrueHdFormat(bytes);
        if (!format)
            return {};
        m_format = *format;
        m_substreams = quint8(bytes[kSubstreamsAt]) >> 4;
        constexpr qsizetype kSyncBytes = 28;
        const bool isExtended = quint8(bytes[kUnitHeaderBytes + 25]) & 1;
        const qsizetype extensionWords = isExtended ? 1 + (quint8(bytes[kUnitHeaderBytes + 26]) >> 4) : 0;
        directoryAt += kSyncBytes + extensionWords * 2;
    }
    if (m_substreams == 0 || sizeBytes < directoryAt + 2) {
        m_substreams = 0;
        return {};
    }
    if (bytes.size() < sizeBytes)
        return {FoundFrame::What::NeedsMore};
    if (!isParityRight(bytes.first(sizeBytes), directoryAt, m_substreams).value_or(false)) {
        m_substreams = 0;
        return {};
    }
    return {FoundFrame::What::Frame, 0, sizeBytes, m_format.frameSamples, m_format.sampleRate};
}

} // namespace cuegate
