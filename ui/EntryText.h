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
    [[nodiscard]] static QString count(qint64 entries); ///< "12,345 entries"
    /// "12,345 entries · read 2 hours ago", what could not be read, and what is wrong with the guide.
    [[nodiscard]] static QString facts(const ListSummary &list, qint64 nowMs);
    [[nodiscard]] static QString group(const QString &name);            ///< its name, or that there is none
    [[nodiscard]] static QString programme(const Programme &programme); ///< "20:15 News"
    [[nodiscard]] static QString kind(EntryKind kind);
    /// Why a list could not be read: what ErrorText says, but of a list instead of a film.
    [[nodiscard]] static ErrorText failure(const Error &error);
    [[nodiscard]] static QString playlistCopied(); ///< what to do with the link, a sentence
    /// All that a row shows, for who hears it.
    [[nodiscard]] static QString spoken(const ListEntry &entry, qint64 nowMs);

    /// Of \p entry at that time: what is shown now may be over since the guide was asked.
    [[nodiscard]] static std::optional<Programme> nowOn(const ListEntry &entry, qint64 nowMs);
    [[nodiscard]] static std::optional<Programme> nextOn(const ListEntry &entry, qint64 nowMs);

private:
    [[nodiscard]] static QString readAt(qint64 agoMs);
};

/// Whether \p source is a list of many, read already or not.
[[nodiscard]] bool isList(const SourceSnapshot &source);

} // namespace cuegate
