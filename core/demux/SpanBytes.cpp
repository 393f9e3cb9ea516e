// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demux/SpanBytes.h"

#include <algorithm>
#include <limits>

namespace cuegate {

Result<void> SpanBytes::load(ByteRange range)
{
    if (m_cancel.isCancelled())
        return std::unexpected(Error::cancelled());
    Result<QByteArray> read = m_source.read(range, m_cancel);
    if (!read)
        return std::unexpected(read.error());
    m_bytesRead += read->size();
    if (!read->isEmpty()) {
        m_pieces.push_back({range.beginBytes, std::move(*read)});
        m_last = m_pieces.size() - 1;
    }
    return {};
}

QByteArrayView SpanBytes::known(qint64 offsetBytes)
{
    const auto inPiece = [&](const Piece &piece) {
        const qint64 inside = offsetBytes - piece.offsetBytes;
        return inside >= 0 && inside < piece.bytes.size() ? QByteArrayView(piece.bytes).sliced(inside)
                                                          : QByteArrayView();
    };
    if (m_last < m_pieces.size()) {
        if (const QByteArrayView view = inPiece(m_pieces[m_last]); !view.isEmpty())
            return view;
    }
    QByteArrayView best;
    for (size_t i = 0; i < m_pieces.size(); ++i) {
        if (const QByteArrayView view = inPiece(m_pieces[i]); view.size() > best.size()) {
            best = view;
            m_last = i;
        }
    }
    return best;
}

Result<QByteArrayView> SpanBytes::from(qint64 offsetBytes, qint64 minBytes)
{
    QByteArrayView view = known(offsetBytes);
    if (view.size() >= minBytes)
        return view;
    // At the seam of two pieces the later read may hold more.
    for (const Piece &piece : m_pieces) {
        const qint64 inside = offsetBytes - piece.offsetBytes;
        if (inside >= 0 && piece.bytes.size() - inside > view.size())
            view = QByteArrayView(piece.bytes).sliced(inside);
    }
    if (view.size() >= minBytes)
        return view;
    const qint64 size = m_source.sizeBytes();
    const qint64 wanted = std::max(minBytes, m_stepBytes);
    if ((size >= 0 && offsetBytes + view.size() >= size) ||
        offsetBytes > std::numeric_limits<qint64>::max() - wanted)
        return view;
    const Result<void> loaded = load(ByteRange::ofSize(offsetBytes, wanted));
    if (!loaded)
        return std::unexpected(loaded.error());
    // The new piece, even where an older one begins before it.
    const bool isNew = !m_pieces.empty() && m_pieces.back().offsetBytes == offsetBytes;
    return isNew ? QByteArrayView(m_pieces.back().bytes) : view;
}

std::vector<QByteArray> SpanBytes::pieces() const
{
    std::vector<QByteArray> pieces;
    pieces.reserve(m_pieces.size());
    for (const Piece &piece : m_pieces)
        pieces.push_back(piece.bytes);
    return pieces;
}

} // namespace cuegate
