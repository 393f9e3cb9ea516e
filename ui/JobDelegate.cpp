// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/JobDelegate.h"

#include "ui/JobTableModel.h"

#include <QApplication>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace cuegate {

void JobDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const
{
    const QVariant percent = index.data(JobTableModel::kPercentRole);
    if (!percent.isValid()) {
        QStyledItemDelegate::paint(painter, given, index);
        return;
    }
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    // Beside the bar the number is legible however full that is.
    const int textWidth = option.fontMetrics.horizontalAdvance(u"100 %"_s) + 6;
    QStyleOptionProgressBar bar;
    bar.initFrom(option.widget);
    bar.rect =
        QStyle::visualRect(option.direction, option.rect, option.rect.adjusted(4, 6, -textWidth - 4, -6));
    bar.state |= QStyle::State_Horizontal;
    bar.minimum = 0;
    bar.maximum = 100;
    bar.progress = percent.toInt();
    option.displayAlignment = QStyle::visualAlignment(option.direction, Qt::AlignRight | Qt::AlignVCenter);
    style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
    style->drawControl(QStyle::CE_ProgressBar, &bar, painter);
}

} // namespace cuegate
