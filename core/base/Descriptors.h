// SPDX-License-Identifier: GPL-3.0-or-later
// How many files and connections this process may have open at once: 1024 on most systems, 256 on macOS,
// unless it asks for more. Thread: any.
#pragma once

namespace cuegate {

/// Asks for as many as this process will ever need, if that is more than it may have. Before other threads
/// run.
void raiseDescriptorLimit();

[[nodiscard]] int descriptorLimit(); ///< very large where there is none

} // namespace cuegate
