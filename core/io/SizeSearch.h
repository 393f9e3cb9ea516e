// SPDX-License-Identifier: GPL-3.0-or-later
// Finds how long a resource is whose server sends parts of it without saying that ("Content-Range: bytes
// a-b/*", RFC 9110 section 14.4): what lies far behind the end is refused, mostly with the length (416,
// section 15.5.17); else the end is looked for by single bytes. Thread: worker (blocks).
#pragma once

#include "core/base/CancelToken.h"
#include "core/io/HttpThread.h"
#include "core/io/UpstreamResource.h"

namespace cuegate {

/// No film is longer; some servers say so of what never ends.
constexpr qint64 kLongerThanAnyFilm = qint64(1) << 40;

/// Learns the size of \p resource, of which the first \p comeBytes have come, or that nothing certain tells
/// it, as of a server that has an answer to any range: then its ranges are not used from now on. One request
/// mostly, some twenty where the server never says a length. Errors: UpstreamRange if it says one that cannot
/// be; those of the upstream; Cancelled.
[[nodiscard]] Result<void> searchSize(const HttpThread &thread, const UpstreamOptions &options,
                                      const std::shared_ptr<UpstreamResource> &resource, qint64 comeBytes,
                                      const CancelToken &cancel);

} // namespace cuegate
