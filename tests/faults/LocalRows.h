// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of FAULTS.md section 4.2. Thread: as FaultRow's.
#pragma once

#include "tests/faults/FaultRow.h"

namespace cuegate::test {

// LocalDisk.cpp
[[nodiscard]] Verdict killedAnyTime(FaultBench &bench);
[[nodiscard]] Verdict powerLoss(FaultBench &bench);
[[nodiscard]] Verdict diskFull(FaultBench &bench);
[[nodiscard]] Verdict noAccess(FaultBench &bench);
[[nodiscard]] Verdict deviceErrors(FaultBench &bench);
[[nodiscard]] Verdict bitFlips(FaultBench &bench);
[[nodiscard]] Verdict foreignFiles(FaultBench &bench);
[[nodiscard]] Verdict twoProcesses(FaultBench &bench);

// LocalMachine.cpp
[[nodiscard]] Verdict clockJumps(FaultBench &bench);
[[nodiscard]] Verdict suspended(FaultBench &bench);
[[nodiscard]] Verdict networkChanges(FaultBench &bench);
[[nodiscard]] Verdict littleMemory(FaultBench &bench);
[[nodiscard]] Verdict noDescriptors(FaultBench &bench);
[[nodiscard]] Verdict tornSettings(FaultBench &bench);
[[nodiscard]] Verdict lockedKeychain(FaultBench &bench);

// LocalConversion.cpp
[[nodiscard]] Verdict workerFails(FaultBench &bench);

} // namespace cuegate::test
