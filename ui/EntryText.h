// SPDX-License-Identifier: GPL-3.0-or-later
// What the window says of lists and their entries. Times are milliseconds since 1970. Thread: gui; pure.
#pragma once

#include "core/gateway/GatewayState.h"
#include "ui/ErrorText.h"

#include <QCoreApplication>

namespace cuegate {

class EntryText
{
    Q_DECLARE_TR_FUNCTIONS(EntryText)
public:
    /// "12,345 entries"; where all are of one kind "12,345 films".
    [[nodiscard]] static QString count(qint64 entries, std::optional<EntryKind> kind = {});
    /// "12 of 4,000 entries"; where all are of one kind "12 of 4,000 films".
    [[nodiscard]] static QString found(qint64 found, qint64 entries, std::optional<EntryKind> kind);
    [[nodiscard]] static QString section(EntryKind kind); ///< "Films"
    /// "12,345 entries · read 2 hours ago", what could not be read, and what is wrong with the guide.
    [[nodiscard]] static QString facts(const ListSummary &list, qint64 nowMs);
    /// Its name, or that there is none; those of episodes are seasons.
    [[nodiscard]] static QString group(const QString &name, std::optional<EntryKind> kind = {});
    [[nodiscard]] static QString programme(const Programme &programme); ///< "20:15 News"
    [[nodiscard]] static QString kind(EntryKind kind);
    [[nodiscard]] static QLatin1StringView iconName(EntryKind kind);
    /// Why \p list, or something in it, could not be read: what ErrorText says, but of a list or an account
    /// instead of a film.
    [[nodiscard]] static ErrorText failure(const SourceSnapshot &list, const Error &error);
    [[nodiscard]] static QString playlistCopied(); ///< what to do with the link, a sentence
    /// All that a row shows, for who hears it.
    [[nodiscard]] static QString spoken(const ListEntry &entry, qint64 nowMs);

    /// Of \p entry at that time: what is shown now may be over since the guide was asked.
    [[nodiscard]] static std::optional<Programme> nowOn(const ListEntry &entry, qint64 nowMs);
    [[nodiscard]] static std::optional<Programme> nextOn(const ListEntry &entry, qint64 nowMs);

private:
    [[nodiscard]] static ErrorText accountFailure(const Error &error);
    [[nodiscard]] static QString readAt(qint64 agoMs);
};

/// Whether \p source is a list of many (also an account), read already or not.
[[nodiscard]] bool isList(const SourceSnapshot &source);
/// Whether it is an Xtream account.
[[nodiscard]] bool isAccount(const SourceSnapshot &source);

} // namespace cuegate
