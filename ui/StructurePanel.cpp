// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/StructurePanel.h"

#include "ui/FilterBar.h"
#include "ui/Format.h"

#include <QHeaderView>
#include <QLabel>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

StructurePanel::StructurePanel(Gateway &gateway, QWidget *parent)
    : QWidget(parent)
    , m_model(new StructureModel(gateway, this))
    , m_filtered(new QSortFilterProxyModel(this))
    , m_view(new QTreeView)
    , m_none(new QLabel(tr("The format of this file is not known, so there is no structure to show.")))
{
    m_filtered->setSourceModel(m_model);
    m_filtered->setRecursiveFilteringEnabled(true);
    m_filtered->setFilterKeyColumn(-1);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_bar = new FilterBar(tr("Search in what has been read: a name, a value, a byte offset"), [this] {
        return m_model->exportTable(
            [this](const QModelIndex &index) { return m_filtered->mapFromSource(index).isValid(); });
    });
    m_view->setModel(m_filtered);
    m_view->setAccessibleName(tr("Structure of the file"));
    m_view->setUniformRowHeights(true);
    m_view->setAlternatingRowColors(true);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->header()->setStretchLastSection(true);
    m_view->header()->setHighlightSections(false);
    const int character = fontMetrics().averageCharWidth();
    m_view->setColumnWidth(StructureModel::Name, character * 36);
    m_view->setColumnWidth(StructureModel::Offset, character * 16);
    m_view->setColumnWidth(StructureModel::Size, character * 28);
    m_none->setWordWrap(true);
    m_none->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 12, 20, 12);
    layout->addWidget(m_bar);
    layout->addWidget(m_none);
    layout->addWidget(m_view, 1);

    connect(m_bar, &FilterBar::textChanged, this, &StructurePanel::filter);
    connect(m_view, &QTreeView::activated, this, &StructurePanel::open);
    connect(m_view, &QTreeView::clicked, this, &StructurePanel::open);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        m_isNew = true;
        m_bar->clear();
    });
    connect(m_model, &StructureModel::loaded, this, [this] {
        updateCount();
        expandWhatIsFew();
    });
}

void StructurePanel::setSource(const SourceSnapshot &source)
{
    const auto root = source.media ? structureOf(*source.media) : std::nullopt;
    m_model->setSource(source.id, root);
    m_bar->setFileName(tr("%1 structure", "name of a file").arg(source.name));
    m_none->setVisible(source.media && !root);
    m_view->setVisible(root.has_value());
    m_bar->setEnabled(root.has_value());
    updateCount();
    if (isVisible())
        m_model->begin();
}

void StructurePanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_model->begin();
}

void StructurePanel::filter(const QString &text)
{
    m_filtered->setFilterFixedString(text);
    if (!text.isEmpty())
        expandLoaded({});
    updateCount();
}

// QTreeView::expandAll() would have everything read.
void StructurePanel::expandLoaded(const QModelIndex &parent)
{
    for (int row = 0; row < m_filtered->rowCount(parent); ++row) {
        const QModelIndex index = m_filtered->index(row, 0, parent);
        if (m_filtered->rowCount(index) == 0)
            continue;
        m_view->expand(index);
        expandLoaded(index);
    }
}

void StructurePanel::open(const QModelIndex &index)
{
    m_model->loadMore(m_filtered->mapToSource(index));
}

void StructurePanel::updateCount()
{
    m_bar->setCount(
        tr("%Ln element(s) read", nullptr, int(std::min<qint64>(m_model->loadedNodes(), 1 << 30))));
}

// Of a new file the first levels are opened, so that there is something to see.
void StructurePanel::expandWhatIsFew()
{
    if (!m_isNew || m_filtered->rowCount() == 0)
        return;
    m_isNew = false;
    constexpr int kFew = 8;
    for (int row = 0; row < std::min(kFew, m_filtered->rowCount()); ++row) {
        const QModelIndex index = m_filtered->index(row, 0);
        const QString name = index.data().toString();
        if (name.startsWith(u"Segment"_s) || name.startsWith(u"moov"_s) || name.startsWith(u"RIFF"_s))
            m_view->expand(index);
    }
}

} // namespace cuegate
