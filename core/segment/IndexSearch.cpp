// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/IndexSearch.h"

#include "core/demux/LeadingPictures.h"
#include "core/demux/MatroskaEnds.h"
#include "core/demux/TransportStreamSamples.h"
#include "core/io/SparingSource.h"
#include "core/probe/MatroskaSeek.h"
#include "core/probe/TransportEndSearch.h"
#include "core/segment/CutTimes.h"
#include "core/segment/ProvisionalCuts.h"
#include "core/segment/ProvisionalTitle.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qint64 kLeastUnevenBytes = 32 * 1024 * 1024;

// Playlists list no segments behind the end of such sound, as nothing would be in them.
static bool isEndCutOff(const Title &title, TrackId track)
{
    return std::ranges::any_of(title.renditions, [track](const Rendition &rendition) {
        const RenditionPart &part = rendition.parts.front();
        return part.source == track && rendition.isAudio() && part.isCopied() &&
               part.timing.silence.payload.isEmpty();
    });
}

// Where the tracks of a searched transport stream end, of which \p title is made.
static Result<MediaInfo> withEnds(const Title &title, const ByteSource &source, MediaInfo info,
                                  const CancelToken &cancel)
{
    for (const Track &track : std::vector(info.tracks)) {
        if (track.type != TrackType::Video && track.type != TrackType::Audio)
            continue;
        const auto unsure = isEndCutOff(title, track.id) ? UnsureEnd::Leave : UnsureEnd::Take;
        auto ending = withTrackEnd(source, std::move(info), track.id, unsure, cancel);
        if (!ending)
            return ending;
        info = std::move(*ending);
    }
    return info;
}

// A copy of \p provisional whose layout has the sounds that a few of its cuts show to be off their grids.
static Result<Title> withUnsteadySounds(const Title &provisional, const ByteSource &source,
                                        const CancelToken &cancel)
{
    constexpr qsizetype kLooks = 4;
    Title title(provisional);
    const auto *stream = std::get_if<TransportStreamLayout>(&title.info->layout);
    if (!stream || stream->soundGrids.empty())
        return title;
    std::vector<TrackId> sounds;
    for (const auto &[id, grid] : stream->soundGrids)
        sounds.push_back(id);
    std::set<TrackId> unsteady;
    const auto last = qsizetype(title.plan.spans.size()) - 1;
    for (qsizetype look = 1; look <= std::min(kLooks, last); ++look) {
        title.gate->wait(cancel);
        const auto cut = beginOf(title, last * look / std::min(kLooks, last), cancel, SearchPace::Sparing);
        if (!cut)
            return std::unexpected(cut.error());
        const auto begins = readTransportStreamFirstFrom(source, *title.info, sounds, *cut, cancel);
        if (!begins)
            return std::unexpected(begins.error());
        for (size_t i = 0; i < sounds.size(); ++i) {
            const auto &begin = (*begins)[i];
            if (begin && !stream->soundGrids.at(sounds[i]).frameNear(*begin))
                unsteady.insert(sounds[i]);
        }
    }
    auto info = std::make_shared<MediaInfo>(*title.info);
    std::get<TransportStreamLayout>(info->layout).unsteadySounds = std::move(unsteady);
    title.info = std::move(info);
    return title;
}

// Sounds of Matroska that have nothing in the last Clusters, of which \p last is: behind where, as far as the
// cuts tell, nothing of them comes, as readEnds() would go through all of it. One group more: a sound may
// come just behind a cut.
static Result<void> noteLastCuts(CutReading &around, const CutTracks &tracks,
                                 const std::map<TrackId, LastBlock> &last, const ByteSource &source,
                                 const MediaInfo &info, qint64 tailBytes, const CancelToken &cancel)
{
    const std::vector<Keyframe> &keyframes = info.keyframes.keyframes;
    for (const TrackId track : tracks.ends) {
        if (last.contains(track))
            continue;
        qint64 lastCutBytes = tailBytes;
        for (auto cut = keyframes.rbegin(); cut != keyframes.rend(); ++cut) {
            const auto goesOn = hasBlockNear(source, info, track, *cut, cancel);
            if (!goesOn)
                return std::unexpected(goesOn.error());
            if (*goesOn)
                break;
            lastCutBytes = cut->offsetBytes;
        }
        around.noteLastCut(track, lastCutBytes);
    }
    return {};
}

