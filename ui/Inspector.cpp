// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/Inspector.h"

#include "ui/CertificateDialog.h"
#include "ui/CoreText.h"
#include "ui/CuePanel.h"
#include "ui/FailurePanel.h"
#include "ui/Icons.h"
#include "ui/IndexText.h"
#include "ui/Labels.h"
#include "ui/MediaText.h"
#include "ui/PlaysOnPanel.h"
#include "ui/StreamText.h"
#include "ui/StructurePanel.h"
#include "ui/TableLook.h"
#include "ui/TimelineWidget.h"
#include "ui/TrackTableModel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyle>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cuegate {

static QLabel *heading(const QString &text)
{
    auto *label = new QLabel(text);
    QFont bold = label->font();
    bold.setBold(true);
    label->setFont(bold);
    return label;
}

Inspector::Inspector(Gateway &gateway, QWidget *parent)
    : QWidget(parent)
    , m_gateway(gateway)
    , m_tracks(new TrackTableModel(this))
    , m_overview(textLabel())
    , m_stateArea(new QWidget)
    , m_stateText(textLabel())
    , m_progress(new QProgressBar)
    , m_probe(new QPushButton(icon("refresh"_L1), tr("Examine now")))
    , m_failure(new FailurePanel)
    , m_mediaArea(new QWidget)
    , m_notesArea(new QWidget)
    , m_notes(textLabel())
    , m_playsOn(new PlaysOnPanel)
    , m_cues(new CuePanel)
    , m_structure(new StructurePanel(gateway))
{
    m_tabs = new QTabWidget;
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(makeOverview(), tr("Overview"));
    m_tabs->addTab(m_playsOn, tr("Plays on"));
    m_tabs->addTab(m_cues, tr("Cues"));
    m_tabs->addTab(m_structure, tr("Structure"));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(makeHeader());
    outer->addWidget(m_tabs, 1);

    connect(m_tabs, &QTabWidget::currentChanged, this, [this](int tab) {
        if (m_hasTabs)
            m_chosenTab = tab;
    });
    connect(m_probe, &QPushButton::clicked, this, &Inspector::probeRequested);
    connect(m_failure, &FailurePanel::retryRequested, this, &Inspector::probeRequested);
    connect(m_failure, &FailurePanel::trustRequested, this,
            [this] { CertificateDialog::ask(m_gateway, m_source, this); });
    connect(&m_gateway, &Gateway::timelineChanged, this, &Inspector::takeTimeline);
    showTabs();
    setSource(nullptr);
}

QWidget *Inspector::makeOverview()
{
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(10);
    m_progress->setAccessibleName(tr("Examining the film"));
    auto *state = new QVBoxLayout(m_stateArea);
    state->setContentsMargins(0, 0, 0, 0);
    state->addWidget(m_stateText);
    state->addWidget(m_progress);
    state->addWidget(m_probe, 0, Qt::AlignLeading);

    auto *media = new QVBoxLayout(m_mediaArea);
    media->setContentsMargins(0, 0, 0, 0);
    media->setSpacing(16);
    media->addWidget(makeTracks());
    media->addWidget(makeTimeline());

    auto *notes = new QVBoxLayout(m_notesArea);
    notes->setContentsMargins(0, 0, 0, 0);
    notes->addWidget(heading(tr("Remarks")));
    notes->addWidget(m_notes);

    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(20, 12, 20, 16);
    layout->setSpacing(14);
    layout->addWidget(m_overview);
    layout->addWidget(m_stateArea);
    layout->addWidget(m_failure);
    layout->addWidget(m_mediaArea);
    layout->addWidget(m_notesArea);
    layout->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(page);
    return scroll;
}

QWidget *Inspector::makeHeader()
{
    auto *header = new QWidget;
    m_name = textLabel();
    QFont large = m_name->font();
    large.setPointSizeF(large.pointSizeF() * 1.5);
    m_name->setFont(large);
    m_place = textLabel();
    m_place->setForegroundRole(QPalette::PlaceholderText);
    m_copy = new QPushButton(icon("link"_L1), tr("Copy link"));
    m_copy->setToolTip(tr("Copies the link for players and televisions"));
    m_watchPage = new QPushButton(icon("watch"_L1), tr("Watch page"));
    m_watchPage->setToolTip(tr("Opens a page with a player in your browser"));
    auto *names = new QVBoxLayout;
    names->setSpacing(2);
    names->addWidget(m_name);
    names->addWidget(m_place);
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(20, 16, 20, 10);
    layout->addLayout(names, 1);
    layout->addWidget(m_copy, 0, Qt::AlignTop);
    layout->addWidget(m_watchPage, 0, Qt::AlignTop);
    connect(m_copy, &QPushButton::clicked, this, &Inspector::copyRequested);
    connect(m_watchPage, &QPushButton::clicked, this, &Inspector::watchRequested);
    return header;
}

