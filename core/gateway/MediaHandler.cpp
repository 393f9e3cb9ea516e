// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/MediaHandler.h"

#include "core/base/MediaTime.h"
#include "core/gateway/ErrorStatus.h"
#include "core/gateway/FilePosition.h"
#include "core/gateway/GrowingBody.h"
#include "core/gateway/MediaAnswers.h"
#include "core/gateway/MeteredBody.h"
#include "core/gateway/PlayerKind.h"
#include "core/gateway/StreamBody.h"
#include "core/http/StatusPages.h"
#include "core/segment/SegmentBuilder.h"
#include "core/segment/TitlePlaylists.h"

#include <QFile>
#include <QPointer>
#include <QTimer>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cuegate {

namespace {

// Players give up after about 8 s without a byte (FAULTS.md R3).
constexpr auto kAnswerWithin = 6500ms;
// A job nobody waits for any more goes on as long as the player may come back (FAULTS.md U7).
constexpr auto kJobOutlives = 30s;
// Told to players: what a provider asks for may be hours, and they would never come back (FAULTS.md U8).
constexpr std::chrono::seconds kMostRetryAfter(30);

constexpr char kPlaylistType[] = "application/vnd.apple.mpegurl";

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

// One request on its way to its answer: answers once, in time, and lets go of what it waits for when the
// client leaves.
class MediaHandler::Pending
{
public:
    Pending(std::shared_ptr<HttpExchange> httpExchange, Route decoded, SourceId sourceId)
        : exchange(std::move(httpExchange))
        , route(std::move(decoded))
        , source(std::move(sourceId))
    {
    }
    void respond(HttpResponse response)
    {
        if (std::exchange(isAnswered, true))
            return;
        exchange->respond(std::move(response));
        transfer.reset();
    }
    // The same; what is sent counts as given to the player.
    void respond(HttpResponse response, MeteredBody::OnSent onSent)
    {
        if (transfer && response.body && response.status < 300)
            response.body =
                std::make_unique<MeteredBody>(std::move(response.body), transfer, std::move(onSent));
        respond(std::move(response));
    }
    const std::shared_ptr<HttpExchange> exchange;
    const Route route;
    const SourceId source;
    bool isAnswered = false;
    bool hasTriedAgain = false;
    SegmentService::Ticket ticket = 0;
    std::shared_ptr<PlayTransfer> transfer; ///< while it asks for film
    ThumbnailService::Ticket thumbnail = 0;
};

void MediaHandler::beginTransfer(Pending &pending, SessionSnapshot::Way way)
{
    if (pending.isAnswered) // with 504: this comes too late
        return;
    pending.transfer =
        m_sessions.begin(playerOf(pending), way, [exchange = pending.exchange] { exchange->abort(); });
}

PlaySessions::Player MediaHandler::playerOf(const Pending &pending)
{
    const HttpRequest &request = pending.exchange->request();
    return PlaySessions::playerOf(pending.source, request.peer, request.field("user-agent"));
}

MediaHandler::MediaHandler(Access &access, SourceRegistry &sources, SegmentService &segments,
                           ThumbnailService &thumbnails, PlaySessions &sessions, QObject *parent)
    : QObject(parent)
    , m_access(access)
    , m_sources(sources)
    , m_segments(segments)
    , m_thumbnails(thumbnails)
    , m_sessions(sessions)
{
}

void MediaHandler::handle(const std::shared_ptr<HttpExchange> &exchange)
{
    const HttpRequest &request = exchange->request();
    const auto route = parseRoute(request.path, request.query);
    const SourceId source = route ? m_access.sourceOf(route->capability) : SourceId();
    if (source.isEmpty()) {
        // Without CORS or body: a page elsewhere learns nothing, not even that we exist (FAULTS.md threat
        // 14).
        exchange->respond(statusPage(404, {ErrorKind::NotFound, u"unknown"_s}));
        return;
    }
    const auto pending = std::make_shared<Pending>(exchange, *route, source);
    const std::weak_ptr<Pending> weak = pending;
    exchange->onGone([this, weak] {
        // A job whose asker was told 504 goes on for a while: that player comes back.
        if (const auto left = weak.lock(); left && !left->isAnswered) {
            m_segments.leave(left->ticket);
            m_thumbnails.leave(left->thumbnail);
        }
    });
    const auto refusedFor = m_sessions.refusedFor(playerOf(*pending));
    if (refusedFor > 0ms && route->kind != Route::Kind::Watch && route->kind != Route::Kind::WatchAsset) {
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
        QTimer::singleShot(kJobOutlives, this, [this, ticket = late->ticket, thumbnail = late->thumbnail] {
            m_segments.leave(ticket);
            m_thumbnails.leave(thumbnail);
        });
        const int percent = m_sources.snapshot(late->source).scanPercent;
        const QString why =
            percent >= 0
                ? u"the file has no index: it is being gone through for one (%1 % so far)"_s.arg(percent)
                : u"the source has not sent enough within 6.5 s"_s;
        answerError(late, {ErrorKind::Unavailable, why, ErrorCode::UpstreamSlow});
    });
}

