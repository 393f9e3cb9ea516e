// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/SourcePreparation.h"

#include "core/base/GzipReader.h"
#include "core/gateway/FilmOrChannel.h"
#include "core/io/HttpByteSource.h"
#include "core/io/InOrderSource.h"
#include "core/io/PlaylistName.h"
#include "core/probe/Probe.h"
#include "core/probe/ScanIndex.h"
#include "core/probe/SpanScan.h"
#include "core/segment/CutTimes.h"
#include "core/segment/ProvisionalCuts.h"
#include "core/segment/ProvisionalTitle.h"
#include "core/segment/SampleFormats.h"

#include <future>

using namespace Qt::StringLiterals;

namespace cuegate {

// What is kept on disk to describe a film, and to make its index, from again. More is asked of the source
// again at the next start: films have less.
static constexpr qint64 kMostProbedBytes = 16 * 1024 * 1024;
static constexpr qint64 kMostScannedBytes = 64 * 1024 * 1024;

static std::shared_ptr<const MediaInfo> replayed(const ProbeRecord &record, const QString &fileName,
                                                 const CancelToken &cancel)
{
    const ReplayByteSource replay(record);
    auto media = probe(replay, fileName, cancel);
    if (!media)
        return nullptr;
    *media = withSampleFormats(replay, *media, cancel);
    // What lists its fragments may have been read when it was wanted.
    const auto further = probeFurther(replay, **media, kRequestsWhilePlaying, cancel);
    if ((*media)->indexKind == IndexKind::None && further && *further &&
        (*further)->indexKind == IndexKind::Fragments)
        return *further;
    if ((*media)->indexKind != IndexKind::None || !canScan(**media))
        return *media;
    if (record.scan)
        return std::make_shared<const MediaInfo>(withScan(**media, *record.scan));
    // Fails as soon as it needs what was not read: then the file has not been scanned yet.
    const auto scanned = scanIndex(replay, **media, cancel, {});
    return scanned ? *scanned : *media;
}

// Of an entry of a list none is offered: the look would go where the user never pointed.
static std::optional<PeerCertificate> certificateBehind(const Error &error, const SourceLocation &location,
                                                        const Upstream &upstream, const CancelToken &cancel)
{
    return error.code == ErrorCode::UpstreamTls && location.typed.isEmpty()
               ? upstream.refusedCertificate(location.url, cancel)
               : std::nullopt;
}

UpstreamLook lookAtUpstream(const CatalogSource &source, const Upstream &upstream, const CancelToken &cancel)
{
    const auto opened = upstream.open(source.location, cancel);
    if (opened)
        return {};
    return {opened.error(), certificateBehind(opened.error(), source.location, upstream, cancel)};
}

Error notOneFile(const StreamDescription &stream)
{
    if (stream.broadcast)
        return {
            ErrorKind::Unsupported,
            u"this is a channel without end: players take its playlist (master.m3u8) or what it sends (file)"_s};
    return {ErrorKind::Unsupported,
            u"this is an HLS stream, which is no single file: players take its playlist (master.m3u8)"_s};
}

// What its beginning is of what may be in gzip.
static QByteArray unpackedHead(const QByteArray &head)
{
    constexpr qint64 kEnoughBytes = 1024 * 1024;
    QByteArray unpacked;
    GzipReader gzip(kEnoughBytes);
    // It may go on: only what came of it counts.
    (void)gzip.push(head, [&unpacked](QByteArrayView piece) -> Result<void> {
        unpacked.append(piece);
        return {};
    });
    return unpacked;
}

// Nothing if \p opened is no HLS stream.
static std::optional<OpenedSource> openedStream(const std::shared_ptr<ByteSource> &opened,
                                                const SourceLocation &location, const Upstream &upstream,
                                                const CancelToken &cancel)
{
    constexpr qint64 kHeadBytes = 64 * 1024;
    const QByteArray type = opened->contentType();
    // Looked at twice, so that nothing is read of what is not even called a playlist.
    if (!isPlaylistName(location.url, type))
        return std::nullopt;
    const auto head = opened->read({0, kHeadBytes}, cancel);
    if (!head || !isHlsStream(location, type, unpackedHead(*head)))
        return std::nullopt;
    const auto described = describeStream(upstream, location, cancel);
    if (!described)
        return OpenedSource{opened, std::unexpected(described.error()), {}};
    return OpenedSource{opened,
                        std::unexpected(notOneFile(*described)),
                        {},
                        {},
                        std::make_shared<const StreamDescription>(*described)};
}

// What has come by now: of a channel for the ear little comes in a second.
static Result<QByteArray> readBeginning(const ByteSource &source, const CancelToken &cancel)
{
    constexpr qint64 kEnoughBytes = 8 * 1024;
    const auto answer = std::make_shared<std::promise<Result<QByteArray>>>();
    source.readAsync({0, kEnoughBytes}, cancel,
                     [answer](Result<QByteArray> bytes) { answer->set_value(std::move(bytes)); });
    return answer->get_future().get();
}

// Nothing if \p opened is no transport stream without end. Its body goes on: no second connection is made.
static std::optional<OpenedSource> openedBroadcast(const std::shared_ptr<ByteSource> &opened,
                                                   const CatalogSource &source, const Upstream &upstream,
                                                   const CancelToken &cancel)
{
    const SaidToBe said = saidToBe(source);
    // Looked at twice, so that nothing is waited for of what has an end.
    if (opened->canSeek() || (said == SaidToBe::Film && opened->sizeBytes() < 0))
        return std::nullopt;
    const auto head = readBeginning(*opened, cancel);
    if (!head || !isBroadcast(source.location, *opened, *head))
        return std::nullopt;
    if (said == SaidToBe::Nothing && opened->sizeBytes() < 0 && comesAsFilm(*opened, cancel))
        return std::nullopt;
    StreamDescription described;
    described.variants.emplace_back();
    auto media = std::make_shared<MediaInfo>();
    media->container = Container::MpegTs;
    described.broadcast = std::move(media);
    return OpenedSource{opened,
                        std::unexpected(notOneFile(described)),
                        {},
                        {},
                        std::make_shared<const StreamDescription>(described),
                        upstream.goOnWith(opened)};
}

OpenedSource openAndProbe(const CatalogSource &source, Upstream &upstream, const ProbeStore &store,
                          const CancelToken &cancel)
{
    const QString fileName = source.location.url.fileName();
    SourceLocation location = source.location;
    location.title = source.name;
    if (auto record = store.load(source.id)) {
        auto pinned = upstream.open(location, record->validator);
        auto media = pinned ? replayed(*record, fileName, cancel) : nullptr;
        if (media)
            return {std::move(*pinned), std::move(media), std::move(*record)};
        store.remove(source.id);
    }
    auto opened = upstream.open(location, cancel);
    if (!opened)
        return {std::unexpected(opened.error()),
                std::unexpected(opened.error()),
                {},
                certificateBehind(opened.error(), location, upstream, cancel)};
    if (auto stream = openedStream(*opened, location, upstream, cancel))
        return *std::move(stream);
    if (auto broadcast = openedBroadcast(*opened, source, upstream, cancel))
        return *std::move(broadcast);
    const RecordingByteSource recording(**opened, kMostProbedBytes);
    auto media = probe(recording, fileName, cancel);
    if (media)
        *media = withAssumedEnd(withSampleFormats(recording, *media, cancel), source.filmMs);
    // Not even /file can be served then: it would have a wrong length.
    if (!media && isSizeInDoubt(**opened))
        return {std::unexpected(media.error()), std::unexpected(media.error()), {}};
    ProbeRecord record;
    record.validator = (*opened)->validator();
    record.contentType = (*opened)->contentType();
    const SourceCounters counters = (*opened)->counters();
    record.upstreamRequests = counters.requests;
    record.upstreamBytes = counters.bytes;
    auto ranges = recording.ranges();
    if (media && record.validator.sizeBytes >= 0 && ranges) {
        record.ranges = std::move(*ranges);
        store.save(source.id, record);
    }
    return {std::move(*opened), std::move(media), std::move(record)};
}

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
// every moof, and some have one for each picture: not over a network.
static bool isSearchedOnly(const ByteSource &source, const MediaInfo &media)
{
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

// \p searched: a provisional title whose cuts are to be found, no more; may be null.
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
            provisional->cuts->gate()->wait(cancel);
        tell(source.sizeBytes() > 0 ? double(at.offsetBytes) / double(source.sizeBytes()) : 0);
    };
    const auto scanned = scanIndex(source, media, cancel, progress);
    return scanned ? Result<SearchedIndex>({*scanned, {}}) : std::unexpected(scanned.error());
}

TitleFacts withTimes(TitleFacts facts, const std::map<TrackId, TrackTimes> &times)
{
    for (auto &[id, fact] : facts) {
        if (const auto found = times.find(id); found != times.end())
            fact.times = found->second;
    }
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
            provisional->cuts->gate()->wait(cancel);
    };
    const auto times = readCutTimes(title, provisional ? kUnbounded : kMost, cancel, standBack);
    if (!times)
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
        // What cannot seek is here by now.
        const bool isSearched = source->canSeek() && isSearchedOnly(*source, *media);
        const Title *searched = isSearched ? provisional.get() : nullptr;
        auto scanned = indexed(read, *media, provisional.get(), searched, cancel, percentsOf(onPercent));
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
    return prepared;
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
