// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demux/MatroskaSamples.h"

#include "core/base/MediaTime.h"
#include "core/demux/MatroskaTrackSpan.h"
#include "core/demux/SpanBytes.h"
#include "core/demux/Vc1Pictures.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qint64 kSecondNs = 1'000'000'000;
static constexpr qint64 kForwardNs = 3 * kSecondNs;
static constexpr qint64 kBackwardNs = 10 * kSecondNs;
static constexpr qint64 kMaxBackwardBytes = 64 * 1024 * 1024;
static constexpr qint64 kMaxSpanBytes = 512 * 1024 * 1024;
static constexpr qint64 kFirstSampleBytes = 4 * 1024 * 1024;
static constexpr qint64 kProbedBytes = 64 * 1024; // probing has read these, so they cost nothing
static constexpr qint64 kFirstBlocksBytes = 1024 * 1024;

static std::unexpected<Error> corrupt(const QString &message)
{
    return fail(ErrorKind::CorruptInput, message, ErrorCode::MediaCorrupt);
}

namespace {

class SpanScan
{
public:
    SpanScan(const ByteSource &source, const MatroskaLayout &layout, const SpanTimes &times,
             std::vector<MatroskaTrackSpan> tracks, const CancelToken &cancel)
        : m_bytes(source, cancel)
        , m_layout(layout)
        , m_times(times)
        , m_tracks(std::move(tracks))
    {
    }

    [[nodiscard]] Result<void> load(ByteRange range) { return m_bytes.load(range); }
    /// Reads from the Cluster at \p beginBytes until every track has reached the end of the span.
    [[nodiscard]] Result<void> run(qint64 beginBytes);
    [[nodiscard]] bool mayHaveEarlier() const
    {
        return std::ranges::any_of(m_tracks, &MatroskaTrackSpan::mayHaveEarlier);
    }
    /// The samples of the first \p count tracks.
    [[nodiscard]] std::vector<SampleBatch> finish(size_t count);

private:
    [[nodiscard]] Result<bool> block(ClusterWalker &walker);
    [[nodiscard]] bool isDone() const { return std::ranges::all_of(m_tracks, &MatroskaTrackSpan::isDone); }

    SpanBytes m_bytes;
    const MatroskaLayout &m_layout;
    const SpanTimes &m_times;
    std::vector<MatroskaTrackSpan> m_tracks;
};

} // namespace

Result<void> SpanScan::run(qint64 beginBytes)
{
    for (MatroskaTrackSpan &track : m_tracks)
        track.restart();
    ClusterWalker walker(beginBytes, m_layout.segmentEndBytes);
    qint64 needed = 1;
    while (!isDone()) {
        const Result<QByteArrayView> bytes = m_bytes.from(walker.positionBytes(), needed);
        if (!bytes)
            return std::unexpected(bytes.error());
        const bool isSourceEnd = bytes->size() < needed;
        const qint64 before = walker.positionBytes();
        const ClusterWalker::Step step = walker.next(*bytes);
        needed = 1;
        if (step == ClusterWalker::Step::End)
            break;
        if (step == ClusterWalker::Step::Damaged) {
            if (walker.positionBytes() == beginBytes)
                return corrupt(u"no Cluster begins at byte %1, where the index has one"_s.arg(beginBytes));
            if (!walker.isInCluster())
                break; // what follows the last Cluster does not matter
            return corrupt(u"the Cluster at byte %1 is damaged at byte %2"_s.arg(walker.clusterOffsetBytes())
                               .arg(walker.positionBytes()));
        }
        if (step == ClusterWalker::Step::Block) {
            const Result<bool> isTaken = block(walker);
            if (!isTaken)
                return std::unexpected(isTaken.error());
            if (*isTaken)
                continue;
        }
        // A Block or header that is cut off by the source's end is left out quietly.
        if (isSourceEnd && walker.positionBytes() == before)
            break;
        needed = walker.neededBytes();
    }
    const bool isKeyframeMissing = std::ranges::any_of(m_tracks, [](const MatroskaTrackSpan &track) {
        return track.rule() != MatroskaTrackSpan::Rule::Times && !track.hasBegun();
    });
    if (isKeyframeMissing) {
        return corrupt(u"the Cluster at byte %1 does not hold the keyframe that the index names there"_s.arg(
            m_times.span.beginOffsetBytes));
    }
    return {};
}