// Of Matroska by the last Clusters, which were read to see how long the film is; a sound may end after the
// picture.
static Result<MediaInfo> withLastClusters(CutReading &around, const CutTracks &tracks,
                                          const ByteSource &source, MediaInfo info, const CancelToken &cancel)
{
    const auto tail = searchMatroskaTail(source, info, cancel);
    if (!tail)
        return std::unexpected(tail.error());
    const qint64 lastBytes = info.keyframes.keyframes.back().offsetBytes;
    const qint64 tailBytes = std::max(tail->value_or(lastBytes), lastBytes);
    const auto last = readLastBlocks(source, info, {tailBytes, info.sizeBytes}, cancel);
    if (!last)
        return std::unexpected(last.error());
    const Track &main = *info.track(info.mainTrack);
    const auto picture = main.type == TrackType::Video ? last->find(main.id) : last->end();
    if (picture != last->end() && main.defaultDurationNs > 0 && !isTimedByPictures(info))
        around.noteEnd(main.id, picture->second.timeNs + main.defaultDurationNs);
    if (const auto noted = noteLastCuts(around, tracks, *last, source, info, tailBytes, cancel); !noted)
        return std::unexpected(noted.error());
    if (tailBytes > lastBytes) // readEnds() goes back from keyframe to keyframe: a part of its own
        info.keyframes.keyframes.push_back({endTimeOf(info), tailBytes});
    return info;
}

// \p described: of how many samples frames are, as far as their first ones tell.
static Result<void> readEnds(CutReading &around, const CutTracks &tracks, const ByteSource &source,
                             const MediaInfo &info, const std::vector<Track> &described,
                             const CancelToken &cancel)
{
    const auto isOver = [&cancel] { return cancel.isCancelled(); };
    MediaInfo parts = info;
    parts.tracks = described;
    if (std::holds_alternative<MatroskaLayout>(info.layout) && !info.keyframes.keyframes.empty()) {
        auto with = withLastClusters(around, tracks, source, std::move(parts), cancel);
        if (!with)
            return std::unexpected(with.error());
        parts = std::move(*with);
    }
    return around.readEnds(parts, isOver, cancel);
}

Result<SearchedIndex> searchIndex(const Title &provisional, const CancelToken &cancel,
                                  const std::function<void(double)> &onShare)
{
    constexpr int kMostWithout = 3; // more segments without a keyframe in a row: the time stamps jump there
    constexpr qint64 kUnevenFactor = 8;
    MediaInfo info = *provisional.cuts->found();
    const auto count = qsizetype(provisional.plan.spans.size());
    const qint64 usualBytes = info.sizeBytes / count;
    info.keyframes = {searchTimescale(info), {}};
    info.indexKind = IndexKind::Scan;
    info.indexComplete = false;
    info.isIndexSearched = true;
    info.notes << u"only the keyframes that segments begin with have been looked for"_s;
    std::vector<Keyframe> &keyframes = info.keyframes.keyframes;
    const SparingSource source(provisional.source);
    const auto looked = withUnsteadySounds(provisional, source, cancel);
    if (!looked)
        return std::unexpected(looked.error());
    if (const auto *stream = std::get_if<TransportStreamLayout>(&looked->info->layout)) {
        auto &found = std::get<TransportStreamLayout>(info.layout);
        found.unsteadySounds = stream->unsteadySounds;
        found.soundGrids = stream->soundGrids;
    }
    const CutTracks tracks = cutTracksOf(*looked);
    CutReading around(source, tracks, {});
    int without = 0;
    for (qsizetype n = 0; n <= count; ++n) {
        provisional.gate->wait(cancel);
        const auto begin = beginOf(provisional, n, cancel, SearchPace::Sparing);
        if (!begin)
            return std::unexpected(begin.error());
        const bool isNew = keyframes.empty() || begin->time > keyframes.back().time;
        without = isNew ? 0 : without + 1;
        const qint64 bytes = keyframes.empty() ? 0 : begin->offsetBytes - keyframes.back().offsetBytes;
        if (without > kMostWithout || bytes < 0 || bytes > kUnevenFactor * usualBytes + kLeastUnevenBytes)
            return fail(ErrorKind::CorruptInput,
                        u"the time stamps jump near byte %1"_s.arg(begin->offsetBytes));
        if (isNew && n < count && begin->time < provisional.plan.spans.back().endTime) {
            keyframes.push_back(*begin);
            // At once: what lies around it is still at hand.
            const auto read = n > 0 ? around.readBegin(info, *begin, cancel) : Result<void>();
            if (!read)
                return std::unexpected(read.error());
        }
        onShare(double(n) / double(count));
    }
    provisional.gate->wait(cancel);
    if (std::holds_alternative<TransportStreamLayout>(info.layout)) {
        auto complete = withEnds(provisional, source, std::move(info), cancel);
        if (!complete)
            return std::unexpected(complete.error());
        info = std::move(*complete);
    }
    if (const auto read = readEnds(around, tracks, source, info, looked->info->tracks, cancel); !read)
        return std::unexpected(read.error());
    if (cancel.isCancelled())
        return std::unexpected(Error::cancelled());
    return SearchedIndex{std::make_shared<const MediaInfo>(std::move(info)), around.times()};
}

} // namespace cuegate
