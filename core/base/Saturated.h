// SPDX-License-Identifier: GPL-3.0-or-later
// Reckoned numbers as integers: what comes from a file or a server may be any number, and out of range the
// conversion that the language has is undefined. Thread: any; pure.
#pragma once

#include <QtGlobal>

#include <algorithm>

namespace cuegate {

/// \p value without its fraction, or the limit of qint64 that is nearest; 0 for what is no number.
[[nodiscard]] inline qint64 saturated(double value)
{
    constexpr double kLimit = 9'223'372'036'854'774'784.0; // the greatest double that qint64 holds
    return value == value ? qint64(std::clamp(value, -kLimit, kLimit)) : 0;
}

} // namespace cuegate
