// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/Vc1Headers.h"

#include "core/media/BitReader.h"
#include "core/media/NalUnits.h"
#include "core/media/VideoUsability.h"

#include <array>
#include <numeric>

namespace cuegate {

namespace {

constexpr quint32 kAdvanced = 3;

struct Sequence
{
    VideoFormat format; ///< size: the largest that pictures are coded in
    quint32 shownWidth = 0;
    quint32 shownHeight = 0;
    bool hasAspect = false;
    bool mayBeInterlaced = false;
    quint32 leakyBuckets = 0;
};

} // namespace

static quint32 readSize(BitReader &reader)
{
    return (reader.bits(12) + 1) * 2;
}

/// ASPECT_RATIO (table 7).
static void readAspect(BitReader &reader, Sequence &sequence)
{
    constexpr quint32 kReserved = 14;
    constexpr quint32 kExtended = 15;
    const quint32 code = reader.bits(4);
    VideoFormat &format = sequence.format;
    if (code == kExtended) {
        format.aspectHorizontal = reader.bits(8) + 1;
        format.aspectVertical = reader.bits(8) + 1;
        sequence.hasAspect = true;
    } else if (code > 0 && code < kReserved) {
        const SampleAspect known = knownSampleAspect(code);
        format.aspectHorizontal = known.horizontal;
        format.aspectVertical = known.vertical;
        sequence.hasAspect = true;
    }
}

static void readRate(BitReader &reader, VideoFormat &format)
{
    constexpr quint32 kFractions = 32; // of a frame per second
    constexpr std::array<quint32, 8> kRates{0, 24, 25, 30, 50, 60, 48, 72};
    if (reader.flag()) {
        const quint32 rate = reader.bits(16) + 1;
        const quint32 common = std::gcd(rate, kFractions);
        format.frameRateNumerator = rate / common;
        format.frameRateDenominator = kFractions / common;
        return;
    }
    const quint32 rate = reader.bits(8);
    const quint32 divisor = reader.bits(4);
    if (rate == 0 || rate >= kRates.size() || divisor < 1 || divisor > 2)
        return;
    format.frameRateNumerator = kRates[rate] * (divisor == 2 ? 1000 : 1);
    format.frameRateDenominator = divisor == 2 ? 1001 : 1;
}

static quint16 readCodePoint(BitReader &reader)
{
    constexpr quint16 kUnspecified = 2;
    const auto point = quint16(reader.bits(8));
    return point == 0 ? kUnspecified : point;
}

static void readDisplay(BitReader &reader, Sequence &sequence)
{
    sequence.shownWidth = reader.bits(14) + 1;
    sequence.shownHeight = reader.bits(14) + 1;
    if (reader.flag())
        readAspect(reader, sequence);
    if (reader.flag())
        readRate(reader, sequence.format);
    if (reader.flag()) {
        Colour &colour = sequence.format.colour;
        colour.primaries = readCodePoint(reader);
        colour.transfer = readCodePoint(reader);
        colour.matrix = readCodePoint(reader);
    }
}

static std::optional<Sequence> readSequence(QByteArrayView header)
{
    if (header.isEmpty() || quint8(header[0]) != vc1::kSequenceHeader)
        return std::nullopt;
    constexpr qsizetype kMostBytes = 256;
    const QByteArray bytes = rbspFromNal(header.sliced(1), kMostBytes);
    BitReader reader(bytes);
    if (reader.bits(2) != kAdvanced)
        return std::nullopt;
    Sequence sequence;
    reader.skip(3 + 2 + 3 + 5 + 1); // level, colour format, hints, POSTPROCFLAG
    sequence.format.width = readSize(reader);
    sequence.format.height = readSize(reader);
    reader.skip(1); // PULLDOWN
    sequence.mayBeInterlaced = reader.flag();
    reader.skip(4); // TFCNTRFLAG, FINTERPFLAG, reserved, PSF
    if (reader.flag())
        readDisplay(reader, sequence);
    if (reader.flag())
        sequence.leakyBuckets = reader.bits(5);
    return reader.failed() ? std::nullopt : std::optional(sequence);
}

/// Whether there is one; its size counts.
static bool applyEntryPoint(QByteArrayView header, const Sequence &sequence, VideoFormat &format)
{
    constexpr qsizetype kMostBytes = 64;
    const QByteArray bytes = rbspFromNal(header.sliced(1), kMostBytes);
    BitReader reader(bytes);
    reader.skip(13 + qint64(sequence.leakyBuckets) * 8); // flags up to QUANTIZER, HRD_FULL
    if (reader.flag()) {
        format.width = readSize(reader);
        format.height = readSize(reader);
    }
    return !reader.failed();
}

/// Where the header names no pixel aspect, that of the picture as shown tells.
static void applyShownSize(const Sequence &sequence, VideoFormat &format)
{
    if (sequence.hasAspect || sequence.shownWidth == 0)
        return;
    const quint32 horizontal = format.height * sequence.shownWidth;
    const quint32 vertical = format.width * sequence.shownHeight;
    const quint32 common = std::gcd(horizontal, vertical);
    format.aspectHorizontal = horizontal / common;
    format.aspectVertical = vertical / common;
}

std::optional<VideoFormat> readVc1Format(QByteArrayView unit)
{
    std::optional<Sequence> sequence;
    AnnexBNals codes(unit);
    while (const auto code = codes.next()) {
        const auto kind = quint8((*code)[0]);
        if (kind == vc1::kSequenceHeader && !sequence) {
            sequence = readSequence(*code);
        } else if (kind == vc1::kEntryPointHeader && sequence) {
            VideoFormat format = sequence->format;
            if (!applyEntryPoint(*code, *sequence, format))
                return std::nullopt;
            applyShownSize(*sequence, format);
            format.reorderFrames = 1; // nothing says that there are no B pictures
            return format;
        } else if (kind == vc1::kFrame) {
            break;
        }
    }
    return std::nullopt;
}

QByteArrayView vc1Header(QByteArrayView unit)
{
    for (qsizetype code = findStartCode(unit, 0); code + 3 < unit.size();
         code = findStartCode(unit, code + 3)) {
        if (quint8(unit[code + 3]) == vc1::kFrame)
            return unit.first(code);
    }
    return unit;
}

std::optional<bool> vc1MayBeInterlaced(QByteArrayView header)
{
    const auto sequence = readSequence(header);
    return sequence ? std::optional(sequence->mayBeInterlaced) : std::nullopt;
}

Vc1Picture vc1PictureOf(QByteArrayView picture, bool mayBeInterlaced)
{
    BitReader reader(picture);
    const bool isOfFieldsOrInterlaced = mayBeInterlaced && reader.flag(); // FCM (table 33)
    if (isOfFieldsOrInterlaced && reader.flag()) {
        constexpr std::array kPairs{Vc1Picture::Intra, Vc1Picture::Predicted, Vc1Picture::Bidirectional,
                                    Vc1Picture::Bidirectional};
        return kPairs[reader.bits(3) >> 1]; // FPTYPE (table 105)
    }
    if (!reader.flag()) // PTYPE (table 34)
        return Vc1Picture::Predicted;
    if (!reader.flag())
        return Vc1Picture::Bidirectional;
    if (!reader.flag())
        return Vc1Picture::Intra;
    return reader.flag() ? Vc1Picture::Predicted : Vc1Picture::Bidirectional; // skipped, or BI
}

std::optional<Vc1MainSequence> readVc1MainSequence(QByteArrayView header)
{
    constexpr quint32 kMain = 1;
    BitReader reader(header);
    if (reader.bits(2) > kMain)
        return std::nullopt;
    reader.skip(22); // up to RESYNCMARKER
    Vc1MainSequence sequence;
    sequence.hasRangeReduction = reader.flag();
    sequence.hasBidirectional = reader.bits(3) > 0; // MAXBFRAMES
    reader.skip(2);                                 // QUANTIZER
    sequence.hasInterpolation = reader.flag();
    reader.skip(1); // RTM_FLAG
    return reader.failed() ? std::nullopt : std::optional(sequence);
}

Vc1Picture vc1PictureOf(QByteArrayView picture, const Vc1MainSequence &sequence)
{
    if (picture.size() <= 1) // a skipped one
        return Vc1Picture::Predicted;
    BitReader reader(picture);
    reader.skip((sequence.hasInterpolation ? 1 : 0) + 2 + (sequence.hasRangeReduction ? 1 : 0)); // FRMCNT
    if (reader.flag()) // PTYPE (tables 32 and 33)
        return Vc1Picture::Predicted;
    return sequence.hasBidirectional && !reader.flag() ? Vc1Picture::Bidirectional : Vc1Picture::Intra;
}

} // namespace cuegate
