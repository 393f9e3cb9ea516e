// SPDX-License-Identifier: GPL-3.0-or-later
// An Xtream account for the window's tests.
#include "FakeGateway.h"

#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate::test {

static constexpr int kEpisodesOfSeason = 3;

SourceSnapshot makeAccount(const QString &id, const QString &name)
{
    SourceSnapshot source = makeSource(id, name, SourceState::Ready);
    source.kind = u"xtream"_s;
    source.displayUrl = u"http://tv.example.org:8080/"_s;
    const QString base = u"http://192.168.1.23:8642/m/%1/"_s.arg(id);
    source.urls = {{}, {}, {}, {}, {}, QUrl(base + u"playlist.m3u"_s), QUrl(base + u"epg.xml"_s)};
    ListSummary summary;
    // One name in two sections, as providers have it.
    summary.groups = {{u"News"_s, 3, EntryKind::Channel},  {u"Drama"_s, 2, EntryKind::Channel},
                      {u"Drama"_s, 2, EntryKind::Film},    {u"Comedy"_s, 2, EntryKind::Film},
                      {u"Nordic"_s, 2, EntryKind::Series}, {u"Drama"_s, 1, EntryKind::Series}};
    summary.entries = 12;
    summary.readAtMs = QDateTime::currentMSecsSinceEpoch() - 2 * 3'600'000;
    const qint64 yearMs = 365LL * 86'400'000;
    summary.account =
        AccountSummary{AccountStatus::Active, false, QDateTime::currentMSecsSinceEpoch() + yearMs, 1, 2, {}};
    source.list = std::make_shared<ListSummary>(summary);
    return source;
}

static ListEntry makeEntry(EntryKind kind, const QString &id, const QString &name, const QString &group)
{
    ListEntry entry;
    entry.id = id;
    entry.name = name;
    entry.group = group;
    entry.kind = kind;
    return entry;
}

static QList<ListEntry> entriesOfAccount()
{
    QList<ListEntry> entries;
    for (int i = 1; i <= 5; ++i)
        entries << makeEntry(EntryKind::Channel, u"channel-%1"_s.arg(i), u"Channel %1"_s.arg(i),
                             i <= 3 ? u"News"_s : u"Drama"_s);
    for (int i = 1; i <= 4; ++i)
        entries << makeEntry(EntryKind::Film, u"film-%1"_s.arg(i), u"Film %1"_s.arg(i),
                             i <= 2 ? u"Drama"_s : u"Comedy"_s);
    for (int i = 1; i <= 3; ++i)
        entries << makeEntry(EntryKind::Series, u"series-%1"_s.arg(i), u"Series %1"_s.arg(i),
                             i <= 2 ? u"Nordic"_s : u"Drama"_s);
    return entries;
}

static QList<ListEntry> episodesOf(const EntryId &series)
{
    QList<ListEntry> episodes;
    for (int season = 1; season <= series.right(1).toInt(); ++season) {
        for (int episode = 1; episode <= kEpisodesOfSeason; ++episode) {
            episodes << makeEntry(EntryKind::Episode, u"%1-%2-%3"_s.arg(series).arg(season).arg(episode),
                                  u"Episode %1 of %2"_s.arg(episode).arg(season), u"Season %1"_s.arg(season));
            episodes.last().number = episode;
        }
    }
    return episodes;
}

ListPage makeAccountEntries(const ListQuery &query)
{
    QList<ListEntry> found = query.series.isEmpty() ? entriesOfAccount() : episodesOf(query.series);
    found.removeIf([&query](const ListEntry &entry) {
        return !entry.name.contains(query.text, Qt::CaseInsensitive) ||
               (query.group && entry.group != *query.group) || (query.kind && entry.kind != *query.kind);
    });
    return {found.size(), query.offset, found.mid(query.offset, query.limit)};
}

} // namespace cuegate::test
