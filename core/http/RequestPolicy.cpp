// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/RequestPolicy.h"

#include "core/http/StatusPages.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

QByteArray allowedMethods(const HttpServerOptions &options)
{
    QByteArray list;
    for (const QByteArray &method : options.methods) {
        if (!list.isEmpty())
            list += ", ";
        list += method;
    }
    return list;
}

// Also answers a browser's preflight; without Access-Control-Allow-Origin among the common fields it stays
// one that fails.
static HttpResponse optionsAnswer(const HttpServerOptions &options)
{
    const QByteArray methods = allowedMethods(options);
    HttpResponse response;
    response.status = 204;
    response.fields = {{"allow"_ba, methods},
                       {"access-control-allow-methods"_ba, methods},
                       {"access-control-allow-headers"_ba, "Range"_ba},
                       {"access-control-max-age"_ba, "86400"_ba}};
    return response;
}

std::optional<HttpResponse> answerWithoutHandler(const HttpServerOptions &options, const HttpRequest &request,
                                                 const QByteArray &host, const QHostAddress &local)
{
    // Old renderers speak HTTP/1.0 without Host; a browser, which could be misled to us, never does.
    const bool hasHost = !request.isHttp10 || !host.isEmpty();
    if (hasHost && options.acceptsHost && !options.acceptsHost(host, local))
        return statusPage(421, {ErrorKind::InvalidArgument, u"this name is not known to be ours; add it to the settings of the network"_s});
    if (std::ranges::find(options.methods, request.method) == options.methods.end())
        return statusPage(405, {ErrorKind::InvalidArgument, u"this method is not allowed"_s},
                          {{"allow"_ba, allowedMethods(options)}});
    if (request.method == "OPTIONS")
        return optionsAnswer(options);
    if (!options.handler)
        return statusPage(404, {ErrorKind::NotFound, u"nothing is served here"_s});
    return std::nullopt;
}

} // namespace cuegate
