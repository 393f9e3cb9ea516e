// SPDX-License-Identifier: GPL-3.0-or-later
// A segment on its way to those who asked: its bytes in memory, or the cache's file, found whole and held
// open, or, while it is still being made, what there is of it. Thread: any; a value, copies share the bytes
// or the file.
#pragma once

#include "core/io/ByteSource.h"
#include "core/segment/GrowingSegment.h"

#include <memory>

namespace cuegate {

class SegmentContent
{
public:
    explicit SegmentContent(QByteArray bytes)
        : m_bytes(std::move(bytes))
        , m_sizeBytes(m_bytes.size())
    {
    }
    explicit SegmentContent(std::shared_ptr<const ByteSource> file)
        : m_file(std::move(file))
        , m_sizeBytes(m_file->sizeBytes())
    {
    }
    explicit SegmentContent(std::shared_ptr<GrowingSegment> growing)
        : m_growing(std::move(growing))
    {
    }
    [[nodiscard]] qint64 sizeBytes() const { return m_sizeBytes; } ///< -1: it is still being made
    [[nodiscard]] const std::shared_ptr<GrowingSegment> &growing() const { return m_growing; }
    /// Null: it is not on disk.
    [[nodiscard]] const std::shared_ptr<const ByteSource> &file() const { return m_file; }
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; } ///< empty if it is not in memory
    /// All of it, if it is finished. Thread: worker (blocks on the disk).
    [[nodiscard]] Result<QByteArray> read() const
    {
        return m_file ? m_file->read(ByteRange::ofSize(0, m_sizeBytes), {}) : m_bytes;
    }

private:
    QByteArray m_bytes;
    std::shared_ptr<const ByteSource> m_file;
    std::shared_ptr<GrowingSegment> m_growing;
    qint64 m_sizeBytes = -1;
};

} // namespace cuegate
