// SPDX-License-Identifier: GPL-3.0-or-later
// Lets work that nobody waits for stand back while somebody is being served.
// Thread: any; all members are thread-safe.
#pragma once

#include "core/base/CancelToken.h"

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>

namespace cuegate {

class IdleGate : public std::enable_shared_from_this<IdleGate>
{
public:
    /// Shuts the gate for as long as what is returned lives, and \p rest longer.
    [[nodiscard]] std::shared_ptr<void> shut(std::chrono::milliseconds rest);
    /// Blocks until the gate is open or \p cancel is cancelled; a worker's call.
    void wait(const CancelToken &cancel);

private:
    using Clock = std::chrono::steady_clock;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_holders = 0;               // guarded by m_mutex
    Clock::time_point m_shutUntil{}; // guarded by m_mutex
};

} // namespace cuegate
