// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ItemPainter.h"

#include "ui/Format.h"
#include "ui/Icons.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOptionViewItem>

namespace cuegate {

static constexpr int kBarHeight = 4;

ItemPainter::ItemPainter(QPainter &painter, const QStyleOptionViewItem &option, int lines)
    : m_painter(painter)
    , m_option(option)
    , m_metrics(option.font)
    , m_area(option.rect.adjusted(kPadding, 0, -kPadding, 0))
{
    const bool isSelected = option.state & QStyle::State_Selected;
    const QPalette::ColorGroup group =
        option.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
    text = option.palette.color(group, isSelected ? QPalette::HighlightedText : QPalette::Text);
    const Accents accents = Accents::of(option.palette);
    quiet = isSelected ? text : accents.muted;
    bad = isSelected ? text : accents.bad;
    busy = isSelected ? text : accents.busy;
    marker = isSelected ? text : accents.marker;
    m_area.setHeight(lines * m_metrics.height());
    m_area.moveTop(option.rect.center().y() - m_area.height() / 2);
}

void ItemPainter::paintIcon(QLatin1StringView name, const QColor &colour, int side)
{
    QRect place(m_area.left(), 0, side, side);
    place.moveTop(m_option.rect.center().y() - side / 2);
    icon(name, colour).paint(&m_painter, mirrored(place));
    m_area.setLeft(place.right() + kPadding);
}

QRect ItemPainter::lineAt(double line) const
{
    return {m_area.left(), m_area.top() + int(line * m_metrics.height()), m_area.width(), m_metrics.height()};
}

void ItemPainter::paintLine(double line, const QString &leading, const QColor &colour,
                            const QString &trailing, Qt::TextElideMode mode)
{
    QRect place = lineAt(line);
    if (!trailing.isEmpty()) {
        const QString shown = Format::isolated(trailing);
        QRect end = place;
        end.setLeft(place.right() - m_metrics.horizontalAdvance(shown));
        paint(end, shown, quiet, Qt::AlignRight);
        place.setRight(end.left() - kPadding);
    }
    paint(place, m_metrics.elidedText(Format::isolated(leading), mode, place.width()), colour, Qt::AlignLeft);
}

void ItemPainter::paintNumber(double line, const QString &number, int width)
{
    QRect place = lineAt(line);
    place.setWidth(width);
    paint(place, number, quiet, Qt::AlignRight);
    m_area.setLeft(place.right() + kPadding);
}

void ItemPainter::paintPart(double line, int from, int to, const QString &words, const QColor &colour)
{
    QRect place = lineAt(line);
    place.setLeft(m_area.left() + from);
    place.setRight(m_area.left() + to);
    paint(place, m_metrics.elidedText(Format::isolated(words), Qt::ElideRight, place.width()), colour,
          Qt::AlignLeft);
}

void ItemPainter::paintBar(double line, int from, int to, double share, const QColor &colour)
{
    QRect place = lineAt(line);
    place.setTop(place.center().y() - kBarHeight / 2 + 1);
    place.setHeight(kBarHeight);
    place.setLeft(m_area.left() + from);
    place.setRight(m_area.left() + to);
    QColor track = quiet;
    track.setAlphaF(0.25F);
    QRect full = place;
    full.setWidth(int(share * place.width()));
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(Qt::NoPen);
    for (const auto &[part, fill] : {std::pair(place, track), std::pair(full, colour)}) {
        m_painter.setBrush(fill);
        m_painter.drawRoundedRect(mirrored(part), kBarHeight / 2.0, kBarHeight / 2.0);
    }
}

QRect ItemPainter::mirrored(const QRect &place) const
{
    return QStyle::visualRect(m_option.direction, m_option.rect, place);
}

void ItemPainter::paint(const QRect &place, const QString &words, const QColor &colour, Qt::Alignment align)
{
    m_painter.setPen(colour);
    m_painter.setFont(m_option.font);
    const Qt::Alignment visual = QStyle::visualAlignment(m_option.direction, align | Qt::AlignVCenter);
    m_painter.drawText(mirrored(place), int(visual) | Qt::TextSingleLine, words); // names come from elsewhere
}

} // namespace cuegate
