// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/MainWindow.h"

#include "ui/AddSourceDialog.h"
#include "ui/EmptyPanel.h"
#include "ui/ErrorText.h"
#include "ui/Icons.h"
#include "ui/Inspector.h"
#include "ui/JobsPanel.h"
#include "ui/NoticeBar.h"
#include "ui/PendingRemovals.h"
#include "ui/SourceDelegate.h"
#include "ui/SourceListModel.h"
#include "ui/StatusStrip.h"
#include "ui/TimelineWidget.h"

#include <QAction>
#include <QClipboard>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QDropEvent>
#include <QGuiApplication>
#include <QListView>
#include <QMessageBox>
#include <QMimeData>
#include <QPointer>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr int kNoticeMs = 4000;
static constexpr int kProblemMs = 12000;

MainWindow::MainWindow(Gateway &gateway, QWidget *parent)
    : QMainWindow(parent)
    , m_gateway(gateway)
    , m_removals(new PendingRemovals(gateway, this))
    , m_model(new SourceListModel(this))
    , m_stack(new QStackedWidget)
    , m_list(new QListView)
    , m_inspector(new Inspector(gateway))
    , m_jobs(new JobsPanel(gateway))
    , m_notice(new NoticeBar)
{
    setWindowTitle(u"Cuegate"_s);
    setWindowIcon(applicationIcon());
    setAcceptDrops(true);
    makeActions();
    makeMenus();
    makeLayout();
    resize(1180, 760);

    connect(&m_gateway, &Gateway::sourcesChanged, this, &MainWindow::refresh);
    connect(m_removals, &PendingRemovals::changed, this, &MainWindow::refresh);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &MainWindow::showSelected);
    connect(m_inspector, &Inspector::copyRequested, this, &MainWindow::copyMaster);
    connect(m_inspector, &Inspector::watchRequested, this, &MainWindow::openWatch);
    connect(m_inspector, &Inspector::probeRequested, this, &MainWindow::probe);
    connect(m_inspector->timeline(), &TimelineWidget::copied, this, [this](const QString &sentence) {
        m_notice->showMessage(sentence, NoticeBar::Tone::Plain, kNoticeMs);
    });
    connect(m_inspector->timeline(), &TimelineWidget::failed, this, [this](const QString &sentence) {
        m_notice->showMessage(sentence, NoticeBar::Tone::Problem, kProblemMs);
    });
    refresh();
}

MainWindow::~MainWindow()
{
    // Its removals reach the gateway now, and the answer must not reach a window half gone.
    m_gateway.disconnect(this);
    m_removals->disconnect(this);
}

QWidget *MainWindow::makeFilms()
{
    m_list->setModel(m_model);
    m_list->setItemDelegate(new SourceDelegate(m_list));
    m_list->setAccessibleName(tr("Films"));
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setUniformItemSizes(true);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_list->setMinimumWidth(fontMetrics().averageCharWidth() * 26);
    m_list->setFrameShape(QFrame::NoFrame);
    for (QAction *action : {m_copyMaster, m_copyWatch, m_copyFile, m_openWatch, m_probe, m_remove})
        m_list->addAction(action);
    connect(m_list, &QListView::activated, this, &MainWindow::showSelected);

    auto *splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_list);
    splitter->addWidget(m_inspector);
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({310, 870});
    return splitter;
}

void MainWindow::makeLayout()
{
    auto *films = new QSplitter(Qt::Vertical);
    films->setChildrenCollapsible(false);
    films->addWidget(makeFilms());
    films->addWidget(m_jobs);
    films->setStretchFactor(0, 1);
    films->setStretchFactor(1, 0);
    films->setSizes({540, 150});
    m_jobs->hide();
    connect(m_showJobs, &QAction::toggled, m_jobs, &QWidget::setVisible);
    connect(m_jobs, &JobsPanel::closeRequested, m_showJobs, &QAction::toggle);
    auto *empty = new EmptyPanel;
    connect(empty, &EmptyPanel::addRequested, this, &MainWindow::openAddDialog);
    m_stack->addWidget(empty);
    m_stack->addWidget(films);

    auto *centre = new QWidget;
    auto *layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_notice);
    setCentralWidget(centre);
    auto *status = new StatusStrip(m_gateway, m_showJobs);
    connect(status, &StatusStrip::copied, this,
            [this] { m_notice->showMessage(tr("Address copied."), NoticeBar::Tone::Plain, kNoticeMs); });
    setStatusBar(status);
}

void MainWindow::bringUp()
{
    if (isMinimized())
        showNormal();
    show();
    raise();
    activateWindow();
}

const SourceSnapshot *MainWindow::current() const
{
    return m_model->source(m_list->currentIndex());
}

SourceId MainWindow::selected() const
{
    const SourceSnapshot *source = current();
    return source ? source->id : SourceId();
}

