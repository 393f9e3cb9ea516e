// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libav/AvcTarget.h"

#include "core/libav/H264Level.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace cuegate {

/// Raise it whenever the same source and target give other bytes, or a quality is another target than it was:
/// the ids of renditions name their quality only.
static constexpr int kRecipeVersion = 1;

struct Size
{
    double width;
    double height;
};

static Size squarePixelSize(const VideoFormat &video)
{
    Size size{double(std::clamp<quint32>(video.width, 16, 8192)),
              double(std::clamp<quint32>(video.height, 16, 8192))};
    if (video.aspectHorizontal == 0 || video.aspectVertical == 0)
        return size;
    // Beyond this the aspect is a mistake of the muxer.
    constexpr double kWidestPixel = 5;
    const double aspect = double(video.aspectHorizontal) / video.aspectVertical;
    if (aspect > kWidestPixel || aspect < 1 / kWidestPixel)
        return size;
    (aspect >= 1 ? size.width : size.height) *= aspect >= 1 ? aspect : 1 / aspect;
    return size;
}

static Size boxOf(AvcSize size)
{
    switch (size) {
    case AvcSize::P480:
        return {854, 480};
    case AvcSize::P720:
        return {1280, 720};
    case AvcSize::Source:
        break;
    }
    return {1920, 1080};
}

// An odd side loses a column or row rather than being scaled as a whole.
static int evenSide(double side, double shrink)
{
    const int whole = shrink < 1 ? int(std::lround(side * shrink / 2)) * 2 : int(std::lround(side)) / 2 * 2;
    return std::clamp(whole, 16, 8192);
}

static void setSize(const VideoFormat &video, AvcSize size, AvcTarget &target)
{
    Size shown = squarePixelSize(video);
    if (swapsSides(target.orientation))
        std::swap(shown.width, shown.height);
    Size box = boxOf(size);
    if (shown.height > shown.width)
        std::swap(box.width, box.height);
    const double shrink = std::min({1.0, box.width / shown.width, box.height / shown.height});
    target.width = evenSide(shown.width, shrink);
    target.height = evenSide(shown.height, shrink);
}

static void setFrameRate(const Track &track, AvcTarget &target)
{
    qint64 numerator = track.video->frameRateNumerator;
    qint64 denominator = track.video->frameRateDenominator;
    if (numerator == 0 || denominator == 0) {
        numerator = track.defaultDurationNs > 0 ? 1'000'000'000 : 30;
        denominator = track.defaultDurationNs > 0 ? track.defaultDurationNs : 1;
    }
    // Encoders of variable rate write their clock's rate.
    constexpr qint64 kFastest = 120;
    if (numerator > kFastest * denominator) {
        numerator = kFastest;
        denominator = 1;
    } else if (numerator < denominator) {
        numerator = denominator = 1;
    }
    const qint64 divisor = std::gcd(numerator, denominator);
    numerator /= divisor;
    denominator /= divisor;
    constexpr qint64 kLargest = 1'000'000;
    if (numerator > kLargest) {
        denominator = std::max<qint64>(1, std::llround(double(denominator) * kLargest / double(numerator)));
        numerator = kLargest;
    }
    target.frameRateNumerator = int(numerator);
    target.frameRateDenominator = int(denominator);
}

