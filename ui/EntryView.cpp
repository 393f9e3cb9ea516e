// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/EntryView.h"

#include "ui/TableLook.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

namespace cuegate {

EntryView::EntryView(QWidget *parent)
    : QTableView(parent)
{
    setTableLook(*this, fontMetrics().height());
    setAlternatingRowColors(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    horizontalHeader()->hide();
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
}

void EntryView::setRowHeight(int pixels)
{
    if (verticalHeader()->defaultSectionSize() == pixels)
        return; // it would go through all rows
    verticalHeader()->setDefaultSectionSize(pixels);
    verticalScrollBar()->setSingleStep(pixels);
}

void EntryView::keyboardSearch(const QString &text)
{
    Q_EMIT typed(text);
}

// A table would copy the name, and take Backspace for the letter to look for.
void EntryView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        Q_EMIT copyRequested();
    else if (event->key() == Qt::Key_Backspace)
        Q_EMIT backRequested();
    else
        QTableView::keyPressEvent(event);
}

// In a table these keys go to the row's ends, in a list to the list's.
QModelIndex EntryView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    if (action == MoveHome || action == MoveEnd)
        return model()->index(action == MoveHome ? 0 : model()->rowCount() - 1, 0);
    return QTableView::moveCursor(action, modifiers);
}

} // namespace cuegate
