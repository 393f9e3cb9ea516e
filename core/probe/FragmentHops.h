// SPDX-License-Identifier: GPL-3.0-or-later
// Hops from moof to moof of a fragmented MP4 with small reads. Thread: worker (blocks on the source); one
// user. The window must outlive it.
#pragma once

#include "core/media/FragmentWalker.h"
#include "core/probe/SourceWindow.h"

#include <optional>

namespace cuegate {

class FragmentHops
{
public:
    /// \p offsetBytes: where a box begins.
    FragmentHops(SourceWindow &window, qint64 offsetBytes)
        : FragmentHops(window, offsetBytes, window.endBytes())
    {
    }
    /// The same up to \p endBytes.
    FragmentHops(SourceWindow &window, qint64 offsetBytes, qint64 endBytes)
        : m_window(window)
        , m_walker(offsetBytes, endBytes)
    {
    }

    /// The next moof, valid until the window reads again; nothing at the end, where what follows is damaged,
    /// and where the window may not read on. Errors: those of the source; Cancelled.
    [[nodiscard]] Result<std::optional<Box>> next();

    /// The last next() gave nothing because the window may not read on.
    [[nodiscard]] bool isHeldUp() const { return m_isHeldUp; }

    /// Behind the last moof.
    [[nodiscard]] qint64 positionBytes() const { return m_walker.positionBytes(); }
    /// What is damaged, in words; empty if nothing is.
    [[nodiscard]] const QString &problem() const { return m_walker.problem(); }

private:
    SourceWindow &m_window;
    FragmentWalker m_walker;
    bool m_isHeldUp = false;
};

} // namespace cuegate
