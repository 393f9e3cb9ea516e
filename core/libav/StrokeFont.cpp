// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libav/StrokeFont.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace cuegate {

struct Point
{
    double x = 0;
    double y = 0;
};

using Stroke = std::vector<Point>;

/// Strokes in units of a digit's height; y grows downwards, 1 is the baseline.
struct Glyph
{
    double width = 0.3;
    std::vector<Stroke> strokes;
};

/// From \p from to \p to degrees; 0 is right, 90 down.
static Stroke arc(Point centre, double radiusX, double radiusY, double from, double to)
{
    constexpr int kSteps = 64;
    Stroke stroke;
    for (int i = 0; i <= kSteps; ++i) {
        const double angle = (from + (to - from) * i / kSteps) * std::numbers::pi / 180;
        stroke.push_back({centre.x + radiusX * std::cos(angle), centre.y + radiusY * std::sin(angle)});
    }
    return stroke;
}

static Stroke ring(Point centre, double radiusX, double radiusY)
{
    return arc(centre, radiusX, radiusY, 0, 360);
}

static Stroke joined(Stroke first, const Stroke &second)
{
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

static Glyph digit(char character)
{
    switch (character) {
    case '0':
        return {.6, {ring({.3, .5}, .3, .5)}};
    case '1':
        return {.6, {{{.12, .2}, {.34, 0}, {.34, 1}}}};
    case '2':
        return {.6, {joined(arc({.3, .3}, .28, .3, 190, 385), {{0.02, 1}, {.6, 1}})}};
    case '3':
        return {.6, {arc({.29, .25}, .26, .25, 200, 450), arc({.29, .74}, .3, .26, 270, 515)}};
    case '4':
        return {.6, {{{.46, 1}, {.46, 0}, {0, .7}, {.6, .7}}}};
    case '5':
        return {.6, {joined({{.54, 0}, {.1, 0}, {.06, .44}}, arc({.28, .68}, .32, .32, 228, 510))}};
    case '6':
        return {.6, {ring({.3, .68}, .3, .32), arc({.5, .68}, .5, .68, 180, 268)}};
    case '7':
        return {.6, {{{0, 0}, {.6, 0}, {.2, 1}}}};
    case '8':
        return {.6, {ring({.3, .24}, .25, .24), ring({.3, .74}, .3, .26)}};
    default:
        return {.6, {ring({.3, .32}, .3, .32), arc({.1, .32}, .5, .68, 0, 88)}};
    }
}

static Glyph letter(char character)
{
    const Stroke bowl = ring({.28, .68}, .28, .32);
    switch (character) {
    case 'C':
        return {.72, {arc({.4, .5}, .4, .5, -45, -315)}};
    case 'a':
        return {.56, {bowl, {{.56, .36}, {.56, 1}}}};
    case 'd':
        return {.56, {bowl, {{.56, 0}, {.56, 1}}}};
    case 'e':
        return {.56, {joined({{.02, .67}}, arc({.28, .68}, .28, .32, -2, -315))}};
    case 'f':
        return {.36, {joined(arc({.36, .2}, .2, .2, 270, 180), {{.16, 1}}), {{0, .36}, {.34, .36}}}};
    case 'g':
        return {.56, {bowl, joined({{.56, .36}, {.56, 1.04}}, arc({.28, 1.04}, .28, .26, 0, 150))}};
    case 'm':
        return {.84,
                {{{0, .36}, {0, 1}},
                 joined(arc({.21, .57}, .21, .21, 180, 360), {{.42, 1}}),
                 joined(arc({.63, .57}, .21, .21, 180, 360), {{.84, 1}})}};
    case 'o':
        return {.56, {bowl}};
    case 'r':
        return {.34, {{{0, .36}, {0, 1}}, arc({.3, .64}, .3, .28, 180, 275)}};
    case 't':
        return {.38,
                {joined({{.16, .1}, {.16, .8}}, arc({.36, .8}, .2, .2, 180, 90)), {{0, .36}, {.36, .36}}}};
    case 'u':
        return {.54,
                {joined({{0, .36}, {0, .73}}, joined(arc({.27, .73}, .27, .27, 180, 0), {{.54, .36}})),
                 {{.54, .6}, {.54, 1}}}};
    case ':':
        return {.1, {{{.05, .34}, {.05, .34}}, {{.05, .8}, {.05, .8}}}};
    case '.':
        return {.1, {{{.05, .98}, {.05, .98}}}};
    default:
        return {};
    }
}

static double distanceToLine(Point p, Point a, Point b)
{
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length = dx * dx + dy * dy;
    const double along =
        length > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.0, 1.0) : 0.0;
    return std::hypot(p.x - a.x - along * dx, p.y - a.y - along * dy);
}

static double distanceTo(const Glyph &glyph, Point p)
{
    double nearest = 1e9;
    for (const Stroke &stroke : glyph.strokes) {
        for (std::size_t i = 1; i < stroke.size(); ++i)
            nearest = std::min(nearest, distanceToLine(p, stroke[i - 1], stroke[i]));
    }
    return nearest;
}

GlyphMask makeGlyph(char character, int heightPixels, double strokePixels)
{
    const Glyph glyph = character >= '0' && character <= '9' ? digit(character) : letter(character);
    const int margin = int(std::ceil(strokePixels / 2)) + 1;
    const auto even = [](double size) { return (int(std::ceil(size)) + 1) / 2 * 2; };
    GlyphMask mask;
    constexpr double kDescent = 0.32;
    mask.width = even(glyph.width * heightPixels + 2 * margin);
    mask.height = even((1 + kDescent) * heightPixels + 2 * margin);
    mask.baseline = margin + heightPixels;
    mask.coverage.reserve(std::size_t(mask.width) * std::size_t(mask.height));
    // A dot is a stroke of no length, a little thicker than a line.
    const double radius = strokePixels * (character == ':' || character == '.' ? 0.65 : 0.5);
    for (int y = 0; y < mask.height; ++y) {
        for (int x = 0; x < mask.width; ++x) {
            const Point p{(x + .5 - margin) / heightPixels, (y + .5 - margin) / heightPixels};
            const double covered = radius + .5 - distanceTo(glyph, p) * heightPixels;
            mask.coverage.push_back(static_cast<quint8>(std::lround(std::clamp(covered, 0.0, 1.0) * 255)));
        }
    }
    return mask;
}

} // namespace cuegate
