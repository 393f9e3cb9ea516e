// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/CancelToken.h"

#include <QThread>

#include <atomic>
#include <map>
#include <mutex>

#ifdef Q_OS_LINUX
#include <unistd.h>
#endif

namespace cuegate {

struct CancelState
{
    std::atomic<bool> cancelled = false;
    std::atomic<unsigned> looks = 0;
    std::atomic<Qt::HANDLE> computing = nullptr; // the thread
    std::atomic<qint64> threadNumber = 0;        // the system's, of the same
    std::recursive_mutex calls; // held while functions run, so that a Registration's end waits for them
    std::map<unsigned long long, std::function<void()>> functions; // guarded by calls
    unsigned long long nextId = 1;                                 // guarded by calls
};

bool CancelToken::isCancelled() const
{
    if (!m_state)
        return false;
    // That others look says nothing of the work.
    if (m_state->computing.load(std::memory_order_relaxed) == QThread::currentThreadId())
        m_state->looks.fetch_add(1, std::memory_order_relaxed);
    return m_state->cancelled.load(std::memory_order_acquire);
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

static qint64 numberOfThisThread()
{
#ifdef Q_OS_LINUX
    return ::gettid();
#else
    return 0;
#endif
}

CancelToken::Computing::Computing(const CancelToken &token)
    : m_state(token.m_state)
{
    if (m_state) {
        m_state->looks.fetch_add(1, std::memory_order_relaxed);
        m_state->threadNumber.store(numberOfThisThread(), std::memory_order_relaxed);
        m_state->computing.store(QThread::currentThreadId(), std::memory_order_release);
    }
}

CancelToken::Computing::~Computing()
{
    if (m_state)
        m_state->computing.store(nullptr, std::memory_order_release);
}

std::optional<CancelSource::Step> CancelSource::step() const
{
    if (!m_state->computing.load(std::memory_order_acquire))
        return std::nullopt;
    return Step{m_state->looks.load(std::memory_order_relaxed),
                m_state->threadNumber.load(std::memory_order_relaxed)};
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
