// SPDX-License-Identifier: GPL-3.0-or-later
// Draws a job's progress as a bar. Thread: gui.
#pragma once

#include <QStyledItemDelegate>

namespace cuegate {

class JobDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

} // namespace cuegate