static void setRate(AvcSize size, AvcTarget &target)
{
    struct Row
    {
        int pixels;
        qint64 bitsPerSecond;
    };
    static constexpr std::array kRows{Row{426 * 240, 600'000}, Row{640 * 360, 1'000'000},
                                      Row{854 * 480, 1'500'000}, Row{1280 * 720, 3'500'000}};
    qint64 bitsPerSecond = 7'000'000;
    for (auto row = kRows.rbegin(); row != kRows.rend(); ++row) {
        if (target.width * target.height <= row->pixels)
            bitsPerSecond = row->bitsPerSecond;
    }
    // Twice the pictures do not need twice the bits.
    if (target.frameRateNumerator > 40 * target.frameRateDenominator)
        bitsPerSecond = bitsPerSecond * 3 / 2;
    // Who has the bandwidth for the source's size may have its detail too.
    if (size == AvcSize::Source)
        bitsPerSecond = bitsPerSecond * 4 / 3;
    target.maxBitRate = bitsPerSecond;
    // Each segment starts with a full buffer: a second's worth keeps what that adds small.
    target.bufferBits = bitsPerSecond;
    target.crf = size == AvcSize::Source ? 21 : size == AvcSize::P720 ? 22 : 23;
}

static void setQuality(PictureQuality quality, AvcTarget &target)
{
    if (quality == PictureQuality::Balanced)
        return;
    // Six steps of CRF are about half the bits; the limit goes with what is needed.
    const bool isBest = quality == PictureQuality::Best;
    target.crf += isBest ? -3 : 4;
    target.maxBitRate = target.maxBitRate * (isBest ? 150 : 60) / 100;
    target.bufferBits = target.maxBitRate;
}

static void setColour(const VideoFormat &video, AvcTarget &target)
{
    constexpr quint16 kBt709 = 1, kUnspecified = 2, kBt470Bg = 5, kSmpte170M = 6, kBt2020 = 9;
    constexpr quint16 kBt2020Ten = 14, kBt2020Twelve = 15, kPq = 16, kHlg = 18;
    Colour source = video.colour;
    const bool isHd = video.height >= 720 || video.width >= 1280;
    const quint16 guess = isHd ? kBt709 : video.height == 576 || video.height == 288 ? kBt470Bg : kSmpte170M;
    const auto isUnspecified = [](quint16 code) { return code == kUnspecified || code == 0; };
    const bool isHdr = source.transfer == kPq || source.transfer == kHlg;
    const bool isWide = isHdr || source.primaries == kBt2020 || source.matrix == kBt2020 ||
                        source.matrix == kBt2020 + 1 || source.transfer == kBt2020Ten ||
                        source.transfer == kBt2020Twelve;
    if (isUnspecified(source.matrix) && !isUnspecified(source.primaries) && source.primaries <= kSmpte170M)
        source.matrix = source.primaries;
    if (isUnspecified(source.matrix))
        source.matrix = isWide ? kBt2020 : guess;
    if (isUnspecified(source.primaries))
        source.primaries = isWide ? kBt2020 : guess;
    if (isUnspecified(source.transfer))
        source.transfer = isWide ? kBt2020Ten : source.matrix == kBt709 ? kBt709 : kSmpte170M;
    target.sourceColour = source;
    target.toneMap = source.transfer == kPq    ? ToneMap::Pq
                     : source.transfer == kHlg ? ToneMap::Hlg
                     : isWide                  ? ToneMap::WideGamut
                                               : ToneMap::None;
    const bool isKept = target.toneMap == ToneMap::None && source.matrix <= 7 && source.matrix != 3;
    target.colour = isKept ? source : Colour{kBt709, kBt709, kBt709, false};
    target.colour.fullRange = false;
}

static bool mayBeInterlaced(Codec codec)
{
    switch (codec) {
    case Codec::Vp8:
    case Codec::Vp9:
    case Codec::Av1:
    case Codec::Theora:
    case Codec::Hevc: // its fields are pictures of their own
        return false;
    default:
        return true;
    }
}

AvcTarget avcTargetFor(const Track &track, AvcSize size, PictureQuality quality)
{
    Track described = track;
    if (!described.video)
        described.video.emplace();
    const VideoFormat &video = *described.video;
    AvcTarget target;
    target.orientation = orientationOf(video);
    target.deinterlace = mayBeInterlaced(track.codec);
    setSize(video, size, target);
    setFrameRate(described, target);
    setRate(size, target);
    setQuality(quality, target);
    setColour(video, target);
    target.levelIdc = h264LevelFor({target.width, target.height, target.frameRateNumerator,
                                    target.frameRateDenominator, target.maxBitRate, target.bufferBits});
    return target;
}

QByteArray avcTargetWord(const AvcTarget &target)
{
    const auto colourValues = [](const Colour &colour) {
        return std::array<qint64, 4>{colour.primaries, colour.transfer, colour.matrix, colour.fullRange};
    };
    QByteArray word = "avc" + QByteArray::number(kRecipeVersion);
    const auto add = [&word](qint64 value) { word += '.' + QByteArray::number(value); };
    for (const qint64 value :
         {qint64(target.width), qint64(target.height), qint64(target.sarNumerator),
          qint64(target.sarDenominator), qint64(target.levelIdc), qint64(target.crf), target.maxBitRate,
          target.bufferBits, qint64(target.frameRateNumerator), qint64(target.frameRateDenominator),
          qint64(target.deinterlace), qint64(target.toneMap), qint64(target.orientation)})
        add(value);
    for (const Colour &colour : {target.sourceColour, target.colour}) {
        for (const qint64 value : colourValues(colour))
            add(value);
    }
    return word;
}

} // namespace cuegate
