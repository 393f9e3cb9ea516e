// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of FAULTS.md section 4.4. Thread: as FaultRow's.
#pragma once

#include "tests/faults/FaultRow.h"

namespace cuegate::test {

// InputFiles.cpp
[[nodiscard]] Verdict malformedFiles(FaultBench &bench);
[[nodiscard]] Verdict hugeSizes(FaultBench &bench);
[[nodiscard]] Verdict deepNesting(FaultBench &bench);
[[nodiscard]] Verdict falseCues(FaultBench &bench);
[[nodiscard]] Verdict oddTimes(FaultBench &bench);

// InputBombs.cpp
[[nodiscard]] Verdict millionsOfCues(FaultBench &bench);
[[nodiscard]] Verdict hugeTables(FaultBench &bench);
[[nodiscard]] Verdict codecBombs(FaultBench &bench);
[[nodiscard]] Verdict hugeLists(FaultBench &bench);
[[nodiscard]] Verdict hugeAccounts(FaultBench &bench);
[[nodiscard]] Verdict nestedLists(FaultBench &bench);
[[nodiscard]] Verdict disguised(FaultBench &bench);
[[nodiscard]] Verdict hostileTitles(FaultBench &bench);
[[nodiscard]] Verdict fuzzing(FaultBench &bench);

// UpstreamLive.cpp
[[nodiscard]] Verdict nestedStreams(FaultBench &bench);

} // namespace cuegate::test
