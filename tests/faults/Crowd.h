// SPDX-License-Identifier: GPL-3.0-or-later
// Many clients that ask for the same at once, on one thread that keeps nothing of what they get: a thread and
// a copy for each would take the machine from the program that they judge. Thread: any.
#pragma once

#include <QByteArray>
#include <QSet>

namespace cuegate::test {

struct Crowd
{
    int right = 0;             ///< clients that were answered 200, to the end
    int failed = 0;            ///< all others
    QSet<quint64> bodies;      ///< XXH3 of what those got that were right
    double slowestSeconds = 0; ///< until the last was answered, right or not
};

/// \p clients from four addresses ask the server on \p port for \p target; those that wait for more than 30 s
/// are given up.
[[nodiscard]] Crowd askAtOnce(quint16 port, const QByteArray &target, int clients);

} // namespace cuegate::test
