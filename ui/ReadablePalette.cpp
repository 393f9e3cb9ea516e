// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ReadablePalette.h"

#include "ui/Icons.h"

#include <QApplication>
#include <QEvent>
#include <QPalette>

#include <algorithm>
#include <cmath>

namespace cuegate {

static constexpr double kReadable = 4.5;

// WCAG 2.1, "relative luminance" and "contrast ratio".
static double luminance(const QColor &colour)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

static double contrast(const QColor &one, const QColor &other)
{
    const auto [dark, light] = std::minmax({luminance(one), luminance(other)});
    return (light + 0.05) / (dark + 0.05);
}

// The same hue, only as much darker (lighter, below dark text) as it takes.
static QColor readableBehind(const QColor &ground, const QColor &text)
{
    const bool isTextLight = luminance(text) > luminance(ground);
    QColor found = ground.toHsl();
    for (int lightness = found.lightness();
         contrast(found, text) < kReadable && lightness > 0 && lightness < 255;)
        found.setHsl(ground.hslHue(), ground.hslSaturation(), lightness += isTextLight ? -1 : 1);
    return found.toRgb();
}

static void makeReadable()
{
    const QPalette before = QApplication::palette();
    QPalette palette = before;
    palette.setColor(QPalette::PlaceholderText, Accents::of(before).muted);
    for (const auto group : {QPalette::Active, QPalette::Inactive}) {
        const QColor selected = before.color(group, QPalette::Highlight);
        const QColor text = before.color(group, QPalette::HighlightedText);
        if (contrast(selected, text) < kReadable)
            palette.setColor(group, QPalette::Highlight, readableBehind(selected, text));
    }
    if (palette != before)
        QApplication::setPalette(palette);
}

ReadablePalette::ReadablePalette(QObject *parent)
    : QObject(parent)
{
    qApp->installEventFilter(this);
    makeReadable();
}

bool ReadablePalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == qApp && event->type() == QEvent::ApplicationPaletteChange)
        makeReadable();
    return QObject::eventFilter(watched, event);
}

} // namespace cuegate
