// SPDX-License-Identifier: GPL-3.0-or-later
// What MediaHandler answers of sources that are HLS streams: their playlists made ours, their segments as
// they are.
#include "core/gateway/GrowingBody.h"
#include "core/gateway/MediaAnswers.h"
#include "core/gateway/MediaHandlerPending.h"

#include <array>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

struct LiveType
{
    QByteArrayView suffix;
    QByteArrayView type;
};
// Only types of this table leave us, whatever the upstream says (FAULTS.md threat 6).
constexpr std::array kTypes = {LiveType{".ts", "video/mp2t"}, LiveType{".m4s", "video/mp4"},
                               LiveType{".aac", "audio/aac"}, LiveType{".mp3", "audio/mpeg"},
                               LiveType{".ac3", "audio/ac3"}, LiveType{".ec3", "audio/eac3"},
                               LiveType{".mp4", "video/mp4"}, LiveType{".vtt", "text/vtt; charset=utf-8"}};

QByteArray typeOf(const QByteArray &suffix)
{
    for (const LiveType &known : kTypes) {
        if (known.suffix == suffix)
            return known.type.toByteArray();
    }
    return "application/octet-stream";
}

// The same number may be something else after a restart.
constexpr char kNotKept[] = "no-store";

} // namespace

void MediaHandler::answerStreamSource(const std::shared_ptr<Pending> &pending, LiveStream &stream)
{
    const Route &route = pending->route;
    if (route.kind == Route::Kind::Master) {
        return stream.askMaster("live/", [this, pending](const Result<QByteArray> &playlist) {
            answerLivePlaylist(pending, playlist);
        });
    }
    if (!route.isLive()) {
        const StreamDescription hls;
        return answerError(pending, {ErrorKind::NotFound, notOneFile(hls).message});
    }
    stream.askChannel(route.rendition, [this, pending](const Result<std::shared_ptr<LiveChannel>> &channel) {
        if (!channel)
            return answerError(pending, channel.error());
        if (pending->route.kind == Route::Kind::LiveMap)
            return answerLiveMap(pending, **channel);
        if (pending->route.kind == Route::Kind::LiveSegment)
            return answerLiveSegment(pending, **channel);
        (*channel)->askPlaylist(
            [this, pending](const Result<QByteArray> &playlist) { answerLivePlaylist(pending, playlist); });
    });
}

void MediaHandler::answerLivePlaylist(const std::shared_ptr<Pending> &pending,
                                      const Result<QByteArray> &playlist)
{
    if (!playlist)
        return answerError(pending, playlist.error());
    pending->respond(
        bytesResponse(pending->exchange->request(), *playlist, kPlaylistType, etagOf(*playlist), "no-cache"));
}

void MediaHandler::answerLiveMap(const std::shared_ptr<Pending> &pending, LiveChannel &channel)
{
    *pending->hold = channel.askMap(pending->route.number, [this, pending](const auto &content) {
        answerLiveContent(pending, content, ".mp4", {});
    });
}

void MediaHandler::answerLiveSegment(const std::shared_ptr<Pending> &pending, LiveChannel &channel)
{
    const Route &route = pending->route;
    const HttpRequest &http = pending->exchange->request();
    const LiveEntry *entry = channel.table().find(route.number);
    if (entry && route.suffix != channel.suffix())
        return answerError(pending, {ErrorKind::NotFound, u"the stream has nothing of that name"_s});
    // Where a player is and what it takes show its picture and sound.
    MeteredBody::OnSent onSent;
    if (entry && http.method == "GET" && route.suffix != ".vtt") {
        const qint64 beginMs = entry->startUs / 1000;
        const qint64 endMs = beginMs + entry->durationUs / 1000;
        beginTransfer(*pending, SessionSnapshot::Way::Segments);
        if (pending->transfer)
            pending->transfer->begins(route.rendition.startsWith('a') ? PlayProgress::Lane::Sound
                                                                      : PlayProgress::Lane::Picture,
                                      route.rendition, beginMs, endMs);
        onSent = [endMs](PlayTransfer &transfer, qint64, BodySource::State state) {
            if (state == BodySource::State::End)
                transfer.reached(endMs);
        };
    }
    // A part of it can be told only when it is there.
    const bool mayGrow = http.method == "GET" && http.field("range").isEmpty();
    *pending->hold = channel.askSegment(
        route.number, mayGrow ? LiveDownloads::When::AsItGrows : LiveDownloads::When::Whole,
        [this, pending, onSent = std::move(onSent)](const Result<LiveContent> &content) {
            answerLiveContent(pending, content, pending->route.suffix, onSent);
        });
}

void MediaHandler::answerLiveContent(const std::shared_ptr<Pending> &pending,
                                     const Result<LiveContent> &content, const QByteArray &suffix,
                                     const MeteredBody::OnSent &onSent)
{
    if (!content)
        return answerError(pending, content.error());
    const auto &growing = content->content.growing();
    if (!growing)
        return pending->respond(
            contentResponse(pending->exchange->request(), content->content, typeOf(suffix), {}, kNotKept),
            onSent);
    HttpResponse response;
    response.fields = contentFields(typeOf(suffix), {}, kNotKept, "none");
    response.body = std::make_unique<GrowingBody>(growing, content->sizeBytes, [hold = pending->hold] {});
    pending->respond(std::move(response), onSent);
}

} // namespace cuegate
