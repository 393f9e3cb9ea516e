// SPDX-License-Identifier: GPL-3.0-or-later
// What MediaHandler answers of channels that are one transport stream without end: a playlist of its segments
// that moves on, and the stream itself.
#include "core/gateway/BroadcastBody.h"
#include "core/gateway/MediaAnswers.h"
#include "core/gateway/MediaHandlerPending.h"

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

constexpr char kRendition[] = "v0";
constexpr char kType[] = "video/mp2t";
// The same number may be something else after a restart.
constexpr char kNotKept[] = "no-store";

} // namespace

void MediaHandler::answerBroadcast(const std::shared_ptr<Pending> &pending,
                                   const std::shared_ptr<LiveBroadcast> &broadcast)
{
    const Route &route = pending->route;
    const QByteArray viewer = playerOf(*pending).name();
    const auto answerPlaylist = [this, pending](const Result<QByteArray> &playlist) {
        answerLivePlaylist(pending, playlist);
    };
    if (route.kind == Route::Kind::File)
        return answerBroadcastBody(pending, broadcast);
    if (route.kind == Route::Kind::Master) {
        broadcast->noteAsked(viewer, LiveBroadcast::Ask::TuneIn);
        return broadcast->askMaster("live/v0/index.m3u8", answerPlaylist);
    }
    if (!route.isLive())
        return answerError(pending,
                           {ErrorKind::NotFound, notOneFile(*m_sources.stream(pending->source)).message});
    if (route.rendition != kRendition || route.kind == Route::Kind::LiveMap)
        return answerError(pending, {ErrorKind::NotFound, u"the channel has nothing of that name"_s});
    broadcast->noteAsked(viewer, LiveBroadcast::Ask::GoOn);
    if (route.kind == Route::Kind::LivePlaylist)
        return broadcast->askPlaylist(viewer, answerPlaylist);
    answerBroadcastSegment(pending, *broadcast);
}

void MediaHandler::answerBroadcastSegment(const std::shared_ptr<Pending> &pending, LiveBroadcast &broadcast)
{
    const Route &route = pending->route;
    const auto segment = broadcast.segment(route.number);
    if (!segment || route.suffix != ".ts")
        return answerError(pending,
                           segment ? Error{ErrorKind::NotFound, u"the channel has nothing of that name"_s}
                                   : segment.error());
    MeteredBody::OnSent onSent;
    if (pending->exchange->request().method == "GET") {
        const BroadcastEntry &entry = *broadcast.entry(route.number);
        const qint64 beginMs = entry.startUs / 1000;
        const qint64 endMs = beginMs + entry.durationUs / 1000;
        beginTransfer(*pending, SessionSnapshot::Way::Segments);
        if (pending->transfer)
            pending->transfer->begins(PlayProgress::Lane::Picture, route.rendition, beginMs, endMs);
        onSent = [endMs](PlayTransfer &transfer, qint64, BodySource::State state) {
            if (state == BodySource::State::End)
                transfer.reached(endMs);
        };
    }
    pending->respond(
        contentResponse(pending->exchange->request(), SegmentContent(*segment), kType, {}, kNotKept), onSent);
}

void MediaHandler::answerBroadcastBody(const std::shared_ptr<Pending> &pending,
                                       const std::shared_ptr<LiveBroadcast> &broadcast)
{
    HttpResponse response;
    response.fields = contentFields(kType, {}, kNotKept, "none");
    if (pending->exchange->request().method != "GET")
        return pending->respond(std::move(response)); // that opens nothing
    const QByteArray viewer = playerOf(*pending).name();
    broadcast->noteAsked(viewer, LiveBroadcast::Ask::TuneIn);
    broadcast->askBeginning([this, pending, viewer, weak = std::weak_ptr(broadcast),
                             fields = response.fields](const std::optional<Error> &error) {
        const auto there = weak.lock();
        if (error || !there)
            return answerError(pending, error.value_or(Error::cancelled()));
        if (pending->isAnswered) // too late
            return;
        beginTransfer(*pending, SessionSnapshot::Way::File);
        HttpResponse begun;
        begun.fields = fields;
        begun.body = std::make_unique<BroadcastBody>(there, viewer);
        pending->respond(std::move(begun), {});
    });
}

} // namespace cuegate
