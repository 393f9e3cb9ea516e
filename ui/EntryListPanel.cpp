// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/EntryListPanel.h"

#include "ui/BackBar.h"
#include "ui/CertificateDialog.h"
#include "ui/EntryDelegate.h"
#include "ui/EntryGroupPanel.h"
#include "ui/EntryListFooter.h"
#include "ui/EntryListHeader.h"
#include "ui/EntryListModel.h"
#include "ui/EntryOpener.h"
#include "ui/EntrySections.h"
#include "ui/EntryText.h"
#include "ui/EntryView.h"
#include "ui/FailurePanel.h"
#include "ui/Icons.h"
#include "ui/MessagePanel.h"
#include "ui/Retranslation.h"
#include "ui/SeriesSeasons.h"

#include <QDateTime>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cuegate {

static constexpr auto kTypingPause = 120ms;
static constexpr auto kSlowAfter = 400ms;
static constexpr auto kClockStep = 30s;

EntryListPanel::EntryListPanel(Gateway &gateway, QWidget *parent)
    : QWidget(parent)
    , m_gateway(gateway)
    , m_model(new EntryListModel(gateway, this))
    , m_opener(new EntryOpener(gateway, this))
    , m_seasons(new SeriesSeasons(gateway, this))
    , m_back(new BackBar)
    , m_header(new EntryListHeader)
    , m_failure(new FailurePanel)
    , m_sections(new EntrySections)
    , m_search(new SearchField)
    , m_groups(new EntryGroupPanel)
    , m_view(new EntryView)
    , m_delegate(new EntryDelegate(m_view))
    , m_message(new MessagePanel("list"))
    , m_found(new QStackedWidget)
    , m_across(new QSplitter)
    , m_footer(new EntryListFooter)
{
    makeView();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 12);
    layout->setSpacing(12);
    layout->addWidget(m_back);
    layout->addWidget(m_header);
    layout->addWidget(m_failure);
    layout->addWidget(m_sections);
    layout->addWidget(makeEntries(), 1);
    layout->addWidget(m_footer);
    layout->addStretch(); // below a failure that stands alone
    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingPause);
    m_slow.setSingleShot(true);
    m_slow.setInterval(kSlowAfter);
    m_clock.setInterval(kClockStep);
    m_back->layout()->setContentsMargins(0, 0, 0, 0);
    m_back->hide();
    connectParts();
    followLanguage(this, [this] { setTexts(); });
}

void EntryListPanel::connectParts()
{
    connect(m_search, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_search, &SearchField::leftDown, this, &EntryListPanel::goToFirst);
    connect(m_search, &SearchField::leftEmpty, this, &EntryListPanel::focusEntries);
    connect(&m_typing, &QTimer::timeout, this, &EntryListPanel::search);
    connect(&m_slow, &QTimer::timeout, this, &EntryListPanel::updateState);
    connect(&m_clock, &QTimer::timeout, this, &EntryListPanel::tellTime);
    connect(m_groups, &EntryGroupPanel::chosenChanged, this, &EntryListPanel::search);
    connect(m_model, &EntryListModel::stateChanged, this, &EntryListPanel::updateState);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &EntryListPanel::updateFooter);
    connect(m_message, &MessagePanel::buttonPressed, this, &EntryListPanel::messagePressed);
    connect(m_header, &EntryListHeader::readRequested, this, &EntryListPanel::readRequested);
    connect(m_header, &EntryListHeader::copyRequested, this, &EntryListPanel::copyRequested);
    connect(m_failure, &FailurePanel::retryRequested, this, &EntryListPanel::retry);
    connect(m_failure, &FailurePanel::trustRequested, this,
            [this] { CertificateDialog::ask(m_gateway, m_source, this); });
    connect(m_footer, &EntryListFooter::openRequested, this, &EntryListPanel::openCurrent);
    connect(m_footer, &EntryListFooter::cancelRequested, m_opener, &EntryOpener::cancel);
    connect(m_opener, &EntryOpener::openingChanged, this, &EntryListPanel::updateFooter);
    connect(m_opener, &EntryOpener::opened, this, &EntryListPanel::opened);
    connect(m_opener, &EntryOpener::said, this, &EntryListPanel::said);
    connect(m_opener, &EntryOpener::failed, this, &EntryListPanel::failed);
    connect(m_sections, &EntrySections::chosenChanged, this, &EntryListPanel::sectionChosen);
    connect(m_seasons, &SeriesSeasons::changed, this, &EntryListPanel::seasonsRead);
    connect(m_back, &BackBar::backRequested, this, &EntryListPanel::leaveSeries);
}

void EntryListPanel::makeView()
{
    m_view->setModel(m_model);
    m_view->setItemDelegate(m_delegate);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_view, &QAbstractItemView::activated, this, &EntryListPanel::openCurrent);
    connect(m_view, &QWidget::customContextMenuRequested, this, &EntryListPanel::showMenu);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &EntryListPanel::updateFooter);
    connect(m_view, &EntryView::copyRequested, this, &EntryListPanel::copyCurrent);
    connect(m_view, &EntryView::backRequested, this, &EntryListPanel::leaveSeries);
    connect(m_view, &EntryView::typed, this, [this](const QString &text) {
        m_search->setFocus();
        m_search->setText(text);
    });
}

QWidget *EntryListPanel::makeEntries()
{
    m_found->addWidget(m_view);
    m_found->addWidget(m_message);
    auto *entries = new QWidget;
    auto *layout = new QVBoxLayout(entries);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_search);
    layout->addWidget(m_found, 1);
    m_across->setChildrenCollapsible(false);
    m_across->setHandleWidth(12);
    m_across->addWidget(m_groups);
    m_across->addWidget(entries);
    m_across->setStretchFactor(0, 1);
    m_across->setStretchFactor(1, 3);
    m_groups->setMinimumWidth(fontMetrics().averageCharWidth() * 24);
    m_across->setSizes({1'000, 3'000});
    return m_across;
}

