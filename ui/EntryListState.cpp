// SPDX-License-Identifier: GPL-3.0-or-later
// What a list's panel shows of a search while it runs and when it is over.
#include "ui/BackBar.h"
#include "ui/EntryListFooter.h"
#include "ui/EntryListModel.h"
#include "ui/EntryListPanel.h"
#include "ui/EntryOpener.h"
#include "ui/EntrySections.h"
#include "ui/EntryText.h"
#include "ui/EntryView.h"
#include "ui/FailurePanel.h"
#include "ui/MessagePanel.h"
#include "ui/SeriesSeasons.h"

#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>

namespace cuegate {

QString EntryListPanel::hits() const
{
    if (!m_source.list || error())
        return {};
    const qint64 all = shownList().entries;
    if (m_model->text().isEmpty() && !m_model->group())
        return EntryText::count(all, shownKind());
    return EntryText::found(m_model->total(), all, shownKind());
}

const MessagePanel *EntryListPanel::message() const
{
    return m_found->currentWidget() == m_message ? m_message : nullptr;
}

bool EntryListPanel::isSlow() const
{
    return isBusy() && !m_slow.isActive();
}

void EntryListPanel::updateState()
{
    const bool isSearching = isBusy();
    if (isSearching && !std::exchange(m_wasSearching, true))
        m_slow.start();
    const bool isOver = !isSearching && std::exchange(m_wasSearching, false);
    const bool hasListFailed = m_source.state == SourceState::Failed && !m_series;
    if (hasListFailed)
        m_failure->setText(EntryText::failure(m_source, m_source.error));
    else if (error())
        m_failure->setText(EntryText::failure(m_source, *error()));
    m_failure->setVisible(hasListFailed || error());
    const auto said = EntryListMessage::of(
        m_source, {m_model->text(), m_model->group(), shownKind(), m_model->total(), isSlow(), !isSearching});
    const bool isShown = m_source.list ? !error() : said.has_value();
    m_across->setVisible(isShown);
    m_message->setMessage(said ? said->message : MessagePanel::Message());
    m_offered = said ? said->button : EntryListMessage::Button::None;
    m_found->setCurrentWidget(said ? static_cast<QWidget *>(m_message) : m_view);
    updateFooter();
    if (isOver)
        announceHits();
    if (!isSearching)
        settle();
}

// To where one wanted to be once the search is over.
void EntryListPanel::settle()
{
    if (m_isGoingToFirst && m_model->total() > 0) {
        m_view->setCurrentIndex(m_model->index(0));
        if (m_back->button()->hasFocus()) // it had it for the view while that had nothing to show
            m_view->setFocus();
    }
    m_isGoingToFirst = false;
    const auto place = std::exchange(m_comingTo, {});
    if (!place || place->row < 0)
        return;
    m_view->setCurrentIndex(m_model->index(std::min(place->row, m_model->rowCount() - 1)));
    m_view->verticalScrollBar()->setValue(place->scrolled);
}

void EntryListPanel::updateFooter()
{
    const bool hasEntries = shownList().entries > 0 && !error();
    const ListEntry *entry = m_model->entry(m_view->currentIndex());
    m_footer->setVisible(hasEntries);
    m_footer->setHits(isSlow() ? tr("Searching…") : hits());
    m_footer->setOpening(m_opener->opening());
    m_footer->setOpenable(entry ? std::optional(entry->kind) : std::nullopt);
}

// Who does not see it hears it while typing on.
void EntryListPanel::announceHits()
{
    const bool isAll = m_model->text().isEmpty() && !m_model->group();
    m_search->setAccessibleDescription(isAll ? QString() : hits());
    m_footer->tellHits();
}

void EntryListPanel::messagePressed()
{
    switch (m_offered) {
    case EntryListMessage::Button::ClearSearch:
        return clearSearch();
    case EntryListMessage::Button::SearchAll:
        return m_sections->chooseAll();
    case EntryListMessage::Button::ReadEpisodes:
        return readSeries();
    case EntryListMessage::Button::Read:
    case EntryListMessage::Button::None:
        break;
    }
    Q_EMIT readRequested();
}

void EntryListPanel::retry()
{
    if (m_series && m_seasons->error())
        readSeries();
    else if (m_source.state == SourceState::Failed && !m_series)
        Q_EMIT readRequested();
    else
        m_model->reload();
}

} // namespace cuegate
