// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/FlvBackwards.h"

#include <QtEndian>

#include <algorithm>

namespace cuegate {

static constexpr qint64 kSizeBytes = 4; // of PreviousTagSize

/// Reads what lies before, too: that is wanted next.
Result<QByteArrayView> FlvBackwards::bytesAt(qint64 offsetBytes, qint64 sizeBytes)
{
    const qint64 endBytes = offsetBytes + sizeBytes;
    if (offsetBytes < m_offsetBytes || endBytes > m_offsetBytes + m_bytes.size()) {
        const qint64 begin = std::max<qint64>(0, std::min(offsetBytes, endBytes - m_pieceBytes));
        auto read = m_source.read({begin, endBytes}, m_cancel);
        if (!read)
            return std::unexpected(read.error());
        m_offsetBytes = begin;
        m_bytes = std::move(*read);
    }
    const qint64 inside = std::min<qint64>(offsetBytes - m_offsetBytes, m_bytes.size());
    return QByteArrayView(m_bytes).sliced(inside).first(std::min<qint64>(sizeBytes, m_bytes.size() - inside));
}

Result<std::optional<PlacedFlvTag>> FlvBackwards::tagBefore(qint64 endBytes)
{
    if (endBytes < kSizeBytes + FlvTag::kHeaderBytes)
        return std::nullopt;
    const auto size = bytesAt(endBytes - kSizeBytes, kSizeBytes);
    if (!size)
        return std::unexpected(size.error());
    if (size->size() < kSizeBytes)
        return std::nullopt;
    const qint64 tagBytes = qFromBigEndian<quint32>(size->data());
    const qint64 offset = endBytes - kSizeBytes - tagBytes;
    if (tagBytes < FlvTag::kHeaderBytes || offset < 0)
        return std::nullopt;
    const auto head = bytesAt(offset, std::min(tagBytes, FlvTag::kMostHeadBytes));
    if (!head)
        return std::unexpected(head.error());
    const auto tag = readFlvTag(*head);
    if (!tag || tag->totalBytes != tagBytes + kSizeBytes)
        return std::nullopt;
    return PlacedFlvTag{offset, *tag};
}

} // namespace cuegate
