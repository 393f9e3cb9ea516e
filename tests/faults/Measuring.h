// SPDX-License-Identifier: GPL-3.0-or-later
// Times, shares and many clients at once. Thread: any.
#pragma once

#include <QElapsedTimer>
#include <QString>
#include <QThread>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <functional>
#include <thread>
#include <vector>

namespace cuegate::test {

/// Runs \p work(0 … count - 1), each on a thread of its own, and waits for all.
inline void allAtOnce(int count, const std::function<void(int)> &work)
{
    std::vector<std::thread> threads;
    for (int i = 0; i < count; ++i)
        threads.emplace_back(work, i);
    for (std::thread &thread : threads)
        thread.join();
}

/// Looks until \p condition holds, for \p limit at most.
inline bool comesTrue(const std::function<bool()> &condition, std::chrono::milliseconds limit)
{
    const auto until = std::chrono::steady_clock::now() + limit;
    while (!condition()) {
        if (std::chrono::steady_clock::now() >= until)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return true;
}

template <typename Work>
double secondsOf(Work work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) / 1e9;
}

/// The least value that \p share of them do not exceed.
inline double percentile(std::vector<double> values, double share)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    const auto at = size_t(std::ceil(share * double(values.size())));
    return values[std::clamp<size_t>(at, 1, values.size()) - 1];
}

inline QString inSeconds(double seconds)
{
    return QString::number(seconds, 'f', 2) + QStringLiteral(" s");
}

inline QString inMilliseconds(double seconds)
{
    return QString::number(seconds * 1000, 'f', 1) + QStringLiteral(" ms");
}

inline QString inMegabytes(qint64 bytes)
{
    return QString::number(double(bytes) / 1e6, 'f', 1) + QStringLiteral(" MB");
}

} // namespace cuegate::test
