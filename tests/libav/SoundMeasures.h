// SPDX-License-Identifier: GPL-3.0-or-later
// How loud a sound is, how far two of them are apart, and where its clicks are. Thread: any.
#pragma once

#include "core/libav/SoundMixer.h"

#include <algorithm>
#include <cmath>

namespace cuegate::test {

[[nodiscard]] inline double decibel(double power)
{
    return 10 * std::log10(power + 1e-12);
}

/// Mean power of a - b (or of a) over [begin, end).
[[nodiscard]] inline double power(const Planes &a, const Planes *b, qint64 begin, qint64 end)
{
    double sum = 0;
    qint64 count = 0;
    for (size_t channel = 0; channel < a.size(); ++channel) {
        for (qint64 i = std::max<qint64>(0, begin); i < end; ++i) {
            const auto at = size_t(i);
            const double left = at < a[channel].size() ? double(a[channel][at]) : 0;
            const double right = b && at < (*b)[channel].size() ? double((*b)[channel][at]) : 0;
            sum += (left - right) * (left - right);
            ++count;
        }
    }
    return count > 0 ? sum / double(count) : 0;
}

/// Codecs delay what they encode, so a click is not where it was put.
[[nodiscard]] inline qint64 clickNear(const Planes &sound, qint64 place, int rate)
{
    qint64 best = place;
    for (qint64 i = place - rate / 20; i < place + rate / 20; ++i) {
        if (std::abs(sound[0][size_t(i)]) > std::abs(sound[0][size_t(best)]))
            best = i;
    }
    return best;
}

} // namespace cuegate::test
