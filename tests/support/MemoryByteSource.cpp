// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/MemoryByteSource.h"

namespace cuegate::test {

void MemoryByteSource::failFrom(qint64 offsetBytes, Error error)
{
    m_failFromBytes = offsetBytes;
    m_error = std::move(error);
}

SourceValidator MemoryByteSource::validator() const
{
    return {"\"memory\"", {}, m_bytes.size()};
}

Result<QByteArray> MemoryByteSource::read(ByteRange range, const CancelToken &cancel) const
{
    if (cancel.isCancelled())
        return std::unexpected(Error::cancelled());
    const ByteRange clipped = range.intersected({0, m_bytes.size()});
    if (m_failFromBytes >= 0 && clipped.endBytes > m_failFromBytes)
        return std::unexpected(m_error);
    ++m_reads;
    m_bytesRead += clipped.sizeBytes();
    return m_bytes.mid(clipped.beginBytes, clipped.sizeBytes());
}

void MemoryByteSource::readAsync(ByteRange range, const CancelToken &cancel, ReadDone done) const
{
    done(read(range, cancel));
}

} // namespace cuegate::test
