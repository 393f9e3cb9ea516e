// SPDX-License-Identifier: GPL-3.0-or-later
// Reads of a source that cannot seek, made in the order in which its bytes come: a read that lies further on
// takes what is before it, too, as that has to pass by anyway. Thread: worker (blocks on the source); one
// user. The source must outlive it.
#pragma once

#include "core/io/ByteSource.h"

#include <limits>

namespace cuegate {

class InOrderSource final : public ByteSource
{
public:
    /// What such a source may be asked to read on beyond where it is, to reach a place.
    static constexpr qint64 kReachBytes = 8 * 1024 * 1024;

    /// What lies before \p comeBytes has come. From \p endBytes on reads fail with UpstreamNoRange.
    InOrderSource(const ByteSource &source, qint64 comeBytes,
                  qint64 endBytes = std::numeric_limits<qint64>::max());

    [[nodiscard]] qint64 sizeBytes() const override { return m_source.sizeBytes(); }
    [[nodiscard]] SourceValidator validator() const override { return m_source.validator(); }
    [[nodiscard]] bool canSeek() const override { return m_source.canSeek(); }
    [[nodiscard]] QByteArray contentType() const override { return m_source.contentType(); }
    [[nodiscard]] Result<QByteArray> read(ByteRange range, const CancelToken &cancel) const override;
    void readAsync(ByteRange range, const CancelToken &cancel, ReadDone done) const override;

private:
    const ByteSource &m_source;
    const qint64 m_endBytes;
    mutable qint64 m_comeBytes;
};

/// Up to where \p source has been fetched from \p fromBytes on without a hole; \p fromBytes if not at all.
[[nodiscard]] qint64 comeWithoutHole(const ByteSource &source, qint64 fromBytes);

/// Whether a read failed because a source that cannot seek has not come that far, or is past it.
[[nodiscard]] inline bool isOutOfReach(const Error &error)
{
    return error.code == ErrorCode::UpstreamNoRange;
}

/// What who wants a place is told that such a source does not come to in time.
[[nodiscard]] Error outOfReach();

} // namespace cuegate
