// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/SourcePreparation.h"

#include "core/demux/LeadingPictures.h"
#include "core/io/InOrderSource.h"
#include "core/probe/ClusterFinder.h"
#include "core/probe/Probe.h"
#include "core/probe/ScanIndex.h"
#include "core/probe/SpanScan.h"
#include "core/segment/CutTimes.h"
#include "core/segment/IndexSearch.h"
#include "core/segment/ProvisionalTitle.h"

using namespace Qt::StringLiterals;

namespace cuegate {

// Of what is read to make a film's index, kept on disk to make it from again. More is asked of the source
// again at the next start: films have less.
static constexpr qint64 kMostScannedBytes = 64 * 1024 * 1024;

SourcePlace placeOf(const CatalogSource &source)
{
    return source.location.url.isLocalFile() ? SourcePlace::Disk : SourcePlace::Network;
}

bool isLongToCome(const MediaInfo &media)
{
    return media.sizeBytes < 0 || media.sizeBytes > InOrderSource::kReachBytes;
}

bool isLongToScan(const CatalogSource &source, const MediaInfo &media)
{
    // A transport stream is read as a whole, of Matroska a little of each Cluster, of MP4 each moof.
    constexpr qint64 kRemoteBytes = 16 * 1024 * 1024;
    constexpr qint64 kLocalBytes = 512 * 1024 * 1024;
    // Each of its fragments is a request then.
    if (placeOf(source) == SourcePlace::Network && std::holds_alternative<FragmentedLayout>(media.layout))
        return true;
    return media.sizeBytes > (placeOf(source) == SourcePlace::Disk ? kLocalBytes : kRemoteBytes);
}

// Of a transport stream only reading all of it finds every keyframe, of FLV and Ogg most, of MP4 reading
// every moof, and some have one for each picture, of Matroska that was written to a pipe every Cluster, and
// these are small: not over a network.
static Result<bool> isSearchedOnly(const ByteSource &source, const MediaInfo &media,
                                   const CancelToken &cancel)
{
    if (std::holds_alternative<MatroskaLayout>(media.layout) && media.sizeBytes > 0)
        return source.counters().requests > 0 ? hasSmallClusters(source, media, cancel) : Result<bool>(false);
    const bool isCostly = media.container == Container::MpegTs ||
                          std::holds_alternative<FragmentedLayout>(media.layout) || isScannedBySpans(media);
    return isCostly && source.counters().requests > 0;
}

// Tells each percent once.
static std::function<void(double)> percentsOf(const std::function<void(int)> &onPercent)
{
    return [&onPercent, last = -1](double share) mutable {
        const int percent = int(share * 100);
        if (percent != std::exchange(last, percent))
            onPercent(percent);
    };
}

// A provisional title of \p media whose cuts are to be found, no more; null: it is to be gone through.
// \p playing: what plays meanwhile, with false Cues or without any; may be null.
static Result<std::shared_ptr<const Title>> titleToSearch(const std::shared_ptr<const ByteSource> &source,
                                                          const MediaInfo &media,
                                                          const std::shared_ptr<const Title> &playing,
                                                          const PictureConversion &conversion,
                                                          const CancelToken &cancel)
{
    if (!playing || !source->canSeek()) // then it is here by now
        return nullptr;
    const auto isSearched = isSearchedOnly(*source, media, cancel);
    if (!isSearched)
        return std::unexpected(isSearched.error());
    if (!*isSearched)
        return nullptr;
    if (playing->isProvisional())
        return playing;
    const auto made = makeProvisionalTitle(source, media, conversion, cancel);
    if (!made)
        return made.error().kind == ErrorKind::Cancelled ? made : nullptr;
    auto title = std::make_shared<Title>(**made);
    title->gate = playing->gate;
    return title;
}

// \p searched: as titleToSearch() made it.
static Result<SearchedIndex> indexed(const ByteSource &source, const MediaInfo &media,
                                     const Title *provisional, const Title *searched,
                                     const CancelToken &cancel, const std::function<void(double)> &tell)
{
    if (!source.canSeek()) {
        // All of it has come by now, or may: what probing could not reach it may reach.
        auto again = probe(source, {}, cancel);
        if (again && (*again)->indexKind != IndexKind::None)
            return SearchedIndex{*again, {}};
    }
    // What lists its fragments may be more than probing could read.
    const auto listed = probeFurther(source, media, kRequestsWhilePlaying, cancel);
    if (listed && *listed && (*listed)->indexKind == IndexKind::Fragments)
        return SearchedIndex{*listed, {}};
    if (searched) {
        auto found = searchIndex(*searched, cancel, tell);
        if (found || found.error().kind != ErrorKind::CorruptInput)
            return found;
    }
    const auto progress = [&](ScanProgress at) {
        if (provisional)
            provisional->gate->wait(cancel);
        tell(source.sizeBytes() > 0 ? double(at.offsetBytes) / double(source.sizeBytes()) : 0);
    };
    const auto scanned = scanIndex(source, media, cancel, progress);
    return scanned ? Result<SearchedIndex>({*scanned, {}}) : std::unexpected(scanned.error());
}

TitleFacts withTimes(TitleFacts facts, const std::map<TrackId, TrackTimes> &times)
{
    for (const auto &[id, time] : times)
        facts[id].times = time;
    return facts;
}

// What cannot be read shows when segments are made; the playlist is as before then. \p provisional: one that
// plays meanwhile, so that there is time for all of it; null: somebody waits.
static void lookAtCuts(PreparedTitle &prepared, const TitleFacts &facts, const Title *provisional,
                       const CancelToken &cancel)
{
    constexpr std::chrono::milliseconds kMost(1000);
    const Title &title = **prepared.title;
    if (!lacksCutTimes(title))
        return;
    const auto standBack = [&](double) {
        if (provisional)
            provisional->gate->wait(cancel);
    };
    const auto times = readCutTimes(title, provisional ? kUnbounded : kMost, cancel, standBack);
    if (!times)
        return;
    prepared.title = withTimes(title, *times);
    prepared.newFacts = withTimes(facts, *times);
}

// As lookAtCuts(), but where sound ends only.
static void lookAtTail(PreparedTitle &prepared, const TitleFacts &facts, const CancelToken &cancel)
{
    const Title &title = **prepared.title;
    const auto times = readTailTimes(title, cancel);
    if (!times || *times == title.times)
        return;
    prepared.title = withTimes(title, *times);
    prepared.newFacts = withTimes(facts, *times);
}

PreparedTitle prepareTitle(const std::shared_ptr<const ByteSource> &source,
                           const std::shared_ptr<const MediaInfo> &media,
                           const std::optional<TitleFacts> &facts, const PictureConversion &conversion,
                           const std::shared_ptr<const Title> &provisional, SourcePlace place,
                           const CancelToken &cancel, const std::function<void(int)> &onPercent)
{
    PreparedTitle prepared;
    std::shared_ptr<const MediaInfo> known = media;
    std::map<TrackId, TrackTimes> times;
    if (media->indexKind == IndexKind::Fragments) {
        const auto further = probeFurther(*source, *media, kRequestsWhileWaiting, cancel);
        if (!further) {
            prepared.title = std::unexpected(further.error());
            return prepared;
        }
        if (*further && (*further)->indexKind == IndexKind::None) {
            prepared.withoutIndex = *further;
            return prepared;
        }
        known = *further ? *further : media;
    }
    if (media->indexKind == IndexKind::None && canScan(*media)) {
        const RecordingByteSource recording(*source, kMostScannedBytes);
        const bool isRecorded = isScanRecorded(*media);
        const ByteSource &read = isRecorded ? *source : static_cast<const ByteSource &>(recording);
        const auto searched = titleToSearch(source, *media, provisional, conversion, cancel);
        auto scanned = searched ? indexed(read, *media, provisional.get(), searched->get(), cancel,
                                          percentsOf(onPercent))
                                : std::unexpected(searched.error());
        if (!scanned) {
            prepared.title = std::unexpected(scanned.error());
            return prepared;
        }
        known = prepared.scanned = scanned->media;
        times = std::move(scanned->times);
        if (isScanRecorded(*known) || isScannedBySpans(*known))
            prepared.newScan = scanRecordOf(*known);
        else if (auto ranges = recording.ranges())
            prepared.scannedRanges = std::move(*ranges);
    }
    const bool isTailWanted =
        place == SourcePlace::Network && source->canSeek() && known->indexKind == IndexKind::Cues;
    if (isTailWanted && !facts)
        fetchTail(*source, *known, cancel); // while the beginning is read
    auto read = facts ? Result<TitleFacts>(*facts) : readTitleFacts(*source, *known, cancel);
    if (!read) {
        prepared.title = std::unexpected(read.error());
        return prepared;
    }
    *read = withTimes(*std::move(read), times);
    prepared.title = makeTitle(source, *known, *read, conversion);
    if (!facts || !times.empty())
        prepared.newFacts = *read;
    // Of what is far away only while a title plays that cannot tell anyway, or if all of it has come.
    const bool hasCome = source->sizeBytes() > 0 && comeWithoutHole(*source, 0) >= source->sizeBytes();
    const bool isInIdleTime = provisional && (source->canSeek() || hasCome) && place == SourcePlace::Network;
    if (prepared.title && (place == SourcePlace::Disk || isInIdleTime || hasCome))
        lookAtCuts(prepared, *read, isInIdleTime ? provisional.get() : nullptr, cancel);
    else if (prepared.title && isTailWanted)
        lookAtTail(prepared, *read, cancel);
    return prepared;
}

// Whether what was looked at of a film far away, before it plays, says that its cuts are where its index has
// them: that its groups of pictures are closed, or that its keyframes are all shown alike.
static bool areCutsBelieved(const Title &title)
{
    const MediaInfo &info = *title.info;
    if (info.indexKind == IndexKind::Cues) {
        const auto main = title.starts.find(info.mainTrack);
        return main == title.starts.end() || !main->second.mayLeadsDiffer;
    }
    return isTimedByPictures(info) && !info.keyframes.areSomeGuessed;
}

bool isToBeLookedAt(const Title &title, SourcePlace place)
{
    if (title.isProvisional() || !lacksCutTimes(title))
        return false;
    return place == SourcePlace::Disk || (title.source->canSeek() && !areCutsBelieved(title));
}

Result<std::map<TrackId, TrackTimes>> lookAtCutsBehind(const Title &title, SourcePlace place,
                                                       const CancelToken &cancel,
                                                       const std::function<void(int)> &onPercent)
{
    const auto tell = percentsOf(onPercent);
    if (place == SourcePlace::Disk)
        return readCutTimes(title, kUnbounded, cancel, tell);
    // Who has asked for playlists asks for segments next.
    title.gate->shut(std::chrono::seconds(3)).reset();
    return readDoubtfulCutTimes(title, cancel, [&](double share) {
        title.gate->wait(cancel);
        tell(share);
    });
}

MediaInfo withoutCues(MediaInfo media)
{
    media.indexKind = IndexKind::None;
    media.indexComplete = false;
    media.isIndexReplaced = true;
    media.keyframes.keyframes.clear();
    media.keyframes.leads.clear();
    media.notes << u"the Cues name times at which no keyframes are: they are not used"_s;
    return media;
}

void storePrepared(const ProbeStore &store, const QString &sourceId, const PreparedTitle &prepared)
{
    auto record = store.load(sourceId);
    if (!record)
        return;
    if (prepared.newFacts)
        record->facts = prepared.newFacts;
    if (prepared.newScan)
        record->scan = prepared.newScan;
    record->ranges.insert(prepared.scannedRanges.begin(), prepared.scannedRanges.end());
    store.save(sourceId, *record);
}

} // namespace cuegate
