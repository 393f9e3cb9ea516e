// SPDX-License-Identifier: GPL-3.0-or-later
// Places decoded frames on the sample grid by their time stamps, which may be coarse (Matroska's
// milliseconds), without a memory that reaches far back: the place of a frame depends on its own time and
// those of the few frames before it, so all segments agree on it whichever frame they start with.
//
// Each time stamp says where a frame starts up to its coarseness; so do, through their lengths, the frames
// right before it. The place is taken from what they all allow: on the grid of frames from the track's first
// one where that is allowed or nearly so, else the roundest place on it. A time that does not follow from the
// frame before is a gap or an overlap and starts anew. Thread: any; a value, integers only.
#pragma once

#include <QtGlobal>

#include <deque>

namespace cuegate {

class AudioClock
{
public:
    struct Rule
    {
        qint64 sampleRate = 48'000;
        qint64 origin = 0;     ///< where the track's first frame starts, in samples
        qint64 step = 0;       ///< frames start at multiples of this from the origin; 0: at any
        qint64 coarseness = 0; ///< a stated time is at most this many samples off
        qint64 originCoarseness =
            0; ///< the same for the origin; at most that much is forgiven to stay on the grid
    };
    /// Frames before a frame that its place depends on.
    static constexpr int kReach = 8;

    /// \p timescale: of the stated times; 10^9 stands for Matroska, whose times are rounded to milliseconds.
    [[nodiscard]] static Rule ruleFor(qint64 sampleRate, quint32 timescale, qint64 origin, qint64 step);

    explicit AudioClock(const Rule &rule)
        : m_rule(rule)
    {
    }

    /// Place of the next frame, which states \p stated and holds \p samples.
    [[nodiscard]] qint64 place(qint64 stated, qint64 samples);
    /// The frame placed last has \p samples more.
    void extend(qint64 samples);
    /// What comes next does not continue what was placed.
    void interrupt() { m_expected.clear(); }

private:
    [[nodiscard]] qint64 onGrid(qint64 low, qint64 high, qint64 step) const;
    [[nodiscard]] qint64 ownStep(qint64 samples) const;

    struct Expected
    {
        qint64 start = 0; ///< of the next frame, by the stated time of an earlier one
        qint64 samples = 0;
    };
    Rule m_rule;
    std::deque<Expected> m_expected; ///< newest last
};

} // namespace cuegate
