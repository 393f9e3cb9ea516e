// SPDX-License-Identifier: GPL-3.0-or-later
// Runs sections of the fault matrix beside one another, each in a process of its own with programs of its own
// under test: most rows mostly wait for time limits. Thread: one.
#pragma once

#include <QStringList>

#include <vector>

namespace cuegate::test {

struct RowSection
{
    QString title;
    QStringList rows;
};

/// Runs this program once for each section that has rows, \p atOnce at the same time, with \p arguments
/// before the rows. Prints what they print of their rows, in the order of \p sections. Returns how many rows
/// failed.
[[nodiscard]] int runSectionsBeside(const std::vector<RowSection> &sections, const QStringList &arguments,
                                    int atOnce);

} // namespace cuegate::test
