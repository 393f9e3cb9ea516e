// SPDX-License-Identifier: GPL-3.0-or-later
// A request between its arrival and the last byte of its answer, shared by the connection that owns it and
// the HttpExchange a handler holds. Either may go first. Thread: that of the server.
#pragma once

#include "core/http/HttpTypes.h"

#include <optional>

namespace cuegate {

class HttpConnection;

struct PendingExchange
{
    HttpConnection *connection = nullptr; ///< null once the client has gone or the answer has been sent
    HttpRequest request;
    std::optional<HttpResponse> response; ///< until the connection takes it
    std::function<void()> gone;
    bool isPersistent = true; ///< the connection may go on after the answer
    bool isAnswered = false;
    bool isGone = false;

    /// Detaches from the connection and calls the gone function.
    void leave();
    void answer(HttpResponse answer);
};

/// What the handler gets. Dropped without an answer, it answers 500.
[[nodiscard]] std::shared_ptr<HttpExchange> exchangeFor(std::shared_ptr<PendingExchange> pending);

} // namespace cuegate
