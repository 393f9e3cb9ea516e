// SPDX-License-Identifier: GPL-3.0-or-later
// Counts what is read of another source. Thread: any.
#pragma once

#include "core/io/ByteSource.h"

#include <atomic>
#include <memory>

namespace cuegate::test {

class CountingSource final : public ByteSource
{
public:
    explicit CountingSource(std::shared_ptr<const ByteSource> source)
        : m_source(std::move(source))
    {
    }
    [[nodiscard]] qint64 sizeBytes() const override { return m_source->sizeBytes(); }
    [[nodiscard]] SourceValidator validator() const override { return m_source->validator(); }
    [[nodiscard]] bool canSeek() const override { return true; }
    [[nodiscard]] QByteArray contentType() const override { return {}; }
    [[nodiscard]] Result<QByteArray> read(ByteRange range, const CancelToken &cancel) const override
    {
        auto bytes = m_source->read(range, cancel);
        ++m_reads;
        m_readBytes += bytes ? bytes->size() : 0;
        return bytes;
    }
    void readAsync(ByteRange range, const CancelToken &cancel, ReadDone done) const override
    {
        done(read(range, cancel));
    }
    [[nodiscard]] int reads() const { return m_reads; }
    [[nodiscard]] qint64 readBytes() const { return m_readBytes; }

private:
    std::shared_ptr<const ByteSource> m_source;
    mutable std::atomic<int> m_reads = 0;
    mutable std::atomic<qint64> m_readBytes = 0;
};

} // namespace cuegate::test
