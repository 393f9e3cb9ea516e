// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/TrackConversion.h"

#include "core/base/MediaTime.h"
#include "core/demux/LeadingPictures.h"
#include "core/demux/SampleReader.h"
#include "core/libav/VideoTranscoder.h"
#include "core/media/FineTimescale.h"
#include "core/mux/LatePicture.h"

#include <algorithm>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace cuegate {

// The whole group of pictures that \p span ends with, or the file's end.
static SampleSpan groupAfter(const Title &title, const SampleSpan &span)
{
    const std::vector<Keyframe> &keyframes = title.info->keyframes.keyframes;
    const auto isLater = [](qint64 time, const Keyframe &keyframe) { return time < keyframe.time; };
    const auto next = std::upper_bound(keyframes.begin(), keyframes.end(), span.endTime, isLater);
    SampleSpan group{span.timescale,
                     span.endTime,
                     title.plan.spans.back().endTime,
                     span.endOffsetBytes,
                     title.plan.spans.back().endOffsetBytes,
                     false,
                     next == keyframes.end()};
    if (next != keyframes.end()) {
        group.endTime = next->time;
        group.endOffsetBytes = next->offsetBytes;
    }
    return group;
}

// Pictures shown before the next segment's keyframe may be decoded after it. The result is when that is
// shown.
static Result<qint64> appendLeadingPictures(const Title &title, const SampleSpan &span, SampleBatch &batch,
                                            const CancelToken &cancel)
{
    const bool hasLeading =
        isTimedByPictures(*title.info) || (batch.nextTime && *batch.nextTime < span.endTime);
    if (span.isLast || !hasLeading)
        return span.endTime;
    const TrackId tracks[] = {batch.track};
    auto group = readSamples(*title.source, *title.info, tracks, groupAfter(title, span), cancel);
    if (!group)
        return std::unexpected(group.error());
    const std::vector<MediaSample> &samples = group->front().samples;
    const qint64 end = samples.empty() ? span.endTime : samples.front().pts;
    size_t count = std::min<size_t>(1, samples.size());
    while (count < samples.size() && samples[count].pts < end)
        ++count;
    batch.samples.insert(batch.samples.end(), samples.begin(), samples.begin() + qsizetype(count));
    batch.storage.insert(batch.storage.end(), group->front().storage.begin(), group->front().storage.end());
    return end;
}

// Passes pictures on, those of a late first one before it (LatePicture.h).
static std::function<void(EncodedPicture)> withStills(const Title &title, const SampleSpan &span,
                                                      const std::function<void(EncodedPicture)> &onPicture)
{
    if (!span.isFirst)
        return onPicture;
    return [&title, &onPicture, isFirst = true](EncodedPicture picture) mutable {
        const quint32 timescale = title.info->track(title.info->mainTrack)->timescale;
        const qint64 zero = title.zeroIn(timescale);
        const auto stills = stillTimes(std::exchange(isFirst, false) ? picture.pts - zero : 0, timescale,
                                       picture.payload.size());
        for (size_t i = 0; i < stills.size(); ++i) {
            EncodedPicture still = picture;
            still.pts = zero + stills[i];
            still.dts = i > 0 ? zero + stills[i - 1] : still.pts; // when the one before it is shown
            onPicture(std::move(still));
        }
        onPicture(std::move(picture));
    };
}

// Of the title's first segment: what an edit list leaves to be decoded only is not converted.
static qint64 firstShown(const Title &title, const Track &track, const SampleBatch &batch)
{
    const Container container = title.info->container;
    if (batch.samples.empty() || (container != Container::Mp4 && container != Container::QuickTime))
        return std::numeric_limits<qint64>::min();
    std::vector<qint64> times;
    for (const MediaSample &sample : batch.samples)
        times.push_back(sample.pts);
    return firstShownTime(std::move(times), track.timescale);
}

Result<qint64> convertPictures(const Title &title, const RenditionPart &part, qsizetype number,
                               const CancelToken &cancel,
                               const std::function<void(EncodedPicture)> &onPicture)
{
    const SampleSpan &span = title.plan.spans[size_t(number)];
    const TrackId tracks[] = {part.source};
    auto batches = readSamples(*title.source, *title.info, tracks, span, cancel);
    if (!batches)
        return std::unexpected(batches.error());
    SampleBatch &source = batches->front();
    const auto end = appendLeadingPictures(title, span, source, cancel);
    if (!end)
        return std::unexpected(end.error());
    VideoTranscodeInput input;
    input.track = title.info->track(part.source);
    input.samples = &source;
    if (!span.isFirst)
        input.beginPts = isTimedByPictures(*title.info) && !source.samples.empty()
                             ? source.samples.front().pts
                             : span.beginTime;
    else
        input.beginPts = firstShown(title, *input.track, source);
    if (!span.isLast)
        input.endPts = *end;
    const CancelToken::Computing computing(cancel);
    const auto onAny = withStills(title, span, onPicture);
    const auto made = part.isByAny() ? title.encoders->encode(input, *part.avc, cancel, onAny)
                                     : transcodeVideo(input, *part.avc, cancel, onAny);
    if (!made)
        return std::unexpected(made.error());
    return *end;
}

