// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/SearchField.h"

#include "ui/Icons.h"

#include <QKeyEvent>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace cuegate {

SearchField::SearchField(QWidget *parent)
    : QLineEdit(parent)
{
    setClearButtonEnabled(true);
    addAction(icon("search"_L1), LeadingPosition);
}

void SearchField::setHint(const QString &hint)
{
    setPlaceholderText(hint);
    setAccessibleName(hint);
    // Qt makes these: one clears the field, the other is its icon.
    const auto buttons = findChildren<QToolButton *>();
    for (QToolButton *button : buttons)
        button->setAccessibleName(button == buttons.first() ? tr("Clear the search") : hint);
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        clear();
        Q_EMIT leftEmpty();
        return;
    case Qt::Key_Down:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT leftDown();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

} // namespace cuegate
