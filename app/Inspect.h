// SPDX-License-Identifier: GPL-3.0-or-later
// "cuegate inspect": probes one medium and prints what it is made of.
// Thread: main; blocks.
#pragma once

#include "app/CommandLine.h"

namespace cuegate {

/// Returns the exit code: 0, or 1 with a sentence on standard error.
[[nodiscard]] int inspect(const CommandLine &commandLine);

} // namespace cuegate
