// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/PendingRead.h"

#include "core/io/BlockCache.h"

#include <algorithm>
#include <cstring>

namespace cuegate {

static constexpr qint64 kBlock = BlockCache::kBlockBytes;

PendingRead::PendingRead(ByteRange range, Amount amount, ByteSource::ReadDone whenDone)
    : done(std::move(whenDone))
    , m_range(range)
    , m_amount(amount)
    , m_firstBlock(range.beginBytes / kBlock)
{
    if (!range.isEmpty())
        m_blocks.resize(static_cast<size_t>((range.endBytes - 1) / kBlock - m_firstBlock + 1));
    m_missing = static_cast<qint64>(m_blocks.size());
}

bool PendingRead::wants(qint64 block) const
{
    return block >= firstBlock() && block < endBlock() &&
           m_blocks[static_cast<size_t>(block - m_firstBlock)].isNull();
}

bool PendingRead::wantsAnyOf(qint64 first, qint64 end) const
{
    for (qint64 block = std::max(first, firstBlock()); block < std::min(end, endBlock()); ++block) {
        if (wants(block))
            return true;
    }
    return false;
}

void PendingRead::give(qint64 block, const QByteArray &bytes)
{
    if (!wants(block))
        return;
    m_blocks[static_cast<size_t>(block - m_firstBlock)] = bytes;
    --m_missing;
}

void PendingRead::giveBeginning(qint64 block, const QByteArray &bytes)
{
    const bool isOfUse = m_amount == Amount::Beginning && block == m_firstBlock && wants(block) &&
                         block * kBlock + bytes.size() > m_range.beginBytes;
    if (isOfUse)
        give(block, bytes);
}

bool PendingRead::isComplete() const
{
    return m_missing == 0 ||
           ((m_amount == Amount::First || m_amount == Amount::Beginning) && !m_blocks.front().isNull());
}

bool PendingRead::isCompleteUpTo(qint64 sizeBytes) const
{
    return isComplete() || (sizeBytes >= 0 && !wantsAnyOf(0, (sizeBytes + kBlock - 1) / kBlock));
}

QByteArray PendingRead::assemble() const
{
    qint64 endBytes = m_firstBlock * kBlock;
    for (const QByteArray &block : m_blocks) {
        endBytes += block.size();
        if (block.size() < kBlock)
            break;
    }
    const ByteRange have = m_range.intersected({m_range.beginBytes, endBytes});
    QByteArray bytes(have.sizeBytes(), Qt::Uninitialized);
    for (qint64 at = have.beginBytes; at < have.endBytes;) {
        const QByteArray &block = m_blocks[static_cast<size_t>(at / kBlock - m_firstBlock)];
        const qint64 inBlock = at % kBlock;
        const qint64 length = std::min(block.size() - inBlock, have.endBytes - at);
        std::memcpy(bytes.data() + (at - have.beginBytes), block.constData() + inBlock,
                    static_cast<size_t>(length));
        at += length;
    }
    return bytes;
}

} // namespace cuegate
