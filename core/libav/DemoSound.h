// SPDX-License-Identifier: GPL-3.0-or-later
// The demo title's sound: soft chords that repeat every eight seconds, and a click at each full second but
// the first. The two languages differ in register and harmony. Thread: any; immutable once made.
#pragma once

#include <QtGlobal>

#include <vector>

namespace cuegate {

class DemoSound
{
public:
    enum class Voice { Bells, Strings };
    static constexpr int kSampleRate = 48'000;

    explicit DemoSound(Voice voice);

    /// Writes \p count stereo samples from \p firstSample on.
    void fill(qint64 firstSample, int count, float *left, float *right) const;

private:
    std::vector<float> m_left; ///< one period
    std::vector<float> m_right;
    std::vector<float> m_click;
};

} // namespace cuegate
