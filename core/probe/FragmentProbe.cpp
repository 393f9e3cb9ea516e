// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/FragmentProbe.h"

#include "core/io/InOrderSource.h"
#include "core/media/FragmentTables.h"
#include "core/probe/FragmentCheck.h"
#include "core/probe/FragmentHops.h"
#include "core/probe/FragmentListReader.h"
#include "core/probe/ScanIndex.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr int kMostFirstFragments = 16;

namespace {

/// The first fragments: what the tracks are like, and the first keyframe.
struct Beginning
{
    std::optional<Keyframe> first;
    bool isTimed = true; ///< all fragments say when they begin
};

} // namespace

static bool counts(const Track &track)
{
    return track.type == TrackType::Video || track.type == TrackType::Audio;
}

static std::optional<Keyframe> firstKeyframe(const SampleTable &table, const Track &main,
                                             const std::vector<std::pair<quint32, qint64>> &places)
{
    const quint32 count = table.sampleCount();
    for (quint32 number = 0; number < count; ++number) {
        const auto entry = table.entries(number, 1).front();
        if (!entry.isSync && main.type == TrackType::Video)
            continue;
        const auto after = std::ranges::upper_bound(places, number, {}, &std::pair<quint32, qint64>::first);
        return Keyframe{entry.pts, std::prev(after)->second};
    }
    return std::nullopt;
}

/// Reads until every track that counts has begun.
static Result<Beginning> readBeginning(ScanWindow &window, MovieDescription &movie, SteadySounds &sounds)
{
    MediaInfo &info = movie.info;
    const auto &layout = std::get<FragmentedLayout>(info.layout);
    FragmentTables tables(info.tracks, layout, kMaxScannedSamples);
    tables.takeMoov();
    Beginning beginning;
    std::vector<std::pair<quint32, qint64>> places{{0, layout.moovOffsetBytes}}; // by first sample
    FragmentHops hops(window, layout.moovOffsetBytes);
    const auto isMissing = [&](const Track &track) {
        return counts(track) && tables.sampleCount(track.id) == 0;
    };
    for (int fragment = 0;
         fragment == 0 || (fragment < kMostFirstFragments && std::ranges::any_of(info.tracks, isMissing));
         ++fragment) {
        const auto moof = hops.next();
        if (!moof)
            return std::unexpected(moof.error());
        if (!*moof)
            break;
        places.emplace_back(tables.sampleCount(info.mainTrack), (*moof)->offsetBytes);
        sounds.take(**moof);
        if (!tables.take(**moof, window.endBytes()))
            break;
        for (const Track &track : info.tracks)
            beginning.isTimed &= tables.isTimed(track.id) || !counts(track);
    }
    for (MovieTrack &track : movie.tracks) {
        auto table = tables.finish(track.track.id);
        if (!table)
            continue; // noticed again where it is read
        if (track.track.id == info.mainTrack)
            beginning.first = firstKeyframe(*table, track.track, places);
        track.table = std::move(*table);
        const qint64 durationTicks = track.track.durationTicks;
        applyTableTimes(track);
        track.track.durationTicks = durationTicks;
        info.tracks[track.track.id - 1] = track.track;
    }
    return beginning;
}

static Result<void> takeIndex(ScanWindow &window, MediaInfo &info, const Keyframe &first,
                              SteadySounds &sounds)
{
    for (const auto read : {readSegmentIndexes, readRandomAccessLists}) {
        const auto list = read(window, info);
        if (!list && isOutOfReach(list.error()))
            continue;
        if (!list)
            return std::unexpected(list.error());
        if (!*list)
            continue;
        const auto checked = checkFragmentList(window, info, **list, first, sounds);
        if (!checked && isOutOfReach(checked.error())) {
            info.notes << u"the list of fragments (%1) cannot be checked without ranges: it is not used"_s
                              .arg((*list)->name);
            continue;
        }
        if (!checked)
            return std::unexpected(checked.error());
        if (checked->problem.isEmpty()) {
            info.keyframes.keyframes = checked->keyframes;
            for (const Keyframe &keyframe : checked->keyframes) {
                if (checked->leadTicks > 0)
                    info.keyframes.leads[keyframe.time] = checked->leadTicks;
            }
            info.durationNs = checked->endNs;
            std::get<FragmentedLayout>(info.layout).steadySounds = sounds.found(checked->endNs);
            info.indexKind = IndexKind::Fragments;
            info.indexComplete = true;
            return {};
        }
        info.notes << u"the list of fragments (%1) is not used: %2"_s.arg((*list)->name, checked->problem);
    }
    return {};
}

Result<void> probeFragments(const ByteSource &source, MovieDescription &movie, const CancelToken &cancel)
{
    MediaInfo &info = movie.info;
    if (!info.track(info.mainTrack))
        return {};
    info.layout = fragmentedLayout(movie);
    ScanWindow window(source, cancel);
    SteadySounds sounds(info);
    const auto beginning = readBeginning(window, movie, sounds);
    if (!beginning)
        return std::unexpected(beginning.error());
    if (!beginning->isTimed || !beginning->first) {
        info.layout = std::monostate();
        return {};
    }
    return takeIndex(window, info, *beginning->first, sounds);
}

} // namespace cuegate
