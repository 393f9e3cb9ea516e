// SPDX-License-Identifier: GPL-3.0-or-later
// Sections of a list, and a series of it: its episodes in the place of the list, and the way back to where
// one was.
#include "ui/BackBar.h"
#include "ui/EntryGroupPanel.h"
#include "ui/EntryListHeader.h"
#include "ui/EntryListModel.h"
#include "ui/EntryListPanel.h"
#include "ui/EntryOpener.h"
#include "ui/EntrySections.h"
#include "ui/EntryText.h"
#include "ui/EntryView.h"
#include "ui/SeriesSeasons.h"

#include <QDateTime>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QToolButton>

namespace cuegate {

QString EntryListPanel::place() const
{
    return m_series ? m_series->name : m_source.name;
}

// As the fields stand now.
ListQuery EntryListPanel::query() const
{
    ListQuery query;
    query.text = m_search->text().simplified();
    query.group = m_groups->chosen();
    if (m_series)
        query.series = m_series->id;
    else
        query.kind = m_sections->chosen();
    return query;
}

const ListSummary &EntryListPanel::shownList() const
{
    return m_series ? m_seasons->seasons() : m_part;
}

std::optional<EntryKind> EntryListPanel::shownKind() const
{
    return m_series ? EntryKind::Episode : m_sections->chosen();
}

const std::optional<Error> &EntryListPanel::error() const
{
    return m_series && m_seasons->error() ? m_seasons->error() : m_model->error();
}

bool EntryListPanel::isBusy() const
{
    return m_model->isSearching() || m_seasons->isReading();
}

// Without searching.
void EntryListPanel::setSearch(const QString &text, const ListSummary &groups,
                               const std::optional<QString> &group)
{
    const QSignalBlocker quiet(m_groups);
    m_search->setText(text);
    m_typing.stop();
    m_groups->setList(groups);
    m_groups->choose(group && m_groups->has(*group) ? group : std::nullopt);
}

// What is searched for goes along: it may be in the other section.
void EntryListPanel::sectionChosen()
{
    m_part = m_sections->chosenOf(m_source.list ? *m_source.list : ListSummary());
    setSearch(m_search->text(), m_part, {});
    m_model->open(m_source.list ? m_source.id : SourceId(), query());
    updateList();
    updateState();
}

void EntryListPanel::openSeries(const ListEntry &series)
{
    m_opener->cancel();
    m_left = Place{m_search->text(), m_groups->chosen(), m_view->currentIndex().row(),
                   m_view->verticalScrollBar()->value()};
    m_series = series;
    setSearch({}, {}, {});
    readSeries();
}

void EntryListPanel::readSeries()
{
    const bool hadFocus = isAncestorOf(window()->focusWidget());
    m_isGoingToFirst = true;
    m_seasons->read(m_source.id, m_series->id);
    m_model->open({}, {});
    updateList();
    updateState();
    if (hadFocus)
        m_back->button()->setFocus();
}

void EntryListPanel::seasonsRead()
{
    setSearch({}, m_seasons->seasons(), {});
    if (m_seasons->seasons().entries > 0 && !m_seasons->error())
        m_model->open(m_source.id, query());
    updateList();
    updateState();
}

void EntryListPanel::leaveSeries()
{
    if (!m_series)
        return;
    m_opener->cancel();
    m_seasons->cancel();
    m_series.reset();
    m_isGoingToFirst = false;
    m_comingTo = std::exchange(m_left, {});
    setSearch(m_comingTo->text, m_part, m_comingTo->group);
    m_model->open(m_source.list ? m_source.id : SourceId(), query());
    updateList();
    updateState();
    m_view->setFocus();
}

void EntryListPanel::updateSeries()
{
    const bool isReady = m_series && !m_seasons->isReading() && !m_seasons->error();
    m_back->setVisible(m_series.has_value());
    m_back->setPlace(m_source.name);
    m_header->setSeries(m_series ? m_series->name : QString(),
                        isReady ? EntryText::count(m_seasons->seasons().entries, EntryKind::Episode)
                                : QString());
    m_header->updateFacts(QDateTime::currentMSecsSinceEpoch());
    m_search->setHint(m_series ? tr("Search the episodes") : tr("Search this list"));
}

} // namespace cuegate
