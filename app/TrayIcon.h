// SPDX-License-Identifier: GPL-3.0-or-later
// Cuegate in the notification area: show or hide the window, add, copy links of recent sources, status, quit.
// Thread: gui. The Gateway must outlive it.
#pragma once

#include "core/gateway/Gateway.h"

#include <QObject>

#include <memory>

class QAction;
class QMenu;
class QSystemTrayIcon;

namespace cuegate {

class TrayIcon final : public QObject
{
    Q_OBJECT
public:
    explicit TrayIcon(Gateway &gateway, QObject *parent = nullptr);
    ~TrayIcon() override;

    /// Whether this desktop has a notification area; without one do not hide the window.
    [[nodiscard]] static bool isAvailable();
    void show();
    /// What the menu's first entry offers.
    enum class Window { Shown, Hidden };
    void setWindow(Window window);
    [[nodiscard]] QMenu *menu() const { return m_menu.get(); }

Q_SIGNALS:
    void toggleRequested(); ///< show the window, or hide it
    void addRequested();
    void quitRequested();

private:
    void refreshStatus();
    void refreshRecent();

    Gateway &m_gateway;
    std::unique_ptr<QMenu> m_menu;
    QSystemTrayIcon *m_icon;
    QAction *m_status;
    QAction *m_toggle;
    QMenu *m_recent;
};

} // namespace cuegate