static Result<ConvertedSamples> convertVideo(const Title &title, const RenditionPart &part, qsizetype number,
                                             const CancelToken &cancel, BuildProgress *progress)
{
    const SampleSpan &span = title.plan.spans[size_t(number)];
    SampleBatch made;
    made.track = part.source;
    const auto done = convertPictures(title, part, number, cancel, [&](EncodedPicture picture) {
        if (progress)
            progress->reach(span, picture.dts);
        made.storage.push_back(std::move(picture.payload));
        MediaSample sample;
        sample.pts = picture.pts;
        sample.isSync = picture.isSync;
        sample.payload = made.storage.back();
        made.samples.push_back(sample);
    });
    if (!done)
        return std::unexpected(done.error());
    if (!span.isLast)
        made.nextTime = *done;
    return ConvertedSamples{timeSamples(made, span, part.timing), std::move(made.storage)};
}

// How much too late Matroska may say that it ends, by its rounding.
static qint64 endRoundingNs(const Title &title)
{
    constexpr qint64 kMostNs = 1'000'000;
    const auto *matroska = std::get_if<MatroskaLayout>(&title.info->layout);
    return matroska ? std::min<qint64>(matroska->timestampScaleNs, kMostNs) : 0;
}

std::vector<qint64> aacUnitBoundaries(const Title &title, const AacTarget &target)
{
    const auto firstUnitAt = [&](qint64 ns) {
        return (rescale(ns, kNanosecondTimescale, target.sampleRate) + kAacUnitSamples - 1) / kAacUnitSamples;
    };
    std::vector<qint64> units;
    const qint64 zero = title.zeroIn(title.plan.timescale);
    for (const SampleSpan &span : title.plan.spans)
        units.push_back(
            span.isFirst ? 0
                         : firstUnitAt(rescale(span.beginTime - zero, span.timescale, kNanosecondTimescale)));
    const qint64 endNs = title.durationNs() - endRoundingNs(title); // no unit for what is not there
    units.push_back(std::max(units.back() + 1, firstUnitAt(endNs)));
    return units;
}

// The stretch of the source that \p window needs, read from the last keyframe of the main track before it.
static SampleSpan spanOf(const Title &title, const TimeWindow &window, const SampleSpan &segment)
{
    const quint32 timescale = title.plan.timescale;
    const qint64 zero = title.zeroIn(timescale);
    SampleSpan span = segment;
    span.beginTime = zero + rescaleDown(window.beginNs, kNanosecondTimescale, timescale);
    span.endTime = zero + rescaleDown(window.endNs, kNanosecondTimescale, timescale) + 1;
    const std::vector<Keyframe> &keyframes = title.info->keyframes.keyframes;
    const auto isLater = [](qint64 time, const Keyframe &keyframe) { return time < keyframe.time; };
    const auto after = std::upper_bound(keyframes.begin(), keyframes.end(), span.beginTime, isLater);
    span.isFirst = after == keyframes.begin();
    span.beginOffsetBytes = (span.isFirst ? keyframes.front() : *std::prev(after)).offsetBytes;
    return span;
}

static Result<ConvertedSamples> convertAudio(const Title &title, const RenditionPart &part, qsizetype number,
                                             const CancelToken &cancel)
{
    const Track &track = *title.info->track(part.source);
    const std::vector<qint64> units = aacUnitBoundaries(title, *part.aac);
    const qint64 first = units[size_t(number)];
    const qint64 count = units[size_t(number) + 1] - first;
    const SampleSpan &segment = title.plan.spans[size_t(number)];
    const SampleSpan span = spanOf(title, sourceWindowFor(track, *part.aac, first, count), segment);
    const TrackId tracks[] = {part.source};
    const auto batches = readSamples(*title.source, *title.info, tracks, span, cancel);
    if (!batches)
        return std::unexpected(batches.error());
    const AudioOrigin origin{title.zeroIn(track.timescale), title.starts.at(part.source).firstPts};
    const CancelToken::Computing computing(cancel);
    auto made = transcodeToAac(track, *part.aac, batches->front(), origin, first, count, cancel);
    if (!made)
        return std::unexpected(made.error());
    ConvertedSamples converted;
    converted.storage = std::move(*made);
    for (size_t i = 0; i < converted.storage.size(); ++i) {
        TimedSample sample;
        sample.decodeTime = (first + qint64(i)) * kAacUnitSamples;
        sample.steadyDecodeTime = sample.decodeTime;
        sample.duration = quint32(kAacUnitSamples);
        sample.isSync = true;
        sample.payload = converted.storage[i];
        converted.samples.push_back(sample);
    }
    return converted;
}

Result<ConvertedSamples> convertTrack(const Title &title, const RenditionPart &part, qsizetype number,
                                      const CancelToken &cancel, BuildProgress *progress)
{
    return part.avc ? convertVideo(title, part, number, cancel, progress)
                    : convertAudio(title, part, number, cancel);
}

} // namespace cuegate
