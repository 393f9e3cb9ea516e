// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/IdleGate.h"

#include <algorithm>

namespace cuegate {

std::shared_ptr<void> IdleGate::shut(std::chrono::milliseconds rest)
{
    {
        const std::lock_guard lock(m_mutex);
        ++m_holders;
    }
    return std::shared_ptr<void>(nullptr, [self = shared_from_this(), rest](void *) {
        const std::lock_guard lock(self->m_mutex);
        --self->m_holders;
        self->m_shutUntil = std::max(self->m_shutUntil, Clock::now() + rest);
        self->m_changed.notify_all();
    });
}

void IdleGate::wait(const CancelToken &cancel)
{
    const auto registration = cancel.onCancel([this] {
        const std::lock_guard lock(m_mutex);
        m_changed.notify_all();
    });
    std::unique_lock lock(m_mutex);
    while (!cancel.isCancelled()) {
        if (m_holders > 0)
            m_changed.wait(lock);
        else if (Clock::now() < m_shutUntil)
            m_changed.wait_until(lock, m_shutUntil);
        else
            break;
    }
}

} // namespace cuegate