/// Whether the block is dealt with; else its frames are needed.
Result<bool> SpanScan::block(ClusterWalker &walker)
{
    const qint64 scale = qint64(m_layout.timestampScaleNs);
    const bool isLate =
        !m_times.span.isLast && walker.clusterTimestamp() > (m_times.endNs + kForwardNs) / scale;
    for (MatroskaTrackSpan &track : m_tracks) {
        if (isLate)
            track.giveUp();
        if (track.trackNumber() != walker.block().trackNumber)
            continue;
        switch (track.look(walker.block(), walker.clusterOffsetBytes())) {
        case MatroskaTrackSpan::Need::Skip:
            break;
        case MatroskaTrackSpan::Need::Impossible:
            return corrupt(
                u"the Cluster at byte %1 does not hold the keyframe that the index names there"_s.arg(
                    track.hasBegun() ? m_times.span.endOffsetBytes : m_times.span.beginOffsetBytes));
        case MatroskaTrackSpan::Need::Frames: {
            if (!walker.block().isComplete)
                return false;
            if (Result<void> taken = track.take(walker.block()); !taken)
                return std::unexpected(taken.error());
            if (track.sizeBytes() > kMaxSpanBytes)
                return corrupt(
                    u"the span at byte %1 is too big to be true"_s.arg(m_times.span.beginOffsetBytes));
            break;
        }
        }
    }
    walker.advance();
    return true;
}

std::vector<SampleBatch> SpanScan::finish(size_t count)
{
    const std::vector<QByteArray> pieces = m_bytes.pieces();
    std::vector<SampleBatch> batches;
    for (size_t i = 0; i < count; ++i)
        batches.push_back(m_tracks[i].finish(pieces));
    return batches;
}

static bool isIndexed(const KeyframeIndex &index, const Keyframe &keyframe)
{
    const auto at = std::ranges::lower_bound(index.keyframes, keyframe.time, {}, &Keyframe::time);
    return at != index.keyframes.end() && *at == keyframe;
}

/// Sound is found by its times, wherever it lies: that a false index had it looked for in a wrong place does
/// not show but by the picture's keyframes. What is read for converting lies between them.
static bool needsWitness(const MediaInfo &info, std::span<const TrackId> tracks, const SampleSpan &span)
{
    const Track *main = info.track(info.mainTrack);
    return info.indexKind == IndexKind::Cues && main && main->type == TrackType::Video &&
           std::ranges::find(tracks, info.mainTrack) == tracks.end() &&
           isIndexed(info.keyframes, {span.beginTime, span.beginOffsetBytes}) &&
           (span.isLast || isIndexed(info.keyframes, {span.endTime, span.endOffsetBytes}));
}

/// The place of the last keyframe before \p offsetBytes, else of the first Cluster; nothing if that is not
/// before it.
static std::optional<Keyframe> earlier(const MediaInfo &info, const MatroskaLayout &layout,
                                       qint64 offsetBytes)
{
    const std::vector<Keyframe> &keyframes = info.keyframes.keyframes;
    const auto at = std::ranges::lower_bound(keyframes, offsetBytes, {}, &Keyframe::offsetBytes);
    if (at != keyframes.begin())
        return *std::prev(at);
    if (layout.firstClusterOffsetBytes < offsetBytes)
        return Keyframe{std::numeric_limits<qint64>::min() / 2, layout.firstClusterOffsetBytes};
    return {};
}

static Result<void> lookBack(SpanScan &scan, const MediaInfo &info, const MatroskaLayout &layout,
                             const SpanTimes &times)
{
    qint64 at = times.span.beginOffsetBytes;
    while (scan.mayHaveEarlier()) {
        const std::optional<Keyframe> place = earlier(info, layout, at);
        if (!place || times.span.beginOffsetBytes - place->offsetBytes > kMaxBackwardBytes)
            return {};
        if (Result<void> loaded = scan.load({place->offsetBytes, at}); !loaded)
            return loaded;
        if (Result<void> ran = scan.run(place->offsetBytes); !ran) {
            // What is damaged before the span does not spoil the span.
            return ran.error().kind == ErrorKind::CorruptInput ? scan.run(at) : ran;
        }
        at = place->offsetBytes;
        if (rescale(place->time, info.keyframes.timescale, kNanosecondTimescale) <
            times.beginNs - kBackwardNs)
            return {};
    }
    return {};
}

