// SPDX-License-Identifier: GPL-3.0-or-later
// Which of the jobs that wait gets the next free thread. What a player waits for comes before what is made
// ahead. Of one viewer's the newest comes first: who seeks does not want the older ones any more. Between
// viewers the one who has waited longest is served, so that nobody starves. What is made ahead comes in the
// order of its asking, which is the order of playing. Thread: any; pure.
#pragma once

#include <QByteArray>

#include <span>

namespace cuegate {

struct WaitingJob
{
    bool isAsked = false; ///< a player waits for it
    QByteArray viewer;    ///< who asked for it last
    quint64 asked = 0;    ///< when; grows from ask to ask
};

/// The place of the next one; \p jobs must not be empty.
[[nodiscard]] size_t nextJob(std::span<const WaitingJob> jobs);

} // namespace cuegate
