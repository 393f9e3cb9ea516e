// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/MediaHandlerPending.h"

#include "core/gateway/ErrorStatus.h"
#include "core/gateway/FilePosition.h"
#include "core/gateway/MediaAnswers.h"
#include "core/gateway/PlayerKind.h"
#include "core/http/StatusPages.h"
#include "core/io/HttpByteSource.h"
#include "core/segment/SegmentBuilder.h"
#include "core/segment/TitlePlaylists.h"

#include <QFile>
#include <QTimer>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cuegate {

namespace {

// A job nobody waits for any more goes on as long as the player may come back (FAULTS.md U7).
constexpr auto kJobOutlives = 30s;
// Told to players: what a provider asks for may be hours, and they would never come back (FAULTS.md U8).
constexpr std::chrono::seconds kMostRetryAfter(30);

} // namespace

HttpFields MediaHandler::commonFields()
{
    return {
        {"Access-Control-Allow-Origin", "*"},
        {"Access-Control-Expose-Headers", "Content-Length, Content-Range, ETag, X-Content-Duration"},
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy", "no-referrer"},
        {"Cross-Origin-Resource-Policy", "cross-origin"},
    };
}

PlaySessions::Player MediaHandler::playerOf(const Pending &pending)
{
    const HttpRequest &request = pending.exchange->request();
    return PlaySessions::playerOf(pending.source, request.peer, request.field("user-agent"));
}

MediaHandler::MediaHandler(Access &access, SourceRegistry &sources, ListSources &lists,
                           SegmentService &segments, ThumbnailService &thumbnails, LiveStreams &streams,
                           LiveBroadcasts &broadcasts, PlaySessions &sessions, const Clock &clock,
                           UseEntry useEntry, QObject *parent)
    : QObject(parent)
    , m_access(access)
    , m_sources(sources)
    , m_lists(lists)
    , m_segments(segments)
    , m_thumbnails(thumbnails)
    , m_streams(streams)
    , m_broadcasts(broadcasts)
    , m_sessions(sessions)
    , m_useEntry(std::move(useEntry))
    , m_guessBrake(clock)
{
}

void MediaHandler::answerUnknown(const std::shared_ptr<HttpExchange> &exchange)
{
    exchange->respond(statusPage(404, {ErrorKind::NotFound, u"unknown"_s}));
}

void MediaHandler::answerGuess(const std::shared_ptr<HttpExchange> &exchange)
{
    const HttpRequest &request = exchange->request();
    const QByteArray capability = capabilityIn(request.path);
    const auto entry = m_access.entryOf(capability);
    const bool isLink =
        !m_access.sourceOf(capability).isEmpty() || (entry && m_sources.contains(entry->list));
    const auto delay = capability.isEmpty() || isLink ? 0ms : m_guessBrake.delayFor(request.peer, capability);
    if (delay == 0ms)
        return answerUnknown(exchange);
    QTimer::singleShot(delay, this, [exchange] { answerUnknown(exchange); });
}

void MediaHandler::handle(const std::shared_ptr<HttpExchange> &exchange)
{
    const HttpRequest &request = exchange->request();
    if (request.path == "/") {
        // A page elsewhere learns nothing, not even that we exist (FAULTS.md threat 14).
        HttpResponse nothing;
        nothing.status = 404;
        nothing.isBare = true;
        return exchange->respond(std::move(nothing));
    }
    const auto route = parseRoute(request.path, request.query);
    if (!route)
        return answerGuess(exchange);
    if (route->kind == Route::Kind::Malformed)
        return exchange->respond(
            statusPage(400, {ErrorKind::InvalidArgument,
                             u"\"%1\" cannot be that"_s.arg(QString::fromLatin1(route->asset))}));
    const SourceId source = m_access.sourceOf(route->capability);
    source.isEmpty() ? handleEntry(exchange, *route) : handleSource(exchange, *route, source);
}

