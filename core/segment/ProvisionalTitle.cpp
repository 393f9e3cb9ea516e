// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/ProvisionalTitle.h"

#include "core/base/Saturated.h"
#include "core/io/InOrderSource.h"
#include "core/probe/SpanScan.h"
#include "core/probe/TransportEndSearch.h"
#include "core/segment/ListedFacts.h"
#include "core/segment/ProvisionalCuts.h"
#include "core/segment/TitleSpans.h"

#include <QCryptographicHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

bool canBeProvisional(const MediaInfo &found)
{
    return found.indexKind == IndexKind::None && (canSearch(found) || CountedScan::mayBeCounted(found));
}

// Twice the first group of pictures, so that a segment without a keyframe in its time is rare.
static Result<qint64> stepFor(const ProvisionalCuts &cuts, const Keyframe &first, qint64 ticksPerSecond,
                              const CancelToken &cancel)
{
    constexpr qint64 kLeastSeconds = 6;
    constexpr qint64 kMostSeconds = 20;
    const auto second = cuts.at(first.time + 1, cancel);
    if (!second)
        return std::unexpected(second.error());
    const qint64 groupTicks = *second ? (*second)->time - first.time : 0;
    const qint64 seconds = (2 * groupTicks + ticksPerSecond - 1) / ticksPerSecond;
    return std::clamp(seconds, kLeastSeconds, kMostSeconds) * ticksPerSecond;
}

// Where the first segments begin is looked for as it always was: what the grid rests on would have to be read
// before the film can play.
static Result<void> expectGrid(ProvisionalCuts &cuts, const Keyframe &first, qint64 step,
                               const CancelToken &cancel)
{
    constexpr int kFirstSegments = 4;
    const auto second = cuts.at(first.time + 1, cancel);
    if (!second)
        return std::unexpected(second.error());
    if (*second && !cuts.isCounted())
        cuts.expectGrid(first, **second, first.time + kFirstSegments * step);
    return {};
}

// Even keyframes whose places are reckoned from the mean rate: good for sums of bytes, not for reading.
static MediaInfo withEvenKeyframes(const MediaInfo &found, const Keyframe &first, qint64 step, qint64 endTime,
                                   qint64 reckonedBytes)
{
    MediaInfo info = found;
    info.keyframes.keyframes.clear();
    const qint64 ticks = std::max<qint64>(1, endTime - first.time);
    const qint64 endBytes = std::max(reckonedBytes, first.offsetBytes);
    for (qint64 time = first.time; time == first.time || time < endTime; time += step) {
        const double share = double(time - first.time) / double(ticks);
        info.keyframes.keyframes.push_back(
            {time, first.offsetBytes + qint64(share * double(endBytes - first.offsetBytes))});
    }
    info.indexKind = IndexKind::Scan;
    info.indexComplete = false;
    return info;
}

// Where a source of unknown length may end, by the rate of what its first segment is of, which a player needs
// anyway, and of what more has come: the first group of pictures may be far from the rest.
static Result<qint64> reckonedSize(const ByteSource &source, const ProvisionalCuts &cuts,
                                   const MediaInfo &found, const Keyframe &first, qint64 step, qint64 endTime,
                                   const CancelToken &cancel)
{
    if (found.sizeBytes > 0)
        return found.sizeBytes;
    double bytesPerTick = 0;
    for (qint64 ticks = step; ticks <= endTime - first.time; ticks *= 2) {
        const double placeBytes = double(first.offsetBytes) + 1.5 * bytesPerTick * double(ticks);
        if (ticks > step && placeBytes > double(comeWithoutHole(source, 0)))
            break;
        const auto later = cuts.at(first.time + ticks, cancel);
        if (!later && !isOutOfReach(later.error()))
            return std::unexpected(later.error());
        if (!later || !*later || (*later)->time <= first.time)
            break;
        bytesPerTick =
            double((*later)->offsetBytes - first.offsetBytes) / double((*later)->time - first.time);
    }
    return saturated(double(first.offsetBytes) + bytesPerTick * double(endTime - first.time));
}

