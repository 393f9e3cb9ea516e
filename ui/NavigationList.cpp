// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/NavigationList.h"

#include "ui/Format.h"
#include "ui/Retranslation.h"

#include <QStyledItemDelegate>

namespace cuegate {

static constexpr int kRowPadding = 14;
static constexpr int kIconColumn = 34;

namespace {

// Puts icon and title where those of the films below are.
class NavigationDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->decorationSize.setWidth(kIconColumn);
        option->decorationAlignment = Qt::AlignCenter;
    }
};

} // namespace

NavigationList::NavigationList(QWidget *parent)
    : QListWidget(parent)
{
    setFrameShape(QFrame::NoFrame);
    setIconSize(QSize(20, 20));
    setItemDelegate(new NavigationDelegate(this));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    // What is current follows the focus, what is selected only the user.
    connect(this, &QListWidget::itemSelectionChanged, this, &NavigationList::chosenChanged);
    followLanguage(this, [this] { setAccessibleName(tr("Pages")); });
    hide();
}

void NavigationList::addPage(const QIcon &icon, const QString &title)
{
    auto *entry = new QListWidgetItem(icon, title, this);
    entry->setSizeHint(QSize(0, fontMetrics().height() + kRowPadding));
    updateGeometry();
    show();
}

void NavigationList::setTitle(int page, const QString &title)
{
    item(page)->setText(Format::isolated(title));
}

int NavigationList::chosen() const
{
    const QList<QListWidgetItem *> selected = selectedItems();
    return selected.isEmpty() ? -1 : row(selected.first());
}

void NavigationList::choose(int page)
{
    setCurrentRow(page, QItemSelectionModel::ClearAndSelect);
}

void NavigationList::chooseNone()
{
    selectionModel()->clear();
}

QSize NavigationList::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 20, count() * (fontMetrics().height() + kRowPadding)};
}

} // namespace cuegate
