// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/ReadAhead.h"

#include <algorithm>

namespace cuegate {

static constexpr size_t kMaxRuns = 8;
static constexpr int kMinReads = 3;
static constexpr qint64 kRestFraction = 16; // less than this part of a run does not show that it goes on
static constexpr qint64 kMaxGapBytes = 32 * 1024; // readers of one track skip the others' samples

qint64 ReadAhead::windowOf(const Run &run)
{
    const qint64 runBytes = run.endBytes - run.beginBytes;
    if (run.reads < kMinReads || runBytes < kMinWindowBytes)
        return 0;
    qint64 windowBytes = kMinWindowBytes;
    while (windowBytes < kMaxWindowBytes && windowBytes * 2 <= runBytes)
        windowBytes *= 2;
    return windowBytes;
}

qint64 ReadAhead::note(ByteRange range)
{
    ++m_clock;
    for (Run &run : m_runs) {
        if (range.beginBytes < run.lastBeginBytes || range.beginBytes > run.endBytes + kMaxGapBytes)
            continue;
        run.usedAt = m_clock;
        if (range.endBytes > run.endBytes) {
            const bool isRest =
                (range.endBytes - run.endBytes) * kRestFraction < run.endBytes - run.beginBytes;
            run.endBytes = range.endBytes;
            if (!isRest) {
                run.lastBeginBytes = range.beginBytes;
                ++run.reads;
            }
        }
        return windowOf(run);
    }
    const auto oldest = std::min_element(m_runs.begin(), m_runs.end(),
                                         [](const Run &a, const Run &b) { return a.usedAt < b.usedAt; });
    if (m_runs.size() >= kMaxRuns)
        m_runs.erase(oldest);
    m_runs.push_back({range.beginBytes, range.beginBytes, range.endBytes, 1, m_clock});
    return 0;
}

} // namespace cuegate
