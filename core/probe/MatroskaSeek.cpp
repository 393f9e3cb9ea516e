// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/MatroskaSeek.h"

#include "core/media/MatroskaIds.h"
#include "core/probe/ClusterFinder.h"
#include "core/probe/ClusterScan.h"
#include "core/probe/PlaceSearch.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

constexpr qint64 kSecondNs = 1'000'000'000;
/// Blocks are in the order of decoding, and sound beside the picture may be ahead.
constexpr qint64 kReorderingNs = kSecondNs / 2;
constexpr qint64 kMostNeededBytes = 1024 * 1024;

/// One search; the notes and ends that ClusterScan makes are thrown away with it.
class Search
{
public:
    /// \p mostBytes: what reads grow to.
    Search(const ByteSource &source, const MediaInfo &found, const CancelToken &cancel,
           SearchPace pace = SearchPace::Hurried, qint64 mostBytes = ScanWindow::kMostBytes)
        : m_source(source)
        , m_cancel(cancel)
        , m_info(found)
        , m_pace(pace)
        , m_window(source, cancel, mostBytes)
        , m_scan(m_window, m_info)
        , m_clusters(source, m_scan.layout(), pace, cancel)
    {
    }

    /// The last Cluster that is seen to begin at or before \p timeNs, not far from it.
    [[nodiscard]] Result<Place> placeBefore(qint64 timeNs, Place low);
    [[nodiscard]] Result<Keyframe> keyframeFrom(qint64 offsetBytes, qint64 timeNs);
    [[nodiscard]] Result<std::optional<qint64>> endNs();
    [[nodiscard]] Result<std::vector<Place>> lastClusters();
    /// Of the Clusters from \p offsetBytes on: what begins in \p sizeBytes there, or the first behind.
    /// Going on where the last look ended it goes on in the Cluster that this was in.
    [[nodiscard]] Result<KeyframeLook> look(qint64 offsetBytes, qint64 sizeBytes,
                                            const ExpectedKeyframe &expected);
    [[nodiscard]] qint64 firstClusterBytes() const { return m_scan.layout().firstClusterOffsetBytes; }

private:
    using Extent = ClusterScan::Extent;
    [[nodiscard]] Result<std::optional<Keyframe>> walkFrom(qint64 offsetBytes, qint64 timeNs, Extent extent,
                                                           qint64 latestNs);
    [[nodiscard]] Result<qint64> afterElement(qint64 offsetBytes, const EbmlHeader &header);
    [[nodiscard]] Result<bool> isKeyframe();

    const ByteSource &m_source;
    const CancelToken &m_cancel;
    MediaInfo m_info;
    const SearchPace m_pace;
    ScanWindow m_window;
    ClusterScan m_scan;
    const ClusterFinder m_clusters;
    std::optional<ClusterWalker> m_walker; ///< where the last look() ended
};

} // namespace

Result<Place> Search::placeBefore(qint64 timeNs, Place low)
{
    const bool isSparing = m_pace == SearchPace::Sparing;
    const qint64 nearNs = isSparing ? kSecondNs / 2 : 8 * kSecondNs;
    const qint64 windowBytes = isSparing ? kLookBytes : 2 * kLookBytes;
    const Place high{m_scan.layout().segmentEndBytes, std::max(m_info.durationNs, timeNs + 1)};
    return searchPlaceBefore({timeNs, nearNs, windowBytes, canLeap(m_source)}, low, high,
                             [this](qint64 from, qint64 end) { return m_clusters.from(from, end); });
}

