// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/ListEntries.h"

#include "core/base/KnownSecrets.h"
#include "core/catalog/SourceSecrets.h"

#include <QCryptographicHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qint64 kLongestFilmMs = qint64(12) * 3600 * 1000; // more is said of channels

static EntryKind shownKind(ListItem::Kind kind)
{
    switch (kind) {
    case ListItem::Kind::Film:
        return EntryKind::Film;
    case ListItem::Kind::Series:
        return EntryKind::Series;
    case ListItem::Kind::Episode:
        return EntryKind::Episode;
    case ListItem::Kind::Channel:
    case ListItem::Kind::List: // none is an entry
        break;
    }
    return EntryKind::Channel;
}

static ListItem::Kind listedKind(EntryKind kind)
{
    switch (kind) {
    case EntryKind::Film:
        return ListItem::Kind::Film;
    case EntryKind::Series:
        return ListItem::Kind::Series;
    case EntryKind::Episode:
        return ListItem::Kind::Episode;
    case EntryKind::Channel:
        break;
    }
    return ListItem::Kind::Channel;
}

EntrySearch searchFor(const ListQuery &query)
{
    EntrySearch search{query.text.toUtf8(), {}};
    if (query.group)
        search.group = query.group->toUtf8();
    if (query.kind)
        search.kind = listedKind(*query.kind);
    return search;
}

std::shared_ptr<const ListSummary> summaryOf(const ReadList &list)
{
    auto summary = std::make_shared<ListSummary>();
    summary->entries = list.entries->size();
    for (const EntryList::Group &group : list.entries->groups()) {
        if (group.entries > 0)
            summary->groups.append({QString::fromUtf8(group.name), group.entries,
                                    group.kind ? std::optional(shownKind(*group.kind)) : std::nullopt});
    }
    summary->readAtMs = list.readAtMs;
    summary->skipped = list.skipped;
    summary->guideProgrammes = list.guide ? list.guide->size() : 0;
    summary->problem = knownSecrets().scrubbed(list.problem);
    summary->guideProblem = knownSecrets().scrubbed(list.guideProblem);
    summary->account = list.account;
    if (summary->account)
        summary->account->message = knownSecrets().scrubbed(summary->account->message);
    return summary;
}

static std::optional<Programme> shownProgramme(const Guide &guide, const Guide::Programme *programme)
{
    if (!programme)
        return std::nullopt;
    return Programme{QString::fromUtf8(guide.titleOf(*programme)), programme->startMs, programme->endMs};
}

ListEntry shownEntry(const ReadList &list, quint32 index, qint64 nowMs)
{
    const ListedEntry entry = list.entries->at(index);
    ListEntry shown;
    shown.id = QString::fromLatin1(entryIdText(entry.id));
    shown.name = QString::fromUtf8(entry.name);
    shown.group = QString::fromUtf8(entry.group);
    shown.kind = shownKind(entry.kind);
    shown.number = entry.number;
    shown.durationMs = entry.durationMs;
    // What the list's own address holds is secret here, too, wherever it stands.
    shown.displayUrl =
        knownSecrets().scrubbed(displayText(QUrl::fromEncoded(entry.url.toByteArray(), QUrl::TolerantMode)));
    if (list.guide && !entry.channelId.isEmpty()) {
        const quint64 channel = channelKey(entry.channelId);
        shown.now = shownProgramme(*list.guide, list.guide->at(channel, nowMs));
        shown.next = shownProgramme(*list.guide, list.guide->after(channel, nowMs));
    }
    return shown;
}

ListPage pageOf(const ReadList &list, const std::vector<quint32> &found, const ListQuery &query, qint64 nowMs)
{
    ListPage page;
    page.total = qint64(found.size());
    page.offset = query.offset;
    const qint64 end = std::min(page.total, query.offset + query.limit);
    for (qint64 i = query.offset; i < end; ++i)
        page.entries.append(shownEntry(list, found[size_t(i)], nowMs));
    return page;
}

QString openedIdOf(const QString &list, quint64 entry)
{
    const QByteArray text = list.toLatin1() + '/' + entryIdText(entry);
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().left(16));
}

// What the entry says of a header takes the place of what the list's source says.
static void setHeader(SourceLocation &location, const QByteArray &name, QByteArrayView value)
{
    if (value.isEmpty())
        return;
    std::erase_if(location.headers, [&name](const auto &header) {
        return header.first.compare(name, Qt::CaseInsensitive) == 0;
    });
    location.headers.emplace_back(name, value.toByteArray());
}

Result<CatalogSource> sourceOfEntry(const ListedEntry &entry, const CatalogSource &list)
{
    if (entry.kind == ListItem::Kind::Series)
        return fail(ErrorKind::Unsupported, u"this is a series, of which only episodes can be played"_s,
                    ErrorCode::ListIsSeries);
    CatalogSource source;
    source.id = openedIdOf(list.id, entry.id);
    source.location = ledTo(entry.url.toByteArray(), list.location);
    setHeader(source.location, "User-Agent", entry.userAgent);
    setHeader(source.location, "Referer", entry.referrer);
    const QUrl &url = source.location.url;
    if (!mayLeadTo(url, source.location.typed))
        return fail(ErrorKind::PermissionDenied,
                    u"this list leads to an address in a private network that is not its own"_s,
                    ErrorCode::UpstreamAddress);
    source.kind = url.isLocalFile() ? u"file"_s : u"http"_s;
    source.name = publicName(QString::fromUtf8(entry.name), source.location);
    const bool isFilm = entry.kind == ListItem::Kind::Film || entry.kind == ListItem::Kind::Episode;
    source.isFilm = isFilm && entry.durationMs <= kLongestFilmMs;
    source.filmMs = source.isFilm ? entry.durationMs : 0;
    return source;
}

} // namespace cuegate
