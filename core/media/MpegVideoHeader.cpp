// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/MpegVideoHeader.h"

#include "core/media/BitReader.h"
#include "core/media/NalUnits.h"

#include <array>
#include <numeric>

namespace cuegate {

static constexpr quint8 kPicture = 0x00;
static constexpr quint8 kUserData = 0xB2;
static constexpr quint8 kSequence = 0xB3;
static constexpr quint8 kExtension = 0xB5;
static constexpr quint32 kSequenceExtension = 1;
static constexpr qsizetype kStartCodeBytes = 3;

static void applyExtension(QByteArrayView bytes, VideoFormat &format)
{
    BitReader reader(bytes);
    if (reader.bits(4) != kSequenceExtension)
        return;
    reader.skip(8 + 1 + 2); // profile and level, progressive_sequence, chroma_format
    format.width |= reader.bits(2) << 12;
    format.height |= reader.bits(2) << 12;
    reader.skip(12 + 1 + 8 + 1);
    format.frameRateNumerator *= reader.bits(2) + 1;
    format.frameRateDenominator *= reader.bits(5) + 1;
}

static void applyAspect(quint32 code, VideoFormat &format)
{
    quint32 across = 0; // of the picture as shown
    quint32 down = 1;
    if (code == 2) {
        across = 4;
        down = 3;
    } else if (code == 3) {
        across = 16;
        down = 9;
    } else if (code == 4) {
        across = 221;
        down = 100;
    }
    if (across == 0 || format.width == 0 || format.height == 0)
        return;
    const quint32 horizontal = across * format.height;
    const quint32 vertical = down * format.width;
    const quint32 common = std::gcd(horizontal, vertical);
    format.aspectHorizontal = horizontal / common;
    format.aspectVertical = vertical / common;
}

std::optional<VideoFormat> readMpegVideoFormat(QByteArrayView unit)
{
    constexpr std::array<std::pair<quint32, quint32>, 9> kRates{
        {{0, 1}, {24000, 1001}, {24, 1}, {25, 1}, {30000, 1001}, {30, 1}, {50, 1}, {60000, 1001}, {60, 1}}};
    std::optional<VideoFormat> format;
    quint32 aspect = 0;
    AnnexBNals codes(unit);
    while (const auto code = codes.next()) {
        const quint8 kind = quint8((*code)[0]);
        if (kind == kSequence && !format) {
            BitReader reader(code->sliced(1));
            format.emplace();
            format->width = reader.bits(12);
            format->height = reader.bits(12);
            aspect = reader.bits(4);
            const quint32 rate = reader.bits(4);
            if (reader.failed())
                return std::nullopt;
            if (rate < kRates.size())
                std::tie(format->frameRateNumerator, format->frameRateDenominator) = kRates[rate];
        } else if (kind == kExtension && format) {
            applyExtension(code->sliced(1), *format);
        } else if (kind == kPicture) {
            break;
        }
    }
    if (format)
        applyAspect(aspect, *format);
    return format;
}

// The byte behind each start code, and where the code begins.
template <typename Look>
static void eachStartCode(QByteArrayView unit, Look look)
{
    qsizetype at = findStartCode(unit, 0);
    while (at + kStartCodeBytes < unit.size() && look(quint8(unit[at + kStartCodeBytes]), at))
        at = findStartCode(unit, at + kStartCodeBytes);
}

static void applyExtension(QByteArrayView bytes, Mpeg2Sequence &sequence)
{
    BitReader reader(bytes);
    reader.skip(4);
    const auto profileAndLevel = quint8(reader.bits(8));
    reader.skip(1 + 2 + 2 + 2 + 12 + 1 + 8); // up to vbv_buffer_size_extension
    const bool isLowDelay = reader.flag();
    if (reader.failed())
        return;
    sequence.profileAndLevel = profileAndLevel;
    sequence.mayReorder = !isLowDelay;
}

std::optional<Mpeg2Sequence> readMpeg2Sequence(QByteArrayView unit)
{
    Mpeg2Sequence sequence;
    qsizetype begin = -1;
    qsizetype end = unit.size();
    eachStartCode(unit, [&](quint8 code, qsizetype at) {
        const QByteArrayView body = unit.sliced(at + kStartCodeBytes + 1);
        if (begin < 0) {
            begin = code == kSequence ? at : -1;
            return code != kPicture;
        }
        if (code == kExtension && !body.isEmpty() && quint8(body[0]) >> 4 == kSequenceExtension)
            applyExtension(body, sequence);
        if (code == kExtension || code == kUserData)
            return true;
        end = at;
        return false;
    });
    if (begin < 0 || sequence.profileAndLevel == 0)
        return std::nullopt;
    sequence.bytes = unit.sliced(begin, end - begin);
    return sequence;
}

bool hasMpegSequenceHeader(QByteArrayView unit)
{
    bool isThere = false;
    eachStartCode(unit, [&](quint8 code, qsizetype) {
        isThere = code == kSequence;
        return !isThere && code != kPicture;
    });
    return isThere;
}

} // namespace cuegate
