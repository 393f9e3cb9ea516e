// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/ClusterScan.h"

#include "core/media/MatroskaIds.h"
#include "core/probe/ScanIndex.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qint64 kSecondNs = 1'000'000'000;
/// Every frame of sound is a keyframe; one in this time is enough.
static constexpr qint64 kSoundStepNs = kSecondNs / 2;
static constexpr int kMaxGroupChildren = 64;
/// A BlockGroup whose Block comes later than this is not looked for.
static constexpr qint64 kMaxNeededBytes = 64 * 1024;

ClusterScan::ClusterScan(ScanWindow &window, MediaInfo &info)
    : m_window(window)
    , m_info(info)
    , m_layout(std::get<MatroskaLayout>(info.layout))
    , m_main(*info.track(info.mainTrack))
{
    for (const Track &track : info.tracks) {
        if (track.type == TrackType::Video || track.type == TrackType::Audio)
            m_tracks.try_emplace(track.containerId, &track);
    }
    m_layout.segmentEndBytes = std::min(m_layout.segmentEndBytes, window.endBytes());
}

void ClusterScan::stopAt(qint64 offsetBytes, const QString &why)
{
    m_layout.segmentEndBytes = offsetBytes;
    if (!why.isEmpty())
        m_info.notes << why;
}

QString damagedAt(qint64 offsetBytes)
{
    return u"the file is damaged at byte %1: it is played up to there"_s.arg(offsetBytes);
}

Result<QByteArrayView> ClusterScan::bytesAt(qint64 offsetBytes, qint64 minBytes, Extent extent)
{
    if (extent == Extent::AtHand)
        return m_window.known(offsetBytes);
    return m_window.from(offsetBytes, minBytes);
}

Result<ClusterScan::Walked> ClusterScan::walk(qint64 beginBytes, qint64 endBytes, Extent extent)
{
    using Step = ClusterWalker::Step;
    ClusterWalker walker(beginBytes, endBytes);
    Walked walked{0, endBytes};
    qint64 needed = kMaxEbmlHeaderBytes;
    for (;;) {
        const qint64 before = walker.positionBytes();
        const Result<QByteArrayView> bytes = bytesAt(before, needed, extent);
        if (!bytes)
            return std::unexpected(bytes.error());
        const Step step = walker.next(*bytes);
        if (step == Step::End || (step == Step::NeedBytes && extent == Extent::AtHand))
            return walked;
        const qint64 at = walker.positionBytes();
        const bool isSourceEnd = step == Step::NeedBytes && at == before && bytes->size() < needed;
        const bool isCut =
            isSourceEnd || (step == Step::Block && walker.block().endBytes > m_layout.segmentEndBytes);
        const bool isEndless = step == Step::NeedBytes && at == before && needed >= kMaxNeededBytes;
        if (step == Step::Damaged || isCut || isEndless) {
            if (extent == Extent::Whole)
                stopAt(at, isCut ? QString() : damagedAt(at));
            return walked;
        }
        needed = kMaxEbmlHeaderBytes;
        if (step == Step::NeedBytes) {
            needed = std::min(walker.neededBytes(), kMaxNeededBytes);
            continue;
        }
        if (walker.clusterOffsetBytes() != beginBytes) {
            walked.nextBytes = walker.clusterOffsetBytes();
            return walked;
        }
        walked.timeNs = blockTimeNs(walker.block(), m_main, m_layout);
        const Result<bool> isKnown = look(walker, extent);
        if (!isKnown)
            return std::unexpected(isKnown.error());
        const bool isMain = walker.block().trackNumber == m_main.containerId;
        if (!*isKnown || (isMain && extent == Extent::ToMain))
            return walked;
        walker.advance();
    }
}

/// False if more bytes are needed than are at hand.
Result<bool> ClusterScan::look(const ClusterWalker &walker, Extent extent)
{
    const MatroskaBlock &block = walker.block();
    const auto found = m_tracks.find(block.trackNumber);
    if (found == m_tracks.end())
        return true;
    const qint64 timeNs = blockTimeNs(block, *found->second, m_layout);
    noteEnd(*found->second, block, timeNs);
    if (found->second != &m_main)
        return true;
    bool isKeyframe = block.isKeyframe || m_main.type == TrackType::Audio;
    if (isKeyframe && !block.isComplete && m_main.type == TrackType::Video) {
        const Result<bool> checked = isGroupKeyframe(block, extent);
        if (!checked) {
            // NotFound is this function's own word: the answer is not at hand.
            return checked.error().kind == ErrorKind::NotFound ? Result<bool>(false) : checked;
        }
        isKeyframe = *checked;
    }
    if (isKeyframe)
        addKeyframe(timeNs, walker.clusterOffsetBytes());
    return true;
}

