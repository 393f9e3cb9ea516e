// SPDX-License-Identifier: GPL-3.0-or-later
// Says a list and its guide again, in our words and with our addresses: nothing a stranger wrote can end a
// line or an element (FAULTS.md I12). Thread: any; pure.
#pragma once

#include "core/list/EntryList.h"
#include "core/list/Guide.h"

namespace cuegate {

/// "#EXTM3U url-tvg="…"": \p guideUrl may be empty.
[[nodiscard]] QByteArray m3uHead(const QByteArray &guideUrl);
/// Two lines. \p url is ours.
[[nodiscard]] QByteArray m3uEntry(const ListedEntry &entry, const QByteArray &url);

[[nodiscard]] QByteArray xmltvHead();
[[nodiscard]] QByteArray xmltvChannel(quint64 channel, QByteArrayView name);
[[nodiscard]] QByteArray xmltvProgramme(const Guide &guide, const Guide::Programme &programme);
[[nodiscard]] QByteArray xmltvFoot();

} // namespace cuegate
