// SPDX-License-Identifier: GPL-3.0-or-later
// Goes from tag to tag of an FLV file backwards, by the PreviousTagSize behind each (Adobe Flash Video File
// Format Specification 10.1, annex E.3). Thread: worker (blocks on the source); one user. The source must
// outlive it.
#pragma once

#include "core/io/ByteSource.h"
#include "core/probe/FlvTag.h"

namespace cuegate {

struct PlacedFlvTag
{
    qint64 offsetBytes = 0;
    FlvTag tag;
};

class FlvBackwards
{
public:
    static constexpr qint64 kPieceBytes = 128 * 1024;

    /// \p pieceBytes: are read at a time.
    FlvBackwards(const ByteSource &source, const CancelToken &cancel, qint64 pieceBytes = kPieceBytes)
        : m_source(source)
        , m_cancel(cancel)
        , m_pieceBytes(pieceBytes)
    {
    }

    /// The tag that ends at \p endBytes, its PreviousTagSize included; nothing if none does. Errors: those of
    /// the source; Cancelled.
    [[nodiscard]] Result<std::optional<PlacedFlvTag>> tagBefore(qint64 endBytes);

private:
    [[nodiscard]] Result<QByteArrayView> bytesAt(qint64 offsetBytes, qint64 sizeBytes);

    const ByteSource &m_source;
    const CancelToken &m_cancel;
    const qint64 m_pieceBytes;
    qint64 m_offsetBytes = 0;
    QByteArray m_bytes;
};

} // namespace cuegate
