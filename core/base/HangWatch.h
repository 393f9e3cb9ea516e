// SPDX-License-Identifier: GPL-3.0-or-later
// Tells work that hangs from work that is slow: what computes (CancelToken::Computing) has made no step in
// kLooks looks that were evenly spaced. It counts looks, not time: while the process is stopped or the
// machine sleeps, nobody looks. What stands still since it crashed hangs at once. Thread: the one that looks.
#pragma once

#include "core/base/CancelToken.h"
#include "core/base/CrashNote.h"

#include <optional>

namespace cuegate {

class HangWatch
{
public:
    static constexpr int kLooks = 8;
    static constexpr int kLooksStill = 2; ///< after so many it may be about to hang

    /// Whether the work of \p source hangs.
    [[nodiscard]] bool look(const CancelSource &source)
    {
        const auto step = source.step();
        if (!step || m_step != step->number)
            m_looks = 0;
        else
            ++m_looks;
        m_step = step ? std::optional(step->number) : std::nullopt;
        return m_looks >= kLooks || (step && crashOf(step->thread) != 0);
    }

    /// Whether it had not moved when it was looked at last.
    [[nodiscard]] bool standsStill() const { return m_looks >= kLooksStill; }

private:
    std::optional<unsigned> m_step; ///< at the last look
    int m_looks = 0;                ///< since it changed
};

} // namespace cuegate
