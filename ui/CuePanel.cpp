// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/CuePanel.h"

#include "ui/CueTableModel.h"
#include "ui/FilterBar.h"
#include "ui/Format.h"
#include "ui/TableLook.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace cuegate {

CuePanel::CuePanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new CueTableModel(this))
    , m_bar(new FilterBar(tr("Search: a time, a track, a byte offset"),
                          [this] { return m_model->exportTable(); }))
    , m_view(new QTableView)
    , m_none(new QLabel(tr("This file has no index, and its keyframes are not known yet.")))
{
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("Cues and keyframes"));
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    setTableLook(*m_view, fontMetrics().height() + 8);
    // Of one height: nothing is measured but what is seen.
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    const int character = fontMetrics().averageCharWidth();
    m_view->horizontalHeader()->setMinimumSectionSize(character * 13);
    for (const auto &[column, characters] :
         {std::pair(CueTableModel::Time, 15), std::pair(CueTableModel::Key, 13),
          std::pair(CueTableModel::Length, 15), std::pair(CueTableModel::Size, 20),
          std::pair(CueTableModel::Offset, 18)})
        m_view->setColumnWidth(
            column, std::max(character * characters, m_view->horizontalHeader()->sectionSizeHint(column)));
    m_view->horizontalHeader()->setSectionResizeMode(CueTableModel::Track, QHeaderView::Stretch);
    m_none->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 12, 20, 12);
    layout->addWidget(m_bar);
    layout->addWidget(m_none);
    layout->addWidget(m_view, 1);
    connect(m_bar, &FilterBar::textChanged, this, [this](const QString &text) {
        m_model->setFilter(text);
        updateCount();
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, &CuePanel::updateCount);
}

void CuePanel::setSource(const SourceSnapshot &source)
{
    if (source.id != m_source)
        m_bar->clear();
    m_source = source.id;
    m_bar->setFileName(tr("%1 cues", "name of a file").arg(source.name));
    m_model->setMedia(source.media);
    if (!m_bar->text().isEmpty())
        m_model->setFilter(m_bar->text());
    updateCount();
}

void CuePanel::updateCount()
{
    const qint64 total = m_model->totalRows();
    m_none->setVisible(total == 0);
    m_view->setVisible(total > 0);
    m_bar->setEnabled(total > 0);
    m_bar->setCount(
        m_model->rowCount() == total
            ? tr("%Ln row(s)", nullptr, int(total))
            : tr("%1 of %Ln row(s)", nullptr, int(total)).arg(Format::count(m_model->rowCount())));
}

} // namespace cuegate
