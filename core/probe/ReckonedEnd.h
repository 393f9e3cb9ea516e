// SPDX-License-Identifier: GPL-3.0-or-later
// Where a film may end whose end cannot be read, since its server sends only all of it. Thread: any; pure.
#pragma once

#include "core/base/Saturated.h"

namespace cuegate {

/// \p ns: by the rate of what has come. Rather too late than too early: what lies behind the end is only
/// empty segments, what lies behind the last segment would be lost.
[[nodiscard]] inline qint64 reckonedEndNs(double ns)
{
    constexpr double kMargin = 1.5;
    constexpr qint64 kMonthNs = qint64(31) * 24 * 3600 * 1'000'000'000; // no film lasts longer
    return std::clamp<qint64>(saturated(ns * kMargin), 0, kMonthNs);
}

} // namespace cuegate
