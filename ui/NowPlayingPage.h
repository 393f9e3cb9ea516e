// SPDX-License-Identifier: GPL-3.0-or-later
// Who plays what at this moment, how that goes, and a way to end it. Thread: gui.
#pragma once

#include "core/gateway/Gateway.h"

#include <QWidget>

class QAction;
class QLabel;
class QStackedWidget;
class QToolButton;
class QVBoxLayout;

namespace cuegate {

class SessionCard;
class TrafficGraph;

class NowPlayingPage final : public QWidget
{
    Q_OBJECT
public:
    /// \p showJobs shows the list of jobs, which is elsewhere; must outlive the page.
    NowPlayingPage(Gateway &gateway, QAction *showJobs, QWidget *parent = nullptr);

private:
    [[nodiscard]] QWidget *makeHeader(QAction *showJobs);
    [[nodiscard]] QWidget *makeEmpty();
    [[nodiscard]] QWidget *makeList();
    void setTexts();
    void refresh();
    void refreshCards();
    void refreshTotal();
    void refreshJobs();
    void askToStop(quint64 id);

    Gateway &m_gateway;
    QLabel *m_title;
    QLabel *m_summary;
    QLabel *m_emptyTitle;
    QLabel *m_emptyText;
    QToolButton *m_jobs;
    QStackedWidget *m_stack;
    QLabel *m_totalTitle;
    TrafficGraph *m_total;
    QVBoxLayout *m_cards;
    QList<SessionCard *> m_shown; ///< in the order of the gateway's sessions
};

} // namespace cuegate
