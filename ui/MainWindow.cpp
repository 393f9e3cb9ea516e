// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/MainWindow.h"

#include "ui/AddSourceDialog.h"
#include "ui/BackBar.h"
#include "ui/CachePage.h"
#include "ui/DiagnosticsDialog.h"
#include "ui/EmptyPanel.h"
#include "ui/EntryListPanel.h"
#include "ui/EntryText.h"
#include "ui/ErrorText.h"
#include "ui/FolderScan.h"
#include "ui/Icons.h"
#include "ui/Inspector.h"
#include "ui/JobsPanel.h"
#include "ui/NavigationList.h"
#include "ui/NoticeBar.h"
#include "ui/NowPlayingPage.h"
#include "ui/PendingRemovals.h"
#include "ui/Retranslation.h"
#include "ui/SettingsDialog.h"
#include "ui/SourceArranging.h"
#include "ui/SourceListModel.h"
#include "ui/SourcePanel.h"

#include <QAction>
#include <QClipboard>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QDir>
#include <QDropEvent>
#include <QGuiApplication>
#include <QMessageBox>
#include <QMimeData>
#include <QPointer>
#include <QStackedWidget>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace cuegate {

MainWindow::MainWindow(Gateway &gateway, QWidget *parent)
    : QMainWindow(parent)
    , m_gateway(gateway)
    , m_removals(new PendingRemovals(gateway, this))
    , m_films(new SourcePanel(gateway))
    , m_arranging(new SourceArranging(gateway, *m_films))
    , m_model(m_films->model())
    , m_navigation(new NavigationList)
    , m_right(new QStackedWidget)
    , m_empty(new EmptyPanel)
    , m_entries(new EntryListPanel(gateway))
    , m_back(new BackBar)
    , m_list(m_films->view())
    , m_jobs(new JobsPanel(gateway))
    , m_notice(new NoticeBar)
    , m_scan(new FolderScan(this))
{
    setWindowTitle(u"Cuegate"_s);
    setWindowIcon(applicationIcon());
    setAcceptDrops(true);
    makeActions();
    makeMenus();
    makeLayout();
    resize(1180, 760);

    connect(&m_gateway, &Gateway::sourcesChanged, this, &MainWindow::refresh);
    connect(m_scan, &FolderScan::finished, this, &MainWindow::addFolder);
    connect(m_removals, &PendingRemovals::changed, this, &MainWindow::refresh);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &MainWindow::showSelected);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &MainWindow::showSelected);
    connect(m_navigation, &NavigationList::chosenChanged, this, &MainWindow::showChosenPage);
    connect(&m_gateway, &Gateway::settingsChanged, this, &MainWindow::restoreLayout);
    addPage(icon("watch"_L1), {}, new NowPlayingPage(gateway, m_showJobs));
    addPage(icon("cache"_L1), {}, new CachePage(gateway));
    followLanguage(this, [this] {
        setTexts();
        if (!m_inspector)
            return;
        showSelected(); // some texts are for what is shown
        // Not while the event is on its way to it.
        QMetaObject::invokeMethod(this, &MainWindow::makeInspector, Qt::QueuedConnection);
    });
    makeInspector();
    m_list->setFocus();
    restoreLayout();
    refresh();
}

MainWindow::~MainWindow()
{
    rememberLayout();
    // Its removals reach the gateway now, and the answer must not reach a window half gone.
    m_gateway.disconnect(this);
    m_removals->disconnect(this);
}

void MainWindow::bringUp()
{
    if (isMinimized())
        showNormal();
    show();
    raise();
    activateWindow();
}

QAbstractItemView *MainWindow::list() const
{
    return m_list;
}

const SourceSnapshot *MainWindow::current() const
{
    // Focus alone makes a film the current one, but chooses none.
    const QModelIndex index = m_list->currentIndex();
    return m_list->selectionModel()->isSelected(index) ? m_model->source(index) : nullptr;
}

SourceId MainWindow::selected() const
{
    const SourceSnapshot *source = current();
    return source ? source->id : SourceId();
}

void MainWindow::select(const SourceId &id)
{
    m_selectWhenListed = m_model->indexOf(id).isValid() ? SourceId() : id;
    m_films->select(id);
}

void MainWindow::refresh()
{
    const SourceId before = selected();
    const QPersistentModelIndex parentBefore(m_list->currentIndex().parent());
    const int rowBefore = m_list->currentIndex().row();
    m_model->update(m_gateway.sources(), m_removals->hidden());
    selectAfterRefresh(before, parentBefore, rowBefore);
    followEntry();
    showSelected();
}

