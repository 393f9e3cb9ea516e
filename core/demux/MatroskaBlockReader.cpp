// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demux/MatroskaBlockReader.h"

#include "core/base/EbmlReader.h"
#include "core/demux/MatroskaTrackSpan.h"
#include "core/demux/SpanBytes.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr quint64 kMostDurationNs = 3'600'000'000'000;

static Result<SampleBatch> batchOf(const MatroskaBlock &block, const Track &track,
                                   const MatroskaLayout &layout)
{
    std::vector<QByteArrayView> frames;
    if (!splitLaces(block, frames))
        return fail(ErrorKind::CorruptInput,
                    u"the Block at byte %1 has damaged lacing"_s.arg(block.offsetBytes),
                    ErrorCode::MediaCorrupt);
    Result<QByteArray> frame = decodedFrame(frames.front(), encodingOf(layout, track.id));
    if (!frame)
        return std::unexpected(frame.error());
    SampleBatch batch;
    batch.track = track.id;
    batch.storage.push_back(std::move(*frame));
    MediaSample &sample = batch.samples.emplace_back();
    sample.pts = blockTimeNs(block, track, layout);
    const quint64 ticks = std::min(block.duration.value_or(0), kMostDurationNs / layout.timestampScaleNs);
    sample.duration = qint64(ticks * layout.timestampScaleNs);
    sample.isSync = true;
    sample.payload = batch.storage.back();
    return batch;
}

namespace {

class BlockSearch
{
public:
    BlockSearch(const ByteSource &source, const MatroskaLayout &layout, const BlockCue &cue,
                const CancelToken &cancel)
        : m_bytes(source, cancel)
        , m_walker(cue.clusterOffsetBytes, layout.segmentEndBytes)
        , m_cue(cue)
    {
    }
    /// The next Block of the Cluster; false if there is none. At first the one that the cue names, if it
    /// does.
    [[nodiscard]] Result<bool> next(qint64 mostBytes);
    /// All of it, as far as the source has it.
    [[nodiscard]] Result<bool> complete(qint64 mostBytes);
    [[nodiscard]] const MatroskaBlock &block() const { return m_walker.block(); }

private:
    [[nodiscard]] Result<bool> step(qint64 mostBytes);

    SpanBytes m_bytes;
    ClusterWalker m_walker;
    const BlockCue &m_cue;
    qint64 m_needed = 1;
    bool m_hasBegun = false;
};

} // namespace

// To the next Block, or to more of the one that it stands at.
Result<bool> BlockSearch::step(qint64 mostBytes)
{
    while (m_bytes.bytesRead() + m_needed <= mostBytes) {
        const Result<QByteArrayView> view = m_bytes.from(m_walker.positionBytes(), m_needed);
        if (!view)
            return std::unexpected(view.error());
        const bool isSourceEnd = view->size() < m_needed;
        const qint64 before = m_walker.positionBytes();
        const ClusterWalker::Step step = m_walker.next(*view);
        if (step == ClusterWalker::Step::End || step == ClusterWalker::Step::Damaged)
            return false;
        m_needed = m_walker.neededBytes();
        if (step == ClusterWalker::Step::Block)
            return m_walker.clusterOffsetBytes() == m_cue.clusterOffsetBytes;
        if (isSourceEnd && m_walker.positionBytes() == before)
            return false;
    }
    return false;
}

Result<bool> BlockSearch::next(qint64 mostBytes)
{
    if (m_hasBegun) {
        m_walker.advance();
        m_needed = 1;
        return step(mostBytes);
    }
    m_hasBegun = true;
    // The Cluster's time stands before its first Block.
    const auto found = step(mostBytes);
    if (!found || !*found || m_cue.relativeBytes < 0)
        return found;
    const auto header = m_bytes.from(m_cue.clusterOffsetBytes, kMaxEbmlHeaderBytes);
    if (!header)
        return std::unexpected(header.error());
    m_walker.jump(m_cue.clusterOffsetBytes + parseEbmlHeader(*header).headerBytes + m_cue.relativeBytes);
    m_needed = 1;
    return step(mostBytes);
}

Result<bool> BlockSearch::complete(qint64 mostBytes)
{
    if (m_walker.block().isComplete)
        return true;
    const auto more = step(mostBytes);
    return more && *more ? Result<bool>(m_walker.block().isComplete) : more;
}

Result<SampleBatch> readMatroskaBlock(const ByteSource &source, const MatroskaLayout &layout,
                                      const Track &track, const BlockCue &cue, qint64 mostBytes,
                                      const CancelToken &cancel)
{
    BlockSearch search(source, layout, cue, cancel);
    SampleBatch none;
    none.track = track.id;
    while (true) {
        const auto found = search.next(mostBytes);
        if (!found)
            return std::unexpected(found.error());
        if (!*found)
            return none;
        const MatroskaBlock &block = search.block();
        if (block.trackNumber == track.containerId && blockTimeNs(block, track, layout) == cue.timeNs)
            break;
        if (cue.relativeBytes >= 0)
            return none; // a false cue
    }
    const auto isWhole = search.complete(mostBytes);
    if (!isWhole)
        return std::unexpected(isWhole.error());
    return *isWhole ? batchOf(search.block(), track, layout) : none;
}

} // namespace cuegate
