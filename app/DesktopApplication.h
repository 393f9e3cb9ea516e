// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop application: window, tray icon and gateway in one process.
// Thread: gui.
#pragma once

#include "app/CommandLine.h"

namespace cuegate {

/// Returns the exit code.
[[nodiscard]] int runDesktop(int argc, char **argv, const CommandLine &commandLine);

} // namespace cuegate
