// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/MatroskaScan.h"

#include "core/base/MediaTime.h"
#include "core/media/MatroskaIds.h"
#include "core/probe/ClusterScan.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qint64 kSecondNs = 1'000'000'000;
/// Without a keyframe for longer, the Clusters between are walked.
static constexpr qint64 kLongGapNs = 12 * kSecondNs;
/// Keyframes nearer than this cut no segment anyway.
static constexpr qint64 kShortGapNs = 3 * kSecondNs;
static constexpr qint64 kDurationSlackNs = kSecondNs / 2;
static constexpr size_t kMaxClusters = 1'000'000;

namespace {

class MatroskaScan
{
public:
    MatroskaScan(ScanWindow &window, MediaInfo &info, const std::function<void(ScanProgress)> &progress)
        : m_window(window)
        , m_info(info)
        , m_progress(progress)
        , m_scan(window, info)
    {
    }

    /// Lists the Clusters and the keyframes that they begin with.
    [[nodiscard]] Result<void> hop();
    /// Walks Clusters where no keyframe is known for long, or since the beginning.
    [[nodiscard]] Result<void> fillGaps();
    /// Walks the last Cluster: its last Blocks end the presentation.
    [[nodiscard]] Result<void> findEnd();
    [[nodiscard]] Result<void> finish();

private:
    using Extent = ClusterScan::Extent;
    struct Cluster // of known size
    {
        qint64 offsetBytes = 0;
        qint64 endBytes = 0;
        qint64 timeNs = 0;
    };

    [[nodiscard]] Result<qint64> takeCluster(qint64 offsetBytes, const EbmlHeader &header);
    void report(qint64 offsetBytes, qint64 timeNs) const
    {
        if (m_progress)
            m_progress({offsetBytes, std::max<qint64>(0, timeNs)});
    }

    ScanWindow &m_window;
    MediaInfo &m_info;
    const std::function<void(ScanProgress)> &m_progress;
    ClusterScan m_scan;
    std::vector<Cluster> m_clusters;
    bool m_isComplete = true;
};

} // namespace

Result<void> MatroskaScan::hop()
{
    MatroskaLayout &layout = m_scan.layout();
    qint64 at = layout.firstClusterOffsetBytes;
    if (at >= layout.segmentEndBytes)
        at = layout.segmentDataOffsetBytes;
    layout.firstClusterOffsetBytes = layout.segmentEndBytes;
    while (at < layout.segmentEndBytes) {
        const Result<QByteArrayView> bytes = m_window.from(at, kMaxEbmlHeaderBytes);
        if (!bytes)
            return std::unexpected(bytes.error());
        const EbmlHeader header = parseEbmlHeader(*bytes);
        const bool isCluster = header.id == mkv::Cluster;
        if (header.state == EbmlHeader::State::Truncated) {
            m_scan.stopAt(at, {});
        } else if (header.state == EbmlHeader::State::Invalid || (header.isUnknownSize() && !isCluster)) {
            m_scan.stopAt(at, damagedAt(at));
        } else if (header.id == mkv::EBML) {
            break; // another document follows
        } else if (!isCluster) {
            at += header.totalBytes();
        } else {
            layout.firstClusterOffsetBytes = std::min(layout.firstClusterOffsetBytes, at);
            const Result<qint64> next = takeCluster(at, header);
            if (!next)
                return std::unexpected(next.error());
            at = *next;
        }
    }
    return {};
}

/// Returns where the next element is.
Result<qint64> MatroskaScan::takeCluster(qint64 offsetBytes, const EbmlHeader &header)
{
    const qint64 segmentEnd = m_scan.layout().segmentEndBytes;
    if (header.isUnknownSize()) {
        const auto walked = m_scan.walk(offsetBytes, segmentEnd, Extent::Whole);
        if (!walked)
            return std::unexpected(walked.error());
        report(offsetBytes, walked->timeNs);
        return walked->nextBytes;
    }
    if (m_clusters.size() >= kMaxClusters) {
        m_isComplete = false;
        m_scan.stopAt(offsetBytes,
                      u"the file has more than %1 Clusters: the rest is left out"_s.arg(kMaxClusters));
        return offsetBytes;
    }
    const qint64 end = std::min(offsetBytes + header.totalBytes(), segmentEnd);
    const auto walked = m_scan.walk(offsetBytes, end, Extent::AtHand);
    if (!walked)
        return std::unexpected(walked.error());
    m_clusters.push_back({offsetBytes, end, walked->timeNs});
    report(offsetBytes, walked->timeNs);
    return end;
}