void MainWindow::selectAfterRefresh(const SourceId &before, const QModelIndex &parentBefore, int rowBefore)
{
    if (!m_selectWhenListed.isEmpty() && m_model->indexOf(m_selectWhenListed).isValid())
        return select(SourceId(m_selectWhenListed));
    const bool isPageShown = m_navigation->chosen() >= 0;
    const bool isFolderChosen = before.isEmpty() && m_list->selectionModel()->hasSelection();
    if (m_model->rowCount() == 0 || isPageShown || isFolderChosen ||
        (!before.isEmpty() && selected() == before))
        return;
    if (m_model->indexOf(before).isValid()) // in another folder now
        return m_films->select(before);
    // The selected one is gone: its neighbour takes over, so Delete can be pressed again.
    const int row = std::clamp(rowBefore, 0, m_model->rowCount(parentBefore) - 1);
    QModelIndex next = m_model->index(row, 0, parentBefore);
    if (rowBefore < 0 && m_model->isFolder(next)) // at the start, a film says more than a folder
        next = m_model->index(0, 0, next);
    m_list->selectionModel()->setCurrentIndex(next, QItemSelectionModel::ClearAndSelect);
}

void MainWindow::showSelected()
{
    const SourceSnapshot *source = current();
    if (source)
        m_navigation->chooseNone();
    QWidget *page = showSource(source);
    if (m_navigation->chosen() < 0)
        m_right->setCurrentWidget(m_model->totalCount() > 0 ? page : m_empty);
    source = shown();
    const bool isOfList = source && isList(*source);
    m_copyMaster->setEnabled(source && (!isOfList || source->urls.playlist.isValid()));
    for (QAction *action : {m_copyWatch, m_copyFile, m_openWatch})
        action->setEnabled(source && !isOfList);
    // Who looks at an entry does not mean its list.
    m_remove->setEnabled(m_list->selectionModel()->hasSelection() && !m_entry);
    m_probe->setText(isOfList ? tr("Rea&d again") : tr("E&xamine again"));
    m_probe->setToolTip(isOfList ? tr("Ask the server what is in the list now")
                                 : tr("Examine a film that failed or was not examined yet"));
    m_probe->setEnabled(source &&
                        (source->state == SourceState::Failed || source->state == SourceState::Idle ||
                         source->conversionFault || (isOfList && source->state == SourceState::Ready)));
}

void MainWindow::openAddDialog()
{
    bringUp();
    makeAddDialog(AddSourceDialog::clipboardSources())->open();
}

AddSourceDialog *MainWindow::makeAddDialog(const QString &text)
{
    auto *dialog = new AddSourceDialog(text, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        for (const SourceInput::Addition &addition : dialog->additions())
            add(addition);
    });
    return dialog;
}

