// SPDX-License-Identifier: GPL-3.0-or-later
// Blocks of upstream bytes on disk, so that what was fetched once is not fetched again while it is kept, not
// even after a restart: <folder>/<hash of the URL>.blocks, one BlockFile for each source. What cannot be told
// from another version is kept while it is open, as it may come only once: <hash>-<number>.run. Bounded; the
// source used longest ago leaves first. Reading and writing happen on two threads of its own; faults of the
// disk end it until the next start and cost nothing but the blocks. Thread: any; all members are thread-safe
// and none but finish() blocks on the disk.
#pragma once

#include "core/io/BlockFile.h"

#include <QThreadPool>
#include <QUrl>

#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <optional>

namespace cuegate {

struct DiskBlockOptions
{
    QString folder;
    std::optional<qint64> capacityBytes = {}; ///< none: 2 GiB, or 5 % of what is free at the start
    std::optional<qint64> minFreeBytes = {};  ///< left to others on the file system; none: the default
    std::shared_ptr<CacheFiles> files = posixCacheFiles();
};

class DiskBlockCache
{
public:
    class Source; ///< one version of one source

    explicit DiskBlockCache(DiskBlockOptions options);
    /// Waits until what is to be written is written.
    ~DiskBlockCache();
    DiskBlockCache(const DiskBlockCache &) = delete;
    DiskBlockCache &operator=(const DiskBlockCache &) = delete;

    using SourcePtr = std::shared_ptr<Source>;
    /// Null for what is not kept: the version has no size, or neither strong ETag nor Last-Modified, or it is
    /// larger than any film.
    [[nodiscard]] SourcePtr open(const QUrl &url, const SourceValidator &validator);
    /// What comes of \p url until close(), of whatever version.
    [[nodiscard]] SourcePtr openForRun(const QUrl &url);
    /// Nobody reads it any more: what was opened for this run leaves.
    void close(const SourcePtr &source);
    /// False if it certainly is not there.
    [[nodiscard]] bool mayHave(const SourcePtr &source, qint64 block) const;
    /// True if it certainly is.
    [[nodiscard]] bool has(const SourcePtr &source, qint64 block) const;
    /// There certainly are other bytes.
    [[nodiscard]] bool differs(const SourcePtr &source, qint64 block, const QByteArray &bytes) const;
    /// Calls \p onBlock for each block of the range, in order, on a thread of the cache; null bytes: not
    /// there. It must not block.
    using OnBlock = std::function<void(qint64 block, const QByteArray &bytes)>;
    void read(const SourcePtr &source, qint64 firstBlock, qint64 endBlock, OnBlock onBlock);
    /// Soon; or never, if the disk does not keep up or there is no room.
    void write(const SourcePtr &source, qint64 block, const QByteArray &bytes);
    /// This version is over.
    void drop(const SourcePtr &source);
    [[nodiscard]] std::vector<ByteRange> keptRanges(const SourcePtr &source) const;

    /// Of one source, or of all; \p done on a thread of the cache.
    void clear(const std::optional<QUrl> &url, std::function<void()> done);
    /// Waits until everything asked for so far is done: the one call that blocks.
    void finish();
    void setCapacity(qint64 bytes);
    void setMinFree(std::optional<qint64> bytes);
    struct Stats
    {
        qint64 capacityBytes = 0;
        qint64 usedBytes = 0;
        QString problem; ///< why nothing is kept, a sentence; empty if all is well
    };
    [[nodiscard]] Stats stats() const;

private:
    struct Entry // a file
    {
        qint64 bytes = 0;
        quint64 lastUse = 0;
        std::weak_ptr<Source> source;
    };
    using Entries = std::map<QString, Entry>;
    void prepare();
    [[nodiscard]] Result<void> takeFolder();
    [[nodiscard]] std::shared_ptr<BlockFile> fileOf(Source &source, BlockFile::IfMissing ifMissing);
    void readNow(Source &source, qint64 firstBlock, qint64 endBlock, const OnBlock &onBlock);
    void writeNow(Source &source, qint64 block, const QByteArray &bytes);
    [[nodiscard]] bool makeRoom(const QString &keptName, qint64 bytes);
    [[nodiscard]] bool hasRoom(qint64 bytes) const;
    [[nodiscard]] std::optional<QString> leastRecentlyUsed(const QString &exceptName) const;
    void removeFile(const QString &name);
    [[nodiscard]] bool isCurrent(const SourcePtr &source) const;
    void use(Source &source, qint64 writtenBytes);
    void turnOff(const Error &error);
    [[nodiscard]] QString pathOf(const QString &name) const;

    const DiskBlockOptions m_options;
    std::once_flag m_prepared;
    std::atomic<bool> m_isOff = false;
    std::atomic<qint64> m_waitingBytes = 0; // to be written
    mutable std::mutex m_mutex;             // guards what follows
    std::unique_ptr<CacheFiles::Lock> m_lock;
    Entries m_entries;
    qint64 m_usedBytes = 0;
    qint64 m_capacityBytes = 0;
    std::optional<qint64> m_minFreeBytes;
    qint64 m_spareBytes = 0; // may be written before the free space is looked at again
    quint64 m_lastUse = 0;
    quint64 m_lastForRun = 0;
    QString m_problem;

    QThreadPool m_readPool; // one thread each; the last members: they end first
    QThreadPool m_writePool;
};

} // namespace cuegate
