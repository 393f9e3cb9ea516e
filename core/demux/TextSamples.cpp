// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demux/TextSamples.h"

#include "core/base/MediaTime.h"
#include "core/demux/MatroskaBlockReader.h"
#include "core/demux/SampleSelection.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace cuegate {

/// Of a Cluster, where its Cues do not say where the Block is.
static constexpr qint64 kMostReadBytes = 8 * 1024 * 1024;

static void append(SampleBatch &batch, SampleBatch &&more)
{
    batch.samples.insert(batch.samples.end(), more.samples.begin(), more.samples.end());
    batch.storage.insert(batch.storage.end(), more.storage.begin(), more.storage.end());
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

static Result<void> takeShownBefore(const ByteSource &source, const MediaInfo &info,
                                    const MatroskaLayout &layout, const Track &track, const SampleSpan &span,
                                    const CancelToken &cancel, SampleBatch &batch)
{
    const auto cues = info.textCues.find(track.id);
    if (span.isFirst || cues == info.textCues.end())
        return {};
    const qint64 beginNs = rescale(span.beginTime, span.timescale, kNanosecondTimescale);
    for (const BlockCue &cue : cuesShownAt(cues->second, beginNs)) {
        auto block = readMatroskaBlock(source, layout, track, cue, kMostReadBytes, cancel);
        if (block)
            append(batch, std::move(*block));
        else if (block.error().kind != ErrorKind::CorruptInput) // what is damaged is not shown
            return std::unexpected(block.error());
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
    append(batch, std::move(read->front()));
    return batch;
}

} // namespace cuegate
