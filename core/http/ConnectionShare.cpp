// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/ConnectionShare.h"

#include <algorithm>

namespace cuegate {

HttpLimits withinDescriptors(HttpLimits limits, int descriptors, ConnectionShare share)
{
    // The program itself has 25 open, its window as many more; each source a few, and so has each segment
    // that is sent.
    constexpr int kForOthers = 96;
    constexpr int kLeast = 32;
    const int all = std::max(kLeast, descriptors - kForOthers);
    const int part = share == ConnectionShare::Media ? all - all / 4 : all / 4;
    limits.maxConnections = std::min(limits.maxConnections, part);
    // Of few one peer may have more than half: a browser takes six for each page.
    constexpr int kForOnePeer = 16;
    limits.maxConnectionsPerPeer =
        std::min(limits.maxConnectionsPerPeer, std::max(part / 2, std::min(part, kForOnePeer)));
    return limits;
}

} // namespace cuegate
