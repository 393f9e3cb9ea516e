// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of FAULTS.md section 4.3. Thread: as FaultRow's.
#pragma once

#include "tests/faults/FaultRow.h"

namespace cuegate::test {

// ClientLoad.cpp
[[nodiscard]] Verdict disconnects(FaultBench &bench);
[[nodiscard]] Verdict slowReaders(FaultBench &bench);
[[nodiscard]] Verdict manyForOneSegment(FaultBench &bench);
[[nodiscard]] Verdict slowloris(FaultBench &bench);
[[nodiscard]] Verdict seekStorm(FaultBench &bench);

// ClientRequests.cpp
[[nodiscard]] Verdict garbage(FaultBench &bench);
[[nodiscard]] Verdict hugeHeads(FaultBench &bench);
[[nodiscard]] Verdict pipelining(FaultBench &bench);
[[nodiscard]] Verdict ambiguousFraming(FaultBench &bench);
[[nodiscard]] Verdict requestBodies(FaultBench &bench);
[[nodiscard]] Verdict rangeAbuse(FaultBench &bench);
[[nodiscard]] Verdict traversal(FaultBench &bench);
[[nodiscard]] Verdict conformance(FaultBench &bench);

} // namespace cuegate::test
