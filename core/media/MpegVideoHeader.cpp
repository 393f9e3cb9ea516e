// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/MpegVideoHeader.h"

#include "core/media/BitReader.h"
#include "core/media/NalUnits.h"

#include <array>
#include <numeric>

namespace cuegate {

static void applyExtension(QByteArrayView bytes, VideoFormat &format)
{
    constexpr quint32 kSequenceExtension = 1;
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
    constexpr quint8 kSequence = 0xB3;
    constexpr quint8 kExtension = 0xB5;
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
        } else if (kind == 0) {
            break;
        }
    }
    if (format)
        applyAspect(aspect, *format);
    return format;
}

} // namespace cuegate
