// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demux/TextSamples.h"

#include "core/base/EbmlReader.h"
#include "core/base/MediaTime.h"
#include "core/demux/MatroskaTrackSpan.h"
#include "core/demux/SampleSelection.h"
#include "core/demux/SpanBytes.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qint64 kMostTextBytes = 256 * 1024;
static constexpr quint64 kMostDurationNs = 3'600'000'000'000;

static void append(SampleBatch &batch, const MediaSample &timed, QByteArray payload)
{
    batch.storage.push_back(std::move(payload));
    MediaSample &sample = batch.samples.emplace_back(timed);
    sample.prefix = {};
    sample.payload = batch.storage.back();
}

// Those that may still be shown at \p timeNs; of what does not say how long it is shown, only the last.
static std::vector<BlockCue> cuesShownAt(const std::vector<BlockCue> &cues, qint64 timeNs)
{
    constexpr qint64 kUnknownNs = 10'000'000'000;
    constexpr size_t kMostShown = 16;
    constexpr auto kMostLookedAt = 256;
    std::vector<BlockCue> shown;
    const auto begin = std::ranges::lower_bound(cues, timeNs, {}, &BlockCue::timeNs);
    const auto first = begin - std::min<qptrdiff>(begin - cues.begin(), kMostLookedAt);
    for (auto cue = begin; cue != first && shown.size() < kMostShown;) {
        --cue;
        const bool isLast = cue + 1 == begin;
        if (cue->durationNs > 0 ? cue->timeNs + cue->durationNs > timeNs
                                : isLast && cue->timeNs + kUnknownNs > timeNs)
            shown.push_back(*cue);
    }
    std::ranges::reverse(shown);
    return shown;
}

/// Takes the Block of \p track at the time of \p cue, if it is where the cue says; its Cluster is gone
/// through where it says no more than that. Errors: those of the source; Cancelled.
static Result<void> takeBlock(const ByteSource &source, const MatroskaLayout &layout, const Track &track,
                              const BlockCue &cue, const CancelToken &cancel, SampleBatch &batch)
{
    constexpr qint64 kMostReadBytes = 8 * 1024 * 1024;
    SpanBytes bytes(source, cancel);
    ClusterWalker walker(cue.clusterOffsetBytes, layout.segmentEndBytes);
    bool isFirstBlock = true;
    qint64 needed = 1;
    while (bytes.bytesRead() < kMostReadBytes) {
        const auto view = bytes.from(walker.positionBytes(), needed);
        if (!view)
            return std::unexpected(view.error());
        const qint64 before = walker.positionBytes();
        const bool isSourceEnd = view->size() < needed;
        const ClusterWalker::Step step = walker.next(*view);
        if (step == ClusterWalker::Step::End || step == ClusterWalker::Step::Damaged ||
            (isSourceEnd && walker.positionBytes() == before && step == ClusterWalker::Step::NeedBytes))
            return {};
        needed = walker.neededBytes();
        if (step != ClusterWalker::Step::Block)
            continue;
        if (walker.clusterOffsetBytes() != cue.clusterOffsetBytes)
            return {};
        if (std::exchange(isFirstBlock, false) && cue.relativeBytes >= 0) {
            const auto header = bytes.from(cue.clusterOffsetBytes, kMaxEbmlHeaderBytes);
            if (!header)
                return std::unexpected(header.error());
            walker.jump(cue.clusterOffsetBytes + parseEbmlHeader(*header).headerBytes + cue.relativeBytes);
            needed = 1;
            continue;
        }
        const MatroskaBlock &block = walker.block();
        if (block.trackNumber != track.containerId || blockTimeNs(block, track, layout) != cue.timeNs) {
            if (cue.relativeBytes >= 0)
                return {}; // a false cue
            walker.advance();
            needed = 1;
            continue;
        }
        if (!block.isComplete && !isSourceEnd && needed <= kMostTextBytes)
            continue;
        std::vector<QByteArrayView> frames;
        const bool isWhole = block.isComplete && splitLaces(block, frames) && !frames.empty();
        const auto frame =
            isWhole ? decodedFrame(frames.front(), encodingOf(layout, track.id)) : QByteArray();
        MediaSample sample;
        sample.pts = cue.timeNs;
        const quint64 ticks = std::min(block.duration.value_or(0), kMostDurationNs / layout.timestampScaleNs);
        sample.duration = qint64(ticks * layout.timestampScaleNs);
        if (frame && !frame->isEmpty())
            append(batch, sample, *frame);
        return {};
    }
    return {};
}

static Result<void> takeShownBefore(const ByteSource &source, const MediaInfo &info,
                                    const MatroskaLayout &layout, const Track &track, const SampleSpan &span,
                                    const CancelToken &cancel, SampleBatch &batch)
{
    const auto cues = info.textCues.find(track.id);
    if (span.isFirst || cues == info.textCues.end())
        return {};
    const qint64 beginNs = rescale(span.beginTime, span.timescale, kNanosecondTimescale);
    for (const BlockCue &cue : cuesShownAt(cues->second, beginNs)) {
        if (auto taken = takeBlock(source, layout, track, cue, cancel, batch); !taken)
            return taken;
    }
    return {};
}

// In MP4 one sample follows the other: the one before the span is shown until the first within begins.
static SampleSpan withSampleBefore(const SampleTable &table, const Track &track, const SampleSpan &span)
{
    const Selection own = selectByTime(table, track.timescale, span);
    SampleSpan shown = span;
    shown.timescale = track.timescale;
    shown.endTime = own.endPts;
    shown.isFirst = span.isFirst || own.first == 0;
    if (!shown.isFirst)
        shown.beginTime = table.entries(own.first - 1, 1).front().pts;
    return shown;
}

static SampleSpan shownSpan(const MediaInfo &info, const Track &track, const SampleSpan &span)
{
    const auto *movie = std::get_if<MovieLayout>(&info.layout);
    if (!movie || !movie->tables.contains(track.id))
        return span;
    return withSampleBefore(movie->tables.at(track.id), track, span);
}

Result<SampleBatch> readTextSamples(const ByteSource &source, const MediaInfo &info, TrackId track,
                                    const SampleSpan &span, const CancelToken &cancel)
{
    const Track *described = info.track(track);
    if (!described)
        return fail(ErrorKind::NotFound, u"there is no track %1"_s.arg(track));
    auto read = readSamples(source, info, std::span(&track, 1), shownSpan(info, *described, span), cancel);
    if (!read)
        return std::unexpected(read.error());
    SampleBatch batch;
    batch.track = track;
    if (const auto *matroska = std::get_if<MatroskaLayout>(&info.layout)) {
        if (auto taken = takeShownBefore(source, info, *matroska, *described, span, cancel, batch); !taken)
            return std::unexpected(taken.error());
    }
    SampleBatch &own = read->front();
    batch.samples.insert(batch.samples.end(), own.samples.begin(), own.samples.end());
    batch.storage.insert(batch.storage.end(), own.storage.begin(), own.storage.end());
    return batch;
}

} // namespace cuegate
