// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mux/LatePicture.h"

#include <algorithm>

namespace cuegate {

std::vector<qint64> stillTimes(qint64 begin, quint32 timescale, qint64 pictureBytes)
{
    // Many files begin a little apart, which players expect; what is no still is the file's own pictures
    // alone.
    constexpr qint64 kLeastLateSeconds = 2;
    constexpr qint64 kStepSeconds = 2;
    constexpr qint64 kMostStills = 32;
    constexpr qint64 kMostBytes = 16 * 1024 * 1024;
    std::vector<qint64> times;
    if (begin <= kLeastLateSeconds * timescale)
        return times;
    const qint64 most = std::clamp<qint64>(kMostBytes / std::max<qint64>(1, pictureBytes), 1, kMostStills);
    const qint64 step = std::max(kStepSeconds * timescale, begin / most + 1);
    for (qint64 time = 0; time < begin; time += step)
        times.push_back(time);
    return times;
}

} // namespace cuegate
