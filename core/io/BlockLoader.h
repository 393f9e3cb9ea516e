// SPDX-License-Identifier: GPL-3.0-or-later
// Serves the reads of one source from the block cache in memory and that on disk, and fetches what is
// missing, each block once however many wait for it: one request for each run of missing blocks, blocks
// handed out as they arrive. A source known from an earlier run is believed what the disk has of it while the
// upstream is asked, by one byte, whether it still has this version. Thread: any; all members are
// thread-safe. Callbacks are called without its lock.
#pragma once

#include "core/io/BlockCache.h"
#include "core/io/DiskBlockCache.h"
#include "core/io/HttpThread.h"
#include "core/io/PendingRead.h"
#include "core/io/RangeTransfer.h"
#include "core/io/ReadAhead.h"

#include <limits>
#include <map>
#include <set>

namespace cuegate {

class EndlessBody;

class BlockLoader final : public RangeSink, public std::enable_shared_from_this<BlockLoader>
{
public:
    /// \p thread must run until close(), and \p disk live; null: nothing is kept on disk.
    BlockLoader(const HttpThread &thread, const UpstreamOptions &options, std::shared_ptr<BlockCache> cache,
                DiskBlockCache *disk, std::shared_ptr<UpstreamResource> resource);

    void read(ByteRange range, PendingRead::Amount amount, const CancelToken &cancel,
              ByteSource::ReadDone done);
    /// What need not be fetched, in order.
    [[nodiscard]] std::vector<ByteRange> keptRanges();
    /// The upstream has another version: every read fails.
    [[nodiscard]] bool hasChanged();
    /// As ByteSource::failure().
    [[nodiscard]] std::optional<Error> failure();
    /// The body that is under way goes on to \p body with what has come of it, and not here any more; opened
    /// anew if none is. Nobody may be reading.
    void passBodyTo(const std::shared_ptr<EndlessBody> &body);
    /// Ends every transfer and fails every read as cancelled. To be called before the last reference goes.
    void close();

    void onAccepted(quint64 tag) override;
    bool isWanted(quint64 tag) override;
    HttpFlow onBytes(quint64 tag, QByteArrayView bytes) override;
    void onLate(quint64 tag, const Error &error) override;
    void onFinished(quint64 tag, const std::optional<Error> &error) override;

private:
    static constexpr qint64 kNoEnd = std::numeric_limits<qint64>::max() / BlockCache::kBlockBytes;
    [[nodiscard]] static qint64 blocksOf(qint64 sizeBytes);
    [[nodiscard]] static qint64 endBlockOf(const PendingRead &read, qint64 sizeBytes);
    using Reads = std::vector<std::shared_ptr<PendingRead>>;
    enum class Extent {
        Range,
        Whole, ///< the upstream has no ranges: the body runs to the end, held back by pausing
        Check  ///< a byte that nobody reads, to hear which version the upstream has
    };
    struct Flight // of blocks on their way
    {
        qint64 nextBlock;
        qint64 endBlock;
        Extent extent;
        qint64 wantedBytes; ///< Whole: it may run a little further than this
        QByteArray partial; ///< the beginning of nextBlock
        std::shared_ptr<RangeTransfer> transfer;
        std::chrono::steady_clock::time_point readAt; ///< Whole: the last time
        CancelToken startedFor; ///< whoever it runs for; cancelled: stops unless a read waits for it
    };

    enum class Entry { Complete, Waiting };
    [[nodiscard]] Result<Entry> enter(const std::shared_ptr<PendingRead> &read, const CancelToken &cancel);
    [[nodiscard]] bool isOnItsWay(qint64 block) const;
    [[nodiscard]] bool isWanted(const Flight &flight) const;
    void planRanges(const PendingRead &read, qint64 aheadBytes, qint64 sizeBytes, const CancelToken &cancel);
    [[nodiscard]] std::optional<Error> planWhole(const PendingRead &read, qint64 sizeBytes,
                                                 const CancelToken &cancel);
    [[nodiscard]] bool isOnDisk(qint64 block) const;
    [[nodiscard]] bool isKept(qint64 block) const;
    [[nodiscard]] bool isOther(const Flight &flight) const;
    [[nodiscard]] bool endsBefore(const Flight &flight) const;
    void planDisk(const PendingRead &read);
    void onDiskBlock(qint64 block, const QByteArray &bytes);
    [[nodiscard]] std::optional<Error> planAgain(Reads &failed);
    void keepOnDisk(qint64 block, const QByteArray &bytes);
    [[nodiscard]] HttpFlow onCheckBytes(std::map<quint64, Flight>::iterator check);
    void give(qint64 block, const QByteArray &bytes, Reads &completed);
    Flight &startFlight(qint64 firstBlock, qint64 endBlock, Extent extent);
    void cancelRead(const std::shared_ptr<PendingRead> &read);
    void endFlightsOf(const PendingRead &over); ///< m_mutex is held
    void publish(Flight &flight, Reads &completed);
    void giveBeginning(const Flight &flight, Reads &completed);
    /// Moves the reads that \p isDone from m_reads to \p taken.
    template <typename Predicate>
    void take(Predicate isDone, Reads &taken);
    static void complete(const Reads &reads);
    static void fail(const Reads &reads, const Error &error);

    HttpLoop &m_loop;
    ConnectionScheduler &m_scheduler;
    const std::atomic<bool> &m_mayReadAhead;
    const UpstreamOptions m_options;
    const std::shared_ptr<BlockCache> m_cache;
    const std::shared_ptr<UpstreamResource> m_resource;
    const BlockCache::SourceKey m_key;
    DiskBlockCache *const m_disk;

    std::mutex m_mutex;
    DiskBlockCache::SourcePtr m_onDisk;  // guarded by m_mutex; null: not kept on disk, or not known yet
    std::set<qint64> m_fromDisk;         // guarded by m_mutex; blocks that are being read there
    bool m_isVersionHeard = false;       // guarded by m_mutex; or the upstream is being asked
    ReadAhead m_readAhead;               // guarded by m_mutex
    Reads m_reads;                       // guarded by m_mutex
    std::map<quint64, Flight> m_flights; // guarded by m_mutex
    quint64 m_lastTag = 0;               // guarded by m_mutex
    std::optional<Error>
        m_broken; // guarded by m_mutex; the resource changed or contradicts itself, or close()
    std::optional<Error> m_failure; // guarded by m_mutex
};

} // namespace cuegate
