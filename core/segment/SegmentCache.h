// SPDX-License-Identifier: GPL-3.0-or-later
// Finished segments on disk, the least recently used leave first. A file is written beside its place, synced,
// then renamed, and ends in a trailer with length, key and checksum: what is not whole is never served
// (FAULTS.md L1, L2, L6, L7). Thread: any; all members are thread-safe. open(), write() and clear() block on
// the disk: a worker's calls.
#pragma once

#include "core/base/Error.h"
#include "core/segment/SegmentContent.h"
#include "core/segment/SegmentKey.h"

#include <QByteArray>

#include <list>
#include <mutex>
#include <optional>
#include <unordered_map>

namespace cuegate {

class SegmentCache
{
public:
    struct Stats
    {
        qint64 capacityBytes = 0;
        qint64 usedBytes = 0;
        qint64 entries = 0;
        qint64 hits = 0;
        qint64 misses = 0;
        qint64 evictions = 0;
        QString problem; ///< why nothing is kept on disk, a sentence; empty if all is well
    };

    /// Made with mode 0700 if missing. A directory that cannot be used makes a cache that keeps nothing, with
    /// a problem().
    SegmentCache(const QString &directory, qint64 capacityBytes);
    SegmentCache(const SegmentCache &) = delete;
    SegmentCache &operator=(const SegmentCache &) = delete;

    /// Finds what earlier runs left, oldest first; meanwhile the cache works. Blocks: call it on a worker.
    void scan();

    /// The segment, or nothing if it is not there or not whole (then it is deleted).
    [[nodiscard]] std::optional<SegmentContent> open(const SegmentKey &key);
    /// Errors: Unavailable with CacheDisk; the cache stays as it was.
    [[nodiscard]] Result<void> write(const SegmentKey &key, const QByteArray &segment);
    /// Bytes of the segment if it is there; never blocks.
    [[nodiscard]] std::optional<qint64> sizeOf(const SegmentKey &key) const;
    void countHit(); ///< a hit in the memory in front of the cache
    void clear();
    void setCapacity(qint64 capacityBytes);
    [[nodiscard]] Stats stats() const;

private:
    struct Entry
    {
        SegmentKey key;
        qint64 fileBytes = 0;
    };
    using Entries = std::list<Entry>; // most recently used first

    [[nodiscard]] QString pathOf(const SegmentKey &key) const;
    void insert(const SegmentKey &key, qint64 fileBytes);
    void forget(const SegmentKey &key);
    void evict();
    void noteProblem(const QString &problem);

    const QString m_directory;
    mutable std::mutex m_mutex;
    Entries m_entries;                                                         // guarded by m_mutex
    std::unordered_map<SegmentKey, Entries::iterator, SegmentKeyHash> m_index; // guarded by m_mutex
    Stats m_stats;                                                             // guarded by m_mutex
    bool m_isUsable = false;                                                   // set by the constructor
};

} // namespace cuegate
