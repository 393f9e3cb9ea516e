// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/SourceDelegate.h"

#include "core/gateway/GatewayState.h"
#include "ui/Format.h"
#include "ui/Icons.h"
#include "ui/SourceListModel.h"

#include <QApplication>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr int kPadding = 10;
static constexpr int kIconSide = 22;

static QLatin1StringView iconName(SourceState state, const QString &kind)
{
    if (state == SourceState::Failed)
        return "warning"_L1;
    if (state == SourceState::Locked)
        return "lock"_L1;
    if (state == SourceState::Probing)
        return "clock"_L1;
    return kind == "file"_L1 ? "file"_L1 : "globe"_L1;
}

QSize SourceDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex & /*index*/) const
{
    const QFontMetrics metrics(option.font);
    return {12 * metrics.averageCharWidth(), 2 * metrics.height() + 2 * kPadding};
}

void SourceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given,
                           const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    option.text.clear();
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);

    const bool isSelected = option.state & QStyle::State_Selected;
    const auto state = SourceState(index.data(SourceListModel::StateRole).toInt());
    const Accents accents = Accents::of(option.palette);
    const QPalette::ColorGroup group =
        option.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
    const QColor text = option.palette.color(group, isSelected ? QPalette::HighlightedText : QPalette::Text);
    QColor quiet = isSelected ? text : accents.muted;
    QColor stateColour = state == SourceState::Failed && !isSelected ? accents.bad : quiet;

    const QRect area = option.rect.adjusted(kPadding, kPadding, -kPadding, -kPadding);
    const auto mirrored = [&](const QRect &rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    QRect iconRect(area.left(), 0, kIconSide, kIconSide);
    iconRect.moveTop(area.center().y() - kIconSide / 2);
    icon(iconName(state, index.data(SourceListModel::KindRole).toString()), stateColour)
        .paint(painter, mirrored(iconRect));

    painter->save();
    const QFontMetrics metrics(option.font);
    QRect line(area.left() + kIconSide + kPadding, area.top(), 0, metrics.height());
    line.setRight(area.right());
    const int align = QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter);
    painter->setPen(text);
    painter->setFont(option.font);
    painter->drawText(
        mirrored(line), align,
        metrics.elidedText(Format::isolated(index.data().toString()), Qt::ElideRight, line.width()));

    line.moveTop(line.top() + metrics.height());
    const QString stateText = Format::isolated(index.data(SourceListModel::StateTextRole).toString());
    const int stateWidth = qMin(metrics.horizontalAdvance(stateText), line.width() * 2 / 3);
    QRect right = line;
    right.setLeft(line.right() - stateWidth);
    painter->setPen(stateColour);
    painter->drawText(mirrored(right),
                      QStyle::visualAlignment(option.direction, Qt::AlignRight | Qt::AlignVCenter),
                      metrics.elidedText(stateText, Qt::ElideRight, right.width()));
    line.setRight(right.left() - kPadding);
    painter->setPen(quiet);
    painter->drawText(mirrored(line), align,
                      metrics.elidedText(Format::isolated(index.data(SourceListModel::PlaceRole).toString()),
                                         Qt::ElideMiddle, line.width()));
    painter->restore();
}

} // namespace cuegate
