// SPDX-License-Identifier: GPL-3.0-or-later
// Looks at the samples around a title's cuts, so that its playlists are true to the sample where no index
// tells: for sources on a disk, where that costs no request. Segments do not depend on it. Thread: worker
// (blocks on the source); stateless.
#pragma once

#include "core/segment/Title.h"

#include <chrono>

namespace cuegate {

/// Whether readCutTimes() would find more than \p title knows. Pure, any thread.
[[nodiscard]] bool lacksCutTimes(const Title &title);

inline constexpr auto kUnbounded = std::chrono::milliseconds::max();

/// What \p title knows and what is found within \p most, from the beginning on. Where the index is false the
/// plan's time stands. Errors: those of the source; Cancelled.
[[nodiscard]] Result<std::map<TrackId, TrackTimes>>
readCutTimes(const Title &title, std::chrono::milliseconds most, const CancelToken &cancel);

/// A copy of \p title that says it. Pure, any thread.
[[nodiscard]] std::shared_ptr<const Title> withTimes(const Title &title, std::map<TrackId, TrackTimes> times);

} // namespace cuegate
