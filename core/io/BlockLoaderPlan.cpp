// SPDX-License-Identifier: GPL-3.0-or-later
// What a BlockLoader asks of the upstream for a read, beyond what is on its way already.
#include "core/io/BlockLoader.h"
#include "core/io/UpstreamError.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qint64 kBlock = BlockCache::kBlockBytes;

qint64 BlockLoader::blocksOf(qint64 sizeBytes)
{
    return (sizeBytes + kBlock - 1) / kBlock;
}

// The end may have become known since the read was bounded: nothing lies behind it.
qint64 BlockLoader::endBlockOf(const PendingRead &read, qint64 sizeBytes)
{
    return sizeBytes < 0 ? read.endBlock() : std::min(read.endBlock(), blocksOf(sizeBytes));
}

bool BlockLoader::isOnItsWay(qint64 block) const
{
    return m_fromDisk.contains(block) ||
           std::any_of(m_flights.begin(), m_flights.end(), [block](const auto &item) {
               return block >= item.second.nextBlock && block < item.second.endBlock;
           });
}

bool BlockLoader::isKept(qint64 block) const
{
    return m_cache->contains(m_key, block) || (m_onDisk && m_disk->has(m_onDisk, block));
}

bool BlockLoader::isWanted(const Flight &flight) const
{
    return std::any_of(m_reads.begin(), m_reads.end(), [&flight](const auto &read) {
        return read->wantsAnyOf(flight.nextBlock, flight.endBlock);
    });
}

void BlockLoader::planRanges(const PendingRead &read, qint64 aheadBytes, qint64 sizeBytes,
                             const CancelToken &cancel)
{
    std::vector<std::pair<qint64, qint64>> runs;
    const auto add = [&runs](qint64 block) {
        if (!runs.empty() && runs.back().second == block)
            ++runs.back().second;
        else
            runs.emplace_back(block, block + 1);
    };
    for (qint64 block = read.firstBlock(); block < endBlockOf(read, sizeBytes); ++block) {
        if (read.wants(block) && !isOnItsWay(block))
            add(block);
    }
    if (aheadBytes > 0 && sizeBytes >= 0) {
        const auto isMissing = [this](qint64 block) {
            return !m_cache->contains(m_key, block) && !isOnItsWay(block) && !isOnDisk(block);
        };
        const qint64 limit = std::min(read.endBlock() + aheadBytes / kBlock, blocksOf(sizeBytes));
        qint64 block = read.endBlock();
        while (block < limit && !isMissing(block))
            ++block;
        // Topping up only when half is used makes requests of half a window instead of one for each read.
        if (block - read.endBlock() < aheadBytes / kBlock / 2) {
            while (block < limit && isMissing(block))
                add(block++);
        }
    }
    for (const auto &[first, end] : runs)
        startFlight(first, end, Extent::Range).startedFor = cancel;
}

std::optional<Error> BlockLoader::planWhole(const PendingRead &read, qint64 sizeBytes,
                                            const CancelToken &cancel)
{
    const qint64 end = endBlockOf(read, sizeBytes);
    qint64 first = read.firstBlock();
    while (first < end && (!read.wants(first) || m_fromDisk.contains(first)))
        ++first;
    if (first >= end)
        return std::nullopt;
    // Of a body that broke off, the next one brings all once more: who goes on there waits for it.
    const bool goesOn = first > 0 && isKept(first - 1);
    bool isComing = false; // perhaps later than who asks for it can wait
    for (auto &[tag, flight] : m_flights) {
        isComing = isComing || (flight.extent == Extent::Whole && flight.nextBlock <= first);
        const bool isNear = (first - flight.nextBlock) * kBlock <= RangeTransfer::kMaxDiscardBytes;
        const bool comesThere = isNear || (goesOn && flight.extent == Extent::Whole);
        if (flight.extent == Extent::Check || first < flight.nextBlock || !comesThere)
            continue;
        flight.wantedBytes = std::max(flight.wantedBytes, read.range().endBytes);
        flight.readAt = std::chrono::steady_clock::now();
        if (flight.startedFor.isCancelled())
            flight.startedFor = cancel;
        m_loop.post([transfer = flight.transfer] { transfer->resume(); });
        return std::nullopt;
    }
    if (first * kBlock > RangeTransfer::kMaxDiscardBytes && !goesOn)
        return upstreamError(ErrorCode::UpstreamNoRange, m_resource->location().url,
                             isComing
                                 ? u"cannot send parts of a file, and has not come to this place of it yet"_s
                                 : u"cannot send parts of a file, so only playing from the start works"_s);
    // A body that nobody waits for has only run past this place.
    std::erase_if(m_flights, [this](const auto &item) {
        const bool isOver = !isWanted(item.second);
        if (isOver)
            m_loop.post([transfer = item.second.transfer] { transfer->cancel(); });
        return isOver;
    });
    Flight &flight = startFlight(0, kNoEnd, Extent::Whole);
    flight.wantedBytes = read.range().endBytes;
    flight.startedFor = cancel;
    return std::nullopt;
}

BlockLoader::Flight &BlockLoader::startFlight(qint64 firstBlock, qint64 endBlock, Extent extent)
{
    const quint64 tag = ++m_lastTag;
    m_isVersionHeard = true;
    ByteRange range{firstBlock * kBlock, extent == Extent::Check ? 1 : endBlock * kBlock};
    const qint64 sizeBytes = m_resource->facts().validator.sizeBytes;
    if (sizeBytes >= 0)
        range.endBytes = std::min(range.endBytes, sizeBytes);
    const auto transfer = std::make_shared<RangeTransfer>(m_loop, m_scheduler, m_options, m_resource,
                                                          weak_from_this(), tag, range);
    m_loop.post([transfer] { transfer->start(); });
    return m_flights
        .emplace(tag, Flight{firstBlock,
                             endBlock,
                             extent,
                             range.endBytes,
                             {},
                             transfer,
                             std::chrono::steady_clock::now(),
                             {}})
        .first->second;
}

} // namespace cuegate
