// SPDX-License-Identifier: GPL-3.0-or-later
// A small font of round strokes, drawn by arithmetic: the digits and the letters that the demo title shows.
// Thread: any; plain values.
#pragma once

#include <QtGlobal>

#include <vector>

namespace cuegate {

/// How much of each pixel a glyph covers, 0 to 255.
struct GlyphMask
{
    int width = 0; ///< even, as is height: cells stand on whole chroma samples
    int height = 0;
    int baseline = 0; ///< rows above it
    std::vector<quint8> coverage;
    [[nodiscard]] const quint8 *row(int y) const
    {
        return coverage.data() + std::size_t(y) * std::size_t(width);
    }
};

/// \p heightPixels is that of a digit, \p strokePixels the thickness of its lines. Characters that the font
/// lacks are blank.
[[nodiscard]] GlyphMask makeGlyph(char character, int heightPixels, double strokePixels);

} // namespace cuegate
