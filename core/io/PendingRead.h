// SPDX-License-Identifier: GPL-3.0-or-later
// A read that waits for blocks, and keeps those it got: the cache may drop them before the last one comes.
// Thread: BlockLoader guards it; assemble() is any one thread's once nobody gives blocks any more.
#pragma once

#include "core/base/ByteRange.h"
#include "core/io/ByteSource.h"

#include <chrono>
#include <vector>

namespace cuegate {

class PendingRead
{
public:
    enum class Amount {
        All,
        Alone,    ///< the same, and nothing is to be read ahead of it
        First,    ///< enough once the first block is there
        Beginning ///< or, where that takes long, the beginning of it
    };

    PendingRead(ByteRange range, Amount amount, ByteSource::ReadDone done);

    [[nodiscard]] qint64 firstBlock() const { return m_firstBlock; }
    [[nodiscard]] qint64 endBlock() const { return m_firstBlock + static_cast<qint64>(m_blocks.size()); }
    /// True if \p block is part of it and not there yet.
    [[nodiscard]] bool wants(qint64 block) const;
    [[nodiscard]] bool wantsAnyOf(qint64 firstBlock, qint64 endBlock) const;
    void give(qint64 block, const QByteArray &bytes);
    /// The first bytes of \p block: ignored unless they are Amount::Beginning of what was asked.
    void giveBeginning(qint64 block, const QByteArray &bytes);
    [[nodiscard]] bool isComplete() const;
    [[nodiscard]] bool isAlone() const { return m_amount == Amount::Alone; }
    /// The same for a source whose end became known after the read began.
    [[nodiscard]] bool isCompleteUpTo(qint64 sizeBytes) const;
    /// The bytes from the start of the range up to the first that is missing.
    [[nodiscard]] QByteArray assemble() const;
    [[nodiscard]] const ByteRange &range() const { return m_range; }
    [[nodiscard]] std::chrono::steady_clock::time_point since() const { return m_since; }

    ByteSource::ReadDone done;
    CancelToken::Registration registration; ///< only the thread that asked sets it

private:
    ByteRange m_range;
    Amount m_amount;
    qint64 m_firstBlock;
    std::vector<QByteArray> m_blocks; ///< null: missing
    qint64 m_missing;
    const std::chrono::steady_clock::time_point m_since = std::chrono::steady_clock::now();
};

} // namespace cuegate
