// SPDX-License-Identifier: GPL-3.0-or-later
// Monotonic time behind an interface, so that tests need not wait.
// Thread: any.
#pragma once

#include <chrono>

namespace cuegate {

class Clock
{
public:
    virtual ~Clock() = default;
    /// Time since an arbitrary fixed point; never goes back, not changed by setting the wall clock.
    [[nodiscard]] virtual std::chrono::milliseconds now() const = 0;
};

class SteadyClock final : public Clock
{
public:
    [[nodiscard]] std::chrono::milliseconds now() const override;
};

} // namespace cuegate
