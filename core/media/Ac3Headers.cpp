// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/Ac3Headers.h"

#include "core/base/ByteWriter.h"
#include "core/media/BitReader.h"
#include "core/media/CodecErrors.h"
#include "core/media/Eac3Substream.h"

#include <array>
#include <vector>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr std::array<quint32, 4> kSampleRates{48000, 44100, 32000, 0};
static constexpr std::array<quint8, 8> kChannels{2, 1, 2, 3, 3, 4, 4, 5};
static constexpr quint32 kAc3FrameSamples = 1536;
// Of bit_rate_code, in kbit/s (ETSI TS 102 366 table 4.13).
static constexpr std::array<quint32, 19> kAc3Rates{32,  40,  48,  56,  64,  80,  96,  112, 128, 160,
                                                   192, 224, 256, 320, 384, 448, 512, 576, 640};

static quint16 channelCount(quint32 acmod, bool lfe)
{
    return static_cast<quint16>(kChannels[acmod & 7] + (lfe ? 1 : 0));
}

/// Channels that chan_loc of a dependent substream adds; pairs count twice (table F.6.1).
static quint16 locatedChannels(quint32 chanLoc)
{
    constexpr std::array<quint8, 9> kCounts{2, 2, 1, 1, 2, 2, 2, 1, 1};
    quint16 count = 0;
    for (std::size_t i = 0; i < kCounts.size(); ++i)
        count = static_cast<quint16>(count + (chanLoc >> i & 1 ? kCounts[i] : 0));
    return count;
}

Result<Ac3Format> readAc3Syncframe(QByteArrayView sample)
{
    BitReader reader(sample);
    const bool synced = reader.bits(16) == 0x0b77;
    reader.skip(16); // crc1
    const quint32 fscod = reader.bits(2);
    const quint32 frmsizecod = reader.bits(6);
    const quint32 bsid = reader.bits(5);
    const quint32 bsmod = reader.bits(3);
    const quint32 acmod = reader.bits(3);
    if ((acmod & 1) && acmod != 1)
        reader.skip(2); // cmixlev
    if (acmod & 4)
        reader.skip(2); // surmixlev
    if (acmod == 2)
        reader.skip(2); // dsurmod
    const bool lfe = reader.flag();
    if (reader.failed() || !synced || fscod == 3 || frmsizecod > 37 || bsid > 10)
        return corruptHeader("AC-3 syncframe"_L1, "no header"_L1, 0);
    const quint32 bits =
        fscod << 22 | bsid << 17 | bsmod << 14 | acmod << 11 | (lfe ? 1U << 10 : 0) | (frmsizecod >> 1) << 5;
    ByteWriter writer;
    writer.u24(bits);
    Ac3Format format;
    // bsid 9 and 10 are half and quarter rates
    format.sampleRate = kSampleRates[fscod] >> (bsid > 8 ? bsid - 8 : 0);
    format.channels = channelCount(acmod, lfe);
    format.frameSamples = kAc3FrameSamples;
    format.config = writer.take();
    return format;
}

struct Eac3Programme
{
    Eac3Substream independent;
    quint32 dependents = 0;
    quint32 chanLoc = 0;
};

/// chanmap's bits of channels that chan_loc can name, in chan_loc's order (tables E.1.4 and F.6.1).
static quint32 chanLocFrom(quint16 channelMap)
{
    quint32 chanLoc = 0;
    for (int i = 0; i < 8; ++i)
        chanLoc |= (channelMap >> (10 - i) & 1U) << i;
    return chanLoc | (channelMap >> 1 & 1U) << 8;
}

static QByteArray makeEac3Config(const std::vector<Eac3Programme> &programmes, quint32 dataRateKbps)
{
    ByteWriter writer;
    writer.u16(static_cast<quint16>(std::min(dataRateKbps, 0x1fffU) << 3 | quint32(programmes.size() - 1)));
    for (const Eac3Programme &programme : programmes) {
        const Eac3Substream &head = programme.independent;
        writer.u24(head.fscod << 22 | head.bsid << 17 | head.bsmod << 12 | head.acmod << 9 |
                   (head.lfe ? 1U << 8 : 0) | programme.dependents << 1 |
                   (programme.dependents ? programme.chanLoc >> 8 : 0));
        if (programme.dependents)
            writer.u8(static_cast<quint8>(programme.chanLoc));
    }
    return writer.take();
}

