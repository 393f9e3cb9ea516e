// SPDX-License-Identifier: GPL-3.0-or-later
// Runs work in a copy of the test's process, which may die of it. Not under sanitizers, which have handlers
// of their own. Thread: the test's; other threads are not in the copy.
#pragma once

#include <csignal>
#include <functional>

#include <sys/wait.h>
#include <unistd.h>

namespace cuegate::test {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kSurvivesCrashes = false;
#else
inline constexpr bool kSurvivesCrashes = true;
#endif

/// What a copy of this process that runs \p work ends with, as waitpid() says it; 0 in order.
inline int statusOfCopy(const std::function<void()> &work)
{
    const pid_t child = ::fork();
    if (child == 0) {
        for (const int signal : {SIGSEGV, SIGABRT, SIGFPE})
            std::signal(signal, SIG_DFL); // the test's own handler tells of it at length
        work();
        ::_exit(0);
    }
    int status = 0;
    return ::waitpid(child, &status, 0) == child ? status : -1;
}

} // namespace cuegate::test
