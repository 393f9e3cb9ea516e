// SPDX-License-Identifier: GPL-3.0-or-later
// Cuegate in the notification area: show or hide the window, add, links of recent sources, settings, quit;
// its picture and text say what is going on. Thread: gui. The Gateway must outlive it.
#pragma once

#include "app/Notices.h"
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
    void notify(Notices::Tone tone, const QString &title, const QString &text);

    enum class Activity { Idle, Serving, Converting };
    [[nodiscard]] Activity activity() const { return m_activity; }

Q_SIGNALS:
    void toggleRequested(); ///< show the window, or hide it
    void showRequested();
    void addRequested();
    void settingsRequested();
    void quitRequested();

private:
    void setTexts();
    void refreshActivity();
    void refreshRecent();

    Gateway &m_gateway;
    std::unique_ptr<QMenu> m_menu;
    QSystemTrayIcon *m_icon;
    QAction *m_status;
    QAction *m_toggle;
    QAction *m_add;
    QMenu *m_copy;
    QMenu *m_open;
    QAction *m_settings;
    QAction *m_quit;
    QList<SourceUrls> m_shownUrls; // in both menus
    QStringList m_shownNames;
    Window m_window = Window::Hidden;
    Activity m_activity = Activity::Idle;
};

} // namespace cuegate
