// SPDX-License-Identifier: GPL-3.0-or-later
// What this process shows of itself to others on this machine. Thread: the first one, before any other runs.
#pragma once

namespace cuegate {

/// No core dumps, no debugger or /proc/<pid>/mem for other programs of this user (FAULTS.md section 6,
/// "Dumps"); files that are made are their owner's alone.
void keepToOurselves();

/// Overwrites the arguments that hold URLs: every user of this machine can list them.
void hideUrls(int argc, char **argv);

} // namespace cuegate
