// SPDX-License-Identifier: GPL-3.0-or-later
// What the user does to the order of the films, their folders, and a film itself: actions for menus and keys,
// each enabled when it can be done. Thread: gui.
#pragma once

#include "core/gateway/Gateway.h"

#include <QKeySequence>
#include <QObject>

#include <functional>
#include <memory>

class QAction;
class QMenu;

namespace cuegate {

class SourcePanel;

class SourceArranging final : public QObject
{
    Q_OBJECT
public:
    /// \p panel is its parent.
    SourceArranging(Gateway &gateway, SourcePanel &panel);
    ~SourceArranging() override;

    [[nodiscard]] QList<QAction *> actions() const;

private:
    [[nodiscard]] QAction *makeAction(const char *iconName, const QKeySequence &keys,
                                      void (SourceArranging::*slot)());
    void setTexts();
    void enable();
    void fillMoveMenu();
    void edit();
    void moveUp() { moveBy(-1); }
    void moveDown() { moveBy(1); }
    void moveBy(int step);
    void moveTo(const QString &folder);
    void makeFolder();
    void renameFolder(const QString &folder);
    void removeFolder();
    void askForName(const QString &title, const QString &label, const QString &name,
                    std::function<void(const QString &)> done);

    Gateway &m_gateway;
    SourcePanel &m_panel;
    std::unique_ptr<QMenu> m_moveMenu;
    QAction *m_edit, *m_up, *m_down, *m_makeFolder, *m_removeFolder;
};

} // namespace cuegate