static std::shared_ptr<ProvisionalCuts> cutsOf(std::shared_ptr<const ByteSource> source, MediaInfo known,
                                               qint64 endNs, std::shared_ptr<CountedScan> counted)
{
    known.durationNs = endNs;
    if (!counted)
        known.keyframes.timescale = searchTimescale(known);
    return std::make_shared<ProvisionalCuts>(std::move(source), std::make_shared<const MediaInfo>(known),
                                             std::move(counted));
}

static Result<std::shared_ptr<ProvisionalCuts>> makeCuts(std::shared_ptr<const ByteSource> source,
                                                         const MediaInfo &found, const CancelToken &cancel)
{
    if (!canSearch(found)) {
        auto counted = CountedScan::begin(*source, found, cancel);
        if (!counted)
            return std::unexpected(counted.error());
        const auto endNs = (*counted)->endNs(*source, cancel);
        if (!endNs)
            return std::unexpected(endNs.error());
        MediaInfo known = found;
        known.keyframes.timescale = found.track(found.mainTrack)->timescale;
        return cutsOf(std::move(source), std::move(known), *endNs, std::move(*counted));
    }
    // A picture that ends long before the sound: its keyframes would be looked for to the end of the file.
    auto ending = withTrackEnd(*source, found, found.mainTrack, UnsureEnd::Take, cancel);
    if (!ending && !isOutOfReach(ending.error()))
        return std::unexpected(ending.error());
    MediaInfo known = ending ? std::move(*ending) : found;
    const auto endNs = searchedEndNs(*source, known, cancel);
    if (!endNs)
        return std::unexpected(endNs.error());
    return cutsOf(std::move(source), std::move(known), *endNs, nullptr);
}

static Result<TitleFacts> readBeginningFacts(const ByteSource &source, const ProvisionalCuts &cuts,
                                             const MediaInfo &even, const CancelToken &cancel)
{
    // The places of all others are only reckoned.
    MediaInfo beginning = even;
    beginning.keyframes.keyframes.resize(1);
    if (!cuts.isCounted())
        return readTitleFacts(source, beginning, cancel);
    const Keyframe &first = beginning.keyframes.keyframes.front();
    const SampleSpan place{beginning.keyframes.timescale,
                           first.time,
                           first.time,
                           first.offsetBytes,
                           first.offsetBytes,
                           true,
                           false};
    auto layout = cuts.samplesNear(place, kSpanMarginNs, cancel);
    if (!layout)
        return std::unexpected(layout.error());
    beginning.layout = std::move(*layout);
    return readListedFacts(source, beginning, cancel);
}

Result<std::shared_ptr<const Title>> makeProvisionalTitle(std::shared_ptr<const ByteSource> source,
                                                          const MediaInfo &found,
                                                          const PictureConversion &conversion,
                                                          const CancelToken &cancel)
{
    const auto made = makeCuts(source, found, cancel);
    if (!made)
        return std::unexpected(made.error());
    const std::shared_ptr<ProvisionalCuts> &cuts = *made;
    const MediaInfo &known = *cuts->found();
    const auto first = cuts->at(std::numeric_limits<qint64>::min() / 4, cancel);
    if (!first)
        return std::unexpected(first.error());
    if (!*first)
        return fail(ErrorKind::CorruptInput, u"no keyframe was found in the file"_s, ErrorCode::MediaNoIndex);
    const auto step = stepFor(*cuts, **first, known.keyframes.timescale, cancel);
    if (!step)
        return std::unexpected(step.error());
    const qint64 endTime = endTimeOf(known);
    if (endTime <= (*first)->time)
        return fail(ErrorKind::CorruptInput, u"where the film ends was not found"_s, ErrorCode::MediaNoIndex);
    const auto reckonedBytes = reckonedSize(*source, *cuts, known, **first, *step, endTime, cancel);
    if (!reckonedBytes)
        return std::unexpected(reckonedBytes.error());
    cuts->goOnBy(*step);
    if (const auto expected = expectGrid(*cuts, **first, *step, cancel); !expected)
        return std::unexpected(expected.error());
    const MediaInfo even = withEvenKeyframes(known, **first, *step, endTime, *reckonedBytes);
    const auto facts = readBeginningFacts(*source, *cuts, even, cancel);
    if (!facts)
        return std::unexpected(facts.error());
    const auto planned = makeTitle(std::move(source), even, *facts, conversion);
    if (!planned)
        return planned;
    auto title = std::make_shared<Title>(**planned);
    title->cuts = cuts;
    title->iframes = nullptr; // where keyframes are is not known
    // A source that cannot seek has no grid, so its cuts may be others.
    const QByteArray text(title->generation +
                          (title->source->canSeek() ? " provisional" : " provisional, in order"));
    title->generation = QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().left(16);
    return title;
}

