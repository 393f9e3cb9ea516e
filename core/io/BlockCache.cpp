// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/BlockCache.h"

namespace cuegate {

BlockCache::BlockCache(qint64 capacityBytes)
    : m_capacityBytes(capacityBytes)
{
}

BlockCache::SourceKey BlockCache::addSource()
{
    const std::lock_guard lock(m_mutex);
    return ++m_lastSource;
}

QByteArray BlockCache::find(SourceKey source, qint64 block)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_index.find({source, block});
    if (found == m_index.end())
        return {};
    m_entries.splice(m_entries.begin(), m_entries, found->second);
    return found->second->bytes;
}

bool BlockCache::contains(SourceKey source, qint64 block) const
{
    const std::lock_guard lock(m_mutex);
    return m_index.contains({source, block});
}

void BlockCache::insert(SourceKey source, qint64 block, const QByteArray &bytes)
{
    const std::lock_guard lock(m_mutex);
    if (m_index.contains({source, block}))
        return;
    m_entries.push_front({{source, block}, bytes});
    m_index.emplace(Key{source, block}, m_entries.begin());
    m_usedBytes += bytes.size();
    while (m_usedBytes > m_capacityBytes && !m_entries.empty()) {
        m_usedBytes -= m_entries.back().bytes.size();
        m_index.erase(m_entries.back().key);
        m_entries.pop_back();
    }
}

void BlockCache::forget(SourceKey source)
{
    const std::lock_guard lock(m_mutex);
    for (auto entry = m_entries.begin(); entry != m_entries.end();) {
        if (entry->key.source != source) {
            ++entry;
            continue;
        }
        m_usedBytes -= entry->bytes.size();
        m_index.erase(entry->key);
        entry = m_entries.erase(entry);
    }
}

std::vector<ByteRange> BlockCache::keptRanges(SourceKey source) const
{
    std::vector<ByteRange> ranges;
    const std::lock_guard lock(m_mutex);
    for (const Entry &entry : m_entries) {
        if (entry.key.source == source)
            ranges.push_back(ByteRange::ofSize(entry.key.block * kBlockBytes, entry.bytes.size()));
    }
    return ranges;
}

qint64 BlockCache::usedBytes() const
{
    const std::lock_guard lock(m_mutex);
    return m_usedBytes;
}

} // namespace cuegate
