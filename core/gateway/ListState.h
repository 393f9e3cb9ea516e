// SPDX-License-Identifier: GPL-3.0-or-later
// What the gateway shows of a source that is a list of many (an M3U playlist of films and channels, an Xtream
// account): plain values, made on the net thread or in a worker. Thread: any; immutable.
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace cuegate {

/// Of a list: 16 hex digits. It follows from what the list says of the entry, and so outlives reading the
/// list again.
using EntryId = QString;

/// A series is opened by asking for its episodes (ListQuery::series); it is no source itself.
enum class EntryKind { Channel, Film, Series, Episode };

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
    /// What all of it is, where the provider keeps them apart; absent: a list that does not.
    std::optional<EntryKind> kind = {};
    friend bool operator==(const ListGroup &, const ListGroup &) = default;
};

enum class AccountStatus { Active, Expired, Disabled, Banned, Unknown };

/// What the provider of an Xtream account says of it.
struct AccountSummary
{
    AccountStatus status = AccountStatus::Unknown;
    bool isTrial = false;
    qint64 expiresAtMs = 0; ///< since 1970; 0: never, or not said
    int connectionsNow = 0; ///< as the provider counts them, when it was asked
    int maxConnections = 0; ///< 0: not said
    QString message;        ///< of the provider to the user; plain text, one line, may be empty
    friend bool operator==(const AccountSummary &, const AccountSummary &) = default;
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
    QString guideProblem;                  ///< why there is none though the list names one; empty: no problem
    std::optional<AccountSummary> account; ///< of sources of kind "xtream"
    friend bool operator==(const ListSummary &, const ListSummary &) = default;
};

struct ListQuery
{
    QString text; ///< all its words are in the name or the group, whatever their case; empty: all
    std::optional<QString> group;       ///< only of this one
    std::optional<EntryKind> kind = {}; ///< only these; with group: of groups of one name, the one of these
    EntryId series = {};                ///< its episodes, in order, grouped by season; empty: the list itself
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
