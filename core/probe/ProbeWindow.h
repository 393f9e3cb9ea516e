// SPDX-License-Identifier: GPL-3.0-or-later
// The pieces of a source that probing has read so far, kept so that no byte is asked for twice.
// Thread: worker (blocks on the source); one user. The source must outlive it.
#pragma once

#include "core/io/ByteSource.h"

#include <vector>

namespace cuegate {

class ProbeWindow
{
public:
    /// Sources read whole blocks of this size anyway: reads end at their borders.
    static constexpr qint64 kBlockBytes = 32 * 1024;

    ProbeWindow(const ByteSource &source, QByteArray head, const CancelToken &cancel);

    /// What has been read from \p offsetBytes on, in one piece; may be empty. Valid until release().
    [[nodiscard]] QByteArrayView known(qint64 offsetBytes) const;

    /// The bytes from \p offsetBytes on: at least \p minBytes unless the source ends before; more where they
    /// were read before or come for free with the block. One request at most.
    /// Errors: those of the source.
    [[nodiscard]] Result<QByteArrayView> from(qint64 offsetBytes, qint64 minBytes);

    /// Forgets the pieces that are bigger than one read of the head.
    void release();

    [[nodiscard]] int requests() const { return m_requests; }

private:
    struct Piece
    {
        qint64 offsetBytes;
        QByteArray bytes;
    };
    const ByteSource &m_source;
    const CancelToken &m_cancel;
    std::vector<Piece> m_pieces;
    int m_requests = 1; ///< the head
};

} // namespace cuegate
