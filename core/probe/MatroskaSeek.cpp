// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/MatroskaSeek.h"

#include "core/media/MatroskaIds.h"
#include "core/probe/ClusterScan.h"
#include "core/probe/PlaceSearch.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

constexpr qint64 kSecondNs = 1'000'000'000;
constexpr qint64 kPieceBytes = 64 * 1024; // doubled while nothing is found
constexpr qint64 kMostPieceBytes = 1024 * 1024;
/// Of a Cluster's beginning: its header and the elements up to its Timestamp.
constexpr qint64 kClusterHeadBytes = 64;

/// One search; the notes and ends that ClusterScan makes are thrown away with it.
class Search
{
public:
    Search(const ByteSource &source, const MediaInfo &found, const CancelToken &cancel)
        : m_source(source)
        , m_cancel(cancel)
        , m_info(found)
        , m_window(source, cancel)
        , m_scan(m_window, m_info)
    {
    }

    /// The last Cluster that is seen to begin at or before \p timeNs, not far from it.
    [[nodiscard]] Result<Place> placeBefore(qint64 timeNs, Place low);
    [[nodiscard]] Result<Keyframe> keyframeFrom(qint64 offsetBytes, qint64 timeNs);
    [[nodiscard]] Result<std::optional<qint64>> endNs();
    [[nodiscard]] qint64 firstClusterBytes() const { return m_scan.layout().firstClusterOffsetBytes; }

private:
    using Extent = ClusterScan::Extent;
    [[nodiscard]] std::optional<qint64> clusterTimeNs(QByteArrayView bytes) const;
    [[nodiscard]] Result<std::optional<Place>> clusterFrom(qint64 offsetBytes, qint64 endBytes);
    [[nodiscard]] Result<std::optional<Keyframe>> walkFrom(qint64 offsetBytes, qint64 timeNs, Extent extent,
                                                           qint64 latestNs);
    [[nodiscard]] Result<qint64> afterElement(qint64 offsetBytes, const EbmlHeader &header);

    const ByteSource &m_source;
    const CancelToken &m_cancel;
    MediaInfo m_info;
    ScanWindow m_window;
    ClusterScan m_scan;
};

} // namespace