Result<Ac3Format> readEac3Sample(QByteArrayView sample)
{
    std::vector<Eac3Programme> programmes;
    Ac3Format format;
    quint64 bitsPerSecond = 0;
    qint64 offsetBytes = 0;
    bool secondRound = false;
    while (sample.size() - offsetBytes >= 2) {
        const auto frame = readEac3Substream(sample.sliced(qsizetype(offsetBytes)));
        if (!frame && programmes.empty())
            return std::unexpected(frame.error());
        if (!frame)
            break; // padding, or a frame cut off: the ones before it say enough
        offsetBytes += frame->sizeBytes;
        if (frame->kind == Eac3Substream::Kind::Dependent) {
            if (!programmes.empty() && !secondRound && programmes.back().dependents < 15) {
                ++programmes.back().dependents;
                programmes.back().chanLoc |= chanLocFrom(frame->channelMap);
                bitsPerSecond += frame->bitsPerSecond();
            }
            continue;
        }
        // A sample of six blocks can hold up to six syncframes of each substream.
        secondRound = secondRound || (frame->substreamId == 0 && !programmes.empty());
        if (frame->substreamId == 0)
            format.frameSamples += frame->samples();
        if (!secondRound && programmes.size() < 8) {
            programmes.push_back({*frame});
            bitsPerSecond += frame->bitsPerSecond();
        }
    }
    if (programmes.empty())
        return corruptHeader("E-AC-3 sample"_L1, "no independent substream"_L1, 0);
    const Eac3Programme &first = programmes.front();
    format.sampleRate = first.independent.sampleRate;
    format.channels = static_cast<quint16>(channelCount(first.independent.acmod, first.independent.lfe) +
                                           locatedChannels(first.chanLoc));
    format.config = makeEac3Config(programmes, static_cast<quint32>(bitsPerSecond / 1000));
    return format;
}

Result<Ac3Format> parseAc3Config(QByteArrayView config)
{
    BitReader reader(config);
    const quint32 fscod = reader.bits(2);
    const quint32 bsid = reader.bits(5);
    reader.skip(3);
    const quint32 acmod = reader.bits(3);
    const bool lfe = reader.flag();
    const quint32 rateCode = reader.bits(5);
    reader.skip(5);
    if (reader.failed() || fscod == 3)
        return corruptHeader("dac3"_L1, "cut short or reserved"_L1, 0);
    const quint32 halvings = bsid > 8 && bsid < 11 ? bsid - 8 : 0;
    Ac3Format format;
    format.sampleRate = kSampleRates[fscod] >> halvings;
    if (rateCode < kAc3Rates.size())
        format.bitsPerSecond = kAc3Rates[rateCode] * 1000 >> halvings;
    format.channels = channelCount(acmod, lfe);
    format.frameSamples = kAc3FrameSamples;
    format.config = config.toByteArray();
    return format;
}

Result<Ac3Format> parseEac3Config(QByteArrayView config)
{
    BitReader reader(config);
    const quint32 dataRate = reader.bits(13);
    reader.skip(3);
    const quint32 fscod = reader.bits(2);
    reader.skip(5 + 1 + 1 + 3);
    const quint32 acmod = reader.bits(3);
    const bool lfe = reader.flag();
    reader.skip(3);
    const quint32 dependents = reader.bits(4);
    const quint32 chanLoc = dependents ? reader.bits(9) : 0;
    if (reader.failed())
        return corruptHeader("dec3"_L1, "cut short"_L1, 0);
    Ac3Format format;
    format.sampleRate = kSampleRates[fscod];
    format.bitsPerSecond = dataRate * 1000;
    format.channels = static_cast<quint16>(channelCount(acmod, lfe) + locatedChannels(chanLoc));
    // An access unit in ISO BMFF holds six blocks (annex F.6).
    format.frameSamples = kAc3FrameSamples;
    format.config = config.toByteArray();
    return format;
}

} // namespace cuegate
