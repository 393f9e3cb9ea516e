// SPDX-License-Identifier: GPL-3.0-or-later
// The window's panes: pages and films on the left, what was chosen on the right, jobs below.
#include "ui/EmptyPanel.h"
#include "ui/Icons.h"
#include "ui/Inspector.h"
#include "ui/JobsPanel.h"
#include "ui/MainWindow.h"
#include "ui/NavigationList.h"
#include "ui/NoticeBar.h"
#include "ui/ProfileBar.h"
#include "ui/SourceArranging.h"
#include "ui/SourcePanel.h"
#include "ui/StatusStrip.h"
#include "ui/TimelineWidget.h"

#include <QAction>
#include <QApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMenu>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cuegate {

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
    m_across = new QSplitter;
    m_across->setChildrenCollapsible(false);
    m_across->addWidget(makeLeft());
    m_across->addWidget(makeRight());
    m_across->setStretchFactor(0, 0);
    m_across->setStretchFactor(1, 1);
    m_across->setSizes({310, 870});
    m_down = new QSplitter(Qt::Vertical);
    m_down->setChildrenCollapsible(false);
    m_down->addWidget(m_across);
    m_down->addWidget(m_jobs);
    m_down->setStretchFactor(0, 1);
    m_down->setStretchFactor(1, 0);
    m_down->setSizes({540, 150});
    return m_down;
}

void MainWindow::makeLayout()
{
    auto *centre = new QWidget;
    auto *layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(new ProfileBar(m_gateway));
    layout->addWidget(makeCentre(), 1);
    layout->addWidget(m_notice);
    setCentralWidget(centre);
    m_jobs->hide();
    connect(m_showJobs, &QAction::toggled, m_jobs, &QWidget::setVisible);
    connect(m_jobs, &JobsPanel::closeRequested, m_showJobs, &QAction::toggle);
    connect(static_cast<EmptyPanel *>(m_empty), &EmptyPanel::addRequested, this, &MainWindow::openAddDialog);
    auto *status = new StatusStrip(m_gateway, m_showJobs);
    connect(status, &StatusStrip::copyRequested, this,
            [this] { copyUrl(m_gateway.status().mediaBase, tr("Address copied.")); });
    setStatusBar(status);
    connect(new QShortcut(Qt::Key_F6, this), &QShortcut::activated, this, [this] { focusPane(1); });
    connect(new QShortcut(Qt::SHIFT | Qt::Key_F6, this), &QShortcut::activated, this,
            [this] { focusPane(-1); });
}

// The inspector's texts are set when it is made, so another language takes another one.
void MainWindow::makeInspector()
{
    Inspector *before = m_inspector;
    m_inspector = new Inspector(m_gateway);
    connect(m_inspector, &Inspector::copyRequested, this, &MainWindow::copyMaster);
    connect(m_inspector, &Inspector::watchRequested, this, &MainWindow::openWatch);
    connect(m_inspector, &Inspector::probeRequested, this, &MainWindow::probe);
    connect(m_inspector->timeline(), &TimelineWidget::copied, this,
            [this](const QString &sentence) { m_notice->showMessage(sentence, NoticeBar::Tone::Plain); });
    connect(m_inspector->timeline(), &TimelineWidget::failed, this,
            [this](const QString &sentence) { m_notice->showMessage(sentence, NoticeBar::Tone::Problem); });
    m_right->addWidget(m_inspector);
    if (!before)
        return;
    delete before;
    showSelected();
}

// What windowState holds: geometry, both splitters, whether the jobs are shown, closed folders. Earlier
// versions left the last out.
void MainWindow::restoreLayout()
{
    const QString &state = m_gateway.settings().windowState;
    if (state.isEmpty() || std::exchange(m_isLayoutRestored, true))
        return;
    const QList<QByteArray> parts = state.toLatin1().split('.');
    if (parts.size() < 4)
        return;
    const auto bytes = [&](qsizetype part) { return QByteArray::fromBase64(parts[part]); };
    restoreGeometry(bytes(0));
    m_across->restoreState(bytes(1));
    m_down->restoreState(bytes(2));
    m_showJobs->setChecked(parts[3] == "1");
    if (parts.size() > 4)
        m_films->closeFolders(QJsonDocument::fromJson(bytes(4)).toVariant().toStringList());
}

void MainWindow::rememberLayout()
{
    if (!testAttribute(Qt::WA_WState_Created))
        return; // it was never shown
    const QByteArray closed =
        QJsonDocument(QJsonArray::fromStringList(m_films->closedFolders())).toJson(QJsonDocument::Compact);
    const QByteArrayList parts{saveGeometry().toBase64(), m_across->saveState().toBase64(),
                               m_down->saveState().toBase64(), m_showJobs->isChecked() ? "1" : "0",
                               closed.toBase64()};
    const QString state = QString::fromLatin1(parts.join('.'));
    m_isLayoutRestored = true; // what comes now is our own
    if (state != m_gateway.settings().windowState)
        m_gateway.changeSettings([state](GatewaySettings &now) { now.windowState = state; }, {});
}

void MainWindow::hideEvent(QHideEvent *event)
{
    rememberLayout();
    QMainWindow::hideEvent(event);
    Q_EMIT shownChanged();
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    Q_EMIT shownChanged();
}

void MainWindow::addPage(const QIcon &icon, const QString &title, QWidget *page)
{
    if (!title.isEmpty())
        page->setWindowTitle(title);
    m_pages << page;
    m_right->addWidget(page);
    m_navigation->addPage(icon, page->windowTitle());
    const auto number = int(m_pages.size());
    auto *action = new QAction(icon, page->windowTitle(), this);
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
