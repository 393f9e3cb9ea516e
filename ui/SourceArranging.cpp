// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/SourceArranging.h"

#include "ui/EditSourceDialog.h"
#include "ui/Icons.h"
#include "ui/Retranslation.h"
#include "ui/SourceListModel.h"
#include "ui/SourcePanel.h"

#include <QAction>
#include <QInputDialog>
#include <QMenu>
#include <QPointer>
#include <QTreeView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

SourceArranging::SourceArranging(Gateway &gateway, SourcePanel &panel)
    : QObject(&panel)
    , m_gateway(gateway)
    , m_panel(panel)
    , m_moveMenu(std::make_unique<QMenu>())
    , m_edit(makeAction("edit", Qt::Key_F2, &SourceArranging::edit))
    , m_up(makeAction("up", Qt::ALT | Qt::Key_Up, &SourceArranging::moveUp))
    , m_down(makeAction("down", Qt::ALT | Qt::Key_Down, &SourceArranging::moveDown))
    , m_makeFolder(makeAction("folder", Qt::CTRL | Qt::SHIFT | Qt::Key_N, &SourceArranging::makeFolder))
    , m_removeFolder(makeAction("remove", {}, &SourceArranging::removeFolder))
{
    m_moveMenu->setIcon(icon("folder-open"_L1));
    connect(m_moveMenu.get(), &QMenu::aboutToShow, this, &SourceArranging::fillMoveMenu);
    followLanguage(&m_panel, [this] { setTexts(); });
    connect(m_panel.view()->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &SourceArranging::enable);
    connect(m_panel.view()->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &SourceArranging::enable);
    enable();
}

SourceArranging::~SourceArranging() = default;

QAction *SourceArranging::makeAction(const char *iconName, const QKeySequence &keys,
                                     void (SourceArranging::*slot)())
{
    auto *action = new QAction(icon(QLatin1StringView(iconName)), QString(), this);
    action->setShortcut(keys);
    // Alt+Up is the list's own; elsewhere these keys mean something else.
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, slot);
    return action;
}

void SourceArranging::setTexts()
{
    m_moveMenu->setTitle(tr("Move to &folder"));
    m_up->setText(tr("Move &up"));
    m_down->setText(tr("Move &down"));
    m_makeFolder->setText(tr("&New folder with these films…"));
    m_removeFolder->setText(tr("Remo&ve folder"));
    m_removeFolder->setToolTip(tr("The films in it stay on the list"));
    enable();
}

QList<QAction *> SourceArranging::actions() const
{
    return {m_edit, m_up, m_down, m_moveMenu->menuAction(), m_makeFolder, m_removeFolder};
}

void SourceArranging::enable()
{
    const QModelIndex current = m_panel.view()->currentIndex();
    const bool isFolder = m_panel.model()->isFolder(current);
    const bool isAnyChosen = m_panel.view()->selectionModel()->hasSelection();
    m_edit->setText(isFolder ? tr("Rena&me folder…") : tr("&Edit…"));
    m_edit->setEnabled(isFolder || (m_panel.model()->source(current) && isAnyChosen));
    for (QAction *action : {m_up, m_down})
        action->setEnabled(isAnyChosen && !isFolder);
    m_moveMenu->setEnabled(isAnyChosen);
    m_makeFolder->setEnabled(isAnyChosen);
    m_removeFolder->setVisible(isFolder);
}

void SourceArranging::fillMoveMenu()
{
    m_moveMenu->clear();
    connect(m_moveMenu->addAction(tr("&No folder")), &QAction::triggered, this, [this] { moveTo({}); });
    m_moveMenu->addSeparator();
    for (const QString &folder : m_panel.model()->folders()) {
        QString shown = folder;
        shown.replace(u'&', u"&&"_s);
        connect(m_moveMenu->addAction(icon("folder"_L1), shown), &QAction::triggered, this,
                [this, folder] { moveTo(folder); });
    }
}

void SourceArranging::edit()
{
    const SourceListModel &model = *m_panel.model();
    const QModelIndex current = m_panel.view()->currentIndex();
    if (model.isFolder(current))
        return renameFolder(model.folderOf(current));
    const SourceSnapshot *source = model.source(current);
    if (!source)
        return;
    m_gateway.readLocation(source->id, [panel = QPointer<SourcePanel>(&m_panel), &gateway = m_gateway,
                                        source = *source](const Result<SourceLocation> &location) {
        if (!panel || !location)
            return; // removed meanwhile
        auto *dialog =
            new EditSourceDialog(gateway, source, *location, panel->model()->folders(), panel->window());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
}

// The chosen films of one folder go together, past the next one that is not chosen.
void SourceArranging::moveBy(int step)
{
    const SourceListModel &model = *m_panel.model();
    const QModelIndex parent = m_panel.view()->currentIndex().parent();
    const QString folder = model.folderOf(parent);
    QList<SourceId> ids;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        if (const SourceSnapshot *film = model.source(model.index(row, 0, parent)))
            ids << film->id;
    }
    QList<SourceId> moved = m_panel.chosen();
    moved.removeIf([&ids](const SourceId &id) { return !ids.contains(id); });
    if (moved.isEmpty())
        return;
    const qsizetype first = ids.indexOf(moved.first());
    const qsizetype last = ids.indexOf(moved.last());
    if (step < 0 ? first == 0 : last == ids.size() - 1)
        return;
    m_gateway.moveSources(moved, folder, step < 0 ? ids[first - 1] : ids.value(last + 2));
}

void SourceArranging::moveTo(const QString &folder)
{
    m_gateway.moveSources(m_panel.chosen(), folder, {});
}

void SourceArranging::makeFolder()
{
    const QList<SourceId> ids = m_panel.chosen();
    if (ids.isEmpty())
        return;
    askForName(tr("New folder"), tr("Name of the folder for %n film(s):", nullptr, int(ids.size())), {},
               [this, ids](const QString &name) { m_gateway.moveSources(ids, name, {}); });
}

void SourceArranging::renameFolder(const QString &folder)
{
    askForName(tr("Rename folder"), tr("New name of the folder:"), folder,
               [this, folder](const QString &name) {
                   if (name != folder)
                       m_gateway.moveSources(m_panel.model()->idsIn(folder), name, {});
               });
}

void SourceArranging::removeFolder()
{
    const QString folder = m_panel.model()->folderOf(m_panel.view()->currentIndex());
    m_gateway.moveSources(m_panel.model()->idsIn(folder), {}, {});
}

void SourceArranging::askForName(const QString &title, const QString &label, const QString &name,
                                 std::function<void(const QString &)> done)
{
    auto *dialog = new QInputDialog(m_panel.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setLabelText(label);
    dialog->setTextValue(name);
    connect(dialog, &QInputDialog::textValueSelected, this, [done](const QString &text) {
        if (const QString trimmed = text.simplified(); !trimmed.isEmpty())
            done(trimmed);
    });
    dialog->open();
}

} // namespace cuegate
