// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/EntryGroupPanel.h"

#include "ui/EntryGroupModel.h"
#include "ui/ItemPainter.h"
#include "ui/Retranslation.h"

#include <QApplication>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace cuegate {

static constexpr qsizetype kManyGroups = 12;
static constexpr int kRowPadding = 10;

namespace {

// A name, and how many at the other end.
class GroupDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const override
    {
        QStyleOptionViewItem option = given;
        initStyleOption(&option, index);
        const QString name = std::exchange(option.text, {});
        const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
        style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
        painter->save();
        ItemPainter item(*painter, option, 1);
        item.paintLine(0, name, item.text, index.data(EntryGroupModel::CountRole).toString());
        painter->restore();
    }
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex & /*index*/) const override
    {
        return {option.fontMetrics.averageCharWidth() * 10, option.fontMetrics.height() + kRowPadding};
    }
};

} // namespace

EntryGroupPanel::EntryGroupPanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new EntryGroupModel(this))
    , m_search(new SearchField)
    , m_view(new QListView)
{
    m_view->setModel(m_model);
    m_view->setItemDelegate(new GroupDelegate(m_view));
    m_view->setUniformItemSizes(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_search->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_search);
    layout->addWidget(m_view, 1);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model->setFilter(text);
        showChosen();
    });
    connect(m_search, &SearchField::leftEmpty, m_view, qOverload<>(&QWidget::setFocus));
    connect(m_search, &SearchField::leftDown, this, &EntryGroupPanel::goToFirst);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &now) {
                if (now.isValid())
                    setChosen(m_model->group(now));
            });
    followLanguage(this, [this] { setTexts(); });
}

void EntryGroupPanel::setTexts()
{
    m_view->setAccessibleName(tr("Groups"));
    m_search->setHint(tr("Search groups"));
    m_view->viewport()->update();
}

void EntryGroupPanel::setList(const ListSummary &list)
{
    m_search->setVisible(list.groups.size() > kManyGroups);
    if (m_search->isHidden())
        m_search->clear();
    m_model->setList(list);
    if (m_chosen && !m_model->has(*m_chosen))
        setChosen({});
    showChosen();
}

bool EntryGroupPanel::has(const QString &group) const
{
    return m_model->has(group);
}

void EntryGroupPanel::chooseAll()
{
    choose({});
}

void EntryGroupPanel::choose(const std::optional<QString> &group)
{
    setChosen(group);
    showChosen();
}

void EntryGroupPanel::setChosen(const std::optional<QString> &group)
{
    if (group == m_chosen)
        return;
    m_chosen = group;
    Q_EMIT chosenChanged();
}

// A group that the search does not show stays chosen.
void EntryGroupPanel::showChosen()
{
    const QModelIndex index = m_model->indexOf(m_chosen);
    if (m_model->group(index) == m_chosen)
        m_view->setCurrentIndex(index);
}

void EntryGroupPanel::goToFirst()
{
    m_view->setFocus();
    if (m_model->rowCount() > 1 && !m_search->text().isEmpty())
        m_view->setCurrentIndex(m_model->index(1));
}

} // namespace cuegate