void MediaHandler::handleSource(const std::shared_ptr<HttpExchange> &exchange, const Route &route,
                                const SourceId &source)
{
    const auto pending = std::make_shared<Pending>(exchange, route, source);
    const std::weak_ptr<Pending> weak = pending;
    exchange->onGone([this, weak] {
        // A job whose asker was told 504 goes on for a while: that player comes back.
        if (const auto left = weak.lock(); left && !left->isAnswered) {
            m_segments.leave(left->ticket);
            m_thumbnails.leave(left->thumbnail);
            left->hold->reset();
        }
    });
    const auto refusedFor = m_sessions.refusedFor(playerOf(*pending));
    if (refusedFor > 0ms && route.kind != Route::Kind::Watch && route.kind != Route::Kind::WatchAsset) {
        // Players do not ask again after a 403, unlike after a 503.
        const qint64 seconds = std::chrono::ceil<std::chrono::seconds>(refusedFor).count();
        const Error error{
            ErrorKind::PermissionDenied,
            u"playing this was stopped in Cuegate; it can be played again in %1 s"_s.arg(seconds)};
        return pending->respond(statusPage(403, error, {{"Cache-Control", "no-store"}}));
    }
    dispatch(pending);
    if (pending->isAnswered)
        return;
    QTimer::singleShot(kAnswerWithin, this, [this, weak] {
        const auto late = weak.lock();
        if (!late || late->isAnswered)
            return;
        QTimer::singleShot(kJobOutlives, this,
                           [this, ticket = late->ticket, thumbnail = late->thumbnail, hold = late->hold] {
                               m_segments.leave(ticket);
                               m_thumbnails.leave(thumbnail);
                           });
        answerLate(late);
    });
}

void MediaHandler::answerLate(const std::shared_ptr<Pending> &late)
{
    const SourceSnapshot source = m_sources.snapshot(late->source);
    if (source.scanPercent >= 0)
        return answerError(late,
                           {ErrorKind::Unavailable,
                            u"the file has no index: it is being gone through for one (%1 % so far)"_s.arg(
                                source.scanPercent),
                            ErrorCode::UpstreamSlow});
    if (source.kind == "file"_L1 || m_segments.isHeldUpHere(late->ticket))
        return answerError(late,
                           {ErrorKind::Unavailable,
                            u"Cuegate has more to do than this computer can at once, and was not "
                            "done within 6.5 s: ask again"_s,
                            ErrorCode::None, 2s},
                           503);
    answerError(late, {ErrorKind::Unavailable, u"the source has not sent enough within 6.5 s"_s,
                       ErrorCode::UpstreamSlow});
}

void MediaHandler::dispatch(const std::shared_ptr<Pending> &pending)
{
    const bool isTuneIn =
        pending->route.kind == Route::Kind::Master || pending->route.kind == Route::Kind::File;
    if (isTuneIn && pending->exchange->request().method == "GET")
        m_broadcasts.tuneIn(playerOf(*pending).name(), pending->source);
    switch (pending->route.kind) {
    case Route::Kind::Watch:
        return answerAsset(pending, u"watch.html"_s);
    case Route::Kind::WatchAsset:
        return answerAsset(pending, QString::fromLatin1(pending->route.asset));
    case Route::Kind::ListPlaylist:
    case Route::Kind::ListGuide:
        return answerList(pending);
    default:
        m_sources.withSource(pending->source,
                             [this, pending](const Result<std::shared_ptr<const ByteSource>> &source) {
                                 if (source)
                                     answerSource(pending, *source);
                                 else
                                     answerFailure(pending, source.error());
                             });
    }
}