/// Where what follows an element of the Segment begins.
Result<qint64> Search::afterElement(qint64 offsetBytes, const EbmlHeader &header)
{
    if (!header.isUnknownSize())
        return offsetBytes + header.totalBytes();
    const qint64 endBytes = m_scan.layout().segmentEndBytes;
    const auto next = m_clusters.from(offsetBytes + header.headerBytes, endBytes);
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

/// The Clusters that begin in the last half MiB, or the last of all; none if there is none in the last 8 MiB.
Result<std::vector<Place>> Search::lastClusters()
{
    constexpr qint64 kNearBytes = 512 * 1024;
    constexpr qint64 kFarthest = 8 * 1024 * 1024;
    const qint64 endBytes = m_scan.layout().segmentEndBytes;
    std::vector<Place> clusters;
    for (qint64 backBytes = kNearBytes; clusters.empty() && backBytes <= kFarthest; backBytes *= 4) {
        for (qint64 at = std::max(firstClusterBytes(), endBytes - backBytes); at < endBytes;) {
            const auto place = m_clusters.from(at, endBytes);
            if (!place)
                return std::unexpected(place.error());
            if (!*place)
                break;
            clusters.push_back(**place);
            at = clusters.back().offsetBytes + 1;
        }
        if (backBytes > kNearBytes && clusters.size() > 1)
            clusters.erase(clusters.begin(), clusters.end() - 1);
    }
    return clusters;
}

// The last picture in the file is not the one that is shown last, and small Clusters hold one or two.
Result<std::optional<qint64>> Search::endNs()
{
    const auto clusters = lastClusters();
    if (!clusters)
        return std::unexpected(clusters.error());
    if (clusters->empty())
        return std::nullopt;
    const qint64 endBytes = m_scan.layout().segmentEndBytes;
    for (size_t i = 0; i < clusters->size(); ++i) {
        const qint64 nextBytes = i + 1 < clusters->size() ? (*clusters)[i + 1].offsetBytes : endBytes;
        const auto walked = m_scan.walk((*clusters)[i].offsetBytes, nextBytes, Extent::Whole);
        if (!walked)
            return std::unexpected(walked.error());
    }
    qint64 end = clusters->back().time + 1;
    for (const auto &[number, track] : m_scan.ends())
        end = std::max(end, track.lastNs + track.durationNs);
    return end;
}

/// Of the Block that the walker is at, which says so: a BlockGroup may say behind its Block that it is not.
Result<bool> Search::isKeyframe()
{
    constexpr qint64 kMostGroupBytes = 4 * 1024 * 1024;
    const auto head = m_window.from(m_walker->positionBytes(), 1);
    if (!head)
        return std::unexpected(head.error());
    const bool isGroup = !head->isEmpty() && quint8(head->front()) == mkv::BlockGroup;
    if (isGroup && !m_walker->block().isComplete && m_walker->neededBytes() <= kMostGroupBytes) {
        const auto bytes =
            m_source.read(ByteRange::ofSize(m_walker->positionBytes(), m_walker->neededBytes()), m_cancel);
        if (!bytes)
            return std::unexpected(bytes.error());
        if (m_walker->next(*bytes) != ClusterWalker::Step::Block)
            return false;
    }
    return m_walker->block().isKeyframe;
}

Result<KeyframeLook> Search::look(qint64 offsetBytes, qint64 sizeBytes, const ExpectedKeyframe &expected)
{
    const qint64 endBytes = m_scan.layout().segmentEndBytes;
    const Track &main = *m_info.track(m_info.mainTrack);
    KeyframeLook look;
    look.nextBytes = endBytes;
    const qint64 pieceEnd = offsetBytes + sizeBytes - (offsetBytes + sizeBytes) % kLookBytes;
    if (!m_walker || m_walker->positionBytes() != offsetBytes) {
        const auto begin = m_clusters.from(offsetBytes, endBytes);
        if (!begin)
            return std::unexpected(begin.error());
        m_walker.reset();
        if (!*begin)
            return look;
        m_walker.emplace((*begin)->offsetBytes, endBytes);
        look.first = **begin;
        // Sound beside it may be ahead, so that is not to say that the keyframe has passed.
        look.last =
            Place{(*begin)->offsetBytes, std::min((*begin)->time, expected.time + expected.toleranceTicks)};
    }
    const qint64 stop = std::max(pieceEnd, m_walker->positionBytes() + 1);
    for (qint64 needed = kMaxEbmlHeaderBytes; m_walker->positionBytes() < stop && !look.met;) {
        const qint64 before = m_walker->positionBytes();
        const auto bytes = m_window.from(before, needed);
        if (!bytes)
            return std::unexpected(bytes.error());
        const auto step = m_walker->next(*bytes);
        const bool isStuck = step == ClusterWalker::Step::NeedBytes && m_walker->positionBytes() == before &&
                             (bytes->size() < needed || needed >= kMostNeededBytes);
        if (step == ClusterWalker::Step::End || step == ClusterWalker::Step::Damaged || isStuck) {
            m_walker.reset();
            return look;
        }
        if (step == ClusterWalker::Step::NeedBytes) {
            needed = std::min(m_walker->neededBytes(), kMostNeededBytes);
            continue;
        }
        if (m_walker->block().trackNumber == main.containerId) {
            const qint64 timeNs = blockTimeNs(m_walker->block(), main, m_scan.layout());
            look.last = Place{m_walker->clusterOffsetBytes(), timeNs};
            look.first = look.first ? look.first : look.last;
            if (m_walker->block().isKeyframe && expected.isMetBy(timeNs)) {
                const auto isMet = isKeyframe();
                if (!isMet)
                    return std::unexpected(isMet.error());
                if (*isMet)
                    look.met = MetKeyframe{{timeNs, m_walker->clusterOffsetBytes()}, 0};
            }
        }
        needed = kMaxEbmlHeaderBytes;
        m_walker->advance();
    }
    look.nextBytes = m_walker->positionBytes();
    // All of the piece was sound: there is more of it.
    look.last = look.last ? look.last : Place{m_walker->clusterOffsetBytes(), expected.time};
    return look;
}

Result<std::optional<MetKeyframe>> expectedInMatroska(const ByteSource &source, const MediaInfo &found,
                                                      const ExpectedKeyframe &expected,
                                                      const Keyframe &before, const CancelToken &cancel)
{
    const bool isSparing = expected.pace == SearchPace::Sparing;
    Search search(source, found, cancel, expected.pace, isSparing ? kLookBytes : ScanWindow::kMostBytes);
    const ExpectedPlace place{expected.time, expected.time + expected.toleranceTicks,
                              expected.time - expected.toleranceTicks - kReorderingNs, expected.pace};
    return searchExpected(place, {before.offsetBytes, before.time},
                          {found.sizeBytes, std::max(found.durationNs, before.time + 1)},
                          [&](qint64 from, qint64 bytes) { return search.look(from, bytes, expected); });
}

Result<Keyframe> searchMatroska(const ByteSource &source, const MediaInfo &found, qint64 time,
                                const Keyframe *before, SearchPace pace, const CancelToken &cancel)
{
    // All from the place on to the keyframe is read.
    const bool isSparing = pace == SearchPace::Sparing;
    Search search(source, found, cancel, pace, isSparing ? 4 * kLookBytes : ScanWindow::kMostBytes);
    const Place low =
        before ? Place{before->offsetBytes, before->time} : Place{search.firstClusterBytes(), 0};
    const auto place = search.placeBefore(time - kReorderingNs, low);
    if (!place)
        return std::unexpected(place.error());
    return search.keyframeFrom(place->offsetBytes, time);
}

Result<std::optional<qint64>> searchMatroskaEndNs(const ByteSource &source, const MediaInfo &found,
                                                  const CancelToken &cancel)
{
    return Search(source, found, cancel).endNs();
}

Result<std::optional<qint64>> searchMatroskaTail(const ByteSource &source, const MediaInfo &found,
                                                 const CancelToken &cancel)
{
    const auto clusters = Search(source, found, cancel).lastClusters();
    if (!clusters)
        return std::unexpected(clusters.error());
    return clusters->empty() ? std::nullopt : std::optional(clusters->front().offsetBytes);
}

} // namespace cuegate
