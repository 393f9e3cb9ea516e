// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/CancelToken.h"

#include <atomic>
#include <map>
#include <mutex>

namespace cuegate {

struct CancelState
{
    std::atomic<bool> cancelled = false;
    std::recursive_mutex calls; // held while functions run, so that a Registration's end waits for them
    std::map<unsigned long long, std::function<void()>> functions; // guarded by calls
    unsigned long long nextId = 1;                                 // guarded by calls
};

bool CancelToken::isCancelled() const
{
    return m_state && m_state->cancelled.load(std::memory_order_acquire);
}

CancelToken::Registration CancelToken::onCancel(std::function<void()> function) const
{
    Registration registration;
    if (!m_state)
        return registration;
    const std::lock_guard lock(m_state->calls);
    if (m_state->cancelled) {
        function();
        return registration;
    }
    registration.m_state = m_state;
    registration.m_id = m_state->nextId++;
    m_state->functions.emplace(registration.m_id, std::move(function));
    return registration;
}

CancelToken::Registration::Registration(Registration &&other) noexcept
    : m_state(std::move(other.m_state))
    , m_id(other.m_id)
{
    other.m_state.reset();
}

CancelToken::Registration &CancelToken::Registration::operator=(Registration &&other) noexcept
{
    if (this != &other) {
        release();
        m_state = std::move(other.m_state);
        m_id = other.m_id;
        other.m_state.reset();
    }
    return *this;
}

CancelToken::Registration::~Registration()
{
    release();
}

void CancelToken::Registration::release()
{
    if (!m_state)
        return;
    const std::lock_guard lock(m_state->calls);
    m_state->functions.erase(m_id);
    m_state.reset();
}

CancelSource::CancelSource()
    : m_state(std::make_shared<CancelState>())
{
}

CancelToken CancelSource::token() const
{
    return CancelToken(m_state);
}

void CancelSource::cancel() const
{
    const std::lock_guard lock(m_state->calls);
    if (m_state->cancelled.exchange(true, std::memory_order_acq_rel))
        return;
    auto functions = std::move(m_state->functions);
    m_state->functions.clear();
    for (const auto &[id, function] : functions)
        function();
}

} // namespace cuegate
