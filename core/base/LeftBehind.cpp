// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/LeftBehind.h"

#include "core/base/DriverCall.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <vector>

namespace cuegate {

namespace {

// Of the process, as threads are; never destroyed, since they outlive what is.
struct LeftThreads
{
    std::atomic<int> detached = 0;
    std::mutex mutex;
    std::vector<std::unique_ptr<QThreadPool>> pools; // guarded by mutex
};

LeftThreads &left()
{
    static LeftThreads *const all = new LeftThreads;
    return *all;
}

} // namespace

DetachedThread::DetachedThread()
{
    ++left().detached;
}

DetachedThread::~DetachedThread()
{
    --left().detached;
}

void leaveBehind(std::unique_ptr<QThreadPool> pool)
{
    const std::lock_guard lock(left().mutex);
    left().pools.push_back(std::move(pool));
}

int endingWith(int exitCode)
{
    const std::lock_guard lock(left().mutex);
    const auto isWorking = [](const auto &pool) { return pool->activeThreadCount() > 0; };
    const bool isAnyLeft = left().detached > 0 || std::ranges::any_of(left().pools, isWorking);
    // Drivers wait for their threads when a process ends as usual.
    if (!isAnyLeft && driverCrashes() == 0)
        return exitCode;
    std::fflush(nullptr);
    std::_Exit(exitCode);
}

} // namespace cuegate
