// SPDX-License-Identifier: GPL-3.0-or-later
// A request that MediaHandler works on. For its own files only.
// Thread: net.
#pragma once

#include "core/gateway/MediaHandler.h"
#include "core/gateway/MeteredBody.h"

#include <chrono>

namespace cuegate {

/// Players give up after about 8 s without a byte (FAULTS.md R3).
inline constexpr std::chrono::milliseconds kAnswerWithin(6500);
inline constexpr char kPlaylistType[] = "application/vnd.apple.mpegurl";
/// Cache-Control of what never changes.
inline constexpr char kForever[] = "public, max-age=31536000, immutable";

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
    /// Of what it waits for, of a stream; shared with the body, which may be made before it is known.
    const std::shared_ptr<LiveDownloads::Hold> hold = std::make_shared<LiveDownloads::Hold>();
};

} // namespace cuegate
