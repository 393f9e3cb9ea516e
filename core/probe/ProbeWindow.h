// SPDX-License-Identifier: GPL-3.0-or-later
// The pieces of a source that probing has read so far, kept so that no byte is asked for twice, and what that
// costs at an upstream. Thread: worker (blocks on the source); one user. The source must outlive it.
#pragma once

#include "core/io/ByteSource.h"
#include "core/probe/SourceWindow.h"

#include <limits>
#include <set>
#include <vector>

namespace cuegate {

class ProbeWindow final : public SourceWindow
{
public:
    /// Sources read whole blocks of this size anyway: reads end at their borders.
    static constexpr qint64 kBlockBytes = kReadBlockBytes;

    /// What a cold probe may cost: requests, and bytes beside the index itself.
    static constexpr int kMostRequests = 4;
    static constexpr qint64 kMostBytes = 192 * 1024;

    ProbeWindow(const ByteSource &source, QByteArray head, const CancelToken &cancel,
                int mostRequests = kMostRequests);

    /// What was read before without it.
    void count(ByteRange range);

    /// What has been read from \p offsetBytes on, in one piece; may be empty. Valid until release().
    [[nodiscard]] QByteArrayView known(qint64 offsetBytes) const;

    /// The bytes from \p offsetBytes on: at least \p minBytes unless the source ends before; more where they
    /// were read before or come for free with the block. One request at most.
    /// Errors: those of the source.
    [[nodiscard]] Result<QByteArrayView> from(qint64 offsetBytes, qint64 minBytes) override;
    [[nodiscard]] bool mayRead(qint64 offsetBytes, qint64 minBytes) override;
    [[nodiscard]] bool isAtHand(qint64 offsetBytes, qint64 minBytes) const;
    [[nodiscard]] qint64 endBytes() const override;

    /// Forgets the pieces that are bigger than one read of the head.
    void release();

    [[nodiscard]] int requests() const { return m_requests; }
    /// It is that of a cold probe, which is to cost so little.
    [[nodiscard]] bool isCold() const { return m_mostRequests <= kMostRequests; }
    /// Until it is ended nothing may be asked for but what is at hand.
    void holdBack(bool isHeldBack) { m_isHeldBack = isHeldBack; }
    /// In whole blocks, of which the source's last one is shorter.
    [[nodiscard]] qint64 readBytes() const { return m_readBytes; }

private:
    struct Piece
    {
        qint64 offsetBytes;
        QByteArray bytes;
    };
    const ByteSource &m_source;
    const CancelToken &m_cancel;
    const int m_mostRequests;
    std::vector<Piece> m_pieces;
    std::set<qint64> m_blocks; ///< that were read
    qint64 m_readBytes = 0;
    int m_requests = 0; ///< one for each row of blocks
    bool m_isHeldBack = false;
};

} // namespace cuegate
