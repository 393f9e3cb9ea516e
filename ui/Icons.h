// SPDX-License-Identifier: GPL-3.0-or-later
// Our icons: one-colour SVGs drawn in the colour of the palette at the moment of painting, so they follow
// light and dark and any pixel ratio. Thread: gui.
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>

namespace cuegate {

/// \p name is a file of resources/icons without its suffix: "add". An invalid colour means the palette's.
[[nodiscard]] QIcon icon(QLatin1StringView name, const QColor &colour = {});
[[nodiscard]] QIcon applicationIcon();

/// Colours that mean something, for the light or the dark palette; chosen to differ for colour-blind eyes
/// too.
struct Accents
{
    QColor good, busy, bad, marker, muted, lane;
    [[nodiscard]] static Accents of(const QPalette &palette);
};

} // namespace cuegate