void MediaHandler::dispatch(const std::shared_ptr<Pending> &pending)
{
    switch (pending->route.kind) {
    case Route::Kind::Watch:
        return answerAsset(pending, u"watch.html"_s);
    case Route::Kind::WatchAsset:
        return answerAsset(pending, QString::fromLatin1(pending->route.asset));
    case Route::Kind::File:
        return answerFile(pending);
    default:
        m_sources.withTitle(
            pending->source, [this, pending](const Result<std::shared_ptr<const Title>> &title) {
                const bool isReplaced = !title && title.error().code == ErrorCode::UpstreamChanged;
                if (title)
                    answerTitle(pending, *title);
                else if (isReplaced && !std::exchange(pending->hasTriedAgain, true))
                    dispatch(pending); // finds the new version
                else
                    answerError(pending, title.error(), statusOfSource(title.error()));
            });
    }
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
    if (route.generation != title->generation) {
        if (const auto former = m_sources.formerTitle(pending->source, route.generation))
            return answerRendition(pending, former);
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
    const Rendition *rendition = title->rendition(route.rendition);
    if (!rendition || formatFor(*rendition, route.format) != route.format)
        return answerError(pending, {ErrorKind::NotFound, u"there is no such rendition"_s});
    if (route.kind == Route::Kind::MediaPlaylist)
        return answerMediaPlaylist(pending, *title);
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

static QByteArray segmentType(const Rendition &rendition, SegmentFormat format)
{
    if (format == SegmentFormat::TransportStream)
        return "video/mp2t";
    return rendition.isVideo() ? "video/mp4" : "audio/mp4";
}

static constexpr char kForever[] = "public, max-age=31536000, immutable";

void MediaHandler::answerInit(const std::shared_ptr<Pending> &pending, const Title &title)
{
    const Rendition &rendition = *title.rendition(pending->route.rendition);
    const QByteArray init = buildInitSegment(title, rendition);
    pending->respond(bytesResponse(pending->exchange->request(), init,
                                   segmentType(rendition, pending->route.format), etagOf(init), kForever));
}

static PlayProgress::Lane laneOf(const Rendition &rendition)
{
    return rendition.isVideo() ? PlayProgress::Lane::Picture : PlayProgress::Lane::Sound;
}

void MediaHandler::answerSegment(const std::shared_ptr<Pending> &pending,
                                 const std::shared_ptr<const Title> &title)
{
    const Route &route = pending->route;
    if (route.number >= qsizetype(title->plan.spans.size()))
        return answerError(pending, {ErrorKind::NotFound, u"there is no such segment"_s});
    const HttpRequest &http = pending->exchange->request();
    SegmentService::Request request;
    request.title = title;
    request.sourceId = pending->source;
    request.rendition = route.rendition;
    request.format = route.format;
    request.number = route.number;
    request.viewer = playerOf(*pending).name();
    // A part or the size of it can be told only when it is finished.
    if (http.method == "GET" && http.field("range").isEmpty())
        request.wanted = SegmentService::Request::Wanted::AsItGrows;
    // Strong only where the same key is the same bytes for ever.
    const bool isRepeatable = title->rendition(route.rendition)->isRepeatable();
    const QByteArray etag = (isRepeatable ? "\"" : "W/\"") + request.key().hex() + '"';
    const qint64 beginMs = title->plan.beginMs(route.number);
    const qint64 endMs = title->plan.endMs(route.number);
    if (http.method == "GET") {
        beginTransfer(*pending, SessionSnapshot::Way::Segments);
        if (pending->transfer)
            pending->transfer->begins(laneOf(*title->rendition(route.rendition)), route.rendition, beginMs,
                                      endMs);
    }
    if (isKnownToClient(http, etag)) {
        if (pending->transfer)
            pending->transfer->reached(endMs);
        return pending->respond(bytesResponse(http, {}, "video/mp4", etag, kForever));
    }
    const auto ticket =
        m_segments.ask(request, [this, pending, title, etag](const Result<SegmentContent> &segment) {
            answerContent(pending, *title, etag, segment);
        });
    if (!pending->isAnswered)
        pending->ticket = ticket;
}

void MediaHandler::answerContent(const std::shared_ptr<Pending> &pending, const Title &title,
                                 const QByteArray &etag, const Result<SegmentContent> &segment)
{
    if (!segment)
        return answerError(pending, segment.error());
    const Route &route = pending->route;
    const HttpRequest &asked = pending->exchange->request();
    const qint64 beginMs = title.plan.beginMs(route.number);
    const qint64 lengthMs = title.plan.endMs(route.number) - beginMs;
    // What is still growing has no size: of that only the end is known.
    const auto onSent = [beginMs, lengthMs, sizeBytes = segment->sizeBytes()](
                            PlayTransfer &transfer, qint64 sentBytes, BodySource::State state) {
        if (state == BodySource::State::End)
            transfer.reached(beginMs + lengthMs);
        else if (sizeBytes > 0)
            transfer.reached(beginMs + lengthMs * std::min(sentBytes, sizeBytes) / sizeBytes);
    };
    const QByteArray type = segmentType(*title.rendition(route.rendition), route.format);
    if (!segment->growing())
        return pending->respond(contentResponse(asked, *segment, type, etag, kForever), onSent);
    HttpResponse response;
    response.fields = contentFields(type, etag, kForever, "none");
    response.body = std::make_unique<GrowingBody>(m_segments, pending->ticket, segment->growing());
    pending->respond(std::move(response), onSent);
}

void MediaHandler::answerStream(const std::shared_ptr<Pending> &pending,
                                const std::shared_ptr<const Title> &title)
{
    const bool isBrowser = isWebBrowser(pending->exchange->request().field("user-agent"));
    const Rendition *muxed =
        title->defaultMuxed(isBrowser ? Title::Audience::Browsers : Title::Audience::Anyone);
    const Rendition *chosen = muxed ? muxed : &title->renditions.front();
    const SegmentPlan &plan = title->plan;
    const qint64 startTime =
        plan.spans.front().beginTime + rescale(pending->route.startMs, 1000, plan.timescale);
    SegmentService::Request first;
    first.title = title;
    first.sourceId = pending->source;
    first.rendition = chosen->id;
    first.number = plan.spanAt(startTime);
    const HttpRequest &http = pending->exchange->request();
    first.viewer = playerOf(*pending).name();
    const qint64 durationMs = toMilliseconds(plan.durationTicks(), plan.timescale);
    HttpResponse response;
    response.fields = {
        {"Content-Type", segmentType(*chosen, SegmentFormat::FragmentedMp4)},
        {"X-Content-Duration", QByteArray::number(durationMs / 1000) + '.' +
                                   QByteArray::number(durationMs % 1000).rightJustified(3, '0')},
        {"Accept-Ranges", "none"},
        {"Cache-Control", "no-store"}};
    if (http.method == "GET")
        beginTransfer(*pending, SessionSnapshot::Way::Stream);
    response.body = std::make_unique<StreamBody>(m_segments, std::move(first), pending->transfer);
    pending->respond(std::move(response), {});
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

void MediaHandler::answerFile(const std::shared_ptr<Pending> &pending)
{
    m_sources.withSource(pending->source, [this,
                                           pending](const Result<std::shared_ptr<const ByteSource>> &source) {
        if (!source)
            return answerError(pending, source.error(), statusOfSource(source.error()));
        const auto media = m_sources.snapshot(pending->source).media;
        FileAnswer answer = fileAnswer(pending->exchange->request(), *source, media.get());
        if (answer.response.body && !answer.range.isEmpty() && pending->exchange->request().method == "GET")
            beginTransfer(*pending, SessionSnapshot::Way::File);
        pending->respond(std::move(answer.response), filePosition(media, answer.range));
    });
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
