// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/CacheIndex.h"

namespace cuegate {

void CacheIndex::account(quint64 source, qint64 bytes, qint64 entries)
{
    m_usedBytes += bytes;
    Title &title = m_titles[source];
    title.bytes += bytes;
    title.entries += entries;
    if (title.entries == 0)
        m_titles.erase(source);
}

CacheIndex::Entries::iterator CacheIndex::erase(Entries &entries, Entries::iterator entry)
{
    account(entry->key.source, -entry->fileBytes, -1);
    m_places.erase(entry->key);
    return entries.erase(entry);
}

void CacheIndex::use(const SegmentKey &key, qint64 fileBytes)
{
    Entries &entries = listOf(key.source);
    const auto found = m_places.find(key);
    if (found != m_places.end()) {
        account(key.source, fileBytes - found->second->fileBytes, 0);
        found->second->fileBytes = fileBytes;
        entries.splice(entries.begin(), entries, found->second);
        return;
    }
    entries.push_front({key, fileBytes});
    m_places.emplace(key, entries.begin());
    account(key.source, fileBytes, 1);
}

void CacheIndex::addOldest(const SegmentKey &key, qint64 fileBytes)
{
    if (m_places.contains(key))
        return;
    Entries &entries = listOf(key.source);
    entries.push_back({key, fileBytes});
    m_places.emplace(key, std::prev(entries.end()));
    account(key.source, fileBytes, 1);
}

void CacheIndex::remove(const SegmentKey &key)
{
    if (const auto found = m_places.find(key); found != m_places.end())
        erase(listOf(key.source), found->second);
}

std::optional<qint64> CacheIndex::fileBytes(const SegmentKey &key) const
{
    const auto found = m_places.find(key);
    if (found == m_places.end())
        return std::nullopt;
    return found->second->fileBytes;
}

std::vector<SegmentKey> CacheIndex::takeOldest(qint64 bytes,
                                               const std::function<bool(const SegmentKey &)> &isInUse)
{
    std::vector<SegmentKey> taken;
    auto entry = m_evictable.end();
    while (bytes > 0 && entry != m_evictable.begin()) {
        --entry;
        if (isInUse(entry->key))
            continue;
        bytes -= entry->fileBytes;
        taken.push_back(entry->key);
        entry = erase(m_evictable, entry);
    }
    return taken;
}

void CacheIndex::clear(std::optional<quint64> source)
{
    for (Entries *entries : {&m_evictable, &m_kept}) {
        for (auto entry = entries->begin(); entry != entries->end();)
            entry = !source || entry->key.source == *source ? erase(*entries, entry) : std::next(entry);
    }
}

void CacheIndex::setPinned(quint64 source, Pinning pinning)
{
    if (isPinned(source) == (pinning == Pinning::Pinned))
        return;
    Entries &from = listOf(source);
    if (pinning == Pinning::Pinned)
        m_pinned.insert(source);
    else
        m_pinned.erase(source);
    Entries &to = listOf(source);
    const auto newest = to.begin();
    for (auto entry = from.begin(); entry != from.end();) {
        const auto moved = entry++;
        if (moved->key.source == source)
            to.splice(newest, from, moved); // in their order, as if used just now
    }
}

} // namespace cuegate
