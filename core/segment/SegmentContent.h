// SPDX-License-Identifier: GPL-3.0-or-later
// A finished segment on its way to those who asked: its bytes in memory, or the cache's file, found whole and held open.
// Thread: any; a value, copies share the bytes or the file.
#pragma once

#include "core/io/ByteSource.h"

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
    [[nodiscard]] qint64 sizeBytes() const { return m_sizeBytes; }
    /// Null: it is in memory.
    [[nodiscard]] const std::shared_ptr<const ByteSource> &file() const { return m_file; }
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; } ///< empty if it is a file
    /// All of it. Thread: worker (blocks on the disk).
    [[nodiscard]] Result<QByteArray> read() const
    {
        return m_file ? m_file->read(ByteRange::ofSize(0, m_sizeBytes), {}) : m_bytes;
    }

private:
    QByteArray m_bytes;
    std::shared_ptr<const ByteSource> m_file;
    qint64 m_sizeBytes;
};

} // namespace cuegate
