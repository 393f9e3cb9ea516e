// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/ClusterFinder.h"

#include "core/base/EbmlReader.h"
#include "core/media/MatroskaIds.h"
#include "core/probe/ClusterScan.h"

#include <algorithm>

namespace cuegate {

/// Of a Cluster's beginning: its header and the elements up to its Timestamp.
static constexpr qint64 kClusterHeadBytes = 64;

/// Of what is read first from \p offsetBytes on. Who is to spare bytes reads up to where an upstream's blocks
/// end.
qint64 ClusterFinder::pieceSize(qint64 offsetBytes) const
{
    if (m_pace == SearchPace::Hurried)
        return 2 * kLookBytes;
    const qint64 leftBytes = kLookBytes - offsetBytes % kLookBytes;
    return leftBytes > 2 * kClusterHeadBytes ? leftBytes : leftBytes + kLookBytes;
}

/// Nothing if \p bytes, which begin with a Cluster's ID, do not go on as a Cluster does.
std::optional<qint64> ClusterFinder::timeNs(QByteArrayView bytes) const
{
    constexpr int kMostBeforeTimestamp = 4;
    const EbmlHeader cluster = parseEbmlHeader(bytes);
    if (cluster.state != EbmlHeader::State::Complete || cluster.id != mkv::Cluster)
        return std::nullopt;
    qint64 at = cluster.headerBytes;
    for (int i = 0; i < kMostBeforeTimestamp && at < bytes.size(); ++i) {
        const EbmlHeader child = parseEbmlHeader(bytes.sliced(at));
        if (child.state != EbmlHeader::State::Complete || child.isUnknownSize() ||
            at + child.totalBytes() > bytes.size())
            return std::nullopt;
        if (child.id == mkv::Timestamp) {
            EbmlReader reader(bytes.sliced(at, child.totalBytes()), 0);
            qint64 timeNs = 0;
            if (!reader.next() || reader.toUnsigned() > quint64(std::numeric_limits<qint64>::max()) ||
                __builtin_mul_overflow(qint64(reader.toUnsigned()), qint64(m_layout.timestampScaleNs),
                                       &timeNs) ||
                timeNs > 10 * kImpossibleJumpNs)
                return std::nullopt;
            return timeNs;
        }
        at += child.totalBytes();
    }
    return std::nullopt;
}

/// The first Cluster that begins between the two offsets; looks at 64 MiB at most.
Result<std::optional<Place>> ClusterFinder::from(qint64 offsetBytes, qint64 endBytes) const
{
    constexpr qint64 kMostPieceBytes = 1024 * 1024;
    constexpr qint64 kFarthest = 64 * 1024 * 1024;
    static constexpr char kId[] = "\x1F\x43\xB6\x75";
    const QByteArrayView id(kId, 4);
    const qint64 stop = std::min(endBytes, offsetBytes + kFarthest);
    for (qint64 pieceBytes = pieceSize(offsetBytes); offsetBytes < stop;) {
        // The head of a Cluster that begins at the very end is in the next piece, too.
        const auto bytes = m_source.read(ByteRange::ofSize(offsetBytes, pieceBytes), m_cancel);
        if (!bytes)
            return std::unexpected(bytes.error());
        const bool isEnd = bytes->size() < pieceBytes;
        const qint64 looked = isEnd ? bytes->size() : pieceBytes - kClusterHeadBytes;
        for (qsizetype at = bytes->indexOf(id); at >= 0 && at < looked; at = bytes->indexOf(id, at + 1)) {
            const auto found = timeNs(QByteArrayView(*bytes).sliced(at).first(
                std::min<qsizetype>(kClusterHeadBytes, bytes->size() - at)));
            if (found)
                return offsetBytes + at < endBytes ? std::optional(Place{offsetBytes + at, *found})
                                                   : std::nullopt;
        }
        if (isEnd)
            break;
        offsetBytes += looked;
        pieceBytes = m_pace == SearchPace::Sparing ? pieceSize(offsetBytes)
                                                   : std::min(2 * pieceBytes, kMostPieceBytes);
    }
    return std::nullopt;
}

Result<std::optional<qint64>> ClusterFinder::sizeFrom(qint64 offsetBytes, qint64 mostBytes) const
{
    const auto place = from(offsetBytes, std::min(offsetBytes + mostBytes, m_layout.segmentEndBytes));
    if (!place)
        return std::unexpected(place.error());
    if (!*place)
        return std::nullopt;
    const auto bytes = m_source.read(ByteRange::ofSize((*place)->offsetBytes, kMaxEbmlHeaderBytes), m_cancel);
    if (!bytes)
        return std::unexpected(bytes.error());
    const EbmlHeader header = parseEbmlHeader(*bytes);
    return header.isUnknownSize() ? 0 : header.totalBytes();
}

Result<bool> hasSmallClusters(const ByteSource &source, const MediaInfo &found, const CancelToken &cancel)
{
    constexpr qint64 kSmallBytes = 128 * 1024; // a block of each is a quarter of the file
    constexpr qint64 kLargeBytes = 1024 * 1024;
    constexpr qint64 kPlaces = 5; // the Cluster of a large keyframe says nothing of the others
    MatroskaLayout layout = std::get<MatroskaLayout>(found.layout);
    layout.segmentEndBytes = std::min(layout.segmentEndBytes, found.sizeBytes);
    const ClusterFinder clusters(source, layout, SearchPace::Sparing, cancel);
    const qint64 begin = layout.firstClusterOffsetBytes;
    const qint64 bytes = layout.segmentEndBytes - begin;
    if (bytes <= 0)
        return false;
    const auto first = clusters.sizeFrom(begin, kSmallBytes);
    if (!first)
        return std::unexpected(first.error());
    if (*first && **first > kLargeBytes)
        return false;
    int small = 0;
    int large = 0;
    for (qint64 place = 1; 2 * small < kPlaces && 2 * large < kPlaces; ++place) {
        const auto size = clusters.sizeFrom(begin + bytes / (kPlaces + 1) * place, kSmallBytes);
        if (!size)
            return std::unexpected(size.error());
        ++(*size && **size <= kSmallBytes ? small : large);
    }
    return small > large;
}

} // namespace cuegate
