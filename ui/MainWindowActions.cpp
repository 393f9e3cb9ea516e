// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/Icons.h"
#include "ui/MainWindow.h"
#include "ui/SourceArranging.h"

#include <QAction>
#include <QMenuBar>
#include <QToolBar>

using namespace Qt::StringLiterals;

namespace cuegate {

QAction *MainWindow::makeAction(QLatin1StringView iconName, const QString &text, const QKeySequence &keys,
                                void (MainWindow::*slot)())
{
    auto *action = new QAction(icon(iconName), text, this);
    action->setShortcut(keys);
    connect(action, &QAction::triggered, this, slot);
    return action;
}

void MainWindow::makeActions()
{
    m_add = makeAction("add"_L1, tr("&Add …"), QKeySequence::New, &MainWindow::openAddDialog);
    m_add->setToolTip(tr("Add films by link or file"));
    m_paste = makeAction("link"_L1, tr("&Paste links"), QKeySequence::Paste, &MainWindow::paste);
    m_copyMaster = makeAction("copy"_L1, tr("&Copy link"), QKeySequence::Copy, &MainWindow::copyMaster);
    m_copyMaster->setToolTip(tr("Copy the link for players and televisions"));
    m_copyWatch = makeAction("watch"_L1, tr("Copy link to the &watch page"), {}, &MainWindow::copyWatch);
    m_copyFile = makeAction("film"_L1, tr("Copy link to the original &file"), {}, &MainWindow::copyFile);
    m_openWatch = makeAction("open"_L1, tr("&Open in browser"), tr("Ctrl+O"), &MainWindow::openWatch);
    m_openWatch->setToolTip(tr("Open the watch page in your browser"));
    m_probe = makeAction("refresh"_L1, tr("&Examine again"), QKeySequence::Refresh, &MainWindow::probe);
    m_probe->setToolTip(tr("Examine a film that failed or was not examined yet"));
    m_remove = makeAction("remove"_L1, tr("&Remove"), QKeySequence::Delete, &MainWindow::remove);
    m_remove->setToolTip(tr("Remove from the list; the film itself stays"));
    m_showJobs = new QAction(tr("&Jobs"), this);
    m_showJobs->setShortcut(tr("Ctrl+J"));
    m_showJobs->setCheckable(true);
    m_quit = new QAction(tr("&Quit"), this);
    m_quit->setShortcut(QKeySequence::Quit);
    connect(m_quit, &QAction::triggered, this, &MainWindow::quitRequested);
}

void MainWindow::makeMenus()
{
    QMenu *file = menuBar()->addMenu(tr("&File"));
    file->addAction(m_add);
    file->addAction(m_paste);
    file->addSeparator();
    file->addAction(m_quit);
    QMenu *film = menuBar()->addMenu(tr("Fil&m"));
    film->addAction(m_copyMaster);
    QMenu *copyFor = film->addMenu(tr("Copy &link for"));
    copyFor->addAction(m_copyWatch);
    copyFor->addAction(m_copyFile);
    film->addAction(m_openWatch);
    film->addSeparator();
    film->addAction(m_probe);
    film->addAction(m_remove);
    film->addSeparator();
    film->addActions(m_arranging->actions());
    m_view = menuBar()->addMenu(tr("&View"));
    m_view->addAction(m_showJobs);
    QMenu *help = menuBar()->addMenu(tr("&Help"));
    connect(help->addAction(tr("&About Cuegate")), &QAction::triggered, this, &MainWindow::about);

    QToolBar *bar = addToolBar(tr("Tools"));
    bar->setObjectName("tools"_L1);
    bar->setMovable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->setIconSize(QSize(20, 20));
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->addAction(m_add);
    bar->addSeparator();
    bar->addAction(m_copyMaster);
    bar->addAction(m_openWatch);
    bar->addAction(m_probe);
    bar->addAction(m_remove);
}

} // namespace cuegate
