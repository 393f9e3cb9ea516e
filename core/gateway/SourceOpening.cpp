// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/SourceOpening.h"

#include "core/base/GzipReader.h"
#include "core/gateway/FilmOrChannel.h"
#include "core/io/HttpByteSource.h"
#include "core/io/PlaylistName.h"
#include "core/probe/Probe.h"
#include "core/probe/ScanIndex.h"
#include "core/segment/SampleFormats.h"

#include <future>

using namespace Qt::StringLiterals;

namespace cuegate {

// Of what is read to describe a film, kept on disk to describe it from again. More is asked of the source
// again at the next start: films have less.
static constexpr qint64 kMostProbedBytes = 16 * 1024 * 1024;

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
    if ((*media)->indexKind == IndexKind::Cues && record.scan && record.scan->isReplaced)
        return std::make_shared<const MediaInfo>(withScan(**media, *record.scan));
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

} // namespace cuegate
