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

static constexpr int kPadding = 8;
static constexpr int kIconSide = 22;
static constexpr int kLines = 3;

namespace {

// One item while it is painted: where its parts are and in which colours.
class Item
{
public:
    Item(QPainter &painter, const QStyleOptionViewItem &option)
        : m_painter(painter)
        , m_option(option)
        , m_metrics(option.font)
        , m_area(option.rect.adjusted(kPadding, 0, -kPadding, 0))
    {
        const bool isSelected = option.state & QStyle::State_Selected;
        const QPalette::ColorGroup group =
            option.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
        text = option.palette.color(group, isSelected ? QPalette::HighlightedText : QPalette::Text);
        const Accents accents = Accents::of(option.palette);
        quiet = isSelected ? text : accents.muted;
        bad = isSelected ? text : accents.bad;
        m_area.setHeight(kLines * m_metrics.height());
        m_area.moveTop(option.rect.center().y() - m_area.height() / 2);
    }
    void paintIcon(QLatin1StringView name, const QColor &colour)
    {
        QRect place(m_area.left(), 0, kIconSide, kIconSide);
        place.moveTop(m_option.rect.center().y() - kIconSide / 2);
        icon(name, colour).paint(&m_painter, mirrored(place));
        m_area.setLeft(place.right() + kPadding);
    }
    /// \p line: from 0, halves too. \p trailing keeps its width, \p leading is cut.
    void paintLine(double line, const QString &leading, const QColor &colour, const QString &trailing = {},
                   Qt::TextElideMode mode = Qt::ElideRight)
    {
        QRect place(m_area.left(), m_area.top() + int(line * m_metrics.height()), m_area.width(),
                    m_metrics.height());
        if (!trailing.isEmpty()) {
            const QString shown = Format::isolated(trailing);
            QRect end = place;
            end.setLeft(place.right() - m_metrics.horizontalAdvance(shown));
            paint(end, shown, quiet, Qt::AlignRight);
            place.setRight(end.left() - kPadding);
        }
        paint(place, m_metrics.elidedText(Format::isolated(leading), mode, place.width()), colour,
              Qt::AlignLeft);
    }

    QColor text, quiet, bad;

private:
    [[nodiscard]] QRect mirrored(const QRect &place) const
    {
        return QStyle::visualRect(m_option.direction, m_option.rect, place);
    }
    void paint(const QRect &place, const QString &words, const QColor &colour, Qt::Alignment align)
    {
        m_painter.setPen(colour);
        m_painter.setFont(m_option.font);
        m_painter.drawText(mirrored(place),
                           QStyle::visualAlignment(m_option.direction, align | Qt::AlignVCenter), words);
    }

    QPainter &m_painter;
    const QStyleOptionViewItem &m_option;
    const QFontMetrics m_metrics;
    QRect m_area;
};

} // namespace

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
    return {12 * metrics.averageCharWidth(), kLines * metrics.height() + 2 * kPadding};
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
        Item item(*painter, option);
        item.paintIcon(isOpen ? "folder-open"_L1 : "folder"_L1, item.quiet);
        item.paintLine(0.5, index.data().toString(), item.text);
        option.font.setBold(false);
        item.paintLine(1.5, index.data(SourceListModel::PlaceRole).toString(), item.quiet);
    } else {
        const auto state = SourceState(index.data(SourceListModel::StateRole).toInt());
        Item item(*painter, option);
        const QColor stateColour = state == SourceState::Failed ? item.bad : item.quiet;
        item.paintIcon(iconName(state, index.data(SourceListModel::KindRole).toString()), stateColour);
        item.paintLine(0, index.data().toString(), item.text,
                       index.data(SourceListModel::DurationTextRole).toString());
        item.paintLine(1, index.data(SourceListModel::PlaceRole).toString(), item.quiet, {}, Qt::ElideMiddle);
        item.paintLine(2, index.data(SourceListModel::StateTextRole).toString(), stateColour);
    }
    painter->restore();
}

} // namespace cuegate
