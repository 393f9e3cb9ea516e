// SPDX-License-Identifier: GPL-3.0-or-later
// CPU time, user's and system's, of this process or of the children it has waited for. Thread: any.
#pragma once

#include <sys/resource.h>

namespace cuegate::test {

/// \p whose: RUSAGE_SELF or RUSAGE_CHILDREN.
[[nodiscard]] inline double cpuSeconds(decltype(RUSAGE_SELF) whose)
{
    rusage usage{};
    ::getrusage(whose, &usage);
    const auto seconds = [](const timeval &time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

} // namespace cuegate::test
