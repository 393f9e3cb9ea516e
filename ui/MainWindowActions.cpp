// SPDX-License-Identifier: GPL-3.0-or-later
// What the window's menus and tool bar offer.
#include "ui/Icons.h"
#include "ui/MainWindow.h"
#include "ui/SourceArranging.h"

#include <QAction>
#include <QMenuBar>
#include <QToolBar>

using namespace Qt::StringLiterals;

namespace cuegate {

QAction *MainWindow::makeAction(QLatin1StringView iconName, const QKeySequence &keys,
                                void (MainWindow::*slot)())
{
    auto *action = new QAction(icon(iconName), {}, this);
    action->setShortcut(keys);
    connect(action, &QAction::triggered, this, slot);
    return action;
}

void MainWindow::makeActions()
{
    m_add = makeAction("add"_L1, QKeySequence::New, &MainWindow::openAddDialog);
    m_paste = makeAction("link"_L1, QKeySequence::Paste, &MainWindow::paste);
    m_copyMaster = makeAction("copy"_L1, QKeySequence::Copy, &MainWindow::copyMaster);
    m_copyWatch = makeAction("watch"_L1, {}, &MainWindow::copyWatch);
    m_copyFile = makeAction("film"_L1, {}, &MainWindow::copyFile);
    m_openWatch = makeAction("open"_L1, QKeySequence(Qt::CTRL | Qt::Key_O), &MainWindow::openWatch);
    m_probe = makeAction("refresh"_L1, QKeySequence::Refresh, &MainWindow::probe);
    m_remove = makeAction("remove"_L1, QKeySequence::Delete, &MainWindow::remove);
    m_settings = makeAction("settings"_L1, QKeySequence(Qt::CTRL | Qt::Key_Comma), &MainWindow::openSettings);
    m_settings->setMenuRole(QAction::PreferencesRole);
    m_diagnostics = makeAction("file"_L1, {}, &MainWindow::showDiagnostics);
    m_about = makeAction("cuegate"_L1, {}, &MainWindow::about);
    m_about->setMenuRole(QAction::AboutRole);
    m_showJobs = new QAction(this);
    m_showJobs->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_J));
    m_showJobs->setCheckable(true);
    m_quit = new QAction(this);
    m_quit->setShortcut(QKeySequence::Quit);
    m_quit->setMenuRole(QAction::QuitRole);
    connect(m_quit, &QAction::triggered, this, &MainWindow::quitRequested);
}

void MainWindow::makeMenus()
{
    m_file = menuBar()->addMenu(QString());
    m_file->addActions({m_add, m_paste});
    m_file->addSeparator();
    m_file->addAction(m_settings);
    m_file->addSeparator();
    m_file->addAction(m_quit);
    m_film = menuBar()->addMenu(QString());
    m_film->addAction(m_copyMaster);
    m_copyFor = m_film->addMenu(QString());
    m_copyFor->addActions({m_copyWatch, m_copyFile});
    m_film->addAction(m_openWatch);
    m_film->addSeparator();
    m_film->addActions({m_probe, m_remove});
    m_film->addSeparator();
    m_film->addActions(m_arranging->actions());
    m_view = menuBar()->addMenu(QString());
    m_view->addAction(m_showJobs);
    m_help = menuBar()->addMenu(QString());
    m_help->addActions({m_diagnostics, m_about});

    m_tools = addToolBar(QString());
    m_tools->setObjectName("tools"_L1);
    m_tools->setMovable(false);
    m_tools->setContextMenuPolicy(Qt::PreventContextMenu);
    m_tools->setIconSize(QSize(20, 20));
    m_tools->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_tools->addAction(m_add);
    m_tools->addSeparator();
    m_tools->addActions({m_copyMaster, m_openWatch, m_probe, m_remove});
}

void MainWindow::setTexts()
{
    m_file->setTitle(tr("&File"));
    m_film->setTitle(tr("Fil&m"));
    m_copyFor->setTitle(tr("Copy other &links"));
    m_view->setTitle(tr("&View"));
    m_help->setTitle(tr("&Help"));
    m_tools->setWindowTitle(tr("Tools"));
    m_add->setText(tr("&Add…"));
    m_add->setToolTip(tr("Add films by link or file"));
    m_paste->setText(tr("&Paste links"));
    m_copyMaster->setText(tr("&Copy link"));
    m_copyMaster->setToolTip(tr("Copy the link for players and televisions"));
    m_copyWatch->setText(tr("Copy link to the &watch page"));
    m_copyFile->setText(tr("Copy link to the original &file"));
    m_openWatch->setText(tr("&Open in browser"));
    m_openWatch->setToolTip(tr("Open the watch page in your browser"));
    m_remove->setText(tr("&Remove"));
    m_remove->setToolTip(tr("Remove from the list; the film itself stays"));
    m_settings->setText(tr("&Settings…"));
    m_diagnostics->setText(tr("Save &diagnostics…"));
    m_about->setText(tr("&About Cuegate"));
    m_showJobs->setText(tr("&Jobs"));
    m_quit->setText(tr("&Quit"));
}

} // namespace cuegate
