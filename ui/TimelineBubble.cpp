// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/TimelineBubble.h"

#include <algorithm>

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

void TimelineBubble::paint(QPainter &painter, const QPalette &palette, QPoint at, const QRect &bounds) const
{
    const QFontMetrics metrics = painter.fontMetrics();
    QFont bold = painter.font();
    bold.setBold(true);
    int textWidth = lines.isEmpty() ? 0 : QFontMetrics(bold).horizontalAdvance(lines.first());
    for (const QString &line : lines)
        textWidth = std::max(textWidth, metrics.horizontalAdvance(line));
    const int textHeight = int(lines.size()) * metrics.lineSpacing();
    const int pictureWidth = pictureSize.isEmpty() ? 0 : pictureSize.width() + kSide;
    const QRect box = placed(
        QSize(pictureWidth + textWidth + 2 * kSide, std::max(textHeight, pictureSize.height()) + 2 * kTop),
        at, bounds);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(palette.color(QPalette::Mid));
    painter.setBrush(palette.color(QPalette::ToolTipBase));
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    int x = box.left() + kSide;
    if (pictureWidth > 0) {
        const QRect area(QPoint(x, box.top() + (box.height() - pictureSize.height()) / 2), pictureSize);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        if (picture.isNull()) {
            QColor room = palette.color(QPalette::ToolTipText);
            room.setAlphaF(0.12F);
            painter.fillRect(area, room);
        } else {
            painter.drawImage(area, picture);
        }
        x += pictureWidth;
    }
    painter.setPen(palette.color(QPalette::ToolTipText));
    const QFont usual = painter.font();
    int y = box.top() + kTop;
    for (const QString &line : lines) {
        painter.setFont(y == box.top() + kTop ? bold : usual);
        painter.drawText(QRect(x, y, textWidth + kEdge, metrics.lineSpacing()), Qt::AlignVCenter, line);
        y += metrics.lineSpacing();
    }
    painter.restore();
}

} // namespace cuegate
