// SPDX-License-Identifier: GPL-3.0-or-later
// What the server answers by itself once a request's form is in order: hosts, methods, OPTIONS.
// Thread: that of the server; no state.
#pragma once

#include "core/http/HttpServer.h"

#include <optional>

namespace cuegate {

/// For the Allow field.
[[nodiscard]] QByteArray allowedMethods(const HttpServerOptions &options);

/// Nothing if the request is the handler's to answer. \p host as RequestGate::host().
[[nodiscard]] std::optional<HttpResponse> answerWithoutHandler(const HttpServerOptions &options,
                                                               const HttpRequest &request,
                                                               const QByteArray &host,
                                                               const QHostAddress &local);

} // namespace cuegate
