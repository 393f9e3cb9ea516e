// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/EntriesJson.h"

#include <QJsonArray>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr int kMostEntries = 1000;

static Result<qint64> numberFrom(const QUrlQuery &items, const QString &name, qint64 ifAbsent)
{
    if (!items.hasQueryItem(name))
        return ifAbsent;
    bool isNumber = false;
    const qint64 number = items.queryItemValue(name).toLongLong(&isNumber);
    if (!isNumber || number < 0)
        return fail(ErrorKind::InvalidArgument, u"\"%1\" must be a whole number from 0 on"_s.arg(name));
    return number;
}

QString entryKindWord(EntryKind kind)
{
    switch (kind) {
    case EntryKind::Film:
        return u"film"_s;
    case EntryKind::Series:
        return u"series"_s;
    case EntryKind::Episode:
        return u"episode"_s;
    case EntryKind::Channel:
        break;
    }
    return u"channel"_s;
}

static Result<std::optional<EntryKind>> kindFrom(const QUrlQuery &items)
{
    if (!items.hasQueryItem(u"kind"_s))
        return std::nullopt;
    const QString word = items.queryItemValue(u"kind"_s);
    for (const EntryKind kind : {EntryKind::Channel, EntryKind::Film, EntryKind::Series}) {
        if (entryKindWord(kind) == word)
            return kind;
    }
    return fail(ErrorKind::InvalidArgument, u"\"kind\" is not one of channel, film, series"_s);
}

Result<ListQuery> listQueryFrom(const QByteArray &query)
{
    // As forms are sent: a plus is a blank.
    const QUrlQuery items(QString::fromLatin1(query).replace(u'+', u' '));
    ListQuery wanted;
    wanted.text = items.queryItemValue(u"query"_s, QUrl::FullyDecoded);
    if (items.hasQueryItem(u"group"_s))
        wanted.group = items.queryItemValue(u"group"_s, QUrl::FullyDecoded);
    const auto kind = kindFrom(items);
    if (!kind)
        return std::unexpected(kind.error());
    wanted.kind = *kind;
    wanted.series = items.queryItemValue(u"series"_s);
    const auto offset = numberFrom(items, u"offset"_s, 0);
    const auto limit = numberFrom(items, u"limit"_s, wanted.limit);
    if (!offset || !limit)
        return std::unexpected(offset ? limit.error() : offset.error());
    if (*limit < 1 || *limit > kMostEntries)
        return fail(ErrorKind::InvalidArgument, u"\"limit\" must be from 1 to %1"_s.arg(kMostEntries));
    wanted.offset = *offset;
    wanted.limit = int(*limit);
    return wanted;
}

static QJsonValue programmeJson(const std::optional<Programme> &programme)
{
    if (!programme)
        return QJsonValue::Null;
    return QJsonObject{
        {u"title"_s, programme->title}, {u"start_ms"_s, programme->startMs}, {u"end_ms"_s, programme->endMs}};
}

QJsonObject entriesJson(const ListPage &page)
{
    QJsonArray entries;
    for (const ListEntry &entry : page.entries)
        entries.append(QJsonObject{{u"id"_s, entry.id},
                                   {u"name"_s, entry.name},
                                   {u"group"_s, entry.group},
                                   {u"kind"_s, entryKindWord(entry.kind)},
                                   {u"number"_s, entry.number},
                                   {u"duration_ms"_s, entry.durationMs},
                                   {u"url"_s, entry.displayUrl},
                                   {u"now"_s, programmeJson(entry.now)},
                                   {u"next"_s, programmeJson(entry.next)}});
    return {{u"total"_s, page.total}, {u"offset"_s, page.offset}, {u"entries"_s, entries}};
}

} // namespace cuegate
