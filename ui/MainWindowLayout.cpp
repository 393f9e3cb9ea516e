// SPDX-License-Identifier: GPL-3.0-or-later
// The window's panes: pages and films on the left, what was chosen on the right, jobs below.
#include "ui/EmptyPanel.h"
#include "ui/Icons.h"
#include "ui/Inspector.h"
#include "ui/JobsPanel.h"
#include "ui/MainWindow.h"
#include "ui/NavigationList.h"
#include "ui/NoticeBar.h"
#include "ui/NowPlayingPage.h"
#include "ui/SourceArranging.h"
#include "ui/SourcePanel.h"
#include "ui/StatusStrip.h"

#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr int kNoticeMs = 4000;

QWidget *MainWindow::makeLeft()
{
    for (QAction *action : {m_copyMaster, m_copyWatch, m_copyFile, m_openWatch, m_probe, m_remove})
        m_list->addAction(action);
    m_list->addActions(m_arranging->actions()); // after those
    connect(m_list, &QTreeView::activated, this, &MainWindow::showSelected);

    auto *left = new QWidget;
    left->setMinimumWidth(fontMetrics().averageCharWidth() * 26);
    auto *layout = new QVBoxLayout(left);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(1);
    layout->addWidget(m_navigation);
    layout->addWidget(m_films, 1);
    return left;
}

QWidget *MainWindow::makeCentre()
{
    m_right->addWidget(m_empty);
    m_right->addWidget(m_inspector);
    auto *across = new QSplitter;
    across->setChildrenCollapsible(false);
    across->addWidget(makeLeft());
    across->addWidget(m_right);
    across->setStretchFactor(0, 0);
    across->setStretchFactor(1, 1);
    across->setSizes({310, 870});
    auto *down = new QSplitter(Qt::Vertical);
    down->setChildrenCollapsible(false);
    down->addWidget(across);
    down->addWidget(m_jobs);
    down->setStretchFactor(0, 1);
    down->setStretchFactor(1, 0);
    down->setSizes({540, 150});
    return down;
}

void MainWindow::makeLayout()
{
    auto *centre = new QWidget;
    auto *layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeCentre(), 1);
    layout->addWidget(m_notice);
    setCentralWidget(centre);
    m_jobs->hide();
    connect(m_showJobs, &QAction::toggled, m_jobs, &QWidget::setVisible);
    connect(m_jobs, &JobsPanel::closeRequested, m_showJobs, &QAction::toggle);
    connect(static_cast<EmptyPanel *>(m_empty), &EmptyPanel::addRequested, this, &MainWindow::openAddDialog);
    auto *status = new StatusStrip(m_gateway, m_showJobs);
    connect(status, &StatusStrip::copied, this,
            [this] { m_notice->showMessage(tr("Address copied."), NoticeBar::Tone::Plain, kNoticeMs); });
    setStatusBar(status);
    addPage(icon("watch"_L1), tr("Now playing"), new NowPlayingPage(m_gateway, m_showJobs));
    connect(new QShortcut(Qt::Key_F6, this), &QShortcut::activated, this, [this] { focusPane(1); });
    connect(new QShortcut(Qt::SHIFT | Qt::Key_F6, this), &QShortcut::activated, this,
            [this] { focusPane(-1); });
}

void MainWindow::addPage(const QIcon &icon, const QString &title, QWidget *page)
{
    page->setWindowTitle(title);
    m_pages << page;
    m_right->addWidget(page);
    m_navigation->addPage(icon, title);
    const auto number = int(m_pages.size());
    auto *action = new QAction(icon, title, this);
    if (number <= 9)
        action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + number)));
    connect(action, &QAction::triggered, this, [this, page] { showPage(page); });
    connect(page, &QWidget::windowTitleChanged, this, [this, action, number](const QString &now) {
        action->setText(now);
        m_navigation->setTitle(number - 1, now);
    });
    m_view->insertAction(m_showJobs, action);
}

void MainWindow::showPage(QWidget *page)
{
    m_navigation->choose(int(m_pages.indexOf(page)));
}

QWidget *MainWindow::shownPage() const
{
    return m_right->currentWidget();
}

void MainWindow::showChosenPage()
{
    const int chosen = m_navigation->chosen();
    if (chosen < 0)
        return;
    m_list->selectionModel()->clear();
    m_right->setCurrentWidget(m_pages[chosen]);
}

// From one pane to the next, as F6 does in most programs: to where the focus was there last.
void MainWindow::focusPane(int step)
{
    QList<QWidget *> panes{m_navigation, m_list, m_right->currentWidget(), m_jobs};
    panes.removeIf([](const QWidget *pane) { return !pane->isVisible(); });
    const QWidget *focused = QApplication::focusWidget();
    qsizetype at = step > 0 ? -1 : 0;
    for (qsizetype i = 0; i < panes.size(); ++i) {
        if (panes[i] == focused || panes[i]->isAncestorOf(focused))
            at = i;
    }
    QWidget *next = panes[(at + step + panes.size()) % panes.size()];
    QWidget *inside = next->focusWidget() ? next->focusWidget() : next;
    for (QWidget *widget = inside; !(inside->focusPolicy() & Qt::TabFocus) || !inside->isVisibleTo(next);) {
        inside = inside->nextInFocusChain();
        if (inside == widget)
            return;
    }
    inside->setFocus(Qt::TabFocusReason);
}

} // namespace cuegate
