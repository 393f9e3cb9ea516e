// SPDX-License-Identifier: GPL-3.0-or-later
// What the gateway shows of a source that is a list of many (an M3U playlist of films and channels): plain
// values, made on the net thread or in a worker. Thread: any; immutable.
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace cuegate {

/// Of a list: 16 hex digits. It follows from what the list says of the entry, and so outlives reading the
/// list again.
using EntryId = QString;

enum class EntryKind { Channel, Film };

struct Programme
{
    QString title;
    qint64 startMs = 0; ///< since 1970, UTC
    qint64 endMs = 0;
    friend bool operator==(const Programme &, const Programme &) = default;
};

struct ListEntry
{
    EntryId id;
    QString name;
    QString group; ///< empty: none
    EntryKind kind = EntryKind::Channel;
    int number = 0;                     ///< tvg-chno; 0: none
    qint64 durationMs = 0;              ///< as the list says; 0: not known
    QString displayUrl;                 ///< without user info, query and what else grants access
    std::optional<Programme> now, next; ///< where there is a guide
    friend bool operator==(const ListEntry &, const ListEntry &) = default;
};

struct ListGroup
{
    QString name; ///< empty: entries without a group
    qint64 entries = 0;
    friend bool operator==(const ListGroup &, const ListGroup &) = default;
};

/// Part of a SourceSnapshot of such a list, once it has been read.
struct ListSummary
{
    qint64 entries = 0;
    QList<ListGroup> groups;    ///< in the order of the list
    qint64 readAtMs = 0;        ///< since 1970
    qint64 skipped = 0;         ///< lines that no entry could be made of, or entries beyond the limits
    qint64 guideProgrammes = 0; ///< 0: there is no guide
    QString
        problem; ///< why it, or a list in it, could not be read when that was tried last; empty: no problem
    QString guideProblem; ///< why there is none though the list names one; empty: no problem
    friend bool operator==(const ListSummary &, const ListSummary &) = default;
};

struct ListQuery
{
    QString text; ///< all its words are in the name or the group, whatever their case; empty: all
    std::optional<QString> group; ///< only of this one
    qint64 offset = 0;
    int limit = 100; ///< 1 to 1,000
};

struct ListPage
{
    qint64 total = 0; ///< that the query finds
    qint64 offset = 0;
    QList<ListEntry> entries;
};

} // namespace cuegate
