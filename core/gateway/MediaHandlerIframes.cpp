// SPDX-License-Identifier: GPL-3.0-or-later
// What MediaHandler answers of a title's I-frames. Players fetch them here and there while they wind, or
// while the viewer searches and the film plays on: they are given to the player, but say nothing of where it
// is.
#include "core/gateway/MediaAnswers.h"
#include "core/gateway/MediaHandlerPending.h"
#include "core/segment/IframeRendition.h"

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr char kIframeType[] = "video/mp4";

void MediaHandler::answerIframes(const std::shared_ptr<Pending> &pending,
                                 const std::shared_ptr<const Title> &title)
{
    const Route &route = pending->route;
    const HttpRequest &http = pending->exchange->request();
    if (route.kind == Route::Kind::MediaPlaylist) {
        const QByteArray playlist = iframePlaylist(*title);
        return pending->respond(bytesResponse(http, playlist, kPlaylistType, etagOf(playlist), "no-cache"));
    }
    if (route.kind != Route::Kind::Segment || route.isText ||
        route.number >= qsizetype(title->iframes->pictures.size()))
        return answerError(pending, {ErrorKind::NotFound, u"there is no such I-frame"_s});
    SegmentService::Request request;
    request.title = title;
    request.sourceId = pending->source;
    request.rendition = route.rendition;
    request.number = route.number;
    request.viewer = playerOf(*pending).name();
    const QByteArray etag = '"' + request.key().hex() + '"';
    if (http.method == "GET")
        beginTransfer(*pending, SessionSnapshot::Way::Segments);
    if (isKnownToClient(http, etag))
        return pending->respond(bytesResponse(http, {}, kIframeType, etag, kForever));
    const auto ticket = m_segments.ask(request, [this, pending, etag](const Result<SegmentContent> &iframe) {
        if (!iframe)
            return answerError(pending, iframe.error());
        pending->respond(contentResponse(pending->exchange->request(), *iframe, kIframeType, etag, kForever),
                         {});
    });
    if (!pending->isAnswered)
        pending->ticket = ticket;
}

} // namespace cuegate
