// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/Icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

// Outside of any namespace, as the macro demands.
static void initialiseResources()
{
    Q_INIT_RESOURCE(cuegate);
}

namespace cuegate {

static QByteArray svgSource(const QString &name)
{
    initialiseResources();
    QFile file(u":/cuegate/icons/"_s + name + u".svg"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

class TintedSvgEngine final : public QIconEngine
{
public:
    TintedSvgEngine(QByteArray svg, const QColor &colour)
        : m_svg(std::move(svg))
        , m_colour(colour)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State /*state*/) override
    {
        QByteArray svg = m_svg;
        svg.replace("currentColor", colourFor(mode).name().toLatin1());
        QSvgRenderer renderer(svg);
        const int side = qMin(rect.width(), rect.height());
        QRect square(0, 0, side, side);
        square.moveCenter(rect.center());
        painter->setRenderHint(QPainter::Antialiasing);
        renderer.render(painter, square);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }

    QIconEngine *clone() const override { return new TintedSvgEngine(*this); }

private:
    QColor colourFor(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Selected)
            return palette.color(QPalette::HighlightedText);
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        return m_colour.isValid() ? m_colour : palette.color(QPalette::ButtonText);
    }

    QByteArray m_svg;
    QColor m_colour;
};

QIcon icon(QLatin1StringView name, const QColor &colour)
{
    return QIcon(new TintedSvgEngine(svgSource(name), colour));
}

QIcon applicationIcon()
{
    return QIcon(new TintedSvgEngine(svgSource(u"cuegate"_s), {}));
}

Accents Accents::of(const QPalette &palette)
{
    const QColor base = palette.color(QPalette::Base);
    const QColor text = palette.color(QPalette::Text);
    const auto mixed = [&](double share) {
        return QColor::fromRgbF(float(text.redF() * share + base.redF() * (1 - share)),
                                float(text.greenF() * share + base.greenF() * (1 - share)),
                                float(text.blueF() * share + base.blueF() * (1 - share)));
    };
    Accents accents;
    accents.muted = mixed(0.66);
    accents.lane = mixed(0.07);
    if (base.lightness() < 128) {
        accents.good = QColor(0x3d, 0xc9, 0xa0);
        accents.busy = QColor(0xf2, 0xb1, 0x34);
        accents.bad = QColor(0xff, 0x7d, 0x6b);
        accents.marker = QColor(0x6c, 0xb8, 0xf5);
    } else {
        accents.good = QColor(0x0b, 0x8f, 0x6e);
        accents.busy = QColor(0xb9, 0x74, 0x00);
        accents.bad = QColor(0xc0, 0x2f, 0x1d);
        accents.marker = QColor(0x1f, 0x6f, 0xb8);
    }
    return accents;
}

} // namespace cuegate
