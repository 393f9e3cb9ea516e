// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/MatroskaCheck.h"

#include "core/base/EbmlReader.h"
#include "core/media/ClusterWalker.h"
#include "core/media/MatroskaIds.h"

namespace cuegate {

static bool beginsCluster(QByteArrayView bytes)
{
    return parseEbmlHeader(bytes).id == mkv::Cluster;
}

CueVerdict checkCue(QByteArrayView bytes, const Keyframe &keyframe, const Track &track,
                    const MatroskaLayout &layout)
{
    if (!beginsCluster(bytes))
        return CueVerdict::Wrong;
    ClusterWalker walker(keyframe.offsetBytes, layout.segmentEndBytes);
    for (;;) {
        const qint64 used = walker.positionBytes() - keyframe.offsetBytes;
        if (used > bytes.size())
            return CueVerdict::Plausible;
        switch (walker.next(bytes.sliced(used))) {
        case ClusterWalker::Step::Block:
            break;
        case ClusterWalker::Step::NeedBytes:
            return walker.clusterOffsetBytes() == keyframe.offsetBytes ? CueVerdict::Plausible
                                                                       : CueVerdict::Wrong;
        case ClusterWalker::Step::End:
        case ClusterWalker::Step::Damaged:
            return CueVerdict::Wrong;
        }
        if (walker.clusterOffsetBytes() != keyframe.offsetBytes)
            return CueVerdict::Wrong;
        if (walker.block().trackNumber == track.containerId &&
            blockTimeNs(walker.block(), track, layout) == keyframe.time)
            return CueVerdict::Confirmed;
        walker.advance();
    }
}

Result<bool> isCueTrue(const ByteSource &source, const MediaInfo &info, const Keyframe &keyframe,
                       const CancelToken &cancel)
{
    // A keyframe is at its Cluster's beginning, or behind as much as a Cluster of a few seconds has.
    constexpr qint64 kFirstBytes = 32 * 1024;
    constexpr qint64 kMostBytes = 32 * 1024 * 1024;
    const auto &layout = std::get<MatroskaLayout>(info.layout);
    const Track &track = *info.track(info.mainTrack);
    if (keyframe.offsetBytes < layout.segmentDataOffsetBytes ||
        keyframe.offsetBytes >= layout.segmentEndBytes)
        return false;
    for (qint64 wanted = kFirstBytes; wanted <= kMostBytes; wanted *= 4) {
        const auto bytes = source.read(ByteRange::ofSize(keyframe.offsetBytes, wanted), cancel);
        if (!bytes)
            return std::unexpected(bytes.error());
        const CueVerdict verdict = checkCue(*bytes, keyframe, track, layout);
        if (verdict != CueVerdict::Plausible || bytes->size() < wanted)
            return verdict == CueVerdict::Confirmed;
    }
    return false;
}

std::optional<Keyframe> firstKeyframe(QByteArrayView bytes, const Track &track, const MatroskaLayout &layout)
{
    if (!beginsCluster(bytes))
        return {};
    const qint64 begin = layout.firstClusterOffsetBytes;
    ClusterWalker walker(begin, layout.segmentEndBytes);
    for (;;) {
        const qint64 used = walker.positionBytes() - begin;
        if (used > bytes.size() || walker.next(bytes.sliced(used)) != ClusterWalker::Step::Block ||
            walker.clusterOffsetBytes() != begin)
            return {};
        const MatroskaBlock &block = walker.block();
        if (block.trackNumber == track.containerId) {
            // A BlockGroup tells by a ReferenceBlock, which may come after its Block.
            const bool isSimple = quint8(bytes[walker.positionBytes() - begin]) == mkv::SimpleBlock;
            if (!block.isKeyframe || (!isSimple && !block.isComplete))
                return {};
            return Keyframe{blockTimeNs(block, track, layout), begin};
        }
        walker.advance();
    }
}

} // namespace cuegate