/// Nothing if \p bytes, which begin with a Cluster's ID, do not go on as a Cluster does.
std::optional<qint64> Search::clusterTimeNs(QByteArrayView bytes) const
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
                __builtin_mul_overflow(qint64(reader.toUnsigned()), qint64(m_scan.layout().timestampScaleNs),
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
Result<std::optional<Place>> Search::clusterFrom(qint64 offsetBytes, qint64 endBytes)
{
    constexpr qint64 kFarthest = 64 * 1024 * 1024;
    static constexpr char kId[] = "\x1F\x43\xB6\x75";
    const QByteArrayView id(kId, 4);
    const qint64 stop = std::min(endBytes, offsetBytes + kFarthest);
    for (qint64 pieceBytes = kPieceBytes; offsetBytes < stop;) {
        // The head of a Cluster that begins at the very end is in the next piece, too.
        const auto bytes = m_source.read(ByteRange::ofSize(offsetBytes, pieceBytes), m_cancel);
        if (!bytes)
            return std::unexpected(bytes.error());
        const bool isEnd = bytes->size() < pieceBytes;
        const qint64 looked = isEnd ? bytes->size() : pieceBytes - kClusterHeadBytes;
        for (qsizetype at = bytes->indexOf(id); at >= 0 && at < looked; at = bytes->indexOf(id, at + 1)) {
            const auto timeNs = clusterTimeNs(QByteArrayView(*bytes).sliced(at).first(
                std::min<qsizetype>(kClusterHeadBytes, bytes->size() - at)));
            if (timeNs)
                return offsetBytes + at < endBytes ? std::optional(Place{offsetBytes + at, *timeNs})
                                                   : std::nullopt;
        }
        if (isEnd)
            break;
        offsetBytes += looked;
        pieceBytes = std::min(2 * pieceBytes, kMostPieceBytes);
    }
    return std::nullopt;
}

Result<Place> Search::placeBefore(qint64 timeNs, Place low)
{
    constexpr qint64 kNearNs = 8 * kSecondNs;
    const Place high{m_scan.layout().segmentEndBytes, std::max(m_info.durationNs, timeNs + 1)};
    return searchPlaceBefore({timeNs, kNearNs, kPieceBytes, canLeap(m_source)}, low, high,
                             [this](qint64 from, qint64 end) { return clusterFrom(from, end); });
}

/// Where what follows an element of the Segment begins.
Result<qint64> Search::afterElement(qint64 offsetBytes, const EbmlHeader &header)
{
    if (!header.isUnknownSize())
        return offsetBytes + header.totalBytes();
    const qint64 endBytes = m_scan.layout().segmentEndBytes;
    const auto next = clusterFrom(offsetBytes + header.headerBytes, endBytes);
    if (!next)
        return std::unexpected(next.error());
    return *next ? (*next)->offsetBytes : endBytes;
}

/// The first keyframe at or after \p timeNs of those that walking each Cluster from \p offsetBytes on to
/// \p extent shows; nothing if the Clusters have come to \p latestNs without one.
Result<std::optional<Keyframe>> Search::walkFrom(qint64 offsetBytes, qint64 timeNs, Extent extent,
                                                 qint64 latestNs)
{
    // Walking may find the Segment to end earlier: where it is damaged.
    const auto endBytes = [this] { return m_scan.layout().segmentEndBytes; };
    for (qint64 at = offsetBytes; at < endBytes();) {
        const auto bytes = m_window.from(at, kMaxEbmlHeaderBytes);
        if (!bytes)
            return std::unexpected(bytes.error());
        const EbmlHeader header = parseEbmlHeader(*bytes);
        if (header.state != EbmlHeader::State::Complete || header.id == mkv::EBML)
            break;
        const auto next = afterElement(at, header);
        if (!next)
            return std::unexpected(next.error());
        if (header.id == mkv::Cluster) {
            const size_t known = m_scan.found().size();
            const auto walked = m_scan.walk(at, std::min(*next, endBytes()), extent);
            if (!walked)
                return std::unexpected(walked.error());
            for (size_t i = known; i < m_scan.found().size(); ++i) {
                if (m_scan.found()[i].time >= timeNs)
                    return m_scan.found()[i];
            }
            if (walked->timeNs > latestNs)
                break;
        }
        if (*next <= at)
            break;
        at = *next;
    }
    return std::nullopt;
}

Result<Keyframe> Search::keyframeFrom(qint64 offsetBytes, qint64 timeNs)
{
    // Most writers begin a Cluster with each keyframe: looking at beginnings costs little.
    constexpr qint64 kLatestNs = 20 * kSecondNs;
    auto keyframe = walkFrom(offsetBytes, timeNs, Extent::ToMain, timeNs + kLatestNs);
    if (keyframe && !*keyframe)
        keyframe = walkFrom(offsetBytes, timeNs, Extent::Whole, std::numeric_limits<qint64>::max());
    if (!keyframe)
        return std::unexpected(keyframe.error());
    if (!*keyframe)
        return fail(ErrorKind::NotFound,
                    u"no keyframe at or after %1 ms, looked for from byte %2 on"_s.arg(timeNs / 1'000'000)
                        .arg(offsetBytes));
    return **keyframe;
}

Result<std::optional<qint64>> Search::endNs()
{
    constexpr qint64 kFarthest = 8 * 1024 * 1024;
    const qint64 endBytes = m_scan.layout().segmentEndBytes;
    std::optional<Place> last;
    for (qint64 backBytes = 512 * 1024; !last && backBytes <= kFarthest; backBytes *= 4) {
        for (qint64 at = std::max(firstClusterBytes(), endBytes - backBytes); at < endBytes;) {
            const auto place = clusterFrom(at, endBytes);
            if (!place)
                return std::unexpected(place.error());
            if (!*place)
                break;
            last = *place;
            at = last->offsetBytes + 1;
        }
    }
    if (!last)
        return std::nullopt;
    if (const auto walked = m_scan.walk(last->offsetBytes, endBytes, Extent::Whole); !walked)
        return std::unexpected(walked.error());
    qint64 end = last->time + 1;
    for (const auto &[number, track] : m_scan.ends())
        end = std::max(end, track.lastNs + track.durationNs);
    return end;
}

Result<Keyframe> searchMatroska(const ByteSource &source, const MediaInfo &found, qint64 time,
                                const Keyframe *before, const CancelToken &cancel)
{
    Search search(source, found, cancel);
    const Place low =
        before ? Place{before->offsetBytes, before->time} : Place{search.firstClusterBytes(), 0};
    const auto place = search.placeBefore(time, low);
    if (!place)
        return std::unexpected(place.error());
    return search.keyframeFrom(place->offsetBytes, time);
}

Result<std::optional<qint64>> searchMatroskaEndNs(const ByteSource &source, const MediaInfo &found,
                                                  const CancelToken &cancel)
{
    return Search(source, found, cancel).endNs();
}

} // namespace cuegate
