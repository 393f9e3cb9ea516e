// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/MatroskaVideo.h"

#include "core/base/MediaTime.h"
#include "core/media/MatroskaIds.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

namespace cuegate {

struct Geometry
{
    quint64 cropHorizontal = 0;
    quint64 cropVertical = 0;
    quint64 displayWidth = 0;
    quint64 displayHeight = 0;
    quint64 displayUnit = 0;
};

static quint32 clampTo32(quint64 value)
{
    return quint32(std::min<quint64>(value, std::numeric_limits<quint32>::max()));
}

static void setAspect(VideoFormat &video, const Geometry &geometry)
{
    // 0: pixels, 1: cm, 2: inches, 3: ratio; each gives a ratio. 4: unknown.
    constexpr quint64 kMaxSide = 1 << 20;
    if (geometry.displayUnit > 3 || geometry.displayWidth == 0 || geometry.displayHeight == 0 ||
        geometry.displayWidth > kMaxSide || geometry.displayHeight > kMaxSide ||
        geometry.cropHorizontal >= video.width || geometry.cropVertical >= video.height ||
        video.width > kMaxSide || video.height > kMaxSide)
        return;
    const quint64 horizontal = geometry.displayWidth * (video.height - geometry.cropVertical);
    const quint64 vertical = geometry.displayHeight * (video.width - geometry.cropHorizontal);
    const quint64 divisor = std::gcd(horizontal, vertical);
    if (horizontal / divisor > std::numeric_limits<quint32>::max() ||
        vertical / divisor > std::numeric_limits<quint32>::max())
        return;
    video.aspectHorizontal = quint32(horizontal / divisor);
    video.aspectVertical = quint32(vertical / divisor);
}

static void readColour(EbmlReader reader, VideoFormat &video)
{
    while (reader.next()) {
        const auto value = quint16(std::min<quint64>(reader.toUnsigned(), 0xFFFF));
        switch (reader.id()) {
        case mkv::MatrixCoefficients:
            video.colour.matrix = value;
            break;
        case mkv::TransferCharacteristics:
            video.colour.transfer = value;
            break;
        case mkv::Primaries:
            video.colour.primaries = value;
            break;
        case mkv::Range:
            video.colour.fullRange = value == 2;
            break;
        case mkv::BitsPerChannel:
            if (value >= 8 && value <= 16)
                video.bitDepth = quint8(value);
            break;
        default:
            break;
        }
    }
}

VideoFormat readMatroskaVideo(EbmlReader reader)
{
    VideoFormat video;
    Geometry geometry;
    bool hasWidth = false;
    bool hasHeight = false;
    while (reader.next()) {
        const quint64 value = reader.toUnsigned();
        switch (reader.id()) {
        case mkv::PixelWidth:
            video.width = clampTo32(value);
            break;
        case mkv::PixelHeight:
            video.height = clampTo32(value);
            break;
        case mkv::PixelCropLeft:
        case mkv::PixelCropRight:
            geometry.cropHorizontal += clampTo32(value);
            break;
        case mkv::PixelCropTop:
        case mkv::PixelCropBottom:
            geometry.cropVertical += clampTo32(value);
            break;
        case mkv::DisplayWidth:
            geometry.displayWidth = value;
            hasWidth = true;
            break;
        case mkv::DisplayHeight:
            geometry.displayHeight = value;
            hasHeight = true;
            break;
        case mkv::DisplayUnit:
            geometry.displayUnit = value;
            break;
        case mkv::Colour:
            readColour(reader.children(), video);
            break;
        default:
            break;
        }
    }
    // RFC 9559 section 5.1.4.1.28.12: absent means as many as the cropped pixels.
    if (!hasWidth && video.width > geometry.cropHorizontal)
        geometry.displayWidth = video.width - geometry.cropHorizontal;
    if (!hasHeight && video.height > geometry.cropVertical)
        geometry.displayHeight = video.height - geometry.cropVertical;
    setAspect(video, geometry);
    return video;
}

void setMatroskaFrameRate(VideoFormat &video, qint64 frameNs)
{
    struct Rate
    {
        quint32 numerator, denominator;
    };
    static constexpr std::array kCommon{Rate{24000, 1001}, Rate{24, 1}, Rate{25, 1},        Rate{30000, 1001},
                                        Rate{30, 1},       Rate{48, 1}, Rate{50, 1},        Rate{60000, 1001},
                                        Rate{60, 1},       Rate{15, 1}, Rate{120000, 1001}, Rate{120, 1}};
    if (frameNs < kMinMatroskaFrameNs || frameNs > kMaxMatroskaFrameNs)
        return;
    for (const Rate &rate : kCommon) {
        // A millisecond's thousandth: well above rounding, well below what tells 24 from 23.976 apart.
        if (std::abs(rescale(rate.denominator, rate.numerator, kNanosecondTimescale) - frameNs) <= 1000) {
            video.frameRateNumerator = rate.numerator;
            video.frameRateDenominator = rate.denominator;
            return;
        }
    }
    const qint64 divisor = std::gcd<qint64>(kNanosecondTimescale, frameNs);
    if (frameNs / divisor > std::numeric_limits<quint32>::max())
        return;
    video.frameRateNumerator = quint32(kNanosecondTimescale / divisor);
    video.frameRateDenominator = quint32(frameNs / divisor);
}

} // namespace cuegate
