// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/CutLook.h"

#include "core/base/MediaTime.h"
#include "core/demux/FragmentSamples.h"
#include "core/demux/LeadingPictures.h"
#include "core/demux/MatroskaTail.h"
#include "core/demux/TransportStreamSamples.h"
#include "core/probe/AviLead.h"
#include "core/probe/FlvCut.h"
#include "core/probe/MatroskaTags.h"
#include "core/probe/SpanScan.h"
#include "core/probe/TransportStreamLead.h"

#include <algorithm>
#include <limits>

namespace cuegate {

using Begins = std::vector<std::optional<qint64>>;

static bool isFragmented(const MediaInfo &info)
{
    return std::holds_alternative<FragmentedLayout>(info.layout);
}

static bool isTransportStream(const MediaInfo &info)
{
    return std::holds_alternative<TransportStreamLayout>(info.layout);
}

// Copied sound of which no table and no grid tells when each frame is, or only not where it ends.
static std::vector<TrackId> untoldSounds(const Title &title)
{
    const MediaInfo &info = *title.info;
    const auto *fragmented = std::get_if<FragmentedLayout>(&info.layout);
    const auto *stream = std::get_if<TransportStreamLayout>(&info.layout);
    const bool isBySpans = isScannedBySpans(info);
    std::vector<TrackId> sounds;
    for (const Rendition &rendition : title.renditions) {
        const RenditionPart &part = rendition.parts.front();
        const bool isSound = rendition.isAudio() && !rendition.isMuxed() && part.isCopied();
        const bool isUntold =
            stream       ? stream->unsteadySounds.contains(part.source)
            : fragmented ? part.source != info.mainTrack && !fragmented->steadySounds.contains(part.source)
                         : isBySpans || part.timing.gridStep > 0;
        if (isSound && isUntold)
            sounds.push_back(part.source);
    }
    return sounds;
}

// Whether pictures may lead that the index says nothing of, or it may not tell when keyframes are shown. That
// matters where segments begin with these: of a picture that is converted.
static bool hasUntoldLeads(const Title &title)
{
    const MediaInfo &info = *title.info;
    if (isTimedByPictures(info)) {
        const auto isConvertedPicture = [](const Rendition &rendition) {
            return rendition.isVideo() && rendition.isConverted();
        };
        const bool isReadable = mayHaveLeads(info) || std::holds_alternative<MovieLayout>(info.layout);
        return isReadable && std::ranges::any_of(title.renditions, isConvertedPicture);
    }
    const Track &main = *info.track(info.mainTrack);
    const bool isKnown =
        main.codec == Codec::H264 || main.codec == Codec::Hevc || main.codec == Codec::Mpeg2Video;
    if (main.type != TrackType::Video || !isKnown)
        return false;
    if (isTransportStream(info))
        return !info.indexComplete; // a scan has seen all of them
    return isFragmented(info) || isScannedBySpans(info) || mayHaveLeads(info);
}

CutTracks cutTracksOf(const Title &title)
{
    const MediaInfo &info = *title.info;
    const bool isBySpans = isScannedBySpans(info);
    const bool hasBlocks = std::holds_alternative<MatroskaLayout>(info.layout);
    CutTracks tracks;
    if (hasBlocks || isFragmented(info) || isBySpans)
        tracks.ends = untoldSounds(title);
    if (hasUntoldLeads(title)) {
        tracks.begins.push_back(info.mainTrack);
        if (isBySpans) // its end was reckoned by times of decoding
            tracks.ends.push_back(info.mainTrack);
    }
    if (isFragmented(info) || isBySpans) {
        std::ranges::copy_if(tracks.ends, std::back_inserter(tracks.begins),
                             [&](TrackId id) { return id != info.mainTrack; });
    }
    if (isTransportStream(info)) // which says where its tracks end
        std::ranges::copy(untoldSounds(title), std::back_inserter(tracks.begins));
    return tracks;
}

namespace {

struct Told
{
    std::optional<qint64> begin;
    bool isCertain = false; ///< what lies further away cannot change it
};

} // namespace

// The group's earliest picture, once one is seen that does not lead.
static Told pictureBegin(const SampleTable &table, const Keyframe &keyframe)
{
    constexpr quint32 kMostLeading = 64;
    const auto number = table.syncAt(keyframe.time);
    if (!number)
        return {};
    Told told{keyframe.time};
    const auto entries = table.entries(*number, kMostLeading);
    for (size_t i = 1; i < entries.size() && !told.isCertain; ++i) {
        told.isCertain = entries[i].pts >= keyframe.time;
        told.begin = std::min(*told.begin, entries[i].pts);
    }
    return told;
}

// The first sample from \p time on, if one before it is seen, too.
static Told soundBegin(const SampleTable &table, qint64 time)
{
    const quint32 number = table.firstAtOrAfterDts(time);
    const auto entry = table.entries(number, 1);
    if (entry.empty())
        return {};
    return {entry.front().pts, number > 0};
}

// Of the samples near the cut; of so many as readers list if few do not tell.
static Result<Begins> spannedBegins(const ByteSource &source, const MediaInfo &info,
                                    std::span<const TrackId> tracks, const Keyframe &keyframe,
                                    const CancelToken &cancel)
{
    constexpr qint64 kNearNs = 250'000'000;
    const quint32 timescale = info.keyframes.timescale;
    const SampleSpan cut{timescale, keyframe.time, keyframe.time, keyframe.offsetBytes, keyframe.offsetBytes,
                         false,     false};
    Begins begins;
    for (const qint64 marginNs : {kNearNs, kSpanMarginNs}) {
        const auto layout = scanSpan(source, info, cut, marginNs, cancel);
        if (!layout)
            return std::unexpected(layout.error());
        begins.clear();
        bool isCertain = true;
        for (const TrackId id : tracks) {
            const SampleTable &table = layout->tables.at(id);
            const quint32 ticks = info.track(id)->timescale;
            const Told told = id == info.mainTrack
                                  ? pictureBegin(table, keyframe)
                                  : soundBegin(table, rescaleUp(keyframe.time, timescale, ticks));
            begins.push_back(told.begin);
            isCertain = isCertain && told.isCertain;
        }
        if (isCertain)
            break;
    }
    return begins;
}

static Result<Begins> readTransportStreamBegins(const ByteSource &source, const MediaInfo &info,
                                                std::span<const TrackId> tracks, const Keyframe &keyframe,
                                                const CancelToken &cancel)
{
    const auto isSound = [&](TrackId id) { return info.track(id)->type == TrackType::Audio; };
    std::vector<TrackId> sounds;
    std::ranges::copy_if(tracks, std::back_inserter(sounds), isSound);
    const auto found = readTransportStreamFirstFrom(source, info, sounds, keyframe, cancel);
    if (!found)
        return std::unexpected(found.error());
    Begins begins;
    for (size_t i = 0; const TrackId id : tracks) {
        if (isSound(id)) {
            begins.push_back((*found)[i++]);
            continue;
        }
        const auto lead = readTransportStreamLead(source, info, keyframe, cancel);
        if (!lead)
            return std::unexpected(lead.error());
        begins.push_back(keyframe.time - *lead);
    }
    return begins;
}

Result<Begins> readCutBegins(const ByteSource &source, const MediaInfo &info, std::span<const TrackId> tracks,
                             const Keyframe &keyframe, const CancelToken &cancel)
{
    if (isFragmented(info))
        return readFragmentBegins(source, info, tracks, keyframe, cancel);
    if (isScannedBySpans(info))
        return info.container == Container::Flv ? readFlvCut(source, info, tracks, keyframe, cancel)
                                                : spannedBegins(source, info, tracks, keyframe, cancel);
    if (isTransportStream(info))
        return readTransportStreamBegins(source, info, tracks, keyframe, cancel);
    const auto lead = std::holds_alternative<MovieLayout>(info.layout)
                          ? readAviLead(source, info, keyframe, cancel)
                          : readLeadOf(source, info, keyframe, cancel);
    if (!lead)
        return std::unexpected(lead.error());
    return Begins{*lead ? std::optional(keyframe.time - **lead) : std::nullopt};
}

// Of the tracks whose frames all last as long.
static std::map<TrackId, qint64> endsOf(const std::map<TrackId, LastBlock> &blocks, const MediaInfo &info)
{
    std::map<TrackId, qint64> ends;
    for (const auto &[id, block] : blocks) {
        const Track &track = *info.track(id);
        if (track.audio && track.audio->frameSamples > 0 && track.audio->sampleRate > 0)
            ends[id] = block.timeNs + rescale(qint64(block.frames) * track.audio->frameSamples,
                                              track.audio->sampleRate, kNanosecondTimescale);
    }
    return ends;
}

static Result<std::map<TrackId, qint64>> blockEnds(const ByteSource &source, const MediaInfo &info,
                                                   ByteRange range, const CancelToken &cancel)
{
    const auto blocks = readLastBlocks(source, info, range, cancel);
    if (!blocks)
        return std::unexpected(blocks.error());
    return endsOf(*blocks, info);
}

// In nanoseconds, as a whole number of frames behind \p firstNs: libavformat states where the last one, of
// which less is heard, is cut off.
static qint64 statedEnd(const StatedDuration &stated, const Track &track, qint64 firstNs)
{
    constexpr qint64 kRoundedNs = 1'000'000;
    const qint64 lastsNs = stated.isOwn ? stated.ns : stated.ns - track.codecDelayNs - firstNs;
    const qint64 samples = rescaleUp(lastsNs - kRoundedNs, kNanosecondTimescale, track.audio->sampleRate);
    const qint64 frameSamples = track.audio->frameSamples;
    const qint64 frames = (std::max<qint64>(0, samples) + frameSamples - 1) / frameSamples;
    return firstNs + rescale(frames * frameSamples, track.audio->sampleRate, kNanosecondTimescale);
}

Result<std::map<TrackId, qint64>> readTailEnds(const Title &title, std::span<const TrackId> tracks,
                                               const CancelToken &cancel)
{
    const MediaInfo &info = *title.info;
    const ByteSource &source = *title.source;
    const auto blocks = readTailBlocks(source, info, cancel);
    if (!blocks)
        return std::unexpected(blocks.error());
    std::map<TrackId, qint64> ends = endsOf(*blocks, info);
    std::erase_if(ends, [&](const auto &each) { return std::ranges::count(tracks, each.first) == 0; });
    const auto isFound = [&](TrackId id) { return ends.contains(id); };
    if (blocks->empty() || std::ranges::all_of(tracks, isFound))
        return ends;
    const auto stated = readStatedDurations(source, info, cancel);
    if (!stated)
        return std::unexpected(stated.error());
    // One that has nothing near the end ends before what was found there.
    qint64 latestNs = std::numeric_limits<qint64>::max();
    for (const auto &[id, block] : *blocks)
        latestNs = std::min(latestNs, block.timeNs);
    for (const TrackId id : tracks) {
        const auto said = stated->find(id);
        const auto &audio = info.track(id)->audio;
        const bool hasGrid = audio && audio->frameSamples > 0 && audio->sampleRate > 0;
        if (isFound(id) || said == stated->end() || !hasGrid)
            continue;
        const qint64 endNs = statedEnd(said->second, *info.track(id), title.starts.at(id).firstPts);
        if (endNs < latestNs)
            ends[id] = endNs;
    }
    return ends;
}

// Where the picture shown last, or the last frame of sound, ends; nothing of an empty table.
static std::optional<qint64> endOf(const SampleTable &table, const Track &track)
{
    constexpr quint32 kMostReordered = 64;
    const quint32 count = table.sampleCount();
    const quint32 tail = std::min(count, track.type == TrackType::Video ? kMostReordered : 1);
    const auto entries = table.entries(count - tail, tail);
    if (entries.empty())
        return std::nullopt;
    const qint64 last = std::ranges::max(entries, {}, &SampleTable::Entry::pts).pts;
    if (track.type == TrackType::Video)
        return last + (tail > 1 ? entries[tail - 1].dts - entries[tail - 2].dts : 0);
    const bool isGrid = track.audio && track.audio->frameSamples > 0 && track.audio->sampleRate > 0;
    return isGrid ? last + rescale(track.audio->frameSamples, track.audio->sampleRate, track.timescale)
                  : table.endTime();
}

static Result<std::map<TrackId, qint64>> spannedEnds(const ByteSource &source, const MediaInfo &info,
                                                     std::span<const TrackId> tracks, ByteRange range,
                                                     const CancelToken &cancel)
{
    const std::vector<Keyframe> &keyframes = info.keyframes.keyframes;
    const auto first = std::ranges::lower_bound(keyframes, range.beginBytes, {}, &Keyframe::offsetBytes);
    const auto next = std::ranges::lower_bound(keyframes, range.endBytes, {}, &Keyframe::offsetBytes);
    if (first == keyframes.end())
        return std::map<TrackId, qint64>();
    const bool isLast = next == keyframes.end();
    const qint64 endTime = isLast ? endTimeOf(info) : next->time;
    const SampleSpan span{info.keyframes.timescale, first->time, endTime, range.beginBytes,
                          range.endBytes,           false,       isLast};
    const auto layout = scanSpan(source, info, span, 0, cancel);
    if (!layout)
        return std::unexpected(layout.error());
    std::map<TrackId, qint64> ends;
    for (const TrackId id : tracks) {
        const Track &track = *info.track(id);
        if (const auto end = endOf(layout->tables.at(id), track))
            ends[id] = track.type == TrackType::Video ? std::max(*end, endTime) : *end;
    }
    return ends;
}

Result<std::map<TrackId, qint64>> readCutEnds(const ByteSource &source, const MediaInfo &info,
                                              std::span<const TrackId> tracks, ByteRange range,
                                              const CancelToken &cancel)
{
    if (isFragmented(info))
        return readFragmentEnds(source, info, tracks, range, cancel);
    return isScannedBySpans(info) ? spannedEnds(source, info, tracks, range, cancel)
                                  : blockEnds(source, info, range, cancel);
}

} // namespace cuegate
