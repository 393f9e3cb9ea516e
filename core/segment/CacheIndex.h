// SPDX-License-Identifier: GPL-3.0-or-later
// Which segments are on disk, in the order of their use, and how much of each title. Finding, using and
// adding take the same time however many there are; an entry costs about 130 bytes. Order is by what
// happened, not by any clock. Thread: none of its own; whoever owns it guards it.
#pragma once

#include "core/segment/Pinning.h"
#include "core/segment/SegmentKey.h"

#include <functional>
#include <list>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <vector>

namespace cuegate {

class CacheIndex
{
public:
    struct Title
    {
        qint64 bytes = 0;
        qint64 entries = 0;
    };

    /// It was written or read just now.
    void use(const SegmentKey &key, qint64 fileBytes);
    /// It was there before everything else, unless it is known already.
    void addOldest(const SegmentKey &key, qint64 fileBytes);
    void remove(const SegmentKey &key);
    [[nodiscard]] std::optional<qint64> fileBytes(const SegmentKey &key) const;

    /// Removes least recently used ones of at least \p bytes together, or all that can be: none that is
    /// pinned or \p isInUse.
    [[nodiscard]] std::vector<SegmentKey> takeOldest(qint64 bytes,
                                                     const std::function<bool(const SegmentKey &)> &isInUse);
    /// Removes those of one source, pinned or not; of all sources if there is none.
    void clear(std::optional<quint64> source);

    /// Walks through all entries.
    void setPinned(quint64 source, Pinning pinning);
    [[nodiscard]] bool isPinned(quint64 source) const { return m_pinned.contains(source); }

    [[nodiscard]] qint64 usedBytes() const { return m_usedBytes; }
    [[nodiscard]] qint64 size() const { return qint64(m_places.size()); }
    [[nodiscard]] const std::map<quint64, Title> &titles() const { return m_titles; }

private:
    struct Entry
    {
        SegmentKey key;
        qint64 fileBytes = 0;
    };
    using Entries = std::list<Entry>; // most recently used first

    [[nodiscard]] Entries &listOf(quint64 source) { return isPinned(source) ? m_kept : m_evictable; }
    void account(quint64 source, qint64 bytes, qint64 entries);
    Entries::iterator erase(Entries &entries, Entries::iterator entry);

    Entries m_evictable;
    Entries m_kept; // of pinned titles
    std::unordered_map<SegmentKey, Entries::iterator, SegmentKeyHash> m_places;
    std::map<quint64, Title> m_titles; // those with entries
    std::set<quint64> m_pinned;
    qint64 m_usedBytes = 0;
};

} // namespace cuegate
