// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demux/MatroskaEnds.h"

#include <algorithm>

namespace cuegate {

void noteLastBlock(const MatroskaBlock &block, const MediaInfo &info, std::map<TrackId, LastBlock> &last)
{
    const auto track = std::ranges::find(info.tracks, block.trackNumber, &Track::containerId);
    if (track == info.tracks.end())
        return;
    const bool isLaced = block.lacing != MatroskaBlock::Lacing::None && !block.frames.isEmpty();
    const LastBlock found{blockTimeNs(block, *track, std::get<MatroskaLayout>(info.layout)),
                          isLaced ? quint8(block.frames.front()) + 1 : 1};
    const auto known = last.try_emplace(track->id, found).first;
    if (found.timeNs > known->second.timeNs)
        known->second = found;
}

static constexpr qint64 kHeaderBytes = 256;

// Calls \p onBlock, which returns whether to go on, for each Block of \p range.
template <typename OnBlock>
static Result<void> eachBlock(const ByteSource &source, ByteRange range, const CancelToken &cancel,
                              OnBlock onBlock)
{
    ClusterWalker walker(range.beginBytes, range.endBytes);
    qint64 needed = kHeaderBytes;
    while (walker.positionBytes() < range.endBytes) {
        if (cancel.isCancelled())
            return std::unexpected(Error::cancelled());
        const qint64 before = walker.positionBytes();
        const auto bytes = source.read(ByteRange::ofSize(before, needed), cancel);
        if (!bytes)
            return std::unexpected(bytes.error());
        const ClusterWalker::Step step = walker.next(*bytes);
        if (step == ClusterWalker::Step::End || step == ClusterWalker::Step::Damaged)
            break;
        if (step == ClusterWalker::Step::Block) {
            if (!onBlock(walker.block()))
                break;
            walker.advance();
            needed = kHeaderBytes;
        } else if (bytes->size() < needed && walker.positionBytes() == before) {
            break; // the file is cut there
        } else {
            needed = std::max(walker.neededBytes(), kHeaderBytes);
        }
    }
    return {};
}

Result<std::map<TrackId, LastBlock>> readLastBlocks(const ByteSource &source, const MediaInfo &info,
                                                    ByteRange range, const CancelToken &cancel)
{
    std::map<TrackId, LastBlock> last;
    const auto read = eachBlock(source, range, cancel, [&](const MatroskaBlock &block) {
        if (block.endBytes <= info.sizeBytes)
            noteLastBlock(block, info, last);
        return true;
    });
    if (!read)
        return std::unexpected(read.error());
    return last;
}

Result<bool> hasBlockNear(const ByteSource &source, const MediaInfo &info, TrackId track,
                          const Keyframe &keyframe, const CancelToken &cancel)
{
    constexpr qint64 kNearNs = 1'000'000'000;
    const auto &layout = std::get<MatroskaLayout>(info.layout);
    const Track &wanted = *info.track(track);
    const Track &main = *info.track(info.mainTrack);
    bool isThere = false;
    const ByteRange range{keyframe.offsetBytes, layout.segmentEndBytes};
    const auto read = eachBlock(source, range, cancel, [&](const MatroskaBlock &block) {
        isThere = block.trackNumber == wanted.containerId;
        const bool isFar = block.trackNumber == main.containerId &&
                           blockTimeNs(block, main, layout) > keyframe.time + kNearNs;
        return !isThere && !isFar;
    });
    if (!read)
        return std::unexpected(read.error());
    return isThere;
}

} // namespace cuegate
