// SPDX-License-Identifier: GPL-3.0-or-later
// A ByteSource over bytes in memory that counts what is read and fails where a test wants it to.
// Thread: any.
#pragma once

#include "core/io/ByteSource.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <vector>

namespace cuegate::test {

class MemoryByteSource final : public ByteSource
{
public:
    explicit MemoryByteSource(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
    }

    /// Reads that touch a byte at or after \p offsetBytes fail with \p error.
    void failFrom(qint64 offsetBytes, Error error);
    /// Says that there are more bytes than can be read.
    void pretendSize(qint64 bytes) { m_sizeBytes = bytes; }
    /// Says that it is far away.
    void pretendRequests(qint64 requests) { m_requests = requests; }
    [[nodiscard]] int reads() const { return m_reads; }
    [[nodiscard]] qint64 bytesRead() const { return m_bytesRead; }

    [[nodiscard]] qint64 sizeBytes() const override { return std::max<qint64>(m_bytes.size(), m_sizeBytes); }
    [[nodiscard]] SourceValidator validator() const override;
    [[nodiscard]] bool canSeek() const override { return true; }
    [[nodiscard]] SourceCounters counters() const override { return {.requests = m_requests}; }
    [[nodiscard]] QByteArray contentType() const override { return {}; }
    [[nodiscard]] Result<QByteArray> read(ByteRange range, const CancelToken &cancel) const override;
    void readAsync(ByteRange range, const CancelToken &cancel, ReadDone done) const override;

private:
    QByteArray m_bytes;
    qint64 m_sizeBytes = 0;
    qint64 m_requests = 0;
    qint64 m_failFromBytes = -1;
    Error m_error;
    mutable std::atomic<int> m_reads = 0;
    mutable std::atomic<qint64> m_bytesRead = 0;
};

} // namespace cuegate::test
