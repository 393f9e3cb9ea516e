// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/IframePlan.h"

#include "core/base/MediaTime.h"

#include <algorithm>

namespace cuegate {

std::vector<Keyframe> chooseIframes(const KeyframeIndex &index, qint64 endTime)
{
    std::vector<Keyframe> chosen;
    if (index.keyframes.empty())
        return chosen;
    chosen.reserve(std::min(index.keyframes.size(), size_t(kMostIframes)));
    const qint64 durationTicks = endTime - index.keyframes.front().time;
    const qint64 shortest = std::max({rescale(kShortestIframeMs, 1000, index.timescale),
                                      (durationTicks + kMostIframes - 1) / kMostIframes, qint64(1)});
    for (const Keyframe &keyframe : index.keyframes) {
        const bool isFirst = chosen.empty();
        if (isFirst ||
            (keyframe.time - chosen.back().time >= shortest && endTime - keyframe.time >= shortest))
            chosen.push_back(keyframe);
    }
    return chosen;
}

} // namespace cuegate
