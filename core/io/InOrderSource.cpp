// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/InOrderSource.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

InOrderSource::InOrderSource(const ByteSource &source, qint64 comeBytes, qint64 endBytes)
    : m_source(source)
    , m_endBytes(endBytes)
    , m_comeBytes(comeBytes)
{
}

Result<QByteArray> InOrderSource::read(ByteRange range, const CancelToken &cancel) const
{
    constexpr qint64 kStrideBytes = kReachBytes / 4;
    if (range.beginBytes >= m_endBytes)
        return std::unexpected(outOfReach());
    while (range.beginBytes - m_comeBytes > kStrideBytes) {
        const auto passed = m_source.read(ByteRange::ofSize(m_comeBytes, kStrideBytes), cancel);
        if (!passed)
            return passed;
        m_comeBytes += passed->size();
        if (passed->size() < kStrideBytes)
            return QByteArray(); // the source ends before
    }
    auto bytes = m_source.read(range, cancel);
    if (bytes)
        m_comeBytes = std::max(m_comeBytes, range.beginBytes + bytes->size());
    return bytes;
}

void InOrderSource::readAsync(ByteRange range, const CancelToken &cancel, ReadDone done) const
{
    done(read(range, cancel));
}

qint64 comeWithoutHole(const ByteSource &source, qint64 fromBytes)
{
    qint64 comeBytes = fromBytes;
    for (const ByteRange &kept : source.fetchedRanges()) {
        if (kept.beginBytes <= comeBytes)
            comeBytes = std::max(comeBytes, kept.endBytes);
    }
    return comeBytes;
}

Error outOfReach()
{
    return {ErrorKind::Unavailable,
            u"the server cannot send parts of a file, and has not come to this place of it yet"_s,
            ErrorCode::UpstreamNoRange};
}

} // namespace cuegate
