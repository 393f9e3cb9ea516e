// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the demo title's frames: a slowly changing background, a clock, a ball that touches the floor at each
// full second and a square that flashes in the same frame. Draws only what differs from the frame before, so
// that drawing costs little next to encoding. Thread: one at a time.
#pragma once

#include "core/libav/StrokeFont.h"

#include <QtGlobal>

#include <array>
#include <map>
#include <string>
#include <vector>

namespace cuegate {

/// A 4:2:0 picture of 8 bits, BT.709 limited range, in somebody else's memory.
struct PicturePlanes
{
    std::array<quint8 *, 3> data{};
    std::array<int, 3> strideBytes{};
};

class DemoPicture
{
public:
    struct Shape
    {
        int width = 1280; ///< even
        int height = 720; ///< even
        int framesPerSecond = 25;
        int backgroundFrames = 50; ///< frames between changes of the background: those of a GOP
        qint64 frames = 15'000;
    };
    explicit DemoPicture(const Shape &shape);

    /// \p planes hold the frame drawn by the call before, whose number was one less.
    void draw(qint64 frame, const PicturePlanes &planes);

private:
    struct Rect
    {
        int x = 0, y = 0, width = 0, height = 0;
    };
    struct Ink
    {
        quint8 luma, cb, cr;
    };
    /// A line of text; each character keeps to its cell.
    struct Line
    {
        int height;
        double stroke;
        int x, y; ///< of the left end of the baseline
        std::string shown;
        Ink ink;
    };

    void paintBackground(qint64 frame);
    void showAll(const PicturePlanes &planes);
    void restore(const Rect &area, const PicturePlanes &planes) const;
    void fill(const Rect &area, Ink ink, const PicturePlanes &planes) const;
    void blend(int x, int y, int alpha, Ink ink, const PicturePlanes &planes) const;
    void drawText(Line &line, const std::string &text, const PicturePlanes &planes);
    void drawGlyph(const GlyphMask &mask, const Rect &cell, Ink ink, const PicturePlanes &planes) const;
    void drawBall(qint64 frame, const PicturePlanes &planes);
    void drawProgress(qint64 frame, const PicturePlanes &planes) const;
    const GlyphMask &glyph(char character, const Line &line);
    [[nodiscard]] Rect floorBand() const;
    [[nodiscard]] Rect flashSquare() const;
    [[nodiscard]] PicturePlanes base();

    Shape m_shape;
    int m_unit; ///< a twelfth of the height: all sizes come from it
    std::array<std::vector<quint8>, 3> m_base;
    std::map<std::pair<char, int>, GlyphMask> m_glyphs;
    Line m_name;
    Line m_clock;
    Line m_number;
    Rect m_ball;
};

} // namespace cuegate