static bool isCounted(const Title &title)
{
    return title.isProvisional() && title.cuts->isCounted();
}

Result<Keyframe> beginOf(const Title &title, qsizetype number, const CancelToken &cancel, SearchPace pace)
{
    const auto &spans = title.plan.spans;
    const Keyframe end = endOf(title);
    if (number >= qsizetype(spans.size()))
        return end;
    const auto keyframe = title.cuts->at(spans[size_t(number)].beginTime, cancel, pace);
    if (!keyframe)
        return std::unexpected(keyframe.error());
    return *keyframe && (*keyframe)->time < end.time ? **keyframe : end;
}

// Whether what no keyframe follows goes on to the end of the source: where such a film ends is a guess, or
// what its header says, and in transport streams and FLV a segment that ends with no keyframe has to be the
// last.
static bool goesOnToTheEnd(const Title &title)
{
    return !title.source->canSeek() || isCounted(title) || isScannedBySpans(*title.info) ||
           std::holds_alternative<TransportStreamLayout>(title.info->layout);
}

// A copy in which segment \p number and its neighbours begin where the source's keyframes are.
static Result<std::shared_ptr<const Title>> withTrueCuts(const std::shared_ptr<const Title> &title,
                                                         qsizetype number, const CancelToken &cancel)
{
    auto exact = titleWithSpans(*title, number, [&](qsizetype n) { return beginOf(*title, n, cancel); });
    if (!exact || !goesOnToTheEnd(*title))
        return exact;
    auto ending = std::make_shared<Title>(**exact);
    const Keyframe end = endOf(*title);
    for (SampleSpan &span : ending->plan.spans)
        span.isLast = span.isLast || (span.beginTime < end.time && span.endTime >= end.time);
    return ending;
}

// A copy that knows the samples near segment \p number, and no keyframe behind it. \p cuts: of a title that
// isCounted(), else null.
static Result<std::shared_ptr<const Title>> withSamples(const std::shared_ptr<const Title> &title,
                                                        const ProvisionalCuts *cuts, qsizetype number,
                                                        const CancelToken &cancel)
{
    const SampleSpan &span = title->plan.spans[size_t(number)];
    auto layout = cuts ? cuts->samplesNear(span, kSpanMarginNs, cancel)
                       : scanSpan(*title->source, *title->info, span, kSpanMarginNs, cancel);
    if (!layout)
        return std::unexpected(layout.error());
    MediaInfo info = *title->info;
    info.layout = std::move(*layout);
    std::erase_if(info.keyframes.keyframes,
                  [&](const Keyframe &keyframe) { return keyframe.time > span.endTime; });
    auto known = std::make_shared<Title>(*title);
    known->info = std::make_shared<const MediaInfo>(std::move(info));
    return known;
}

Result<std::shared_ptr<const Title>> titleForSegment(const std::shared_ptr<const Title> &title,
                                                     qsizetype number, const CancelToken &cancel)
{
    const auto exact = title->isProvisional() ? withTrueCuts(title, number, cancel) : title;
    const ProvisionalCuts *counted = isCounted(*title) ? title->cuts.get() : nullptr;
    if (!exact || !(counted || isScannedBySpans(*title->info)) || number < 0 ||
        number >= qsizetype(title->plan.spans.size()))
        return exact;
    return withSamples(*exact, counted, number, cancel);
}

} // namespace cuegate
