// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/VariantOrder.h"

#include <algorithm>

namespace cuegate {

// Some servers say a little more or less each time.
bool isAlike(const HlsVariant &a, const HlsVariant &b)
{
    return a.codecs == b.codecs && a.width == b.width && a.height == b.height &&
           a.frameRateThousandths == b.frameRateThousandths && a.videoRange == b.videoRange;
}

bool isAlike(const HlsRendition &a, const HlsRendition &b)
{
    return a.type == b.type && a.language == b.language && a.name == b.name && a.channels == b.channels &&
           a.uri.isEmpty() == b.uri.isEmpty();
}

static bool isSame(const HlsVariant &a, const HlsVariant &b)
{
    return isAlike(a, b) && a.bandwidth == b.bandwidth && a.averageBandwidth == b.averageBandwidth &&
           a.audioGroup == b.audioGroup && a.subtitleGroup == b.subtitleGroup;
}

static bool isSame(const HlsRendition &a, const HlsRendition &b)
{
    return isAlike(a, b) && a.group == b.group;
}

template <typename T>
static void putInOrderOf(const std::vector<T> &before, std::vector<T> &now)
{
    for (size_t i = 0; i < std::min(before.size(), now.size()); ++i) {
        const auto here = now.begin() + qint64(i);
        const auto found =
            std::find_if(here, now.end(), [&](const T &other) { return isSame(before[i], other); });
        if (found != now.end())
            std::iter_swap(here, found);
    }
}

HlsMultivariantPlaylist inOrderOf(const HlsMultivariantPlaylist &before, HlsMultivariantPlaylist now)
{
    putInOrderOf(before.variants, now.variants);
    putInOrderOf(before.renditions, now.renditions);
    return now;
}

} // namespace cuegate