/// Whether more than \p limitNs lie between, without overflow.
static bool isFurther(qint64 fromNs, qint64 toNs, qint64 limitNs)
{
    return toNs / 2 - fromNs / 2 > limitNs / 2;
}

Result<void> MatroskaScan::fillGaps()
{
    const std::vector<Keyframe> known = m_scan.keyframes();
    auto next = known.begin();
    std::optional<qint64> lastNs;
    for (size_t i = 0; i < m_clusters.size(); ++i) {
        const Cluster &cluster = m_clusters[i];
        if (cluster.offsetBytes >= m_scan.layout().segmentEndBytes)
            break;
        for (; next != known.end() && next->offsetBytes <= cluster.offsetBytes; ++next)
            lastNs = next->time;
        const bool isLastCluster = i + 1 == m_clusters.size();
        const qint64 endNs = isLastCluster ? std::numeric_limits<qint64>::max() : m_clusters[i + 1].timeNs;
        const qint64 nextNs = next != known.end() ? next->time : endNs;
        if (lastNs && (!isFurther(*lastNs, nextNs, kLongGapNs) || !isFurther(*lastNs, endNs, kShortGapNs)))
            continue;
        const size_t before = m_scan.found().size();
        const auto walked = m_scan.walk(cluster.offsetBytes, cluster.endBytes, Extent::Whole);
        if (!walked)
            return std::unexpected(walked.error());
        report(cluster.offsetBytes, cluster.timeNs);
        for (size_t k = before; k < m_scan.found().size(); ++k)
            lastNs = std::max(lastNs.value_or(m_scan.found()[k].time), m_scan.found()[k].time);
    }
    return {};
}

Result<void> MatroskaScan::findEnd()
{
    while (!m_clusters.empty() && m_clusters.back().offsetBytes >= m_scan.layout().segmentEndBytes)
        m_clusters.pop_back();
    if (m_clusters.empty())
        return {};
    const Cluster last = m_clusters.back();
    const auto walked = m_scan.walk(last.offsetBytes, last.endBytes, Extent::Whole);
    if (!walked)
        return std::unexpected(walked.error());
    report(last.endBytes, walked->timeNs);
    return {};
}

Result<void> MatroskaScan::finish()
{
    std::vector<Keyframe> keyframes = m_scan.keyframes();
    if (keyframes.empty()) {
        return fail(ErrorKind::CorruptInput,
                    u"no keyframe of track %1 lies in the bytes %2 to %3"_s.arg(m_info.mainTrack)
                        .arg(m_scan.layout().segmentDataOffsetBytes)
                        .arg(m_scan.layout().segmentEndBytes),
                    ErrorCode::MediaNoIndex);
    }
    qint64 endNs = keyframes.back().time + 1;
    for (const auto &[number, end] : m_scan.ends()) {
        if (end.lastNs - keyframes.back().time < kImpossibleJumpNs)
            endNs = std::max(endNs, end.lastNs + end.durationNs);
    }
    if (m_info.durationNs > 0 && qAbs(endNs - m_info.durationNs) > kDurationSlackNs) {
        m_info.notes << u"the Duration is %1 ms, but the last Block ends at %2 ms: the latter is taken"_s
                            .arg(m_info.durationNs / 1'000'000)
                            .arg(endNs / 1'000'000);
    }
    if (qAbs(endNs - m_info.durationNs) > kDurationSlackNs)
        m_info.durationNs = endNs;
    m_info.keyframes = {kNanosecondTimescale, std::move(keyframes)};
    m_info.indexKind = IndexKind::Scan;
    m_info.indexComplete = m_isComplete;
    m_info.layout = m_scan.layout();
    return {};
}

Result<MediaInfo> scanMatroska(const ByteSource &source, const MediaInfo &found, const CancelToken &cancel,
                               const std::function<void(ScanProgress)> &progress)
{
    MediaInfo info = found;
    ScanWindow window(source, cancel);
    MatroskaScan scan(window, info, progress);
    using Part = Result<void> (MatroskaScan::*)();
    for (const Part part :
         {&MatroskaScan::hop, &MatroskaScan::fillGaps, &MatroskaScan::findEnd, &MatroskaScan::finish}) {
        if (Result<void> done = (scan.*part)(); !done)
            return std::unexpected(done.error());
    }
    return info;
}

} // namespace cuegate
