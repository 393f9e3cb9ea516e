// SPDX-License-Identifier: GPL-3.0-or-later
// Finished segments on disk, the least recently used leave first: <folder>/<source id>/<key>.seg. A file is
// written in <folder>/writing, synced, then renamed, and ends in a trailer with length, key and checksum:
// what is not whole is never served (FAULTS.md L1-L9). Faults of the disk cost the cache, never the playing.
// One process uses a folder at a time. Thread: any; all members are thread-safe. What may block on the disk
// says so: it is a worker's call.
#pragma once

#include "core/base/CancelToken.h"
#include "core/base/Clock.h"
#include "core/io/CacheFiles.h"
#include "core/segment/CacheHealth.h"
#include "core/segment/CacheIndex.h"
#include "core/segment/SegmentContent.h"

#include <atomic>
#include <mutex>

namespace cuegate {

class CachedSegment;

struct SegmentCacheOptions
{
    QString folder;
    qint64 capacityBytes = 0;
    std::optional<qint64> minFreeBytes = {}; ///< left to others on the file system; none: the default
    std::shared_ptr<CacheFiles> files = posixCacheFiles();
    std::shared_ptr<const Clock> clock = std::make_shared<SteadyClock>();
};

class SegmentCache
{
public:
    struct TitleStats
    {
        QString sourceId;
        qint64 bytes = 0;
        qint64 entries = 0;
        bool isPinned = false;
    };
    struct Stats
    {
        qint64 capacityBytes = 0;
        qint64 usedBytes = 0;
        qint64 entries = 0;
        qint64 hits = 0;
        qint64 misses = 0;
        qint64 evictions = 0;
        qint64 minFreeBytes = 0;
        qint64 freeBytes = 0;           ///< of the file system, when it was last looked at
        QString problem;                ///< why nothing is kept on disk, a sentence; empty if all is well
        std::vector<TitleStats> titles; ///< those with segments on disk
    };

    /// Makes and locks the folder; blocks, but reads no segment. If that fails, the cache keeps nothing and
    /// has a problem.
    explicit SegmentCache(SegmentCacheOptions options);
    ~SegmentCache();
    SegmentCache(const SegmentCache &) = delete;
    SegmentCache &operator=(const SegmentCache &) = delete;

    /// Finds what earlier runs left, the least recently used first to go; meanwhile the cache works. Blocks.
    void scan(const CancelToken &cancel);
    /// To be called every few seconds: keeps the free space, and takes a cache that had to pause into use
    /// again once that works. Blocks.
    void keepHouse(const CancelToken &cancel);

    /// The segment, or nothing if it is not there or not whole (then it is deleted). Blocks.
    [[nodiscard]] std::optional<SegmentContent> open(const SegmentKey &key);
    /// Errors: those of CacheFiles with CacheDisk; the segment is not kept. Blocks.
    [[nodiscard]] Result<void> write(const SegmentKey &key, const QByteArray &segment);
    /// Bytes of the segment if it is there.
    [[nodiscard]] std::optional<qint64> sizeOf(const SegmentKey &key) const;
    void countHit(); ///< a hit in the memory in front of the cache

    /// Deletes the segments of one source, or all; pinned ones too. Blocks.
    void clear(const std::optional<QString> &sourceId);
    /// Segments of a pinned title are never evicted. Blocks for a moment.
    void setPinned(const QString &sourceId, Pinning pinning);
    [[nodiscard]] bool isPinned(const QString &sourceId) const;
    void setCapacity(qint64 capacityBytes);              ///< Blocks.
    void setMinFree(std::optional<qint64> minFreeBytes); ///< Blocks.
    [[nodiscard]] Stats stats() const;

private:
    struct Found // on disk
    {
        SegmentKey key;
        qint64 fileBytes;
        qint64 modifiedNs;
    };
    [[nodiscard]] QString folderOf(const SegmentKey &key) const;
    [[nodiscard]] QString pathOf(const SegmentKey &key) const;
    [[nodiscard]] QString newPart();
    [[nodiscard]] Result<void> prepare();
    [[nodiscard]] Result<void> prepareFolder();
    [[nodiscard]] bool isUsable() const;
    [[nodiscard]] Result<void> tryWriting();
    [[nodiscard]] std::vector<Found> findFiles(const CancelToken &cancel);
    void findFilesOf(const QString &sourceId, std::vector<Found> &found);
    [[nodiscard]] Result<void> makeRoom(qint64 bytes);
    [[nodiscard]] std::shared_ptr<const CachedSegment> openedAlready(const SegmentKey &key);
    void openFailed(const SegmentKey &key, const Error &error);
    void setLock(std::unique_ptr<CacheFiles::Lock> folderLock);
    void removeFile(const QString &path);
    void removeFiles(const std::vector<SegmentKey> &keys);

    const SegmentCacheOptions m_options;
    std::atomic<quint64> m_lastPart = 0;
    std::mutex m_sweepMutex; // held by scan() and clear(): they do not overlap

    mutable std::mutex m_mutex; // guards what follows
    bool m_isReady = false;     // the folder is there and ours
    std::unique_ptr<CacheFiles::Lock> m_lock;
    CacheIndex m_index;
    CacheHealth m_health;
    std::unordered_map<SegmentKey, std::weak_ptr<const CachedSegment>, SegmentKeyHash> m_sent;
    std::optional<qint64> m_minFreeBytes;
    Stats m_stats; // but for what stats() fills in
};

} // namespace cuegate
