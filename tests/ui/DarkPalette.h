// SPDX-License-Identifier: GPL-3.0-or-later
// The colours of a dark desktop, for the pictures of the window.
#pragma once

#include <QPalette>

namespace cuegate::test {

inline QPalette darkPalette()
{
    QPalette palette(QColor(0x2d, 0x2f, 0x33));
    palette.setColor(QPalette::Base, QColor(0x1f, 0x21, 0x24));
    palette.setColor(QPalette::AlternateBase, QColor(0x26, 0x28, 0x2c));
    palette.setColor(QPalette::Highlight, QColor(0x2f, 0x65, 0xa7));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::ToolTipBase, QColor(0x3a, 0x3d, 0x42));
    palette.setColor(QPalette::ToolTipText, Qt::white);
    palette.setColor(QPalette::PlaceholderText, QColor(0xa8, 0xab, 0xb0));
    for (const auto role : {QPalette::ButtonText, QPalette::WindowText, QPalette::Text})
        palette.setColor(QPalette::Disabled, role, QColor(0x80, 0x83, 0x88));
    palette.setColor(QPalette::Link, QColor(0x6c, 0xb8, 0xf5));
    return palette;
}

} // namespace cuegate::test
