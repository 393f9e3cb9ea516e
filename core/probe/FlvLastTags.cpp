// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/FlvLastTags.h"

#include <algorithm>
#include <utility>

namespace cuegate {

void FlvLastTags::take(const FlvTag &tag)
{
    constexpr qint64 kMostReorderedMs = 5000; // what says more of itself is wrong
    if (tag.kind != FlvTag::Kind::Sample)
        return;
    Last &last = m_last[tag.type];
    const qint64 offsetMs = tag.compositionOffsetMs <= kMostReorderedMs ? tag.compositionOffsetMs : 0;
    last.shownMs = std::max(last.shownMs, tag.timeMs + offsetMs);
    if (tag.timeMs > last.timeMs)
        last.beforeMs = std::exchange(last.timeMs, tag.timeMs);
    else if (tag.timeMs < last.timeMs)
        last.beforeMs = std::max(last.beforeMs, tag.timeMs);
}

std::optional<qint64> FlvLastTags::endMs() const
{
    std::optional<qint64> endMs;
    for (const auto &[type, last] : m_last) {
        const qint64 duration = last.beforeMs >= 0 ? last.timeMs - last.beforeMs : 0;
        endMs = std::max(endMs.value_or(0), last.shownMs + duration);
    }
    return endMs;
}

} // namespace cuegate
