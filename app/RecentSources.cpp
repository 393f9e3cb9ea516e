// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/RecentSources.h"

#include <algorithm>
#include <numeric>

namespace cuegate {

QList<SourceSnapshot> recentSources(const QList<SourceSnapshot> &sources, qsizetype most)
{
    QList<qsizetype> rows(sources.size());
    std::iota(rows.begin(), rows.end(), 0);
    const auto end = rows.begin() + std::min(most, rows.size());
    std::partial_sort(rows.begin(), end, rows.end(), [&](qsizetype left, qsizetype right) {
        return std::pair(sources[left].playedAtMs, left) > std::pair(sources[right].playedAtMs, right);
    });
    QList<SourceSnapshot> recent;
    std::transform(rows.begin(), end, std::back_inserter(recent),
                   [&](qsizetype row) { return sources[row]; });
    return recent;
}

} // namespace cuegate
