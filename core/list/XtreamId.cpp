// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/list/XtreamId.h"

#include <algorithm>

namespace cuegate {

// From the top: 3 bits for the kind, 27 for the extension in base 37, 34 for the provider's number.
static constexpr int kKindShift = 61;
static constexpr int kExtensionShift = 34;
static constexpr quint64 kMostId = (quint64(1) << kExtensionShift) - 1;
static constexpr quint64 kMostExtension = (quint64(1) << (kKindShift - kExtensionShift)) - 1;
static constexpr QByteArrayView kLetters("0123456789abcdefghijklmnopqrstuvwxyz"); // a 0 is none

static quint64 kindBits(ListItem::Kind kind)
{
    switch (kind) {
    case ListItem::Kind::Channel:
        return 1;
    case ListItem::Kind::Film:
        return 2;
    case ListItem::Kind::Series:
        return 3;
    case ListItem::Kind::Episode:
        return 4;
    case ListItem::Kind::List:
        break;
    }
    return 0;
}

std::optional<quint64> xtreamEntryId(ListItem::Kind kind, qint64 id, QByteArrayView extension)
{
    quint64 packed = 0;
    for (const char letter : extension)
        packed = packed * quint64(kLetters.size() + 1) + quint64(kLetters.indexOf(letter) + 1);
    if (id < 0 || quint64(id) > kMostId || packed > kMostExtension)
        return std::nullopt;
    return kindBits(kind) << kKindShift | packed << kExtensionShift | quint64(id);
}

std::optional<XtreamEpisodeId> xtreamEpisodeOf(quint64 entryId)
{
    if (entryId >> kKindShift != kindBits(ListItem::Kind::Episode))
        return std::nullopt;
    XtreamEpisodeId episode;
    episode.id = qint64(entryId & kMostId);
    for (quint64 rest = entryId >> kExtensionShift & kMostExtension; rest > 0;) {
        const auto digit = qsizetype(rest % quint64(kLetters.size() + 1));
        if (digit == 0)
            return std::nullopt;
        episode.extension.prepend(kLetters[digit - 1]);
        rest /= quint64(kLetters.size() + 1);
    }
    return episode.extension.isEmpty() ? std::nullopt : std::optional(episode);
}

} // namespace cuegate