void MediaHandler::answerSource(const std::shared_ptr<Pending> &pending,
                                const std::shared_ptr<const ByteSource> &source)
{
    if (const auto stream = m_sources.stream(pending->source)) {
        const CatalogSource &record = *m_sources.record(pending->source);
        SourceLocation location = record.location;
        location.title = record.name;
        if (stream->broadcast)
            return answerBroadcast(pending, m_broadcasts.broadcast(pending->source, location));
        return answerStreamSource(pending, m_streams.stream(pending->source, location));
    }
    if (pending->route.kind == Route::Kind::File)
        return answerFile(pending, source);
    answerWithTitle(pending);
}

void MediaHandler::answerWithTitle(const std::shared_ptr<Pending> &pending)
{
    m_sources.withTitle(pending->source, [this, pending](const Result<std::shared_ptr<const Title>> &title) {
        if (!title)
            return answerFailure(pending, title.error());
        if (pending->route.isLive())
            return answerError(pending, {ErrorKind::NotFound, u"this is no live stream"_s});
        answerTitle(pending, *title);
    });
}

void MediaHandler::answerFailure(const std::shared_ptr<Pending> &pending, const Error &error)
{
    const bool isReplaced = error.code == ErrorCode::UpstreamChanged;
    if (isReplaced && !std::exchange(pending->hasTriedAgain, true))
        dispatch(pending); // finds the new version
    else
        answerError(pending, error, statusOfSource(error));
}

void MediaHandler::answerError(const std::shared_ptr<Pending> &pending, const Error &error)
{
    answerError(pending, error, statusOf(error));
}

void MediaHandler::answerError(const std::shared_ptr<Pending> &pending, const Error &error, int status)
{
    HttpFields fields{{"Cache-Control", "no-store"}};
    if (error.kind == ErrorKind::Cancelled)
        fields.emplace_back("Retry-After", "1");
    else if (error.retryAfter.count() > 0)
        fields.emplace_back("Retry-After",
                            QByteArray::number(qint64(std::min(error.retryAfter, kMostRetryAfter).count())));
    pending->respond(statusPage(error.kind == ErrorKind::Cancelled ? 503 : status, error, fields));
}

void MediaHandler::answerTitle(const std::shared_ptr<Pending> &pending,
                               const std::shared_ptr<const Title> &title)
{
    const Route &route = pending->route;
    if (route.kind == Route::Kind::Master)
        return answerMaster(pending, *title);
    if (route.kind == Route::Kind::Stream)
        return answerStream(pending, title);
    if (route.kind == Route::Kind::Thumbnail)
        return answerThumbnail(pending, title);
    const bool isOfTitle = route.generation == title->generation;
    if (!isOfTitle || !title->offers(route.rendition)) {
        const auto former = m_sources.formerTitle(pending->source, route.generation, route.rendition);
        if (former)
            return answerRendition(pending, former);
    }
    if (!isOfTitle) {
        const Error error{ErrorKind::NotFound, u"the source has changed since this playlist was made"_s,
                          ErrorCode::UpstreamChanged};
        return pending->respond(statusPage(410, error));
    }
    answerRendition(pending, title);
}

void MediaHandler::answerRendition(const std::shared_ptr<Pending> &pending,
                                   const std::shared_ptr<const Title> &title)
{
    const Route &route = pending->route;
    if (title->isIframes(route.rendition) && route.format == SegmentFormat::FragmentedMp4)
        return answerIframes(pending, title);
    const Rendition *rendition = title->rendition(route.rendition);
    if (!rendition || formatFor(*rendition, route.format) != route.format)
        return answerError(pending, {ErrorKind::NotFound, u"there is no such rendition"_s});
    if (route.kind == Route::Kind::MediaPlaylist)
        return answerMediaPlaylist(pending, *title);
    const bool isOther =
        route.kind == Route::Kind::InitSegment ? rendition->isText() : rendition->isText() != route.isText;
    if (isOther)
        return answerError(pending, {ErrorKind::NotFound, u"the rendition has nothing of that name"_s});
    if (route.kind == Route::Kind::InitSegment)
        return answerInit(pending, *title);
    answerSegment(pending, title);
}

