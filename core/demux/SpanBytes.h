// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of a source that reading a span has needed so far. Pieces stay where they are, so that samples
// can view them. Thread: worker (blocks on the source); one user. The source must outlive it.
#pragma once

#include "core/io/ByteSource.h"

#include <vector>

namespace cuegate {

class SpanBytes
{
public:
    static constexpr qint64 kStepBytes = 64 * 1024;

    /// \p stepBytes: the least that is read at once.
    SpanBytes(const ByteSource &source, const CancelToken &cancel, qint64 stepBytes = kStepBytes)
        : m_source(source)
        , m_cancel(cancel)
        , m_stepBytes(stepBytes)
    {
    }

    /// Reads \p range as one piece.
    [[nodiscard]] Result<void> load(ByteRange range);

    /// What follows \p offsetBytes in one piece: at least \p minBytes, unless the source ends before.
    [[nodiscard]] Result<QByteArrayView> from(qint64 offsetBytes, qint64 minBytes);

    /// Whether from() would answer without reading.
    [[nodiscard]] bool holds(qint64 offsetBytes, qint64 minBytes)
    {
        return known(offsetBytes).size() >= minBytes;
    }

    [[nodiscard]] qint64 bytesRead() const { return m_bytesRead; }
    [[nodiscard]] std::vector<QByteArray> pieces() const;

private:
    struct Piece
    {
        qint64 offsetBytes;
        QByteArray bytes;
    };
    [[nodiscard]] QByteArrayView known(qint64 offsetBytes);

    const ByteSource &m_source;
    const CancelToken &m_cancel;
    const qint64 m_stepBytes;
    std::vector<Piece> m_pieces;
    size_t m_last = 0; ///< the piece that served last
    qint64 m_bytesRead = 0;
};

} // namespace cuegate
