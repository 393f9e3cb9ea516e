// SPDX-License-Identifier: GPL-3.0-or-later
// Draws one entry of a list: what it is, number, name, group and duration; with a guide a second line with
// what is on now, how much of it is over, and what comes next. Thread: gui.
#pragma once

#include <QStyledItemDelegate>

namespace cuegate {

class EntryDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    /// What rows have besides the name; all rows are alike.
    void setShown(bool hasGuide, bool hasGroup);
    [[nodiscard]] int rowHeight(const QFont &font) const;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    [[nodiscard]] int lines() const { return m_hasGuide ? 2 : 1; }

    bool m_hasGuide = false;
    bool m_hasGroup = true;
};

} // namespace cuegate
