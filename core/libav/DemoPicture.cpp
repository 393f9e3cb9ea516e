// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libav/DemoPicture.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <numbers>

namespace cuegate {

static constexpr int kChromaNeutral = 128;

DemoPicture::DemoPicture(const Shape &shape)
    : m_shape(shape)
    , m_unit(std::max(4, std::min(shape.height / 12, shape.width / 21) / 2 * 2))
{
    const std::size_t lumaBytes = std::size_t(shape.width) * std::size_t(shape.height);
    m_base[0].resize(lumaBytes);
    m_base[1].resize(lumaBytes / 4);
    m_base[2].resize(lumaBytes / 4);
    const double unit = m_unit;
    const Ink paper{226, 126, 130};
    const Ink soft{166, 130, 126};
    m_name = {m_unit * 2 / 3, unit * 0.085, m_unit, m_unit * 7 / 4, {}, paper};
    m_clock = {m_unit * 5 / 2, unit * 0.19, 0, m_unit * 27 / 4, {}, paper};
    m_number = {m_unit / 2, unit * 0.06, 0, m_unit * 8, {}, soft};
}

PicturePlanes DemoPicture::base()
{
    return {{m_base[0].data(), m_base[1].data(), m_base[2].data()},
            {m_shape.width, m_shape.width / 2, m_shape.width / 2}};
}

/// A diagonal gradient whose colours go round in two minutes.
void DemoPicture::paintBackground(qint64 frame)
{
    const double turn = 2 * std::numbers::pi * double(frame) / (120.0 * m_shape.framesPerSecond);
    const int width = m_shape.width;
    const int height = m_shape.height;
    const double diagonal = width + height;
    for (int y = 0; y < height; ++y) {
        quint8 *row = m_base[0].data() + std::ptrdiff_t(y) * width;
        for (int x = 0; x < width; ++x)
            row[x] = static_cast<quint8>(62.5 - 34.0 * (x + y) / diagonal + 6.0 * std::cos(turn));
    }
    for (int y = 0; y < height / 2; ++y) {
        quint8 *cb = m_base[1].data() + std::ptrdiff_t(y) * (width / 2);
        quint8 *cr = m_base[2].data() + std::ptrdiff_t(y) * (width / 2);
        for (int x = 0; x < width / 2; ++x) {
            const double along = 2.0 * (x + y) / diagonal;
            cb[x] = static_cast<quint8>(147.5 + 9.0 * std::sin(turn + 1.4 * along));
            cr[x] = static_cast<quint8>(119.5 + 13.0 * std::cos(turn * 1.0 + 2.2 * along));
        }
    }
    const Rect band = floorBand();
    fill({band.x, band.y + band.height, band.width, std::max(2, m_unit / 24 / 2 * 2)}, {120, 132, 124},
         base());
}

void DemoPicture::showAll(const PicturePlanes &planes)
{
    restore({0, 0, m_shape.width, m_shape.height}, planes);
    m_name.shown.clear();
    m_clock.shown.clear();
    m_number.shown.clear();
    m_ball = {};
}

void DemoPicture::restore(const Rect &area, const PicturePlanes &planes) const
{
    for (std::size_t plane = 0; plane < 3; ++plane) {
        const int shift = plane == 0 ? 0 : 1;
        const int stride = m_shape.width >> shift;
        for (int y = area.y >> shift; y < (area.y + area.height) >> shift; ++y) {
            std::memcpy(planes.data[plane] + std::ptrdiff_t(y) * planes.strideBytes[plane] +
                            (area.x >> shift),
                        m_base[plane].data() + std::ptrdiff_t(y) * stride + (area.x >> shift),
                        std::size_t(area.width >> shift));
        }
    }
}

void DemoPicture::fill(const Rect &area, Ink ink, const PicturePlanes &planes) const
{
    const std::array<quint8, 3> values{ink.luma, ink.cb, ink.cr};
    for (std::size_t plane = 0; plane < 3; ++plane) {
        const int shift = plane == 0 ? 0 : 1;
        for (int y = area.y >> shift; y < (area.y + area.height) >> shift; ++y) {
            std::memset(planes.data[plane] + std::ptrdiff_t(y) * planes.strideBytes[plane] +
                            (area.x >> shift),
                        values[plane], std::size_t(area.width >> shift));
        }
    }
}

/// \p alpha 0 to 255. Chroma follows the upper left of each four pixels.
void DemoPicture::blend(int x, int y, int alpha, Ink ink, const PicturePlanes &planes) const
{
    if (alpha == 0)
        return;
    const auto mix = [alpha](quint8 &below, quint8 value) {
        below = static_cast<quint8>((below * (255 - alpha) + value * alpha + 127) / 255);
    };
    mix(planes.data[0][std::ptrdiff_t(y) * planes.strideBytes[0] + x], ink.luma);
    if (x % 2 == 0 && y % 2 == 0) {
        mix(planes.data[1][std::ptrdiff_t(y / 2) * planes.strideBytes[1] + x / 2], ink.cb);
        mix(planes.data[2][std::ptrdiff_t(y / 2) * planes.strideBytes[2] + x / 2], ink.cr);
    }
}

const GlyphMask &DemoPicture::glyph(char character, const Line &line)
{
    const std::pair<char, int> key{character, line.height};
    auto found = m_glyphs.find(key);
    if (found == m_glyphs.end())
        found = m_glyphs.emplace(key, makeGlyph(character, line.height, line.stroke)).first;
    return found->second;
}

void DemoPicture::drawGlyph(const GlyphMask &mask, const Rect &cell, Ink ink,
                            const PicturePlanes &planes) const
{
    for (int y = 0; y < cell.height; ++y) {
        for (int x = 0; x < cell.width; ++x)
            blend(cell.x + x, cell.y + y, mask.row(y)[x], ink, planes);
    }
}

/// Characters of one kind have one width, so the place of each depends on the text's pattern only.
void DemoPicture::drawText(Line &line, const std::string &text, const PicturePlanes &planes)
{
    const int gap = std::max(2, line.height / 12 / 2 * 2);
    int x = line.x;
    if (x == 0) { // centred
        for (const char character : text)
            x -= glyph(character, line).width + gap;
        x = (m_shape.width + x + gap) / 4 * 2;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        const GlyphMask &mask = glyph(text[i], line);
        const Rect cell{x, (line.y - mask.baseline) / 2 * 2, mask.width, mask.height};
        x += mask.width + gap;
        if (i < line.shown.size() && line.shown[i] == text[i])
            continue;
        restore(cell, planes);
        drawGlyph(mask, cell, line.ink, planes);
    }
    line.shown = text;
}

DemoPicture::Rect DemoPicture::floorBand() const
{
    return {m_unit, m_unit * 17 / 2 / 2 * 2, m_shape.width - 2 * m_unit, m_unit * 9 / 4 / 2 * 2};
}

DemoPicture::Rect DemoPicture::flashSquare() const
{
    return {m_shape.width - 2 * m_unit, m_unit, m_unit, m_unit};
}

/// Falls so that it touches the floor at each full second, and crosses the picture in eight.
void DemoPicture::drawBall(qint64 frame, const PicturePlanes &planes)
{
    const Rect band = floorBand();
    const double radius = m_unit * 0.36;
    const double seconds = double(frame) / m_shape.framesPerSecond;
    const double within = seconds - std::floor(seconds);
    const double across = std::abs(std::fmod(seconds / 8, 2.0) - 1);
    const double centreX = band.x + radius + 1 + (1 - across) * (band.width - 2 * radius - 2);
    const double lift = 4 * within * (1 - within) * (band.height - 2 * radius - 2);
    const double centreY = band.y + band.height - radius - lift;
    restore(m_ball, planes);
    m_ball = {int(centreX - radius) / 2 * 2 - 2, int(centreY - radius) / 2 * 2 - 2,
              (int(2 * radius) + 8) / 2 * 2, (int(2 * radius) + 6) / 2 * 2};
    m_ball.height = std::min(m_ball.height, band.y + band.height - m_ball.y);
    for (int y = m_ball.y; y < m_ball.y + m_ball.height; ++y) {
        for (int x = m_ball.x; x < m_ball.x + m_ball.width; ++x) {
            const double distance = std::hypot(x + .5 - centreX, y + .5 - centreY);
            const double covered = std::clamp(radius + .5 - distance, 0.0, 1.0);
            if (covered <= 0)
                continue;
            const double light =
                std::hypot(x + .5 - centreX + radius * .35, y + .5 - centreY + radius * .4) / radius;
            const double luma = 196 - 56 * std::min(light, 1.6);
            blend(x, y, int(covered * 255), {static_cast<quint8>(luma), 74, 176}, planes);
        }
    }
}

/// A bar at the lower edge: how much of the title has gone by.
void DemoPicture::drawProgress(qint64 frame, const PicturePlanes &planes) const
{
    const int height = std::max(2, m_unit / 10 / 2 * 2);
    const qint64 length = m_shape.width * frame / std::max<qint64>(m_shape.frames - 1, 1);
    fill({0, m_shape.height - height, int(length) / 2 * 2, height}, {150, 84, 166}, planes);
}

void DemoPicture::draw(qint64 frame, const PicturePlanes &planes)
{
    if (frame % m_shape.backgroundFrames == 0) {
        paintBackground(frame);
        showAll(planes);
    }
    const qint64 seconds = frame / m_shape.framesPerSecond;
    char clock[32];
    std::snprintf(clock, sizeof clock, "%02d:%02d:%02d.%02d", int(seconds / 3600 % 100),
                  int(seconds / 60 % 60), int(seconds % 60), int(frame % m_shape.framesPerSecond));
    char number[32];
    std::snprintf(number, sizeof number, "frame %06lld", static_cast<long long>(frame));
    drawText(m_name, "Cuegate demo", planes);
    drawText(m_clock, clock, planes);
    drawText(m_number, number, planes);
    drawBall(frame, planes);
    drawProgress(frame, planes);
    if (frame % m_shape.framesPerSecond == 0)
        fill(flashSquare(), {235, kChromaNeutral, kChromaNeutral}, planes);
    else if (frame % m_shape.framesPerSecond == 1 || frame % m_shape.backgroundFrames == 0)
        restore(flashSquare(), planes);
}

} // namespace cuegate
