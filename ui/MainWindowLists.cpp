// SPDX-License-Identifier: GPL-3.0-or-later
// Lists in the window: their entries on the right, and an entry that was opened in their place, with the way
// back. The entry stays as long as its list is the chosen source.
#include "ui/BackBar.h"
#include "ui/EntryListPanel.h"
#include "ui/EntryText.h"
#include "ui/Inspector.h"
#include "ui/MainWindow.h"
#include "ui/NoticeBar.h"
#include "ui/SourceListModel.h"

#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace cuegate {

QWidget *MainWindow::makeRight()
{
    m_right->addWidget(m_empty);
    m_right->addWidget(m_entries);
    m_back->hide();
    auto *right = new QWidget;
    auto *layout = new QVBoxLayout(right);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_back);
    layout->addWidget(m_right, 1);
    connect(m_entries, &EntryListPanel::opened, this, &MainWindow::showEntry);
    connect(m_entries, &EntryListPanel::readRequested, this, &MainWindow::probe);
    connect(m_entries, &EntryListPanel::copyRequested, this, &MainWindow::copyUrl);
    connect(m_entries, &EntryListPanel::said, this,
            [this](const QString &sentence) { m_notice->showMessage(sentence, NoticeBar::Tone::Plain); });
    connect(m_entries, &EntryListPanel::failed, this,
            [this](const QString &sentence) { m_notice->showMessage(sentence, NoticeBar::Tone::Problem); });
    connect(m_back, &BackBar::backRequested, this, &MainWindow::leaveEntry);
    // Elsewhere in the window Escape clears a search.
    m_escape = new QShortcut(Qt::Key_Escape, right);
    m_escape->setContext(Qt::WidgetWithChildrenShortcut);
    m_escape->setEnabled(false);
    connect(m_escape, &QShortcut::activated, this, &MainWindow::leaveEntry);
    // Who chooses the list again wants to see it.
    for (const auto signal : {&QTreeView::clicked, &QTreeView::activated})
        connect(m_list, signal, this, [this](const QModelIndex &index) {
            if (const SourceSnapshot *source = m_model->source(index); source && source == current())
                leaveEntry();
        });
    return right;
}

const SourceSnapshot *MainWindow::shown() const
{
    return m_entry ? &*m_entry : current();
}

void MainWindow::showEntry(const SourceSnapshot &entry)
{
    m_entry = entry;
    m_isEntryListed = false;
    followEntry();
    const bool hadFocus = m_entries->isAncestorOf(focusWidget());
    m_gateway.probeSource(entry.id);
    showSelected();
    if (hadFocus)
        m_back->button()->setFocus();
}

// What the gateway says of it now; it goes when the gateway lets go of it.
void MainWindow::followEntry()
{
    if (!m_entry)
        return;
    const QList<SourceSnapshot> &all = m_gateway.sources();
    const auto found = std::find_if(
        all.begin(), all.end(), [this](const SourceSnapshot &source) { return source.id == m_entry->id; });
    if (found != all.end()) {
        m_entry = *found;
        m_isEntryListed = true;
    } else if (m_isEntryListed) {
        m_entry.reset();
    }
}

void MainWindow::leaveEntry()
{
    if (!m_entry)
        return;
    m_entry.reset();
    showSelected();
    m_entries->focusEntries();
}

// Of the chosen source: the entries of a list, or the inspector of what can be played.
QWidget *MainWindow::showSource(const SourceSnapshot *source)
{
    const bool isOfList = source && isList(*source);
    if (m_entry && (!isOfList || m_entry->listId != source->id))
        m_entry.reset();
    const bool isListShown = isOfList && !m_entry;
    m_entries->setSource(isOfList ? source : nullptr);
    m_inspector->setSource(isListShown ? nullptr : shown());
    if (m_entry)
        m_back->setPlace(m_entries->place());
    m_back->setVisible(m_entry.has_value());
    m_escape->setEnabled(m_entry.has_value());
    return isListShown ? static_cast<QWidget *>(m_entries) : m_inspector;
}

} // namespace cuegate
