// SPDX-License-Identifier: GPL-3.0-or-later
// A list of up to millions of rows of one height. A QListView looks at every row to lay them out (65 ms for a
// million); a table with one column does not. Typing is handed on instead of looking for it in all rows.
// Thread: gui.
#pragma once

#include <QTableView>

namespace cuegate {

class EntryView final : public QTableView
{
    Q_OBJECT
public:
    explicit EntryView(QWidget *parent = nullptr);
    void setRowHeight(int pixels);
    void keyboardSearch(const QString &text) override;

Q_SIGNALS:
    void typed(const QString &text);
    void copyRequested();
    void backRequested(); ///< Backspace

protected:
    void keyPressEvent(QKeyEvent *event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
};

} // namespace cuegate
