// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/EntryDelegate.h"

#include "ui/EntryListModel.h"
#include "ui/EntryText.h"
#include "ui/ItemPainter.h"

#include <QApplication>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr int kIconSide = 18;
static constexpr int kRowPadding = 14;
static constexpr int kFewestDigits = 2;
static constexpr int kRoomForTwo = 60; // characters: what comes next is left out where there is less

void EntryDelegate::setShown(bool hasGuide, bool hasGroup)
{
    m_hasGuide = hasGuide;
    m_hasGroup = hasGroup;
}

int EntryDelegate::rowHeight(const QFont &font) const
{
    return lines() * QFontMetrics(font).height() + kRowPadding;
}

// In columns, so that the bars of all rows stand below each other.
static void paintGuide(ItemPainter &item, const QModelIndex &index)
{
    const QString now = index.data(EntryListModel::NowTextRole).toString();
    const QString next = index.data(EntryListModel::NextTextRole).toString();
    const int gap = ItemPainter::kPadding;
    const int character = item.metrics().averageCharWidth();
    const int bar = std::min(item.width() / 6, character * 12);
    const bool hasRoom = item.width() > character * kRoomForTwo;
    const int words = hasRoom ? (item.width() - bar - 2 * gap) / 2 : item.width() - bar - gap - 1;
    item.paintPart(1, 0, words, now, item.quiet);
    if (!now.isEmpty())
        item.paintBar(1, words + gap, words + gap + bar, index.data(EntryListModel::NowShareRole).toDouble(),
                      item.marker);
    if (hasRoom)
        item.paintPart(1, words + gap + bar + gap, item.width() - 1, next, item.quiet);
}

void EntryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given,
                          const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    option.text.clear();
    option.state.setFlag(QStyle::State_HasFocus, false); // the selection says it
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
    painter->save();
    ItemPainter item(*painter, option, lines());
    const QString name = index.data().toString();
    if (index.data(EntryListModel::IdRole).toString().isEmpty()) {
        item.paintLine((lines() - 1) / 2.0, name, item.quiet);
        painter->restore();
        return;
    }
    item.paintIcon(EntryText::iconName(EntryKind(index.data(EntryListModel::KindRole).toInt())), item.quiet,
                   kIconSide);
    const bool hasProgramme = !index.data(EntryListModel::NowTextRole).toString().isEmpty() ||
                              !index.data(EntryListModel::NextTextRole).toString().isEmpty();
    const double nameLine = hasProgramme ? 0 : (lines() - 1) / 2.0;
    if (const int digits = index.data(EntryListModel::DigitsRole).toInt(); digits > 0)
        item.paintNumber(nameLine, index.data(EntryListModel::NumberRole).toString(),
                         item.metrics().horizontalAdvance(u'0') * std::max(digits, kFewestDigits));
    QStringList facts;
    if (m_hasGroup)
        facts << item.metrics().elidedText(index.data(EntryListModel::GroupRole).toString(), Qt::ElideRight,
                                           item.width() / 3);
    facts << index.data(EntryListModel::DurationTextRole).toString();
    facts.removeAll(QString());
    item.paintLine(nameLine, name, item.text, facts.join(u" · "_s));
    if (hasProgramme)
        paintGuide(item, index);
    painter->restore();
}

} // namespace cuegate
