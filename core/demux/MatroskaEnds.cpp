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

Result<std::map<TrackId, LastBlock>> readLastBlocks(const ByteSource &source, const MediaInfo &info,
                                                    ByteRange range, const CancelToken &cancel)
{
    constexpr qint64 kHeaderBytes = 256;
    std::map<TrackId, LastBlock> last;
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
            if (walker.block().endBytes <= info.sizeBytes)
                noteLastBlock(walker.block(), info, last);
            walker.advance();
            needed = kHeaderBytes;
        } else if (bytes->size() < needed && walker.positionBytes() == before) {
            break; // the file is cut there
        } else {
            needed = std::max(walker.neededBytes(), kHeaderBytes);
        }
    }
    return last;
}

} // namespace cuegate
