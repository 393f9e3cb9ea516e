// SPDX-License-Identifier: GPL-3.0-or-later
// A list, or its guide, as it goes to players: written while it is taken, never whole in memory.
// Thread: net.
#pragma once

#include "core/gateway/ListReading.h"
#include "core/http/HttpTypes.h"

#include <functional>

namespace cuegate {

/// Without series, whose episodes nobody knows. \p urlOf gives the address of an entry; \p guideUrl empty:
/// there is no guide.
[[nodiscard]] std::unique_ptr<BodySource> playlistBody(std::shared_ptr<const ReadList> list,
                                                       std::function<QByteArray(quint64 entry)> urlOf,
                                                       const QByteArray &guideUrl);

/// \p list has a guide.
[[nodiscard]] std::unique_ptr<BodySource> guideBody(std::shared_ptr<const ReadList> list);

} // namespace cuegate
