// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/KeyframeGrid.h"

#include "core/base/MediaTime.h"
#include "core/probe/ClusterFinder.h"
#include "core/probe/ExpectedKeyframe.h"
#include "core/probe/FlvSeek.h"
#include "core/probe/MatroskaSeek.h"
#include "core/probe/TransportStreamSeek.h"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <numeric>

namespace cuegate {

// Less than half a picture.
static constexpr qint64 kToleranceMs = 12;

qint64 KeyframeGrid::timeOf(qint64 number) const
{
    // The rest alone is rounded, so that no product is larger than the time itself.
    const auto restTicks = quint32(spanTicks % groups);
    const qint64 wholeTicks = number * (spanTicks / groups);
    return first.time + wholeTicks + (restTicks > 0 ? rescale(number, groups, restTicks) : 0);
}

qint64 KeyframeGrid::numberFrom(qint64 time) const
{
    if (time <= first.time)
        return 0;
    qint64 low = 0;
    qint64 high = (time - first.time) / std::max<qint64>(1, spanTicks / groups) + 1; // is late enough
    while (low < high) {
        const qint64 middle = low + (high - low) / 2;
        if (timeOf(middle) < time)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool isMatroska(const MediaInfo &found)
{
    return std::holds_alternative<MatroskaLayout>(found.layout);
}

static bool mayBeLookedUp(const ByteSource &source, const MediaInfo &found)
{
    return canLeap(source) && found.sizeBytes > 0 && canSearch(found) &&
           (std::holds_alternative<TransportStreamLayout>(found.layout) ||
            found.container == Container::Flv ||
            (isMatroska(found) && found.track(found.mainTrack)->type == TrackType::Video));
}

static Result<std::optional<MetKeyframe>> expected(const ByteSource &source, const MediaInfo &found,
                                                   const ExpectedKeyframe &keyframe, const Keyframe &before,
                                                   const CancelToken &cancel)
{
    if (isMatroska(found))
        return expectedInMatroska(source, found, keyframe, before, cancel);
    return found.container == Container::Flv
               ? expectedInFlv(source, found, keyframe, before, cancel)
               : expectedInTransportStream(source, found, keyframe, before, cancel);
}

static qint64 toleranceIn(const MediaInfo &found)
{
    return rescale(kToleranceMs, 1000, searchTimescale(found));
}

// Makes the groups of \p grid as long as so many pictures are, if they nearly are.
static bool isOfWholePictures(KeyframeGrid &grid, const MediaInfo &found)
{
    const Track &main = *found.track(found.mainTrack);
    if (!main.video || main.video->frameRateNumerator == 0)
        return false;
    const qint64 timescale = searchTimescale(found);
    const qint64 rate = main.video->frameRateNumerator;
    const qint64 perRate = main.video->frameRateDenominator;
    // So many pictures last so long, in lowest terms.
    const qint64 common = std::gcd(timescale, rate);
    const qint64 left = std::gcd(perRate, rate / common);
    const qint64 pictures = rate / common / left;
    const qint64 factor = perRate / left;
    if (factor <= 0 || timescale / common > std::numeric_limits<quint32>::max() / factor ||
        grid.spanTicks > std::numeric_limits<qint64>::max() / 2 / pictures)
        return false;
    const qint64 ticks = timescale / common * factor;
    const qint64 count = rescale(grid.spanTicks, quint32(ticks), quint32(pictures));
    // Within a millisecond, so much of which so many pictures last.
    const qint64 off = std::abs(count * ticks - grid.spanTicks * pictures);
    if (off > rescaleDown(pictures, 1000, quint32(timescale)))
        return false;
    grid.spanTicks = count * ticks;
    grid.groups = quint32(pictures);
    return true;
}

Result<std::optional<KeyframeGrid>> findKeyframeGrid(const ByteSource &source, const MediaInfo &found,
                                                     const Keyframe &first, const Keyframe &second,
                                                     SearchPace pace, const CancelToken &cancel)
{
    constexpr qint64 kLeastMs = 250; // shorter groups are found by reading on
    constexpr qint64 kStep = 8;
    KeyframeGrid grid{first, second.time - first.time, 1, 0};
    if (!mayBeLookedUp(source, found) || toMilliseconds(grid.spanTicks, searchTimescale(found)) < kLeastMs)
        return std::nullopt;
    const auto isSmall = isMatroska(found) ? hasSmallClusters(source, found, cancel) : Result<bool>(true);
    if (!isSmall)
        return std::unexpected(isSmall.error());
    if (!*isSmall)
        return std::nullopt; // its beginnings are looked at with few bytes
    const auto begin = expected(source, found, {first.time, toleranceIn(found), 0, pace}, first, cancel);
    if (!begin)
        return std::unexpected(begin.error());
    if (!*begin)
        return std::nullopt;
    grid.leadTicks = (*begin)->leadTicks;
    const qint64 endTicks = rescale(found.durationNs, kNanosecondTimescale, searchTimescale(found));
    const qint64 total = (endTicks - first.time) / (second.time - first.time);
    const qint64 last = total * (kStep - 1) / kStep;
    if (last < kStep || last > std::numeric_limits<quint32>::max())
        return std::nullopt;
    // Each is reckoned from the one before, as rounded times are not even: so far as a millisecond for each
    // group stays within the tolerance. The last shows what was cut in.
    std::vector<qint64> numbers;
    const bool isExact = isOfWholePictures(grid, found);
    for (qint64 number = kStep; number < last && !isExact; number *= kStep)
        numbers.push_back(number);
    numbers.push_back(last);
    Keyframe before = first;
    for (const qint64 number : numbers) {
        const ExpectedKeyframe wanted{grid.timeOf(number), toleranceIn(found), grid.leadTicks, pace};
        const auto met = expected(source, found, wanted, before, cancel);
        if (!met)
            return std::unexpected(met.error());
        if (!*met)
            return std::nullopt;
        before = (*met)->keyframe;
        grid.spanTicks = before.time - first.time;
        grid.groups = quint32(number);
    }
    return grid;
}

Result<std::optional<Keyframe>> keyframeOnGrid(const ByteSource &source, const MediaInfo &found,
                                               const KeyframeGrid &grid, qint64 time, const Keyframe *before,
                                               SearchPace pace, const CancelToken &cancel)
{
    const qint64 tolerance = toleranceIn(found);
    qint64 number = grid.numberFrom(time - tolerance);
    // That of the first may be shown just before the time.
    for (int i = 0; i < 2; ++i, ++number) {
        const ExpectedKeyframe wanted{grid.timeOf(number), tolerance, grid.leadTicks, pace};
        const auto met = expected(source, found, wanted, before ? *before : grid.first, cancel);
        if (!met)
            return std::unexpected(met.error());
        if (!*met)
            break;
        if ((*met)->keyframe.time >= time)
            return (*met)->keyframe;
    }
    return std::nullopt;
}

} // namespace cuegate
