// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/SourcePanel.h"

#include "ui/Format.h"
#include "ui/Retranslation.h"
#include "ui/SourceDelegate.h"
#include "ui/SourceListModel.h"

#include <QLabel>
#include <QShortcut>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

SourcePanel::SourcePanel(Gateway &gateway, QWidget *parent)
    : QWidget(parent)
    , m_model(new SourceListModel(this))
    , m_view(new QTreeView)
    , m_search(new SearchField)
    , m_summary(new QLabel)
{
    makeView();
    makeSearch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(8, 8, 8, 6);
    top->setSpacing(4);
    top->addWidget(m_search);
    top->addWidget(m_summary);
    layout->addLayout(top);
    layout->addWidget(m_view, 1);
    followLanguage(this, [this] { setTexts(); });
    connect(m_model, &SourceListModel::moveRequested, &gateway, &Gateway::moveSources);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_model, signal, this, &SourcePanel::refreshSummary);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &SourcePanel::openNewFolders);
}

void SourcePanel::makeView()
{
    m_view->setModel(m_model);
    m_view->setItemDelegate(new SourceDelegate(m_view));
    m_view->setHeaderHidden(true);
    m_view->setRootIsDecorated(false); // the delegate draws what opens folders
    m_view->setIndentation(14);
    m_view->setUniformRowHeights(true);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setDragDropMode(QAbstractItemView::DragDrop);
    m_view->setDefaultDropAction(Qt::MoveAction);
    m_view->setDropIndicatorShown(true);
    m_view->setAutoExpandDelay(600);
    m_view->setExpandsOnDoubleClick(false);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    connect(m_view, &QTreeView::clicked, this, [this](const QModelIndex &index) {
        if (m_model->isFolder(index))
            m_view->setExpanded(index, !m_view->isExpanded(index));
    });
    connect(m_view, &QTreeView::collapsed, this,
            [this](const QModelIndex &folder) { m_folded.insert(m_model->folderOf(folder)); });
    connect(m_view, &QTreeView::expanded, this, [this](const QModelIndex &folder) {
        if (!m_model->isFiltered()) // then all are open
            m_folded.remove(m_model->folderOf(folder));
    });
}

void SourcePanel::makeSearch()
{
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    m_summary->setWordWrap(true);
    m_summary->hide();
    connect(m_search, &QLineEdit::textChanged, this, &SourcePanel::search);
    for (const auto signal : {&SearchField::leftDown, &SearchField::leftEmpty})
        connect(m_search, signal, m_view, qOverload<>(&QWidget::setFocus));
    auto *find = new QShortcut(QKeySequence::Find, this);
    find->setContext(Qt::WindowShortcut);
    connect(find, &QShortcut::activated, this, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
}

void SourcePanel::setTexts()
{
    m_view->setAccessibleName(tr("Films"));
    m_search->setHint(tr("Search films"));
    m_search->setToolTip(tr("Name, folder or address (%1)")
                             .arg(QKeySequence(QKeySequence::Find).toString(QKeySequence::NativeText)));
    refreshSummary();
}

void SourcePanel::clearSearch()
{
    m_search->clear();
}

void SourcePanel::search()
{
    const bool hadChosen = m_view->selectionModel()->hasSelection();
    const SourceSnapshot *film = m_model->source(m_view->currentIndex());
    const SourceId before = film ? film->id : SourceId();
    m_model->setFilter(m_search->text());
    openAllAsWanted();
    refreshSummary();
    if (!hadChosen)
        return;
    // Who searches sees at once what the first film found is.
    QModelIndex next = m_model->indexOf(before);
    if (!next.isValid() && m_model->shownCount() > 0) {
        next = m_model->index(0);
        if (m_model->isFolder(next))
            next = m_model->index(0, 0, next);
    }
    if (const SourceSnapshot *shown = m_model->source(next); shown)
        select(SourceId(shown->id));
}

void SourcePanel::openNewFolders(const QModelIndex &parent, int first, int last)
{
    for (int row = first; !parent.isValid() && row <= last; ++row) {
        const QModelIndex index = m_model->index(row);
        if (!m_model->isFolder(index))
            return; // those below are films
        if (m_model->isFiltered() || !m_folded.contains(m_model->folderOf(index)))
            m_view->expand(index);
    }
}

QStringList SourcePanel::closedFolders() const
{
    if (m_model->totalCount() == 0)
        return m_folded.values(); // the films are still to come
    const QStringList all = m_model->folders();
    QStringList closed;
    std::copy_if(all.begin(), all.end(), std::back_inserter(closed),
                 [this](const QString &folder) { return m_folded.contains(folder); });
    return closed;
}

void SourcePanel::closeFolders(const QStringList &folders)
{
    m_folded = QSet<QString>(folders.begin(), folders.end());
    openAllAsWanted();
}

void SourcePanel::openAllAsWanted()
{
    for (const QString &folder : m_model->folders()) {
        const bool isOpen = m_model->isFiltered() || !m_folded.contains(folder);
        const QSet<QString> folded = m_folded;
        m_view->setExpanded(m_model->indexOfFolder(folder), isOpen);
        m_folded = folded;
    }
}

QString SourcePanel::summary() const
{
    if (!m_model->isFiltered())
        return {};
    const int shown = m_model->shownCount();
    return shown == 0
               ? tr("No film matches.")
               : tr("%1 of %Ln film(s)", "found, all", m_model->totalCount()).arg(Format::count(shown));
}

void SourcePanel::refreshSummary()
{
    m_summary->setText(summary());
    m_summary->setVisible(m_model->isFiltered());
}

QList<SourceId> SourcePanel::chosen() const
{
    QModelIndexList indexes = m_view->selectionModel()->selectedIndexes();
    QSet<SourceId> ids;
    for (const QModelIndex &index : std::as_const(indexes)) {
        for (int row = 0; m_model->isFolder(index) && row < m_model->rowCount(index); ++row)
            ids.insert(m_model->source(m_model->index(row, 0, index))->id);
        if (const SourceSnapshot *film = m_model->source(index))
            ids.insert(film->id);
    }
    QList<SourceId> ordered;
    const auto take = [&](const QModelIndex &parent) {
        for (int row = 0; row < m_model->rowCount(parent); ++row) {
            const SourceSnapshot *film = m_model->source(m_model->index(row, 0, parent));
            if (film && ids.contains(film->id))
                ordered << film->id;
        }
    };
    for (const QString &folder : m_model->folders())
        take(m_model->indexOfFolder(folder));
    take({});
    return ordered;
}

void SourcePanel::select(const SourceId &id)
{
    const QModelIndex index = m_model->indexOf(id);
    if (!index.isValid())
        return;
    // QTreeView::setCurrentIndex() would heed a Ctrl that is still held from Ctrl+V.
    m_view->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    m_view->scrollTo(index);
}

} // namespace cuegate