void EntryListPanel::setTexts()
{
    m_search->setToolTip(
        tr("Name or group (%1)").arg(QKeySequence(QKeySequence::Find).toString(QKeySequence::NativeText)));
    m_view->setAccessibleName(tr("Entries"));
    m_view->viewport()->update();
    updateList();
    updateState();
}

void EntryListPanel::setPlayers(const InstalledPlayers &players)
{
    m_opener->setPlayers(players);
}

void EntryListPanel::setSource(const SourceSnapshot *source)
{
    if (!source)
        return m_opener->cancel();
    const bool isOther = source->id != m_source.id;
    const bool isReadAgain = !isOther && source->list != m_source.list;
    m_source = *source;
    if (isOther)
        m_opener->cancel();
    if (isOther || !m_source.list) {
        m_seasons->cancel();
        m_series.reset();
        m_isGoingToFirst = false;
        m_comingTo.reset();
    }
    if (isOther || isReadAgain)
        takeList(isOther);
    updateList();
    updateState();
}

// That was read now, or is another one.
void EntryListPanel::takeList(bool isOther)
{
    const ListSummary list = m_source.list ? *m_source.list : ListSummary();
    {
        const QSignalBlocker quiet(m_sections);
        m_sections->setList(list);
        if (isOther)
            m_sections->chooseFirst();
    }
    m_part = m_sections->chosenOf(list);
    if (m_series)
        return; // its list is looked at again when one goes back
    if (isOther)
        setSearch({}, m_part, {});
    else
        setSearch(m_search->text(), m_part, m_groups->chosen());
    const SourceId shown = m_source.list ? m_source.id : SourceId();
    if (isOther || m_model->list() != shown || m_model->kind() != m_sections->chosen())
        return m_model->open(shown, query());
    search();
    m_model->reload();
}

void EntryListPanel::updateList()
{
    m_header->setSource(m_source);
    m_failure->setTrustOffered(m_source.refusedCertificate.has_value() && !m_series);
    m_sections->setVisible(m_sections->isAny() && !m_series);
    m_groups->setVisible(shownList().groups.size() > 1);
    m_search->setVisible(shownList().entries > 0);
    updateSeries();
    updateLook();
}

// What all rows have in common: a second line where there is a guide, groups where they are not chosen.
void EntryListPanel::updateLook()
{
    const bool hasChannels = !shownKind() || shownKind() == EntryKind::Channel;
    const bool hasGuide = m_source.list && m_source.list->guideProgrammes > 0 && hasChannels;
    m_delegate->setShown(hasGuide, !m_model->group());
    m_view->setRowHeight(m_delegate->rowHeight(font()));
    m_view->viewport()->update();
}

void EntryListPanel::search()
{
    m_typing.stop();
    m_model->search(m_search->text().simplified(), m_groups->chosen());
    updateLook();
}

void EntryListPanel::clearSearch()
{
    m_search->clear();
    m_groups->chooseAll();
    search();
    m_search->setFocus();
}

// With the first hit chosen, so that Enter opens it.
void EntryListPanel::goToFirst()
{
    if (m_typing.isActive())
        search();
    m_view->setFocus();
    m_isGoingToFirst = !m_view->currentIndex().isValid() || m_model->isSearching();
    updateState();
}

void EntryListPanel::focusEntries()
{
    if (m_typing.isActive())
        search();
    m_view->setFocus();
}

void EntryListPanel::openCurrent()
{
    const ListEntry *entry = m_model->entry(m_view->currentIndex());
    if (entry && entry->kind == EntryKind::Series)
        openSeries(ListEntry(*entry));
    else if (entry)
        m_opener->open(m_source.id, *entry);
}

void EntryListPanel::copyCurrent()
{
    const ListEntry *entry = m_model->entry(m_view->currentIndex());
    if (entry && entry->kind == EntryKind::Series)
        Q_EMIT said(tr("A series has no link of its own. Open it and copy the link of an episode."));
    else if (entry)
        m_opener->copyLink(m_source.id, *entry);
}

void EntryListPanel::showMenu(const QPoint &place)
{
    const ListEntry *entry = m_model->entry(m_view->currentIndex());
    if (!entry)
        return;
    auto *menu = new QMenu(m_view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (entry->kind == EntryKind::Series)
        connect(menu->addAction(icon("series"_L1), tr("Show &episodes")), &QAction::triggered, this,
                [this, series = *entry] { openSeries(series); });
    else
        m_opener->fill(*menu, m_source.id, *entry);
    // The Menu key tells a place that has nothing to do with the row.
    const QRect row = m_view->visualRect(m_view->currentIndex());
    menu->popup(m_view->viewport()->mapToGlobal(row.contains(place) ? place : row.center()));
}

void EntryListPanel::tellTime()
{
    m_header->updateFacts(QDateTime::currentMSecsSinceEpoch());
    m_model->refreshProgrammes();
}

// The window's keys are for the films; with the focus in here they are for the entries, which cannot be
// deleted.
bool EntryListPanel::event(QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride)
        return QWidget::event(event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (!key->matches(QKeySequence::Find) && !key->matches(QKeySequence::Delete) &&
        !(key->matches(QKeySequence::Copy) && m_view->hasFocus()))
        return QWidget::event(event);
    event->accept();
    return true;
}

void EntryListPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Find)) {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    } else if (event->key() == Qt::Key_Escape && m_series) {
        leaveSeries();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void EntryListPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    tellTime();
    m_clock.start();
}

void EntryListPanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_clock.stop();
}

} // namespace cuegate
