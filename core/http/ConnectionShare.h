// SPDX-License-Identifier: GPL-3.0-or-later
// How many connections a server may have where descriptors are few: idle clients must not take those that
// files and upstream connections need, nor one server the other's. Thread: any; pure.
#pragma once

#include "core/http/HttpServer.h"

namespace cuegate {

enum class ConnectionShare {
    Media,  ///< three quarters
    Control ///< the rest
};

/// \p limits with fewer connections where \p descriptors, all that the process may have, demand it.
[[nodiscard]] HttpLimits withinDescriptors(HttpLimits limits, int descriptors, ConnectionShare share);

} // namespace cuegate
