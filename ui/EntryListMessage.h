// SPDX-License-Identifier: GPL-3.0-or-later
// What stands where a list has no entries to show, as a sentence with the next step. Thread: gui; pure.
#pragma once

#include "core/gateway/GatewayState.h"
#include "ui/MessagePanel.h"

#include <QCoreApplication>

#include <optional>

namespace cuegate {

class EntryListMessage
{
    Q_DECLARE_TR_FUNCTIONS(EntryListMessage)
public:
    enum class Button { None, Read, ClearSearch, SearchAll, ReadEpisodes };
    struct Search
    {
        QString text;
        std::optional<QString> group;
        std::optional<EntryKind> kind = {}; ///< of all that was searched; Episode: in a series
        qint64 total = 0;                   ///< found; while it runs: by the last one
        bool isSlow = false;                ///< it takes long enough to say so
        bool isOver = false;
    };
    /// Nothing where there are entries, or where the failure stands instead.
    [[nodiscard]] static std::optional<EntryListMessage> of(const SourceSnapshot &source,
                                                            const Search &search);

    MessagePanel::Message message;
    Button button = Button::None;

private:
    [[nodiscard]] static std::optional<EntryListMessage> ofUnread(const SourceSnapshot &source);
    [[nodiscard]] static std::optional<EntryListMessage> ofUnreadAccount(SourceState state);
    [[nodiscard]] static EntryListMessage ofNothingThere(const SourceSnapshot &source);
    [[nodiscard]] static std::optional<EntryListMessage> ofEpisodes(const Search &search);
    [[nodiscard]] static QString whereSearched(const Search &search);
    [[nodiscard]] static EntryListMessage ofNothingFound(const Search &search);
};

} // namespace cuegate
