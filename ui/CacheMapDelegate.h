// SPDX-License-Identifier: GPL-3.0-or-later
// Draws which parts of a title are kept as a bar along its running time; where that is not known, the title's
// share of all that is kept. Thread: gui.
#pragma once

#include <QStyledItemDelegate>

namespace cuegate {

class CacheMapDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

} // namespace cuegate
