// SPDX-License-Identifier: GPL-3.0-or-later
// A field that searches what stands below it: Down and Enter lead there, Escape clears the search and leads
// back there. Thread: gui.
#pragma once

#include <QLineEdit>

namespace cuegate {

class SearchField final : public QLineEdit
{
    Q_OBJECT
public:
    explicit SearchField(QWidget *parent = nullptr);
    void setHint(const QString &hint); ///< also its name

Q_SIGNALS:
    void leftDown();
    void leftEmpty(); ///< cleared before

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace cuegate
