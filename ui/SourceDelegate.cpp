// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/SourceDelegate.h"

#include "core/gateway/GatewayState.h"
#include "ui/ItemPainter.h"
#include "ui/SourceListModel.h"

#include <QApplication>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr int kLines = 3;

static QLatin1StringView iconName(SourceState state, const QString &kind, bool isUrgent)
{
    if (state == SourceState::Failed || (isUrgent && state == SourceState::Ready))
        return "warning"_L1;
    if (state == SourceState::Locked)
        return "lock"_L1;
    if (state == SourceState::Probing)
        return "clock"_L1;
    if (kind == "m3u"_L1)
        return "list"_L1;
    if (kind == "xtream"_L1)
        return "account"_L1;
    return kind == "file"_L1 ? "file"_L1 : "globe"_L1;
}

static QColor colourOf(const ItemPainter &item, SourceState state, AccountText::Urgency urgency)
{
    if (state == SourceState::Failed)
        return item.bad;
    if (state != SourceState::Ready)
        return item.quiet;
    switch (urgency) {
    case AccountText::Urgency::Over:
        return item.bad;
    case AccountText::Urgency::Soon:
        return item.busy;
    case AccountText::Urgency::None:
        break;
    }
    return item.quiet;
}

QSize SourceDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex & /*index*/) const
{
    const QFontMetrics metrics(option.font);
    return {12 * metrics.averageCharWidth(), kLines * metrics.height() + 2 * ItemPainter::kPadding};
}

void SourceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given,
                           const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    option.text.clear();
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
    painter->save();
    if (index.data(SourceListModel::IsFolderRole).toBool()) {
        const bool isOpen = option.state & QStyle::State_Open;
        option.font.setBold(true);
        ItemPainter item(*painter, option, kLines);
        item.paintIcon(isOpen ? "folder-open"_L1 : "folder"_L1, item.quiet);
        item.paintLine(0.5, index.data().toString(), item.text);
        option.font.setBold(false);
        item.paintLine(1.5, index.data(SourceListModel::PlaceRole).toString(), item.quiet);
    } else {
        const auto state = SourceState(index.data(SourceListModel::StateRole).toInt());
        ItemPainter item(*painter, option, kLines);
        const auto urgency = AccountText::Urgency(index.data(SourceListModel::UrgencyRole).toInt());
        const bool isUrgent = urgency != AccountText::Urgency::None;
        const QColor stateColour = colourOf(item, state, urgency);
        item.paintIcon(iconName(state, index.data(SourceListModel::KindRole).toString(), isUrgent),
                       stateColour);
        item.paintLine(0, index.data().toString(), item.text,
                       index.data(SourceListModel::DurationTextRole).toString());
        item.paintLine(1, index.data(SourceListModel::PlaceRole).toString(), item.quiet, {}, Qt::ElideMiddle);
        item.paintLine(2, index.data(SourceListModel::StateTextRole).toString(), stateColour);
    }
    painter->restore();
}

} // namespace cuegate