void MainWindow::select(const SourceId &id)
{
    const QModelIndex index = m_model->indexOf(id);
    m_selectWhenListed = index.isValid() ? SourceId() : id;
    if (index.isValid()) {
        // QListView::setCurrentIndex() would heed a Ctrl that is still held from Ctrl+V.
        m_list->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
        m_list->scrollTo(index);
    }
}

void MainWindow::refresh()
{
    const SourceId before = selected();
    const int rowBefore = m_list->currentIndex().row();
    m_model->update(m_gateway.sources(), m_removals->hidden());
    m_stack->setCurrentIndex(m_model->rowCount() == 0 ? 0 : 1);
    selectAfterRefresh(before, rowBefore);
    showSelected();
}

void MainWindow::selectAfterRefresh(const SourceId &before, int rowBefore)
{
    if (!m_selectWhenListed.isEmpty() && m_model->indexOf(m_selectWhenListed).isValid())
        return select(SourceId(m_selectWhenListed));
    if (m_model->rowCount() == 0 || (!before.isEmpty() && selected() == before))
        return;
    // The selected one is gone: its neighbour takes over, so Delete can be pressed again.
    const int row = std::clamp(rowBefore, 0, m_model->rowCount() - 1);
    m_list->selectionModel()->setCurrentIndex(m_model->index(row), QItemSelectionModel::ClearAndSelect);
}

void MainWindow::showSelected()
{
    const SourceSnapshot *source = current();
    m_inspector->setSource(source);
    for (QAction *action : {m_remove, m_copyMaster, m_copyWatch, m_copyFile, m_openWatch})
        action->setEnabled(source);
    m_probe->setEnabled(source &&
                        (source->state == SourceState::Failed || source->state == SourceState::Idle));
}

void MainWindow::openAddDialog()
{
    bringUp();
    auto *dialog = new AddSourceDialog(AddSourceDialog::clipboardSources(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        for (const SourceLocation &location : dialog->locations())
            add(location);
    });
    dialog->open();
}

void MainWindow::addTexts(const QStringList &urlsOrPaths)
{
    // Nothing was asked for: a start without arguments.
    if (!urlsOrPaths.isEmpty())
        addLines(SourceInput::lines(urlsOrPaths.join(u'\n')));
}

void MainWindow::addLines(const QList<SourceInput::Line> &lines)
{
    QStringList problems;
    for (const SourceInput::Line &line : lines) {
        if (line.problem.isEmpty())
            add({line.url, {}});
        else if (problems.size() < 3)
            problems << tr("“%1”: %2", "line, what is wrong with it").arg(line.text.left(60), line.problem);
    }
    if (lines.isEmpty())
        problems << tr("There is no link or file in it.");
    if (!problems.isEmpty())
        m_notice->showMessage(problems.join(u'\n'), NoticeBar::Tone::Problem, kProblemMs);
}

void MainWindow::add(const SourceLocation &location)
{
    m_gateway.addSource(location, SourceInput::nameFor(location.url),
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
                              NoticeBar::Tone::Problem, kProblemMs);
        return;
    }
    m_removals->keep(result->id);
    select(result->id);
    m_gateway.probeSource(result->id);
}

void MainWindow::paste()
{
    addLines(SourceInput::lines(*QGuiApplication::clipboard()->mimeData()));
}

void MainWindow::remove()
{
    QList<SourceId> ids;
    QString name;
    const QModelIndexList chosen = m_list->selectionModel()->selectedIndexes();
    for (const QModelIndex &index : chosen) {
        if (const SourceSnapshot *source = m_model->source(index)) {
            ids << source->id;
            name = source->name;
        }
    }
    if (ids.isEmpty())
        return;
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
    m_notice->showMessage(what, NoticeBar::Tone::Plain, kNoticeMs);
}

void MainWindow::copyMaster()
{
    if (const SourceSnapshot *source = current())
        copyUrl(source->urls.master, tr("Link copied. Open it in a player or on a television."));
}

void MainWindow::copyWatch()
{
    if (const SourceSnapshot *source = current())
        copyUrl(source->urls.watch, tr("Link to the watch page copied. Open it in a browser."));
}

void MainWindow::copyFile()
{
    if (const SourceSnapshot *source = current())
        copyUrl(source->urls.file, tr("Link to the original file copied."));
}

void MainWindow::openWatch()
{
    if (const SourceSnapshot *source = current(); source && !QDesktopServices::openUrl(source->urls.watch)) {
        m_notice->showMessage(tr("No browser could be opened. Copy the link and open it yourself."),
                              NoticeBar::Tone::Problem, kProblemMs);
    }
}

void MainWindow::probe()
{
    if (const SourceSnapshot *source = current())
        m_gateway.probeSource(source->id);
}

void MainWindow::about()
{
    QMessageBox::about(
        this, tr("About Cuegate"),
        tr("<h3>Cuegate %1</h3><p>Plays your films on every screen without converting them first.</p>"
           "<p>Free software under the GNU General Public License, version 3 or later.</p>")
            .arg(QLatin1StringView(CUEGATE_VERSION)));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_onClose == OnClose::HideToTray) {
        hide();
        event->ignore();
        return;
    }
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
