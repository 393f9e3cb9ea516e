// SPDX-License-Identifier: GPL-3.0-or-later
// The status bar: where Cuegate serves, who is connected, how full the cache is, and problems as sentences.
// Thread: gui.
#pragma once

#include "core/gateway/Gateway.h"

#include <QStatusBar>

class QAction;
class QLabel;
class QToolButton;

namespace cuegate {

class StatusStrip final : public QStatusBar
{
    Q_OBJECT
public:
    /// \p showJobs: checked while the jobs are shown.
    explicit StatusStrip(Gateway &gateway, QAction *showJobs, QWidget *parent = nullptr);

    /// One line for the tray: "Serving 2 players" or the problem.
    [[nodiscard]] static QString summary(const ServerStatus &status);

Q_SIGNALS:
    void copyRequested(); ///< of the address

private:
    void setTexts();
    void refresh();
    void refreshJobs();
    void clearCache();

    Gateway &m_gateway;
    QLabel *m_warning;
    QLabel *m_address;
    QToolButton *m_copy;
    QToolButton *m_jobs;
    QLabel *m_clients;
    QLabel *m_cache;
    QToolButton *m_clear;
};

} // namespace cuegate
