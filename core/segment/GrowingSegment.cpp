// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/GrowingSegment.h"

namespace cuegate {

void GrowingSegment::append(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return;
    const std::lock_guard lock(m_mutex);
    m_pieces.emplace(m_sizeBytes, bytes);
    m_sizeBytes += bytes.size();
}

void GrowingSegment::finish(Ending ending)
{
    const std::lock_guard lock(m_mutex);
    m_isFinished = ending == Ending::Whole;
    m_isBroken = ending == Ending::Broken;
}

GrowingSegment::Look GrowingSegment::look(qint64 offsetBytes) const
{
    const std::lock_guard lock(m_mutex);
    if (offsetBytes >= m_sizeBytes)
        return {{}, m_isFinished, m_isBroken};
    const auto piece = std::prev(m_pieces.upper_bound(offsetBytes));
    return {piece->second.mid(offsetBytes - piece->first), false, false};
}

GrowingSegment::Listener GrowingSegment::listen(std::function<void()> changed)
{
    m_listeners.emplace(++m_lastListener, std::move(changed));
    return m_lastListener;
}

void GrowingSegment::tellListeners() const
{
    // A listener may leave while it is told.
    const auto listeners = m_listeners;
    for (const auto &[id, changed] : listeners) {
        if (m_listeners.contains(id))
            changed();
    }
}

} // namespace cuegate
