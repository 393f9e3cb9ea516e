// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/FragmentHops.h"

namespace cuegate {

Result<std::optional<Box>> FragmentHops::next()
{
    for (;;) {
        m_isHeldUp = !m_window.mayRead(m_walker.positionBytes(), m_walker.neededBytes());
        if (m_isHeldUp)
            return std::nullopt;
        const auto bytes = m_window.from(m_walker.positionBytes(), m_walker.neededBytes());
        if (!bytes)
            return std::unexpected(bytes.error());
        switch (m_walker.next(*bytes)) {
        case FragmentWalker::Step::NeedBytes:
            break;
        case FragmentWalker::Step::Fragment:
            return m_walker.moof();
        case FragmentWalker::Step::End:
        case FragmentWalker::Step::Damaged:
            return std::nullopt;
        }
    }
}

} // namespace cuegate
