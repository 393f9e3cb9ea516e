// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/JobOrder.h"

#include <algorithm>
#include <map>
#include <vector>

namespace cuegate {

size_t nextJob(std::span<const WaitingJob> jobs)
{
    Q_ASSERT(!jobs.empty());
    std::map<QByteArray, size_t> newest; // of each viewer
    std::vector<size_t> candidates;
    for (size_t i = 0; i < jobs.size(); ++i) {
        if (!jobs[i].isAsked)
            continue;
        const auto [known, isFirst] = newest.try_emplace(jobs[i].viewer, i);
        if (!isFirst && jobs[known->second].asked < jobs[i].asked)
            known->second = i;
    }
    for (const auto &[viewer, job] : newest)
        candidates.push_back(job);
    for (size_t i = 0; newest.empty() && i < jobs.size(); ++i)
        candidates.push_back(i);
    return *std::min_element(candidates.begin(), candidates.end(),
                             [&](size_t a, size_t b) { return jobs[a].asked < jobs[b].asked; });
}

} // namespace cuegate
