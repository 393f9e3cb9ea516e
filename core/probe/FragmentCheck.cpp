// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/FragmentCheck.h"

#include "core/base/MediaTime.h"
#include "core/probe/MainFragment.h"
#include "core/probe/ScanIndex.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

/// A title cut so seldom is better searched.
static constexpr qint64 kMostGapSeconds = 20;
static constexpr int kMostFragmentsOfOne = 16;  // other tracks' may come first
static constexpr int kMostLastFragments = 1024; // behind the last that is listed
static constexpr qint64 kSmallRestBytes = 1024 * 1024;

/// The places to start at, with times in ticks of \p timescale; empty if they are not in order.
static std::vector<Keyframe> startsOf(const FragmentList &list, const MediaInfo &info, quint32 timescale)
{
    const qint64 beginBytes = std::get<FragmentedLayout>(info.layout).moovOffsetBytes;
    const quint32 listed = list.timescale > 0 ? list.timescale : timescale;
    std::vector<Keyframe> starts;
    for (const ListedFragment &fragment : list.fragments) {
        if (!fragment.isStart)
            continue;
        const Keyframe start{rescale(fragment.time, listed, timescale), fragment.offsetBytes};
        const bool isInside = start.offsetBytes > beginBytes && start.offsetBytes < info.sizeBytes;
        if (!isInside || (!starts.empty() && (start.time <= starts.back().time ||
                                              start.offsetBytes <= starts.back().offsetBytes)))
            return {};
        starts.push_back(start);
    }
    return starts;
}

/// What the fragment at \p offsetBytes, which ends at \p endBytes at the latest, begins with if that is a
/// keyframe.
static Result<std::optional<MainFragment>> keyframeAt(ScanWindow &window, const MediaInfo &info,
                                                      SteadySounds &sounds, qint64 offsetBytes,
                                                      qint64 endBytes)
{
    FragmentHops hops(window, offsetBytes);
    for (int i = 0; i < kMostFragmentsOfOne; ++i) {
        const auto moof = hops.next();
        if (!moof)
            return std::unexpected(moof.error());
        if (!*moof || (*moof)->offsetBytes >= endBytes)
            break;
        sounds.take(**moof);
        auto place = mainFragment(**moof, info);
        if (!place)
            continue;
        return place->beginsWithKeyframe ? std::move(place) : std::nullopt;
    }
    return std::nullopt;
}

/// Second, two between that no even step goes through, and last.
static std::vector<size_t> samplesOf(size_t count)
{
    std::vector<size_t> numbers{1, count * 382 / 1000, count * 618 / 1000, count - 1};
    std::ranges::sort(numbers);
    const auto again = std::ranges::unique(numbers);
    numbers.erase(again.begin(), again.end());
    std::erase(numbers, size_t(0));
    return numbers;
}

namespace {

struct Comparison
{
    qint64 correction = 0; ///< of the listed times
    qint64 leadTicks = 0;  ///< MainFragment::leadTicks of all that were looked at; 0 if they differ
};

} // namespace

/// Nothing if some fragments are not as listed.
static Result<std::optional<Comparison>> compare(ScanWindow &window, const MediaInfo &info,
                                                 SteadySounds &sounds, const std::vector<Keyframe> &starts)
{
    std::optional<Comparison> compared;
    for (const size_t number : samplesOf(starts.size())) {
        const bool isLast = number + 1 == starts.size();
        const auto place = keyframeAt(window, info, sounds, starts[number].offsetBytes,
                                      isLast ? info.sizeBytes : starts[number + 1].offsetBytes);
        if (!place)
            return std::unexpected(place.error());
        if (!*place)
            return std::nullopt;
        const qint64 found = (*place)->keyframes.front().time - starts[number].time;
        // The list's ticks may be coarser than the track's.
        if (compared && std::abs(found - compared->correction) > 1)
            return std::nullopt;
        if (!compared)
            compared = Comparison{found, (*place)->leadTicks};
        else if (compared->leadTicks != (*place)->leadTicks)
            compared->leadTicks = 0;
    }
    return compared;
}

static qint64 widestGap(const std::vector<Keyframe> &keyframes, qint64 Keyframe::*what)
{
    qint64 widest = 0;
    for (size_t i = 1; i < keyframes.size(); ++i)
        widest = std::max(widest, keyframes[i].*what - keyframes[i - 1].*what);
    return widest;
}

static CheckedFragments unusable(const QString &problem)
{
    return {problem, {}, 0, 0};
}

Result<CheckedFragments> checkFragmentList(ScanWindow &window, const MediaInfo &info,
                                           const FragmentList &list, const Keyframe &first,
                                           SteadySounds &sounds)
{
    const quint32 timescale = info.track(info.mainTrack)->timescale;
    std::vector<Keyframe> starts = startsOf(list, info, timescale);
    if (starts.size() < 2 || starts.size() > kMaxScannedKeyframes)
        return unusable(u"it names no fragments in order"_s);
    const qint64 restBytes = info.sizeBytes - starts.back().offsetBytes;
    if (restBytes > 4 * widestGap(starts, &Keyframe::offsetBytes) + kSmallRestBytes)
        return unusable(u"it ends at byte %1 of the file"_s.arg(starts.back().offsetBytes));
    const auto compared = compare(window, info, sounds, starts);
    if (!compared)
        return std::unexpected(compared.error());
    if (!*compared)
        return unusable(u"the fragments are not as it says"_s);
    const auto endNs = fragmentsEndNs(window, info, starts.back().offsetBytes, kMostLastFragments,
                                      [&](const Box &moof) { sounds.take(moof); });
    if (!endNs)
        return std::unexpected(endNs.error());
    CheckedFragments checked;
    checked.keyframes.push_back(first);
    for (const Keyframe &start : starts) {
        const Keyframe corrected{start.time + (*compared)->correction, start.offsetBytes};
        if (corrected.time > first.time + 1 && corrected.offsetBytes > first.offsetBytes)
            checked.keyframes.push_back(corrected);
    }
    const qint64 end = rescale(endNs->value_or(0), kNanosecondTimescale, timescale);
    const qint64 widest =
        std::max(widestGap(checked.keyframes, &Keyframe::time), end - checked.keyframes.back().time);
    if (end <= checked.keyframes.back().time || widest > kMostGapSeconds * timescale)
        return unusable(u"it names too few fragments"_s);
    checked.endNs = **endNs;
    checked.leadTicks = (*compared)->leadTicks;
    return checked;
}

} // namespace cuegate
