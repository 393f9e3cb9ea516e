// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/ProbeWindow.h"

#include <algorithm>
#include <limits>

namespace cuegate {

ProbeWindow::ProbeWindow(const ByteSource &source, QByteArray head, const CancelToken &cancel,
                         int mostRequests)
    : m_source(source)
    , m_cancel(cancel)
    , m_mostRequests(mostRequests)
{
    count({0, std::max<qint64>(1, head.size())});
    m_pieces.push_back({0, std::move(head)});
}

void ProbeWindow::count(ByteRange range)
{
    bool isInRow = false;
    for (qint64 block = range.beginBytes / kBlockBytes; block * kBlockBytes < range.endBytes; ++block) {
        const bool isNew = m_blocks.insert(block).second;
        m_requests += isNew && !isInRow;
        m_readBytes += isNew ? std::min(kBlockBytes, endBytes() - block * kBlockBytes) : 0;
        isInRow = isNew;
    }
}

qint64 ProbeWindow::endBytes() const
{
    const qint64 size = m_source.sizeBytes();
    return size >= 0 ? size : std::numeric_limits<qint64>::max();
}

bool ProbeWindow::isAtHand(qint64 offsetBytes, qint64 minBytes) const
{
    return known(offsetBytes).size() >= std::min(minBytes, endBytes() - offsetBytes);
}

bool ProbeWindow::mayRead(qint64 offsetBytes, qint64 minBytes)
{
    return isAtHand(offsetBytes, minBytes) || (!m_isHeldBack && m_requests < m_mostRequests);
}

QByteArrayView ProbeWindow::known(qint64 offsetBytes) const
{
    QByteArrayView best;
    for (const Piece &piece : m_pieces) {
        const qint64 inside = offsetBytes - piece.offsetBytes;
        if (inside >= 0 && piece.bytes.size() - inside > best.size())
            best = QByteArrayView(piece.bytes).sliced(inside);
    }
    return best;
}

Result<QByteArrayView> ProbeWindow::from(qint64 offsetBytes, qint64 minBytes)
{
    if (m_cancel.isCancelled())
        return std::unexpected(Error::cancelled());
    const QByteArrayView have = known(offsetBytes);
    if (have.size() >= minBytes)
        return have;
    const qint64 size = m_source.sizeBytes();
    if (size >= 0 && offsetBytes + have.size() >= size)
        return have;
    if (offsetBytes > std::numeric_limits<qint64>::max() - minBytes - kBlockBytes)
        return QByteArrayView();
    const qint64 end = (offsetBytes + minBytes + kBlockBytes - 1) / kBlockBytes * kBlockBytes;
    Result<QByteArray> read = m_source.read({offsetBytes, end}, m_cancel);
    if (!read)
        return std::unexpected(read.error());
    count({offsetBytes, offsetBytes + std::max<qint64>(1, read->size())});
    m_pieces.push_back({offsetBytes, std::move(*read)});
    return known(offsetBytes);
}

void ProbeWindow::release()
{
    std::erase_if(m_pieces, [](const Piece &piece) { return piece.bytes.size() > 2 * kBlockBytes; });
}

} // namespace cuegate
