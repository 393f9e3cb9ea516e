// SPDX-License-Identifier: GPL-3.0-or-later
// Counts what another source would cost at an upstream: it keeps whole blocks, and each row of missing ones
// is a request. Thread: one.
#pragma once

#include "core/io/BlockCache.h"
#include "core/io/ByteSource.h"

#include <set>

namespace cuegate::test {

class BlockwiseSource final : public ByteSource
{
public:
    /// \p source must outlive it.
    explicit BlockwiseSource(const ByteSource &source)
        : m_source(source)
    {
    }
    [[nodiscard]] qint64 sizeBytes() const override { return m_source.sizeBytes(); }
    [[nodiscard]] SourceValidator validator() const override { return m_source.validator(); }
    [[nodiscard]] bool canSeek() const override { return true; }
    [[nodiscard]] QByteArray contentType() const override { return {}; }
    [[nodiscard]] Result<QByteArray> read(ByteRange range, const CancelToken &cancel) const override
    {
        constexpr qint64 kBlock = BlockCache::kBlockBytes;
        range.endBytes = std::min(range.endBytes, sizeBytes());
        bool isInRow = false;
        for (qint64 block = range.beginBytes / kBlock; block * kBlock < range.endBytes; ++block) {
            const bool isNew = m_blocks.insert(block).second;
            m_counters.requests += isNew && !isInRow;
            m_counters.bytes += isNew ? std::min(kBlock, sizeBytes() - block * kBlock) : 0;
            isInRow = isNew;
        }
        return m_source.read(range, cancel);
    }
    void readAsync(ByteRange range, const CancelToken &cancel, ReadDone done) const override
    {
        done(read(range, cancel));
    }
    [[nodiscard]] SourceCounters counters() const override { return m_counters; }
    [[nodiscard]] std::vector<ByteRange> fetchedRanges() const override
    {
        std::vector<ByteRange> ranges;
        for (const qint64 block : m_blocks)
            ranges.push_back(ByteRange::ofSize(block * BlockCache::kBlockBytes, BlockCache::kBlockBytes));
        return ranges;
    }

private:
    const ByteSource &m_source;
    mutable std::set<qint64> m_blocks;
    mutable SourceCounters m_counters;
};

} // namespace cuegate::test
