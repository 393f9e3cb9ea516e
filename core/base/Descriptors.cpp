// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Descriptors.h"

#include <QtGlobal>

#include <algorithm>
#include <limits>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

namespace cuegate {

#ifdef Q_OS_UNIX

void raiseDescriptorLimit()
{
    constexpr rlim_t kEnough = 4096; // macOS refuses more than 10240, whatever its hard limit says
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= kEnough)
        return;
    limit.rlim_cur = std::min(limit.rlim_max, kEnough);
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

int descriptorLimit()
{
    constexpr auto kMost = std::numeric_limits<int>::max();
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return kMost;
    return int(std::min(limit.rlim_cur, rlim_t(kMost)));
}

#else

void raiseDescriptorLimit() {}

int descriptorLimit()
{
    return std::numeric_limits<int>::max();
}

#endif

} // namespace cuegate
