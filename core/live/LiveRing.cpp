// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/LiveRing.h"

namespace cuegate {

std::optional<QByteArray> LiveRing::use(const LiveId &id)
{
    const auto found = m_index.find(id);
    if (found == m_index.end())
        return std::nullopt;
    m_kept.splice(m_kept.begin(), m_kept, found->second);
    return found->second->bytes;
}

void LiveRing::keep(const LiveId &id, const QByteArray &bytes)
{
    if (const auto found = m_index.find(id); found != m_index.end())
        drop(found->second);
    m_kept.push_front({id, bytes});
    m_index.emplace(id, m_kept.begin());
    m_bytes += bytes.size();
    while (m_bytes > m_mostBytes)
        drop(std::prev(m_kept.end()));
}

void LiveRing::drop(std::list<Kept>::iterator kept)
{
    m_bytes -= kept->bytes.size();
    m_index.erase(kept->id);
    m_kept.erase(kept);
}

} // namespace cuegate