Result<std::optional<EbmlHeader>> ClusterScan::headerAt(qint64 offsetBytes, Extent extent)
{
    const Result<QByteArrayView> bytes = bytesAt(offsetBytes, kMaxEbmlHeaderBytes, extent);
    if (!bytes)
        return std::unexpected(bytes.error());
    const EbmlHeader header = parseEbmlHeader(*bytes);
    if (header.state == EbmlHeader::State::Truncated && extent == Extent::AtHand)
        return fail(ErrorKind::NotFound, u"not at hand"_s);
    if (header.state != EbmlHeader::State::Complete || header.isUnknownSize())
        return std::optional<EbmlHeader>();
    return std::optional<EbmlHeader>(header);
}

/// A BlockGroup tells by a ReferenceBlock, which may come after its Block.
Result<bool> ClusterScan::isGroupKeyframe(const MatroskaBlock &block, Extent extent)
{
    const auto group = headerAt(block.offsetBytes, extent);
    if (!group)
        return std::unexpected(group.error());
    if (!*group || (*group)->id != mkv::BlockGroup)
        return true; // a SimpleBlock has said it itself
    qint64 at = block.offsetBytes + (*group)->headerBytes;
    for (int i = 0; i < kMaxGroupChildren && at < block.endBytes; ++i) {
        const auto child = headerAt(at, extent);
        if (!child)
            return std::unexpected(child.error());
        if (!*child)
            return false;
        if ((*child)->id == mkv::ReferenceBlock)
            return false;
        at += (*child)->totalBytes();
    }
    return true;
}

void ClusterScan::noteEnd(const Track &track, const MatroskaBlock &block, qint64 timeNs)
{
    TrackEnd &end = m_ends[track.containerId];
    if (timeNs <= end.lastNs)
        return;
    qint64 durationNs = 0;
    const bool isStated = block.duration && *block.duration > 0 &&
                          !__builtin_mul_overflow(qint64(std::min<quint64>(*block.duration, 1ULL << 40)),
                                                  qint64(m_layout.timestampScaleNs), &durationNs);
    if (!isStated)
        durationNs = track.defaultDurationNs;
    if (durationNs <= 0 && end.lastNs != std::numeric_limits<qint64>::min())
        durationNs = timeNs - end.lastNs;
    end = {timeNs, std::clamp<qint64>(durationNs, 0, 10 * kSecondNs)};
}

void ClusterScan::addKeyframe(qint64 timeNs, qint64 clusterOffsetBytes)
{
    const bool isDense = m_main.type == TrackType::Audio && !m_keyframes.empty() &&
                         m_keyframes.back().offsetBytes == clusterOffsetBytes &&
                         timeNs < m_keyframes.back().time + kSoundStepNs;
    if (isDense)
        return;
    m_keyframes.push_back({timeNs, clusterOffsetBytes});
    if (m_keyframes.size() > 2 * kMaxScannedKeyframes)
        m_keyframes = keyframes();
}

static void sift(std::vector<Keyframe> &keyframes, qint64 intervalNs)
{
    std::optional<qint64> lastNs;
    std::erase_if(keyframes, [&](const Keyframe &keyframe) {
        if (lastNs && keyframe.time - *lastNs < intervalNs)
            return true;
        lastNs = keyframe.time;
        return false;
    });
}

std::vector<Keyframe> ClusterScan::keyframes() const
{
    std::vector<Keyframe> keyframes = m_keyframes;
    std::ranges::sort(keyframes, [](const Keyframe &a, const Keyframe &b) {
        return a.offsetBytes != b.offsetBytes ? a.offsetBytes < b.offsetBytes : a.time < b.time;
    });
    std::optional<qint64> lastNs;
    std::erase_if(keyframes, [&](const Keyframe &keyframe) {
        const bool isFalse =
            lastNs && (keyframe.time <= *lastNs || keyframe.time - *lastNs > kImpossibleJumpNs);
        if (isFalse || keyframe.offsetBytes >= m_layout.segmentEndBytes)
            return true;
        lastNs = keyframe.time;
        return false;
    });
    for (qint64 intervalNs = kSoundStepNs; keyframes.size() > kMaxScannedKeyframes; intervalNs *= 2)
        sift(keyframes, intervalNs);
    return keyframes;
}

} // namespace cuegate
