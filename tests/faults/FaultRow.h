// SPDX-License-Identifier: GPL-3.0-or-later
// One row of FAULTS.md section 4 as a function that puts the running program to the test and says what it
// measured. Thread: rows run one after the other on one thread; each may start threads of its own.
#pragma once

#include <QString>

#include <vector>

namespace cuegate::test {

class FaultBench;

struct Verdict
{
    enum class Outcome { Pass, Fail, NotHere } outcome = Outcome::Fail;
    QString figure; ///< what was measured, or why it does not apply
};

/// \p figure is shown whether the bar is met or not.
[[nodiscard]] inline Verdict judged(bool isMet, const QString &figure)
{
    return {isMet ? Verdict::Outcome::Pass : Verdict::Outcome::Fail, figure};
}

[[nodiscard]] inline Verdict failed(const QString &why)
{
    return {Verdict::Outcome::Fail, why};
}

[[nodiscard]] inline Verdict notHere(const QString &why)
{
    return {Verdict::Outcome::NotHere, why};
}

struct FaultRow
{
    const char *id;
    const char *fault;
    const char *bar;
    Verdict (*run)(FaultBench &bench);
};

/// Sections 4.1 to 4.4, in their order.
[[nodiscard]] std::vector<FaultRow> upstreamRows();
[[nodiscard]] std::vector<FaultRow> localRows();
[[nodiscard]] std::vector<FaultRow> clientRows();
[[nodiscard]] std::vector<FaultRow> inputRows();

} // namespace cuegate::test