QWidget *Inspector::makeTracks()
{
    auto *area = new QWidget;
    m_table = new QTableView;
    m_table->setModel(m_tracks);
    m_table->setAccessibleName(tr("Tracks"));
    m_table->setObjectName(u"tracks"_s);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTableLook(*m_table, fontMetrics().height() + 12);
    m_table->setIconSize(QSize(18, 18));
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    // These share what the others leave. Why a track is not served stands in full below the table.
    for (const int column : {TrackTableModel::Name, TrackTableModel::Served})
        m_table->horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
    m_table->horizontalHeader()->setMinimumSectionSize(fontMetrics().averageCharWidth() * 8);
    // Queued: a layout that is at work does not take another size.
    connect(m_table->horizontalScrollBar(), &QScrollBar::rangeChanged, this, &Inspector::fitTrackHeight,
            Qt::QueuedConnection);
    auto *layout = new QVBoxLayout(area);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(heading(tr("Tracks")));
    layout->addWidget(m_table);
    m_notServed = textLabel();
    m_notServed->hide();
    layout->addWidget(m_notServed);
    return area;
}

static QToolButton *zoomButton(QLatin1StringView iconName, const QString &text)
{
    auto *button = new QToolButton;
    button->setIcon(icon(iconName));
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setAutoRaise(true);
    return button;
}

QWidget *Inspector::makeTimeline()
{
    auto *area = new QWidget;
    m_timeline = new TimelineWidget;
    auto *out = zoomButton("minus"_L1, tr("Show more of the film"));
    auto *in = zoomButton("add"_L1, tr("Show more detail"));
    auto *whole = zoomButton("fit"_L1, tr("Show the whole film"));
    auto *hint = new QLabel(tr("Wheel zooms, drag moves, right click for more"));
    hint->setToolTip(
        tr("The wheel, + and − zoom, dragging and the arrow keys move, 0 shows the whole film. A "
           "click copies the time. A right click or the Menu key copies links that begin there "
           "and plays from there."));
    hint->setForegroundRole(QPalette::PlaceholderText);
    hint->setWordWrap(true);
    hint->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    hint->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    auto *title = new QHBoxLayout;
    title->setSpacing(2);
    title->addWidget(heading(tr("Timeline")));
    title->addSpacing(12);
    title->addWidget(hint, 1);
    title->addSpacing(8);
    for (QToolButton *button : {out, in, whole})
        title->addWidget(button);
    auto *layout = new QVBoxLayout(area);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(title);
    layout->addWidget(m_timeline);
    connect(out, &QToolButton::clicked, m_timeline, &TimelineWidget::zoomOut);
    connect(in, &QToolButton::clicked, m_timeline, &TimelineWidget::zoomIn);
    connect(whole, &QToolButton::clicked, m_timeline, &TimelineWidget::showWhole);
    return area;
}

void Inspector::setSource(const SourceSnapshot *source)
{
    const SourceSnapshot next = source ? *source : SourceSnapshot{};
    const bool isOther = next.id != m_source.id;
    const bool hasOtherMedia = isOther || next.media != m_source.media;
    const bool hasOtherUrls = next.urls != m_source.urls;
    const bool isNews = isOther || next.state != m_source.state || !next.media != !m_source.media;
    m_source = next;
    updateHeader();
    updateState();
    if (isNews)
        showTabs();
    if (hasOtherMedia || hasOtherUrls)
        m_timeline->setSource(m_source.urls, pictures());
    if (hasOtherMedia) {
        m_tracks->setMedia(m_source.media);
        m_timeline->setMedia(m_source.media);
        fitTracks();
        updateNotes();
        m_playsOn->setMedia(m_source.media);
        m_cues->setSource(m_source);
        m_structure->setSource(m_source);
    }
    if (isOther)
        takeTimeline(nullptr);
    watch();
}

KeyframePictures::Ask Inspector::pictures()
{
    if (m_source.id.isEmpty())
        return {};
    return [this, id = m_source.id](qint64 ms, int width, auto done) {
        m_gateway.requestThumbnail(id, ms, width, std::move(done));
    };
}

void Inspector::updateHeader()
{
    const bool hasSource = !m_source.id.isEmpty();
    m_name->setText(hasSource ? m_source.name : tr("Choose a film on the list"));
    const QString file = QUrl(m_source.displayUrl).toLocalFile();
    m_place->setText(file.isEmpty() ? m_source.displayUrl : file);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_place, m_copy, m_watchPage})
        widget->setVisible(hasSource);
    m_copy->setEnabled(m_source.urls.master.isValid());
    m_watchPage->setEnabled(m_source.urls.watch.isValid());
}

