// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libav/ToneCurve.h"

#include <algorithm>
#include <cmath>

namespace cuegate {

using Rgb = std::array<double, 3>;

/// cd/m²: what masters reach as a rule, and the diffuse white of BT.2408, which becomes SDR's white.
static constexpr double kSourcePeak = 1000;
static constexpr double kSdrWhite = 203;
static constexpr double kSdrGamma = 2.4; // ITU-R BT.1886

struct LumaWeights
{
    double red, blue;
};

static constexpr LumaWeights kBt709{0.2126, 0.0722};
static constexpr LumaWeights kBt2020{0.2627, 0.0593};

static Rgb toRgb(const YCbCr &colour, LumaWeights weights)
{
    const double red = colour[0] + 2 * (1 - weights.red) * colour[2];
    const double blue = colour[0] + 2 * (1 - weights.blue) * colour[1];
    const double green =
        (colour[0] - weights.red * red - weights.blue * blue) / (1 - weights.red - weights.blue);
    return {std::clamp(red, 0.0, 1.0), std::clamp(green, 0.0, 1.0), std::clamp(blue, 0.0, 1.0)};
}

static YCbCr toYCbCr(const Rgb &rgb, LumaWeights weights)
{
    const double luma =
        weights.red * rgb[0] + (1 - weights.red - weights.blue) * rgb[1] + weights.blue * rgb[2];
    return {luma, (rgb[2] - luma) / (2 * (1 - weights.blue)), (rgb[0] - luma) / (2 * (1 - weights.red))};
}

// SMPTE ST 2084.
static constexpr double kM1 = 2610.0 / 16384, kM2 = 2523.0 / 32, kC1 = 3424.0 / 4096, kC2 = 2413.0 / 128,
                        kC3 = 2392.0 / 128, kPqPeak = 10000;

static double nitsFromPq(double signal)
{
    const double power = std::pow(signal, 1 / kM2);
    return kPqPeak * std::pow(std::max(power - kC1, 0.0) / (kC2 - kC3 * power), 1 / kM1);
}

static double pqFromNits(double nits)
{
    const double power = std::pow(std::max(nits, 0.0) / kPqPeak, kM1);
    return std::pow((kC1 + kC2 * power) / (1 + kC3 * power), kM2);
}

static double sceneFromHlg(double signal)
{
    constexpr double kA = 0.17883277, kB = 0.28466892, kC = 0.55991073;
    return signal <= 0.5 ? signal * signal / 3 : (std::exp((signal - kC) / kA) + kB) / 12;
}

/// Light of the display in cd/m².
static Rgb displayLight(const Rgb &signal, ToneMap toneMap)
{
    Rgb light{};
    switch (toneMap) {
    case ToneMap::Pq:
        for (size_t i = 0; i < 3; ++i)
            light[i] = nitsFromPq(signal[i]);
        break;
    case ToneMap::Hlg: {
        constexpr double kSystemGamma = 1.2; // BT.2100 for a display of 1000 cd/m²
        for (size_t i = 0; i < 3; ++i)
            light[i] = sceneFromHlg(signal[i]);
        const double luminance = 0.2627 * light[0] + 0.678 * light[1] + 0.0593 * light[2];
        for (double &component : light)
            component *= kSourcePeak * std::pow(luminance, kSystemGamma - 1);
        break;
    }
    case ToneMap::None:
    case ToneMap::WideGamut:
        for (size_t i = 0; i < 3; ++i)
            light[i] = kSdrWhite * std::pow(signal[i], kSdrGamma);
        break;
    }
    return light;
}

/// BT.2390 section 5.4.1: unchanged up to the knee, then a Hermite spline up to the target's peak.
static double compress(double nits)
{
    static const double peak = pqFromNits(kSourcePeak);
    static const double target = pqFromNits(kSdrWhite) / peak;
    const double knee = 1.5 * target - 0.5;
    const double signal = std::min(pqFromNits(nits) / peak, 1.0);
    if (signal <= knee)
        return nits;
    const double t = (signal - knee) / (1 - knee);
    const double squared = t * t, cubed = squared * t;
    const double mapped = (2 * cubed - 3 * squared + 1) * knee + (cubed - 2 * squared + t) * (1 - knee) +
                          (-2 * cubed + 3 * squared) * target;
    return nitsFromPq(mapped * peak);
}

/// Linear BT.2020 to linear BT.709 (ITU-R BT.2087).
static Rgb withBt709Primaries(const Rgb &light)
{
    return {1.660491 * light[0] - 0.587641 * light[1] - 0.072850 * light[2],
            -0.124550 * light[0] + 1.132900 * light[1] - 0.008349 * light[2],
            -0.018151 * light[0] - 0.100579 * light[1] + 1.118730 * light[2]};
}

YCbCr toBt709(const YCbCr &colour, ToneMap toneMap, const Colour &source)
{
    constexpr quint16 kBt709Code = 1;
    const LumaWeights weights = source.matrix == kBt709Code ? kBt709 : kBt2020;
    Rgb light = displayLight(toRgb(colour, weights), toneMap);
    if (toneMap == ToneMap::Pq || toneMap == ToneMap::Hlg) {
        // By the greatest component, so that hues stay.
        const double greatest = std::max({light[0], light[1], light[2], 1e-6});
        const double factor = compress(greatest) / greatest;
        for (double &component : light)
            component *= factor;
    }
    if (source.primaries != kBt709Code)
        light = withBt709Primaries(light);
    Rgb signal{};
    for (size_t i = 0; i < 3; ++i)
        signal[i] = std::pow(std::clamp(light[i] / kSdrWhite, 0.0, 1.0), 1 / kSdrGamma);
    return toYCbCr(signal, kBt709);
}

} // namespace cuegate
