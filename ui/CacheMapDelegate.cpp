// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/CacheMapDelegate.h"

#include "ui/CachedTitleModel.h"
#include "ui/Icons.h"

#include <QApplication>
#include <QPainter>

namespace cuegate {

static void paintParts(QPainter &painter, const QRectF &bar, const QByteArray &parts, bool isMirrored,
                       const QColor &colour)
{
    const double width = bar.width() / double(parts.size());
    for (qsizetype i = 0; i < parts.size();) {
        // Neighbours that are alike are one rectangle: seams between them would show.
        qsizetype end = i + 1;
        while (end < parts.size() && parts[end] == parts[i])
            ++end;
        if (const auto share = quint8(parts[i]); share > 0) {
            const double left = isMirrored ? double(parts.size() - end) : double(i);
            QColor shade = colour;
            shade.setAlphaF(0.35F + 0.65F * float(share) / 255);
            painter.fillRect(
                QRectF(bar.left() + left * width, bar.top(), double(end - i) * width, bar.height()), shade);
        }
        i = end;
    }
}

void CacheMapDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given,
                             const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);

    const Accents accents = Accents::of(option.palette);
    const bool isMirrored = option.direction == Qt::RightToLeft;
    const QRectF bar = QRectF(option.rect).adjusted(6, 9, -6, -9);
    painter->save();
    painter->fillRect(bar, accents.lane);
    const QByteArray parts = index.data(CachedTitleModel::kPartsRole).toByteArray();
    if (!parts.isEmpty()) {
        paintParts(*painter, bar, parts, isMirrored, accents.good);
    } else {
        QRectF share = bar;
        share.setWidth(bar.width() * index.data(CachedTitleModel::kShareRole).toDouble());
        if (isMirrored)
            share.moveRight(bar.right());
        painter->fillRect(share, QBrush(accents.muted, Qt::BDiagPattern));
    }
    painter->restore();
}

} // namespace cuegate