void Inspector::updateState()
{
    const bool hasSource = !m_source.id.isEmpty();
    const SourceState state = m_source.state;
    m_overview->setText(hasMedia() || m_source.stream ? MediaText::overview(m_source) : QString());
    m_overview->setVisible(!m_overview->text().isEmpty());
    m_mediaArea->setVisible(hasMedia());
    m_notesArea->setVisible(hasMedia() && !m_source.media->notes.isEmpty());
    m_failure->setVisible(hasSource && (state == SourceState::Failed || m_source.conversionFault));
    m_failure->setText(StreamText::failure(m_source));
    m_failure->setTrustOffered(m_source.refusedCertificate.has_value());
    const bool isProbing = hasSource && state == SourceState::Probing;
    const bool isIdle = hasSource && state == SourceState::Idle;
    const int percent = std::max(m_source.scanPercent, m_source.lookPercent);
    const bool isRead = hasSource && percent >= 0;
    const bool isLocked = hasSource && state == SourceState::Locked;
    m_stateArea->setVisible(isProbing || isIdle || isRead || isLocked);
    m_progress->setVisible(isProbing || isRead);
    m_progress->setRange(0, isRead ? 100 : 0);
    m_progress->setValue(isRead ? percent : 0);
    m_probe->setVisible(isIdle);
    if (isRead) {
        m_stateText->setText(IndexText::beingRead(m_source));
        return;
    }
    if (isLocked) {
        m_stateText->setText(
            tr("The address and password of this film are locked, so it does not play. Unlock them "
               "above, or add the film again with its full address."));
        return;
    }
    m_stateText->setText(
        isProbing ? tr("Reading the film's headers and its index. This takes a few small requests, not "
                       "the whole film.")
                  : tr("This film has not been examined yet. That happens by itself when a player asks "
                       "for it."));
}

bool Inspector::hasMedia() const
{
    const SourceState state = m_source.state;
    const bool isKnown = state == SourceState::Ready || state == SourceState::Failed;
    return !m_source.id.isEmpty() && isKnown && m_source.media;
}

// Of what is not known there is only the overview, and what failed says there why; the tab that was chosen
// comes back with the next film.
void Inspector::showTabs()
{
    m_hasTabs = false;
    m_tabs->tabBar()->setVisible(hasMedia());
    m_tabs->setCurrentIndex(hasMedia() && m_source.state == SourceState::Ready ? m_chosenTab : 0);
    m_hasTabs = hasMedia();
}

void Inspector::updateNotes()
{
    QStringList lines;
    if (m_source.media) {
        for (const QString &note : m_source.media->notes)
            lines << u"• "_s + CoreText::localized(note);
    }
    m_notes->setText(lines.join(u'\n'));
}

void Inspector::fitTracks()
{
    m_table->resizeColumnsToContents();
    const int widest = fontMetrics().averageCharWidth() * 34;
    for (int column = 0; column < TrackTableModel::ColumnCount; ++column)
        m_table->setColumnWidth(column, std::min(m_table->columnWidth(column) + 10, widest));
    fitTrackHeight();
}

// As high as its rows, and its scroll bar where there is one.
void Inspector::fitTrackHeight()
{
    const int rows = std::clamp(m_tracks->rowCount(), 1, 10);
    int height = rows * m_table->verticalHeader()->defaultSectionSize() +
                 m_table->horizontalHeader()->sizeHint().height() + 2 * m_table->frameWidth() + 2;
    if (m_table->horizontalScrollBar()->maximum() > 0)
        height += style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    m_table->setFixedHeight(height);
}

void Inspector::watch()
{
    // What failed since it could be played plays on from the cache.
    const bool isPlayable = m_source.state == SourceState::Ready || hasMedia();
    const SourceId wanted = isVisible() && isPlayable ? m_source.id : SourceId();
    if (wanted == m_watched)
        return;
    m_watched = wanted;
    m_gateway.watchTimeline(wanted);
}

void Inspector::takeTimeline(const std::shared_ptr<const TimelineSnapshot> &timeline)
{
    if (timeline && timeline->source != m_source.id)
        return;
    m_timeline->setTimeline(timeline);
    m_tracks->setTimeline(timeline);
    m_playsOn->setTimeline(timeline);
    m_notServed->setText(m_tracks->reasons().join(u'\n'));
    m_notServed->setVisible(!m_notServed->text().isEmpty());
}

void Inspector::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    watch();
}

void Inspector::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    watch();
}

} // namespace cuegate