void MainWindow::openSettings()
{
    bringUp();
    auto *dialog = findChild<SettingsDialog *>();
    if (!dialog) {
        dialog = new SettingsDialog(m_gateway, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

void MainWindow::addTexts(const QStringList &urlsOrPaths)
{
    // Nothing was asked for: a start without arguments.
    if (!urlsOrPaths.isEmpty())
        addLines(SourceInput::lines(urlsOrPaths.join(u'\n')));
}

void MainWindow::addLines(const QList<SourceInput::Line> &lines)
{
    if (lines.size() == 1 && lines.first().account) { // is it the account that is wanted, or its list?
        bringUp();
        AddSourceDialog *dialog = makeAddDialog({});
        dialog->showAccount(*lines.first().account);
        return dialog->open();
    }
    QStringList problems;
    for (const SourceInput::Line &line : lines) {
        if (line.isFolder)
            m_scan->start(line.url);
        else if (line.problem.isEmpty())
            add(SourceInput::additionOf(line));
        else if (problems.size() < 3)
            problems << tr("“%1”: %2", "line, what is wrong with it").arg(line.text.left(60), line.problem);
    }
    if (lines.isEmpty())
        problems << tr("No link and no file was found in it.");
    if (!problems.isEmpty())
        m_notice->showMessage(problems.join(u'\n'), NoticeBar::Tone::Problem);
}

void MainWindow::addFolder(const QUrl &folder)
{
    const FolderScan::Found found = m_scan->found(folder).value_or(FolderScan::Found());
    m_scan->forget(folder); // what is in it may have changed when it is dropped again
    for (const QUrl &film : found.films)
        add({{film, {}}, {}});
    const QString name = QDir::toNativeSeparators(folder.toLocalFile());
    const auto count = int(found.films.size());
    if (count == 0)
        m_notice->showMessage(tr("There are no films in “%1”.").arg(name), NoticeBar::Tone::Problem);
    else if (found.isCut)
        m_notice->showMessage(
            tr("Added %n film(s) from “%1”, which holds more than can be added at once.", nullptr, count)
                .arg(name),
            NoticeBar::Tone::Problem);
    else
        m_notice->showMessage(tr("Added %n film(s) from “%1”.", nullptr, count).arg(name),
                              NoticeBar::Tone::Plain);
}

void MainWindow::add(const SourceInput::Addition &addition)
{
    m_gateway.addSource(addition.location, SourceInput::nameFor(addition.location.url), addition.kind,
                        [window = QPointer<MainWindow>(this)](const Result<SourceSnapshot> &result) {
                            if (window)
                                window->added(result);
                        });
}

void MainWindow::added(const Result<SourceSnapshot> &result)
{
    if (!result) {
        const ErrorText text(result.error());
        m_notice->showMessage(tr("%1 %2", "sentence, next step").arg(text.whatHappened, text.nextStep),
                              NoticeBar::Tone::Problem);
        return;
    }
    m_removals->keep(result->id);
    m_films->clearSearch();
    select(result->id);
    m_gateway.probeSource(result->id);
}

void MainWindow::paste()
{
    addLines(SourceInput::lines(*QGuiApplication::clipboard()->mimeData()));
}

void MainWindow::remove()
{
    const QList<SourceId> ids = m_films->chosen();
    if (ids.isEmpty())
        return;
    const QString name = m_model->indexOf(ids.first()).data().toString();
    m_removals->remove(ids);
    const auto all = int(m_removals->ids().size());
    m_notice->showAction(
        all == 1 ? tr("Removed “%1”.").arg(name) : tr("Removed %n film(s).", nullptr, all), tr("Undo"),
        [this, ids] {
            m_removals->undo();
            select(ids.first());
        },
        PendingRemovals::kUndoTimeMs);
}

void MainWindow::copyUrl(const QUrl &url, const QString &what)
{
    if (!url.isValid())
        return;
    QGuiApplication::clipboard()->setText(url.toString(QUrl::FullyEncoded));
    m_notice->showMessage(what, NoticeBar::Tone::Plain);
}

void MainWindow::copyMaster()
{
    const SourceSnapshot *source = shown();
    if (source && isList(*source))
        copyUrl(source->urls.playlist, EntryText::playlistCopied());
    else if (source)
        copyUrl(source->urls.master, tr("Link copied. Open it in a player or on a television."));
}

void MainWindow::copyWatch()
{
    if (const SourceSnapshot *source = shown())
        copyUrl(source->urls.watch, tr("Link to the watch page copied. Open it in a browser."));
}

void MainWindow::copyFile()
{
    if (const SourceSnapshot *source = shown())
        copyUrl(source->urls.file, tr("Link to the original file copied."));
}

void MainWindow::openWatch()
{
    if (const SourceSnapshot *source = shown(); source && !QDesktopServices::openUrl(source->urls.watch)) {
        m_notice->showMessage(tr("No browser could be opened. Copy the link and open it yourself."),
                              NoticeBar::Tone::Problem);
    }
}

void MainWindow::probe()
{
    if (const SourceSnapshot *source = shown())
        m_gateway.probeSource(source->id);
}

void MainWindow::showDiagnostics()
{
    auto *dialog = new DiagnosticsDialog(m_gateway, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::about()
{
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIconPixmap(applicationIcon().pixmap(64));
    followLanguage(box, [box] {
        box->setWindowTitle(tr("About Cuegate"));
        box->setText(
            tr("<h3>Cuegate %1</h3><p>Plays your films on every screen without converting them first.</p>"
               "<p>Free software under the GNU General Public License, version 3 or later.</p>")
                .arg(QLatin1StringView(CUEGATE_VERSION)));
    });
    box->open();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_onClose == OnClose::HideToTray) {
        hide();
        event->ignore();
        return;
    }
    rememberLayout();
    event->accept();
    Q_EMIT quitRequested();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() || event->mimeData()->hasText())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    addLines(SourceInput::lines(*event->mimeData()));
}

} // namespace cuegate
