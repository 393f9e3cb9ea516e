// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/SeriesSeasons.h"

#include <QPointer>

#include <algorithm>

using namespace std::chrono_literals;

namespace cuegate {

static constexpr int kPageEpisodes = 1'000; // the most that one question may ask for
static constexpr qint64 kMostEpisodes = 20'000;
static constexpr auto kAgainAfter = 200ms; // where another question to the same list got in between

SeriesSeasons::SeriesSeasons(Gateway &gateway, QObject *parent)
    : QObject(parent)
    , m_gateway(gateway)
{
    m_again.setSingleShot(true);
    m_again.setInterval(kAgainAfter);
    connect(&m_again, &QTimer::timeout, this, &SeriesSeasons::ask);
}

void SeriesSeasons::read(const SourceId &list, const EntryId &series)
{
    cancel();
    m_list = list;
    m_series = series;
    m_isReading = true;
    ask();
}

void SeriesSeasons::cancel()
{
    ++m_asked;
    m_again.stop();
    m_isReading = false;
    m_error.reset();
    m_seasons = {};
}

void SeriesSeasons::ask()
{
    const quint64 number = ++m_asked;
    ListQuery query;
    query.series = m_series;
    query.offset = m_seasons.entries;
    query.limit = kPageEpisodes;
    m_gateway.queryEntries(m_list, query,
                           [seasons = QPointer<SeriesSeasons>(this), number](const Result<ListPage> &result) {
                               if (seasons && number == seasons->m_asked)
                                   seasons->take(result);
                           });
}

void SeriesSeasons::take(const Result<ListPage> &result)
{
    if (!result) {
        if (result.error().kind == ErrorKind::Cancelled)
            return m_again.start();
        return finish(result.error());
    }
    count(*result);
    const bool isMore =
        !result->entries.isEmpty() && m_seasons.entries < std::min(result->total, kMostEpisodes);
    if (isMore)
        return ask();
    finish({});
}

void SeriesSeasons::count(const ListPage &page)
{
    for (const ListEntry &episode : page.entries) {
        const auto season = std::find_if(m_seasons.groups.begin(), m_seasons.groups.end(),
                                         [&](const ListGroup &group) { return group.name == episode.group; });
        if (season == m_seasons.groups.end())
            m_seasons.groups << ListGroup{episode.group, 1, EntryKind::Episode};
        else
            ++season->entries;
    }
    m_seasons.entries += page.entries.size();
}

void SeriesSeasons::finish(const std::optional<Error> &error)
{
    m_isReading = false;
    m_error = error;
    Q_EMIT changed();
}

} // namespace cuegate
