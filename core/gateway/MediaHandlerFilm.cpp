// SPDX-License-Identifier: GPL-3.0-or-later
// What MediaHandler answers with film: init segments, segments, the continuous stream. Who asks for it plays
// it.
#include "core/base/MediaTime.h"
#include "core/gateway/GrowingBody.h"
#include "core/gateway/MediaAnswers.h"
#include "core/gateway/MediaHandlerPending.h"
#include "core/gateway/PlayerKind.h"
#include "core/gateway/StreamBody.h"
#include "core/segment/SegmentBuilder.h"
#include "core/segment/TitleSpans.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace cuegate {

void MediaHandler::beginTransfer(Pending &pending, SessionSnapshot::Way way)
{
    if (pending.isAnswered) // with 504: this comes too late
        return;
    pending.transfer =
        m_sessions.begin(playerOf(pending), way, [exchange = pending.exchange] { exchange->abort(); });
}

static QByteArray segmentType(const Rendition &rendition, SegmentFormat format)
{
    if (rendition.isText())
        return "text/vtt; charset=utf-8";
    if (format == SegmentFormat::TransportStream)
        return "video/mp2t";
    return rendition.isVideo() ? "video/mp4" : "audio/mp4";
}

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
    // Where a player is and what it takes show its picture and sound.
    if (http.method == "GET" && !title->rendition(route.rendition)->isText()) {
        beginTransfer(*pending, SessionSnapshot::Way::Segments);
        if (pending->transfer)
            pending->transfer->begins(laneOf(*title->rendition(route.rendition)), route.rendition, beginMs,
                                      endMs);
    }
    if (isKnownToClient(http, etag)) {
        if (pending->transfer)
            pending->transfer->reached(endMs);
        return pending->respond(bytesResponse(
            http, {}, segmentType(*title->rendition(route.rendition), route.format), etag, kForever));
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
    response.body = std::make_unique<GrowingBody>(
        segment->growing(), -1, [service = QPointer(&m_segments), ticket = pending->ticket] {
            if (service)
                service->leave(ticket);
        });
    pending->respond(std::move(response), onSent);
}

// From the keyframe at or before where the player wants to begin: the first segment is cut short for that.
static SegmentService::Request firstOfStream(const std::shared_ptr<const Title> &title, qint64 startMs)
{
    const SegmentPlan &plan = title->plan;
    const qint64 startTime = title->zeroIn(plan.timescale) + rescale(startMs, 1000, plan.timescale);
    SegmentService::Request first;
    first.title = titleFromKeyframe(*title, startTime);
    if (!first.title)
        first.title = title;
    first.number = plan.spanAt(startTime);
    return first;
}

void MediaHandler::answerStream(const std::shared_ptr<Pending> &pending,
                                const std::shared_ptr<const Title> &title)
{
    const HttpRequest &http = pending->exchange->request();
    const bool isBrowser = isWebBrowser(http.field("user-agent"));
    const Rendition *chosen =
        title->streamed(isBrowser ? Title::Audience::Browsers : Title::Audience::Anyone);
    if (!chosen)
        return answerError(pending, {ErrorKind::Unsupported,
                                     u"the film cannot be sent in fMP4: it is in MPEG-TS only"_s,
                                     ErrorCode::MediaCodec});
    const QByteArray viewer = playerOf(*pending).name();
    SegmentService::Request first = firstOfStream(title, pending->route.startMs);
    first.sourceId = pending->source;
    first.rendition = chosen->id;
    first.wanted = SegmentService::Request::Wanted::AsItGrows;
    if (first.title == title)
        first.viewer = viewer; // else nothing is made ahead: what follows is asked of the whole title
    const auto respond = [this, pending, first, title, viewer](const SegmentContent *segment) {
        const qint64 durationMs = toMilliseconds(title->durationNs(), kNanosecondTimescale);
        HttpResponse response;
        response.fields = {
            {"Content-Type", segmentType(*title->rendition(first.rendition), SegmentFormat::FragmentedMp4)},
            {"X-Content-Duration", QByteArray::number(durationMs / 1000) + '.' +
                                       QByteArray::number(durationMs % 1000).rightJustified(3, '0')},
            {"Accept-Ranges", "none"},
            {"Cache-Control", "no-store"}};
        auto body = std::make_unique<StreamBody>(m_segments, first, title, viewer, pending->transfer);
        if (segment)
            body->take(*segment, pending->ticket);
        response.body = std::move(body);
        pending->respond(std::move(response), {});
    };
    if (http.method != "GET")
        return respond(nullptr);
    beginTransfer(*pending, SessionSnapshot::Way::Stream);
    const auto ticket =
        m_segments.ask(first, [this, pending, respond](const Result<SegmentContent> &segment) {
            if (segment)
                respond(&*segment);
            else
                answerError(pending, segment.error());
        });
    if (!pending->isAnswered)
        pending->ticket = ticket;
}

} // namespace cuegate
