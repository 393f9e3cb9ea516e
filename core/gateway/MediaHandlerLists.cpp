// SPDX-License-Identifier: GPL-3.0-or-later
// Answers what is asked of lists and their entries.
#include "core/gateway/ErrorStatus.h"
#include "core/gateway/ListBody.h"
#include "core/gateway/MediaHandlerPending.h"
#include "core/http/StatusPages.h"

#include <QTimer>

using namespace Qt::StringLiterals;

namespace cuegate {

// Most often it is open already. If not even its list has been read, that may take longer than players wait.
void MediaHandler::handleEntry(const std::shared_ptr<HttpExchange> &exchange, const Route &route)
{
    const auto entry = m_access.entryOf(route.capability);
    if (!entry || !m_sources.contains(entry->list))
        return answerGuess(exchange);
    const auto isAnswered = std::make_shared<bool>(false);
    const auto answer = [isAnswered, exchange](int status, const Error &error) {
        *isAnswered = true;
        exchange->respond(statusPage(status, error, {{"Cache-Control", "no-store"}}));
    };
    m_useEntry(entry->list, entry->entry,
               [this, exchange, route, isAnswered, answer](const Result<SourceId> &opened) {
                   if (*isAnswered)
                       return;
                   *isAnswered = true;
                   if (opened)
                       handleSource(exchange, route, *opened);
                   else if (statusOf(opened.error()) == 404)
                       answerUnknown(exchange);
                   else
                       answer(statusOfSource(opened.error()), opened.error());
               });
    if (*isAnswered)
        return;
    QTimer::singleShot(kAnswerWithin, this, [isAnswered, answer] {
        if (!*isAnswered)
            answer(504, {ErrorKind::Unavailable, u"the list of this entry is still being read"_s,
                         ErrorCode::UpstreamSlow});
    });
}

// Where the client reached us, others on its network do, too.
static QByteArray baseFor(const HttpRequest &request)
{
    const QByteArray host = request.field("host");
    const QByteArray here = "127.0.0.1:" + QByteArray::number(request.localPort);
    return "http://" + (host.isEmpty() ? here : host) + "/m/";
}

void MediaHandler::answerList(const std::shared_ptr<Pending> &pending)
{
    m_lists.withList(pending->source, [this, pending](const Result<std::shared_ptr<const ReadList>> &list) {
        if (!list)
            return answerError(pending, list.error());
        const bool isGuide = pending->route.kind == Route::Kind::ListGuide;
        const bool hasGuide = (*list)->guide && (*list)->guide->size() > 0;
        if (isGuide && !hasGuide)
            return answerError(pending, {ErrorKind::NotFound, u"this list has no guide"_s});
        const QByteArray base = baseFor(pending->exchange->request());
        HttpResponse response;
        response.fields = {{"Content-Type", isGuide ? "application/xml" : "audio/x-mpegurl"},
                           {"Cache-Control", "no-cache"},
                           {"Content-Security-Policy", "sandbox; default-src 'none'"}};
        const auto urlOf = [&access = m_access, base, id = pending->source](quint64 entry) -> QByteArray {
            return base + access.capabilityOf(id, entry) + "/master.m3u8";
        };
        response.body =
            isGuide ? guideBody(*list)
                    : playlistBody(*list, urlOf,
                                   hasGuide ? QByteArray(base + pending->route.capability + "/epg.xml")
                                            : QByteArray());
        pending->respond(std::move(response));
    });
}

} // namespace cuegate