Result<std::vector<SampleBatch>> readMatroskaSamples(const ByteSource &source, const MediaInfo &info,
                                                     const MatroskaLayout &layout,
                                                     std::span<const TrackId> tracks, const SampleSpan &span,
                                                     const CancelToken &cancel)
{
    if (span.timescale == 0)
        return fail(ErrorKind::InvalidArgument, u"a span without timescale"_s);
    const SpanTimes times{.beginNs = rescale(span.beginTime, span.timescale, kNanosecondTimescale),
                          .endNs = rescale(span.endTime, span.timescale, kNanosecondTimescale),
                          .tickNs = qint64(layout.timestampScaleNs),
                          .span = span};
    std::vector<MatroskaTrackSpan> wanted;
    for (const TrackId id : tracks) {
        const Track *track = info.track(id);
        if (!track)
            return fail(ErrorKind::NotFound, u"there is no track %1"_s.arg(id));
        const bool isMainVideo = id == info.mainTrack && track->type == TrackType::Video;
        wanted.emplace_back(*track, layout, times,
                            isMainVideo ? MatroskaTrackSpan::Rule::Keyframes
                                        : MatroskaTrackSpan::Rule::Times);
    }
    if (needsWitness(info, tracks, span))
        wanted.emplace_back(*info.track(info.mainTrack), layout, times, MatroskaTrackSpan::Rule::Presence);
    qint64 begin = span.beginOffsetBytes;
    if (span.isFirst)
        begin = std::min(begin, layout.firstClusterOffsetBytes);
    // Where a span reaches to the end, the source clips; where the size is unknown, steps must do.
    qint64 end = std::min(span.endOffsetBytes, layout.segmentEndBytes);
    // Where a span ends shows in what follows it: not worth a round trip of its own.
    if (!span.isLast)
        end += std::min(SpanBytes::kStepBytes, layout.segmentEndBytes - end);
    SpanScan scan(source, layout, times, std::move(wanted), cancel);
    if (end > begin && end - begin <= kMaxSpanBytes) {
        if (Result<void> loaded = scan.load({begin, end}); !loaded)
            return std::unexpected(loaded.error());
    }
    if (Result<void> ran = scan.run(begin); !ran)
        return std::unexpected(ran.error());
    if (Result<void> looked = lookBack(scan, info, layout, times); !looked)
        return std::unexpected(looked.error());
    std::vector<SampleBatch> batches = scan.finish(tracks.size());
    for (SampleBatch &batch : batches) {
        const Track &track = *info.track(batch.track);
        if (batch.track == info.mainTrack && mayHaveVc1DecodeTimes(track))
            orderVc1Pictures(batch, track);
    }
    return batches;
}

Result<FirstSample> readMatroskaFirstSample(const ByteSource &source, const MediaInfo &info,
                                            const MatroskaLayout &layout, TrackId track,
                                            const CancelToken &cancel, FirstSamplePart part)
{
    const Track *wanted = info.track(track);
    if (!wanted)
        return fail(ErrorKind::NotFound, u"there is no track %1"_s.arg(track));
    SpanBytes bytes(source, cancel);
    const qint64 begin = layout.firstClusterOffsetBytes;
    if (begin < kProbedBytes) {
        if (Result<void> loaded = bytes.load({begin, kProbedBytes}); !loaded)
            return std::unexpected(loaded.error());
    }
    ClusterWalker walker(begin, layout.segmentEndBytes);
    constexpr qint64 kBlockHeadBytes = 64;
    bool hasReadOn = false;
    bool isBeginningEnough = false;
    qint64 needed = 1;
    while (bytes.bytesRead() + needed <= kFirstSampleBytes) {
        // One round trip for all that begins behind a few pictures, not one for each picture.
        const qint64 at = walker.positionBytes();
        if (at < layout.segmentEndBytes && !bytes.holds(at, needed) && !std::exchange(hasReadOn, true)) {
            const qint64 end =
                at + std::min(std::max(needed, kFirstBlocksBytes), layout.segmentEndBytes - at);
            if (Result<void> loaded = bytes.load({at, end}); !loaded)
                return std::unexpected(loaded.error());
        }
        const Result<QByteArrayView> view = bytes.from(walker.positionBytes(), needed);
        if (!view)
            return std::unexpected(view.error());
        const bool isSourceEnd = view->size() < needed;
        const qint64 before = walker.positionBytes();
        const ClusterWalker::Step step = walker.next(*view);
        needed = 1;
        if (step == ClusterWalker::Step::End || step == ClusterWalker::Step::Damaged)
            break;
        if (step == ClusterWalker::Step::Block) {
            const MatroskaBlock &block = walker.block();
            if (block.trackNumber != wanted->containerId) {
                walker.advance();
                continue;
            }
            if (part == FirstSamplePart::Time)
                return FirstSample{blockTimeNs(block, *wanted, layout), {}};
            std::vector<QByteArrayView> frames;
            isBeginningEnough = part == FirstSamplePart::Beginning &&
                                block.lacing == MatroskaBlock::Lacing::None && !encodingOf(layout, track);
            if (isBeginningEnough && !block.frames.isEmpty() &&
                (block.frames.size() >= kSampleBeginningBytes || isSourceEnd))
                return FirstSample{
                    blockTimeNs(block, *wanted, layout),
                    block.frames.first(std::min<qsizetype>(block.frames.size(), kSampleBeginningBytes))
                        .toByteArray()};
            if (block.isComplete) {
                if (!splitLaces(block, frames))
                    return corrupt(u"the Block at byte %1 has damaged lacing"_s.arg(block.offsetBytes));
                Result<QByteArray> frame = decodedFrame(frames.front(), encodingOf(layout, track));
                if (!frame)
                    return std::unexpected(frame.error());
                return FirstSample{blockTimeNs(block, *wanted, layout), std::move(*frame)};
            }
        }
        if (isSourceEnd && walker.positionBytes() == before)
            break;
        needed = walker.neededBytes();
        if (isBeginningEnough)
            needed = std::min(needed, kSampleBeginningBytes + kBlockHeadBytes);
    }
    return fail(ErrorKind::NotFound, u"track %1 has no frame near the beginning"_s.arg(track));
}

} // namespace cuegate
