// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/TimelineBubble.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace cuegate {

static constexpr int kAway = 14; // from the mouse
static constexpr int kEdge = 4;
static constexpr int kSide = 10;
static constexpr int kTop = 7;

static QRect placed(QSize size, QPoint at, const QRect &bounds)
{
    QRect box(at + QPoint(kAway, kAway), size);
    if (box.right() > bounds.right() - kEdge)
        box.moveRight(at.x() - kAway);
    if (box.bottom() > bounds.bottom() - kEdge)
        box.moveBottom(std::max(std::min(at.y() - kAway, bounds.bottom() - kEdge), box.height() + kEdge));
    box.moveLeft(std::max(box.left(), bounds.left() + kEdge));
    return box;
}

// Half as wide where the text needs the room.
static QSize fitted(QSize picture, int room, int textWidth)
{
    if (picture.isEmpty())
        return {0, 0};
    const int width = std::clamp(room - kSide - textWidth, picture.width() / 2, picture.width());
    return picture.scaled(width, picture.height(), Qt::KeepAspectRatio);
}

void TimelineBubble::paint(QPainter &painter, const QPalette &palette, QPoint at, const QRect &bounds) const
{
    const QFont usual = painter.font();
    QFont bold = usual;
    bold.setBold(true);
    const auto fontOf = [&](qsizetype line) { return line == 0 ? bold : usual; };
    int textWidth = 0;
    for (qsizetype i = 0; i < lines.size(); ++i)
        textWidth = std::max(textWidth, QFontMetrics(fontOf(i)).horizontalAdvance(lines[i]) + kEdge);
    const int room = bounds.width() - 2 * (kEdge + kSide);
    const QSize area = fitted(pictureSize, room, textWidth);
    const int pictureWidth = area.isEmpty() ? 0 : area.width() + kSide;
    textWidth = std::max(std::min(textWidth, room - pictureWidth), 1);

    std::vector<int> heights;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QFontMetrics metrics(fontOf(i));
        const QRect wrapped =
            metrics.boundingRect(QRect(0, 0, textWidth, bounds.height()), Qt::TextWordWrap, lines[i]);
        heights.push_back(std::max(wrapped.height(), metrics.lineSpacing()));
    }
    const int textHeight = std::accumulate(heights.begin(), heights.end(), 0);
    const QRect box =
        placed(QSize(pictureWidth + textWidth + 2 * kSide, std::max(textHeight, area.height()) + 2 * kTop),
               at, bounds);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(palette.color(QPalette::Mid));
    painter.setBrush(palette.color(QPalette::ToolTipBase));
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    if (pictureWidth > 0)
        paintPicture(painter, palette,
                     QRect({box.left() + kSide, box.top() + (box.height() - area.height()) / 2}, area));
    painter.setPen(palette.color(QPalette::ToolTipText));
    QPoint corner(box.left() + kSide + pictureWidth, box.top() + kTop);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        painter.setFont(fontOf(i));
        painter.drawText(QRect(corner, QSize(textWidth, heights[size_t(i)])), Qt::TextWordWrap, lines[i]);
        corner.ry() += heights[size_t(i)];
    }
    painter.restore();
}

void TimelineBubble::paintPicture(QPainter &painter, const QPalette &palette, const QRect &area) const
{
    if (!picture.isNull()) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(area, picture);
        return;
    }
    QColor room = palette.color(QPalette::ToolTipText);
    room.setAlphaF(0.12F);
    painter.fillRect(area, room);
}

} // namespace cuegate