void MediaHandler::answerMaster(const std::shared_ptr<Pending> &pending, const Title &title)
{
    const HttpRequest &request = pending->exchange->request();
    const bool wantsTs = prefersTransportStream(request.field("user-agent"));
    const SegmentFormat format = pending->route.wantedFormat.value_or(wantsTs ? SegmentFormat::TransportStream
                                                                              : SegmentFormat::FragmentedMp4);
    const AudioPlacement placement =
        pending->route.isAudioMuxed ? AudioPlacement::Muxed : AudioPlacement::Renditions;
    // They decode whatever there is, and choose by bandwidth. Who asks for a format is shown all of it.
    const Offer offer = wantsTs && !pending->route.wantedFormat ? Offer::NothingNeedless : Offer::Everything;
    const QByteArray playlist = multivariantPlaylist(title, format, placement, offer, m_audioLanguage);
    HttpResponse response = bytesResponse(request, playlist, kPlaylistType, etagOf(playlist), "no-cache");
    response.fields.emplace_back("Vary", "User-Agent");
    pending->respond(std::move(response));
}

void MediaHandler::answerMediaPlaylist(const std::shared_ptr<Pending> &pending, const Title &title)
{
    const Rendition &rendition = *title.rendition(pending->route.rendition);
    const QByteArray playlist = mediaPlaylist(title, rendition, pending->route.format);
    pending->respond(
        bytesResponse(pending->exchange->request(), playlist, kPlaylistType, etagOf(playlist), "no-cache"));
}

void MediaHandler::answerThumbnail(const std::shared_ptr<Pending> &pending,
                                   const std::shared_ptr<const Title> &title)
{
    const Route &route = pending->route;
    const ThumbnailService::Request request{title, pending->source, route.atMs, route.thumbnailWidth};
    const auto ticket = m_thumbnails.ask(request, [this, pending](const Result<QByteArray> &picture) {
        if (!picture)
            return answerError(pending, picture.error());
        pending->respond(bytesResponse(pending->exchange->request(), *picture, "image/jpeg", etagOf(*picture),
                                       "no-cache"));
    });
    if (!pending->isAnswered)
        pending->thumbnail = ticket;
}

void MediaHandler::answerFile(const std::shared_ptr<Pending> &pending,
                              const std::shared_ptr<const ByteSource> &source)
{
    if (isSizeInDoubt(*source))
        return answerError(pending, {ErrorKind::Unavailable,
                                     u"the server contradicts itself about the size of the file"_s,
                                     ErrorCode::UpstreamRange});
    const auto media = m_sources.snapshot(pending->source).media;
    FileAnswer answer = fileAnswer(pending->exchange->request(), source, media.get());
    if (answer.response.body && !answer.range.isEmpty() && pending->exchange->request().method == "GET")
        beginTransfer(*pending, SessionSnapshot::Way::File);
    pending->respond(std::move(answer.response), filePosition(media, answer.range));
}

void MediaHandler::answerAsset(const std::shared_ptr<Pending> &pending, const QString &name)
{
    QFile file(u":/watch/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        return answerError(pending, {ErrorKind::NotFound, u"unknown"_s});
    const QByteArray bytes = file.readAll();
    const QByteArray type = name.endsWith(".html"_L1)  ? "text/html; charset=utf-8"
                            : name.endsWith(".css"_L1) ? "text/css; charset=utf-8"
                                                       : "text/javascript; charset=utf-8";
    HttpResponse response =
        bytesResponse(pending->exchange->request(), bytes, type, etagOf(bytes), "no-cache");
    for (auto &[field, value] : response.fields) {
        if (field == "Content-Security-Policy")
            value = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    "connect-src 'self'; "
                    "media-src 'self' blob:; worker-src blob:; base-uri 'none'; form-action 'none'; "
                    "frame-ancestors 'self'";
    }
    pending->respond(std::move(response));
}

} // namespace cuegate
