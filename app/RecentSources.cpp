// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/RecentSources.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

// A list has no picture of its own, and an entry of one was perhaps only looked at.
static bool isOffered(const SourceSnapshot &source)
{
    const bool isList = source.kind == "m3u"_L1 || source.kind == "xtream"_L1;
    return !isList && (source.listId.isEmpty() || source.playedAtMs > 0);
}

QList<SourceSnapshot> recentSources(const QList<SourceSnapshot> &sources, qsizetype most)
{
    QList<qsizetype> rows;
    for (qsizetype row = 0; row < sources.size(); ++row) {
        if (isOffered(sources[row]))
            rows << row;
    }
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
