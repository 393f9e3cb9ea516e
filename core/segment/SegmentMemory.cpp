// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/SegmentMemory.h"

namespace cuegate {

namespace {

constexpr qint64 kMostBytes = 32 * 1024 * 1024;
constexpr qint64 kShortBytes = 48 * 1024 * 1024;

} // namespace

std::optional<SegmentContent> SegmentMemory::use(const SegmentKey &key)
{
    const auto found = m_index.find(key);
    if (found == m_index.end())
        return std::nullopt;
    m_kept.splice(m_kept.begin(), m_kept, found->second);
    return found->second->segment;
}

std::optional<qint64> SegmentMemory::sizeOf(const SegmentKey &key) const
{
    const auto found = m_index.find(key);
    return found == m_index.end() ? std::nullopt : std::optional(found->second->segment.sizeBytes());
}

void SegmentMemory::remember(const SegmentKey &key, const SegmentContent &segment)
{
    // Files are the cache's to open: it sees when one has been touched, and descriptors are few.
    if (segment.file() || m_index.contains(key))
        return;
    m_kept.push_front({key, segment});
    m_index[key] = m_kept.begin();
    m_bytes += segment.bytes().size();
    forgetUnused();
}

void SegmentMemory::forgetUnused()
{
    auto oldest = m_kept.end();
    while (oldest != m_kept.begin() && m_bytes > kMostBytes) {
        --oldest;
        if (oldest->isInUse())
            continue;
        m_bytes -= oldest->segment.bytes().size();
        m_index.erase(oldest->key);
        oldest = m_kept.erase(oldest);
    }
}

void SegmentMemory::forget(const std::function<bool(const SegmentKey &)> &isMeant)
{
    for (auto kept = m_kept.begin(); kept != m_kept.end();) {
        if (!isMeant(kept->key)) {
            ++kept;
            continue;
        }
        m_bytes -= kept->segment.bytes().size();
        m_index.erase(kept->key);
        kept = m_kept.erase(kept);
    }
}

bool SegmentMemory::isShort() const
{
    return m_bytes > kShortBytes;
}

} // namespace cuegate
