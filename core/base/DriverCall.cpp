// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/DriverCall.h"

#include <atomic>

#ifdef Q_OS_UNIX
#include <csignal>
#endif

namespace cuegate {

static std::atomic<unsigned> s_crashes = 0;

unsigned driverCrashes()
{
    return s_crashes;
}

void noteDriverCrash()
{
    ++s_crashes;
}

#ifdef Q_OS_UNIX

static void setMark(int how)
{
    sigset_t mark;
    ::sigemptyset(&mark);
    ::sigaddset(&mark, SIGVTALRM);
    ::pthread_sigmask(how, &mark, nullptr);
}

bool isInDriver()
{
    sigset_t blocked;
    return ::pthread_sigmask(SIG_BLOCK, nullptr, &blocked) == 0 && ::sigismember(&blocked, SIGVTALRM) == 1;
}

DriverCall::DriverCall()
    : m_before(isInDriver())
{
    setMark(SIG_BLOCK);
}

DriverCall::~DriverCall()
{
    if (!m_before)
        setMark(SIG_UNBLOCK);
}

#else

bool isInDriver()
{
    return false;
}

DriverCall::DriverCall()
    : m_before(false)
{
}

DriverCall::~DriverCall() = default;

#endif

} // namespace cuegate
