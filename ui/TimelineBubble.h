// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the bubble beside the mouse: a picture or the room for it, and lines of text. Thread: gui; pure.
#pragma once

#include <QImage>
#include <QPainter>
#include <QPalette>
#include <QStringList>

namespace cuegate {

struct TimelineBubble
{
    QStringList lines; ///< the first is the heading
    QSize pictureSize; ///< empty: none is expected
    QImage picture;    ///< null: not there yet

    /// Near \p at, within \p bounds where it fits: there the picture gets smaller, and lines are broken.
    void paint(QPainter &painter, const QPalette &palette, QPoint at, const QRect &bounds) const;

private:
    void paintPicture(QPainter &painter, const QPalette &palette, const QRect &area) const;
};

} // namespace cuegate
