// SPDX-License-Identifier: GPL-3.0-or-later
// The segments of one broadcast, numbered onwards for as long as it is known; players are shown the last of
// them. Thread: one; a value.
#pragma once

#include "core/live/TransportStreamCutter.h"
#include "core/playlist/LivePlaylist.h"

#include <deque>

namespace cuegate {

struct BroadcastEntry
{
    qint64 number = 0;
    qint64 sizeBytes = 0;
    qint64 startUs = 0; ///< since the first
    qint64 durationUs = 0;
    qint64 discontinuity = 0; ///< how many there are up to it, its own included
    bool isDiscontinuity = false;
    bool isIndependent = true;
};

class BroadcastTable
{
public:
    /// Returns the number it has.
    qint64 append(const CutSegment &segment);
    /// What there is now is of no use any more: players are shown what comes next, as a discontinuity.
    void hideAll();

    /// The number that comes next.
    [[nodiscard]] qint64 nextNumber() const { return m_nextNumber; }
    /// Null if it has left the table, or has not come yet.
    [[nodiscard]] const BroadcastEntry *find(qint64 number) const;
    /// Whether players can begin: enough is shown not to stand still at once.
    [[nodiscard]] bool isEnough() const;
    [[nodiscard]] bool isEmpty() const { return m_shownBegin == m_nextNumber; }
    [[nodiscard]] qint64 targetDurationS() const { return m_targetDurationS; }
    /// Of one of the segments at most, and of all on average; bits per second; 0: not known.
    [[nodiscard]] qint64 peakBandwidth() const { return m_peakBandwidth; }
    [[nodiscard]] qint64 averageBandwidth() const;
    /// Segments are "<number>.ts".
    [[nodiscard]] LivePlaylist shown() const;

private:
    void moveWindow();
    std::deque<BroadcastEntry> m_entries; // numbers without gaps
    qint64 m_nextNumber = 0;
    qint64 m_shownBegin = 0; // number
    qint64 m_nextStartUs = 0;
    qint64 m_discontinuity = 0; // of the last
    bool m_isCutOff = false;    // from the next one on
    qint64 m_targetDurationS = 6;
    qint64 m_peakBandwidth = 0;
};

} // namespace cuegate
