// SPDX-License-Identifier: GPL-3.0-or-later
// Draws one source of the list: icon, name, place, and its state in words. Thread: gui.
#pragma once

#include <QStyledItemDelegate>

namespace cuegate {

class SourceDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace cuegate
