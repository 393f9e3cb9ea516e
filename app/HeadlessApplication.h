// SPDX-License-Identifier: GPL-3.0-or-later
// The gateway without a display: one line of JSON on standard output when it serves, then nothing more there.
// Thread: main.
#pragma once

#include "app/CommandLine.h"

namespace cuegate {

/// Returns the exit code.
[[nodiscard]] int runHeadless(int argc, char **argv, const CommandLine &commandLine);

} // namespace cuegate
