// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/MainFragment.h"

#include "core/base/MediaTime.h"
#include "core/probe/ScanIndex.h"

#include <algorithm>

namespace cuegate {

static constexpr quint64 kFarTicks = quint64(1) << 60;

// Leading pictures come right behind their keyframe, which is shown at \p shown.
static qint64 leadOf(const std::vector<FragmentSample> &samples, qint64 dts, qint64 shown)
{
    constexpr size_t kMostLeading = 64;
    qint64 lead = 0;
    for (size_t i = 1; i < std::min(samples.size(), kMostLeading); ++i) {
        dts += samples[i - 1].duration;
        if (dts + samples[i].compositionOffset >= shown)
            break;
        lead = std::max(lead, shown - dts - samples[i].compositionOffset);
    }
    return lead;
}

std::optional<MainFragment> mainFragment(const Box &moof, const MediaInfo &info)
{
    const auto &layout = std::get<FragmentedLayout>(info.layout);
    const Track &main = *info.track(info.mainTrack);
    const auto fragments = readMovieFragment(moof, layout.extends, info.boundBytes(), kMaxScannedSamples);
    if (!fragments)
        return std::nullopt;
    std::optional<MainFragment> place;
    qint64 dts = 0;
    for (const ScannedFragment &fragment : *fragments) {
        if (fragment.trackId != main.containerId || fragment.samples.empty())
            continue;
        if (!place) {
            if (!fragment.baseMediaDecodeTime || *fragment.baseMediaDecodeTime > kFarTicks)
                return std::nullopt;
            dts = qint64(*fragment.baseMediaDecodeTime) + layout.presentationOffsets.at(main.id);
            const qint64 shown = dts + fragment.samples.front().compositionOffset;
            place = MainFragment{dts, {}, fragment.samples.front().isSync, 0};
            if (main.type == TrackType::Video && place->beginsWithKeyframe)
                place->leadTicks = leadOf(fragment.samples, dts, shown);
        }
        for (const FragmentSample &sample : fragment.samples) {
            if (sample.isSync || main.type != TrackType::Video)
                place->keyframes.push_back({dts + sample.compositionOffset, moof.offsetBytes});
            dts += sample.duration;
        }
    }
    return place;
}

/// Of one track; presentation runs later than decoding by what the last samples do.
static qint64 endOf(const SampleTable &table)
{
    constexpr quint32 kMostReordered = 64;
    const quint32 count = table.sampleCount();
    const quint32 tail = std::min(count, kMostReordered);
    qint64 end = table.endTime();
    for (const auto &entry : table.entries(count - tail, tail))
        end = std::max(end, entry.pts + entry.duration);
    return end;
}

std::optional<qint64> endOfTablesNs(FragmentTables &tables, const MediaInfo &info)
{
    std::optional<qint64> endNs;
    for (const Track &track : info.tracks) {
        const bool counts = track.type == TrackType::Video || track.type == TrackType::Audio;
        if (!counts || tables.sampleCount(track.id) == 0)
            continue;
        const auto table = tables.finish(track.id);
        if (table)
            endNs =
                std::max(endNs.value_or(0), rescale(endOf(*table), track.timescale, kNanosecondTimescale));
    }
    return endNs;
}

Result<std::optional<qint64>> fragmentsEndNs(SourceWindow &window, const MediaInfo &info, qint64 offsetBytes,
                                             int mostFragments)
{
    const auto &layout = std::get<FragmentedLayout>(info.layout);
    FragmentTables tables(info.tracks, layout, kMaxScannedSamples);
    FragmentHops hops(window, offsetBytes);
    for (int fragments = 0;; ++fragments) {
        const auto moof = hops.next();
        if (!moof)
            return std::unexpected(moof.error());
        if (!*moof)
            break;
        if (fragments == mostFragments)
            return std::nullopt;
        if (!tables.take(**moof, window.endBytes()))
            break;
    }
    return endOfTablesNs(tables, info);
}

} // namespace cuegate
