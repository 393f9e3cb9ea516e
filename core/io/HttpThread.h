// SPDX-License-Identifier: GPL-3.0-or-later
// Owns an HttpLoop, the scheduler of its connections, and the thread of both.
// Thread: any. May be destroyed on that very thread.
#pragma once

#include "core/io/ConnectionScheduler.h"
#include "core/io/UpstreamOptions.h"

#include <atomic>
#include <thread>

namespace cuegate {

class HttpThread
{
public:
    explicit HttpThread(const UpstreamOptions &options);
    ~HttpThread();
    [[nodiscard]] HttpLoop &loop() const { return m_state->loop; }
    /// To be used on the loop's thread.
    [[nodiscard]] ConnectionScheduler &scheduler() const { return m_state->scheduler; }
    /// Whether more may be fetched than is asked for. Any thread.
    [[nodiscard]] std::atomic<bool> &mayReadAhead() const { return m_state->mayReadAhead; }

private:
    struct State
    {
        explicit State(const UpstreamOptions &options);
        HttpLoop loop;
        SteadyClock clock;
        ConnectionScheduler scheduler;
        std::atomic<bool> mayReadAhead = true;
    };
    std::shared_ptr<State> m_state;
    std::thread m_thread;
};

} // namespace cuegate
