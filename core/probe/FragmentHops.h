// SPDX-License-Identifier: GPL-3.0-or-later
// Hops from moof to moof of a fragmented MP4 with small reads. Thread: worker (blocks on the source); one
// user. The window must outlive it.
#pragma once

#include "core/media/FragmentWalker.h"
#include "core/probe/ScanWindow.h"

#include <optional>

namespace cuegate {

class FragmentHops
{
public:
    /// \p offsetBytes: where a box begins.
    FragmentHops(ScanWindow &window, qint64 offsetBytes)
        : m_window(window)
        , m_walker(offsetBytes, window.endBytes())
    {
    }

    /// The next moof, valid until the window reads again; nothing at the end, and where what follows is
    /// damaged. Errors: those of the source; Cancelled.
    [[nodiscard]] Result<std::optional<Box>> next();

    /// Behind the last moof.
    [[nodiscard]] qint64 positionBytes() const { return m_walker.positionBytes(); }
    /// What is damaged, in words; empty if nothing is.
    [[nodiscard]] const QString &problem() const { return m_walker.problem(); }

private:
    ScanWindow &m_window;
    FragmentWalker m_walker;
};

} // namespace cuegate
