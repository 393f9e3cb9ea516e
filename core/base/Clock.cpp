// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Clock.h"

namespace cuegate {

std::chrono::milliseconds SteadyClock::now() const
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now().time_since_epoch());
}

} // namespace cuegate
