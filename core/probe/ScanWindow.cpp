// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/ScanWindow.h"

#include <algorithm>
#include <limits>

namespace cuegate {

/// Leaving out less saves nothing: sources read in blocks of that size.
static constexpr qint64 kSmallGapBytes = 32 * 1024;

ScanWindow::ScanWindow(const ByteSource &source, const CancelToken &cancel, qint64 mostBytes)
    : m_source(source)
    , m_cancel(cancel)
    , m_endBytes(source.sizeBytes() >= 0 ? source.sizeBytes() : std::numeric_limits<qint64>::max())
    , m_mostBytes(mostBytes)
{
}

QByteArrayView ScanWindow::known(qint64 offsetBytes) const
{
    const qint64 inside = offsetBytes - m_offsetBytes;
    return inside >= 0 && inside < m_bytes.size() ? QByteArrayView(m_bytes).sliced(inside) : QByteArrayView();
}

Result<QByteArrayView> ScanWindow::from(qint64 offsetBytes, qint64 minBytes)
{
    if (m_cancel.isCancelled())
        return std::unexpected(Error::cancelled());
    const QByteArrayView have = known(offsetBytes);
    if (have.size() >= minBytes || offsetBytes < 0 || offsetBytes >= m_endBytes ||
        have.size() >= m_endBytes - offsetBytes)
        return have;
    const qint64 gapBytes = offsetBytes - (m_offsetBytes + m_bytes.size());
    const bool goesOn = offsetBytes >= m_offsetBytes && gapBytes <= kSmallGapBytes;
    m_stepBytes = goesOn ? std::min(m_stepBytes * 2, m_mostBytes) : kLeastBytes;
    const qint64 wanted = std::min(std::max(minBytes, m_stepBytes), m_endBytes - offsetBytes);
    Result<QByteArray> read = m_source.read(ByteRange::ofSize(offsetBytes, wanted), m_cancel);
    if (!read)
        return std::unexpected(read.error());
    m_offsetBytes = offsetBytes;
    m_bytes = std::move(*read);
    return QByteArrayView(m_bytes);
}

} // namespace cuegate
