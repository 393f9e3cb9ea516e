// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/HttpThread.h"

namespace cuegate {

HttpThread::State::State(const UpstreamOptions &options)
    : loop(options.caFile)
    , scheduler(
          clock, [this](auto delay, auto task) { loop.after(delay, std::move(task)); },
          options.maxConnectionsPerAccount, options.noProgressBudget)
{
}

HttpThread::HttpThread(const UpstreamOptions &options)
    : m_state(std::make_shared<State>(options))
    , m_thread([state = m_state] { state->loop.run(); })
{
}

HttpThread::~HttpThread()
{
    m_state->loop.stop();
    // The last user may let go inside a callback of the loop; the thread then ends by itself.
    if (m_thread.get_id() == std::this_thread::get_id())
        m_thread.detach();
    else
        m_thread.join();
}

} // namespace cuegate
