// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of FAULTS.md section 4.1. Thread: as FaultRow's.
#pragma once

#include "tests/faults/FaultRow.h"

namespace cuegate::test {

// UpstreamBodies.cpp
[[nodiscard]] Verdict noRangeSupport(FaultBench &bench);
[[nodiscard]] Verdict wholeInsteadOfRange(FaultBench &bench);
[[nodiscard]] Verdict wrongRange(FaultBench &bench);
[[nodiscard]] Verdict cutBodies(FaultBench &bench);
[[nodiscard]] Verdict resetBodies(FaultBench &bench);
[[nodiscard]] Verdict stalledBodies(FaultBench &bench);
[[nodiscard]] Verdict noLength(FaultBench &bench);
[[nodiscard]] Verdict slowSource(FaultBench &bench);
[[nodiscard]] Verdict endlessBody(FaultBench &bench);

// UpstreamAnswers.cpp
[[nodiscard]] Verdict slowFirstByte(FaultBench &bench);
[[nodiscard]] Verdict limitedProvider(FaultBench &bench);
[[nodiscard]] Verdict serverErrors(FaultBench &bench);
[[nodiscard]] Verdict redirects(FaultBench &bench);
[[nodiscard]] Verdict expiringLinks(FaultBench &bench);
[[nodiscard]] Verdict changesWhilePlaying(FaultBench &bench);
[[nodiscard]] Verdict compressedMedia(FaultBench &bench);
[[nodiscard]] Verdict noHttp(FaultBench &bench);

// UpstreamHosts.cpp
[[nodiscard]] Verdict badCertificates(FaultBench &bench);
[[nodiscard]] Verdict badNames(FaultBench &bench);
[[nodiscard]] Verdict unreachableHosts(FaultBench &bench);
[[nodiscard]] Verdict accountLimit(FaultBench &bench);

// UpstreamLive.cpp
[[nodiscard]] Verdict liveGap(FaultBench &bench);
[[nodiscard]] Verdict expiringStreams(FaultBench &bench); // of U11

} // namespace cuegate::test
