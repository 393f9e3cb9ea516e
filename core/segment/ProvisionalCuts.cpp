// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/ProvisionalCuts.h"

namespace cuegate {

ProvisionalCuts::ProvisionalCuts(std::shared_ptr<const ByteSource> source,
                                 std::shared_ptr<const MediaInfo> found)
    : m_source(std::move(source))
    , m_found(std::move(found))
{
}

Result<std::optional<Keyframe>> ProvisionalCuts::at(qint64 time, const CancelToken &cancel) const
{
    std::optional<Keyframe> before;
    {
        const std::lock_guard lock(m_mutex);
        auto known = m_known.lower_bound(time);
        if (known != m_known.end() && known->first == time)
            return known->second;
        while (known != m_known.begin() && !before) {
            --known;
            if (known->second && known->second->time <= time)
                before = known->second;
        }
    }
    const auto found = keyframeNear(*m_source, *m_found, time, before ? &*before : nullptr, cancel);
    if (!found && found.error().kind != ErrorKind::NotFound)
        return std::unexpected(found.error());
    const auto keyframe = found ? std::optional(*found) : std::nullopt;
    const std::lock_guard lock(m_mutex);
    m_known.emplace(time, keyframe);
    return keyframe;
}

} // namespace cuegate
