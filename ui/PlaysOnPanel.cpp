// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/PlaysOnPanel.h"

#include "ui/CoreText.h"
#include "ui/Icons.h"
#include "ui/Labels.h"
#include "ui/MediaText.h"
#include "ui/PlayerText.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr int kIconPixels = 18;

std::vector<TrackVerdict> shownVerdicts(const MediaInfo &media, const TimelineSnapshot *timeline)
{
    if (!timeline || timeline->renditions.empty())
        return judgeTracks(media, [](const Track &) { return true; });
    std::vector<TrackVerdict> verdicts;
    for (const Track &track : media.tracks)
        verdicts.push_back({track.id, false, false, {}});
    const auto verdictOf = [&](TrackId track) {
        return std::ranges::find(verdicts, track, &TrackVerdict::track);
    };
    for (const RenditionSnapshot &rendition : timeline->renditions) {
        const QList<TrackId> tracks = MediaText::tracksOf(rendition.id);
        const auto found = tracks.size() == 1 ? verdictOf(tracks.front()) : verdicts.end();
        if (found != verdicts.end())
            (rendition.isCopy ? found->isCopied : found->isConverted) = true;
    }
    for (const auto *reasons : {&timeline->notServed, &timeline->converted}) {
        for (const TrackReason &reason : *reasons) {
            if (const auto found = verdictOf(reason.track); found != verdicts.end())
                found->reason = CoreText::localized(reason.reason);
        }
    }
    return verdicts;
}

static QLabel *wrapped()
{
    QLabel *label = textLabel();
    QSizePolicy policy = label->sizePolicy(); // keeps its height for its width
    policy.setHorizontalPolicy(QSizePolicy::Expanding);
    label->setSizePolicy(policy);
    return label;
}

PlaysOnPanel::PlaysOnPanel(QWidget *parent)
    : QScrollArea(parent)
    , m_footnote(wrapped())
{
    auto *page = new QWidget;
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(2, 1);
    for (const PlayerProfile &player : playerProfiles())
        addRow(*grid, player);
    m_footnote->setForegroundRole(QPalette::PlaceholderText);
    m_footnote->setText(tr("On a slow network players may take a smaller, converted picture where one is "
                           "offered. Kodi, mpv, and VLC also play the original file, unchanged, by its own "
                           "link. What a device decodes is what its maker says of it."));
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(16);
    layout->addLayout(grid);
    layout->addWidget(m_footnote);
    layout->addStretch(1);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setWidget(page);
    setAccessibleName(tr("What will happen on players"));
}

void PlaysOnPanel::addRow(QGridLayout &grid, const PlayerProfile &player)
{
    Row row{new QLabel, new QLabel(PlayerText::name(player.id)), wrapped(), wrapped()};
    QFont bold = row.name->font();
    bold.setBold(true);
    row.name->setFont(bold);
    row.name->setBuddy(row.verdict);
    row.tracks->setForegroundRole(QPalette::PlaceholderText);
    const int at = grid.rowCount();
    if (!m_rows.empty())
        grid.setRowMinimumHeight(at, 12);
    grid.addWidget(row.icon, at + 1, 0, Qt::AlignTop);
    grid.addWidget(row.name, at + 1, 1, Qt::AlignTop);
    grid.addWidget(row.verdict, at + 1, 2, Qt::AlignTop);
    grid.addWidget(row.tracks, at + 2, 2);
    m_rows.push_back(row);
}

void PlaysOnPanel::setMedia(const std::shared_ptr<const MediaInfo> &media)
{
    if (media == m_media)
        return;
    m_media = media;
    m_verdicts.clear();
    setTimeline(nullptr);
}

void PlaysOnPanel::setTimeline(const std::shared_ptr<const TimelineSnapshot> &timeline)
{
    // It comes many times a second while something is made; what it says of tracks seldom changes.
    auto verdicts = m_media ? shownVerdicts(*m_media, timeline.get()) : std::vector<TrackVerdict>();
    const auto facts = [](const TrackVerdict &verdict) {
        return std::tie(verdict.track, verdict.isCopied, verdict.isConverted, verdict.reason);
    };
    if (!m_verdicts.empty() && std::ranges::equal(verdicts, m_verdicts, {}, facts, facts))
        return;
    m_verdicts = std::move(verdicts);
    refresh();
}

void PlaysOnPanel::refresh()
{
    if (!m_media)
        return;
    const auto profiles = playerProfiles();
    for (size_t i = 0; i < profiles.size(); ++i)
        updateRow(m_rows[i], profiles[i]);
}

static QLatin1StringView iconOf(const MediaInfo &media, const std::vector<TrackHandling> &handled)
{
    QLatin1StringView name = "check"_L1;
    for (const TrackHandling &track : handled) {
        if (track.track != media.mainTrack && track.track != mainAudio(media))
            continue;
        if (track.handling == Handling::LeftOut || track.handling == Handling::Unplayable)
            return "warning"_L1;
        if (track.handling != Handling::Copied)
            name = "refresh"_L1;
    }
    return name;
}

void PlaysOnPanel::updateRow(const Row &row, const PlayerProfile &player)
{
    const auto handled = handlingBy(player, *m_media, m_verdicts);
    const QLatin1StringView name = iconOf(*m_media, handled);
    const Accents accents = Accents::of(palette());
    const QColor colour = name == "check"_L1     ? accents.good
                          : name == "warning"_L1 ? accents.bad
                                                 : accents.busy;
    row.icon->setPixmap(icon(name, colour).pixmap(QSize(kIconPixels, kIconPixels), devicePixelRatioF()));
    row.verdict->setText(PlayerText::verdict(player, *m_media, handled));
    QStringList lines;
    for (size_t i = 0; i < handled.size(); ++i)
        lines << PlayerText::trackLine(player, m_media->tracks[i], handled[i], m_verdicts[i].reason);
    row.tracks->setText(lines.join(u'\n'));
}

QStringList PlaysOnPanel::texts() const
{
    QStringList texts;
    for (const Row &row : m_rows)
        texts << row.name->text() + u": "_s + row.verdict->text() + u'\n' + row.tracks->text();
    return texts;
}

void PlaysOnPanel::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh();
}

} // namespace cuegate
