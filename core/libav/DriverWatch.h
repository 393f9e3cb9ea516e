// SPDX-License-Identifier: GPL-3.0-or-later
// Waits for a thread that is inside a driver, which may hang or crash there: it is not waited for longer than
// a limit, nor once it or a thread of the driver's stands still since a crash. Thread: as each function says.
#pragma once

#include "core/base/DriverCall.h"
#include "core/base/Error.h"

#include <atomic>
#include <chrono>
#include <functional>

namespace cuegate {

class DriverWatch
{
public:
    /// That a thread of a driver's crashed: Unavailable (ConvertCrashed).
    [[nodiscard]] static Error driverCrash();

    /// The thread that calls this is the one that is waited for.
    void begin();

    /// Waits until \p isOver, which waits for at most the time it is given, says so. \p work names it for
    /// people. Errors: Unavailable with what was not done within \p limit, or crashed (ConvertCrashed).
    [[nodiscard]] Result<void> await(std::chrono::milliseconds limit, QStringView work,
                                     const std::function<bool(std::chrono::milliseconds)> &isOver) const;

private:
    const unsigned m_crashesBefore = driverCrashes();
    std::atomic<qint64> m_thread = 0; // its number (crashOf()); 0: not known
};

} // namespace cuegate
