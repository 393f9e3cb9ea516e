// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/ControlHandler.h"

#include "core/gateway/Diagnostics.h"
#include "core/gateway/ErrorStatus.h"
#include "core/gateway/GatewayCore.h"
#include "core/gateway/ScrubbedJson.h"
#include "core/gateway/StateJson.h"
#include "core/http/StatusPages.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

using Exchange = std::shared_ptr<HttpExchange>;

static constexpr int kMaxConnections = 16;

static void respondJson(const Exchange &exchange, const QJsonObject &json, int status = 200)
{
    HttpResponse response;
    response.status = status;
    response.fields = {{"Content-Type", "application/json"}};
    response.body = bytesBody(QJsonDocument(scrubbedJson(json)).toJson(QJsonDocument::Compact));
    exchange->respond(std::move(response));
}

static void respondError(const Exchange &exchange, int status, const Error &error, HttpFields fields = {})
{
    exchange->respond(statusPage(status, error, std::move(fields)));
}

static void respondError(const Exchange &exchange, const Error &error)
{
    respondError(exchange, statusOf(error), error);
}

static void refuseMethod(const Exchange &exchange, const QByteArray &allowed)
{
    respondError(exchange, 405, {ErrorKind::InvalidArgument, u"this method is not for this resource"_s},
                 {{"Allow", allowed}});
}

ControlHandler::ControlHandler(GatewayCore &core)
    : m_core(core)
{
}

void ControlHandler::handle(const Exchange &exchange)
{
    const HttpRequest &request = exchange->request();
    const QByteArray authorization = request.field("authorization");
    // A web page can reach loopback too, but it cannot know the token; its Origin gives it away as well
    // (FAULTS.md threat 13).
    const bool isFromPage = !request.field("origin").isEmpty();
    if (isFromPage || !authorization.startsWith("Bearer ") ||
        !m_core.access().isControlToken(QByteArrayView(authorization).sliced(7)))
        return respondError(exchange, 401,
                            {ErrorKind::PermissionDenied, u"the control token is missing or wrong"_s},
                            {{"WWW-Authenticate", "Bearer"}});
    const QList<QByteArray> parts = request.path.split('/');
    const QByteArray what =
        parts.size() >= 3 && parts[0].isEmpty() && parts[1] == "v1" ? parts[2] : QByteArray();
    if (what == "sources")
        return handleSources(exchange, parts);
    if (parts.size() != 3)
        return respondError(exchange, 404, {ErrorKind::NotFound, u"there is no such resource"_s});
    if (what == "cache")
        return answerCache(exchange);
    if (what == "settings")
        return answerSettings(exchange);
    if (what == "sessions")
        return answerSessions(exchange);
    if (what == "stats")
        return answerStats(exchange);
    if (what == "passwords")
        return answerPasswords(exchange);
    if (what == "diagnostics")
        return answerDiagnostics(exchange);
    respondError(exchange, 404, {ErrorKind::NotFound, u"there is no such resource"_s});
}

void ControlHandler::handleSources(const Exchange &exchange, const QList<QByteArray> &parts)
{
    const QByteArray &method = exchange->request().method;
    if (parts.size() == 3) {
        if (method == "POST")
            return addSource(exchange);
        if (method != "GET")
            return refuseMethod(exchange, "GET, POST");
        QJsonArray sources;
        for (const SourceSnapshot &source : m_core.snapshots())
            sources.append(sourceJson(source));
        return respondJson(exchange, {{u"sources"_s, sources}});
    }
    const QString id = QString::fromLatin1(parts[3]);
    if (!m_core.sources().contains(id))
        return respondError(exchange, 404, {ErrorKind::NotFound, u"there is no such source"_s});
    if (parts.size() == 4 && method == "DELETE") {
        const auto removed = m_core.removeSource(id);
        return removed ? respondJson(exchange, {{u"removed"_s, id}})
                       : respondError(exchange, removed.error());
    }
    if (parts.size() == 4 && method == "PATCH")
        return changeSource(exchange, id);
    if (method != "GET")
        return refuseMethod(exchange, parts.size() == 4 ? "GET, DELETE, PATCH" : "GET");
    if (parts.size() > 5)
        return respondError(exchange, 404, {ErrorKind::NotFound, u"there is no such resource"_s});
    handleSource(exchange, id, parts.size() == 5 ? parts[4] : QByteArray());
}

void ControlHandler::handleSource(const Exchange &exchange, const QString &id, const QByteArray &what)
{
    if (what.isEmpty())
        return respondJson(exchange, sourceJson(m_core.snapshot(id)));
    if (what == "probe") {
        return m_core.sources().withMedia(id, [this, exchange, id](const auto &media) {
            if (!media)
                return respondError(exchange, statusOfSource(media.error()), media.error());
            const SourceRegistry::ProbeCost cost = m_core.sources().probeCost(id);
            QJsonObject json = probeJson(**media, m_core.notServed(id), {cost.requests, cost.bytes});
            json[u"fetched"_s] = rangesJson(m_core.sources().fetchedRanges(id));
            respondJson(exchange, json);
        });
    }
    if (what == "segments") {
        return m_core.sources().withTitle(id, [this, exchange, id](const auto &title) {
            if (!title)
                return respondError(exchange, statusOfSource(title.error()), title.error());
            respondJson(exchange, segmentsJson(m_core.timeline(id, GatewayCore::Rows::All)));
        });
    }
    respondError(exchange, 404, {ErrorKind::NotFound, u"there is no such resource"_s});
}

static Result<SourceLocation> locationFrom(const QJsonObject &json)
{
    SourceLocation location;
    const QString url = json[u"url"_s].toString().trimmed();
    if (url.isEmpty())
        return fail(ErrorKind::InvalidArgument, u"\"url\" is missing"_s);
    location.url = url.startsWith(u'/') ? QUrl::fromLocalFile(url) : QUrl(url, QUrl::StrictMode);
    const QString kind = json[u"kind"_s].toString(u"auto"_s);
    const QStringList known{u"auto"_s, u"http"_s, u"file"_s};
    const QStringList later{u"m3u"_s, u"xtream"_s, u"acestream"_s, u"telegram"_s};
    if (later.contains(kind))
        return fail(ErrorKind::Unsupported, u"sources of kind %1 are not supported yet"_s.arg(kind));
    if (!known.contains(kind))
        return fail(ErrorKind::InvalidArgument, u"\"kind\" is not one of auto, http, file"_s);
    const bool isFile = location.url.scheme() == "file"_L1;
    if (kind != "auto"_L1 && (kind == "file"_L1) != isFile)
        return fail(ErrorKind::InvalidArgument, u"\"kind\" does not fit the URL"_s);
    const QJsonObject headers = json[u"headers"_s].toObject();
    for (auto header = headers.begin(); header != headers.end(); ++header) {
        if (!header.value().isString())
            return fail(ErrorKind::InvalidArgument, u"the values of \"headers\" must be text"_s);
        location.headers.emplace_back(header.key().toLatin1(), header.value().toString().toUtf8());
    }
    location.maxConnections = json[u"max_connections"_s].toInt();
    return location;
}

// A field of the wrong type is a mistake of the caller, not a field that is absent.
static Result<void> checkTypes(const QJsonObject &json)
{
    for (const QString &name : {u"url"_s, u"name"_s, u"kind"_s}) {
        if (json.contains(name) && !json[name].isString())
            return fail(ErrorKind::InvalidArgument, u"\"%1\" must be text"_s.arg(name));
    }
    const QJsonValue connections = json[u"max_connections"_s];
    const int number = connections.toInt(); // 0 if it is not whole
    if (!connections.isUndefined() && (number < 1 || number > kMaxConnections))
        return fail(ErrorKind::InvalidArgument,
                    u"\"max_connections\" must be a whole number from 1 to %1"_s.arg(kMaxConnections));
    if (json.contains(u"headers"_s) && !json[u"headers"_s].isObject())
        return fail(ErrorKind::InvalidArgument, u"\"headers\" must be an object of names and values"_s);
    return {};
}

void ControlHandler::addSource(const Exchange &exchange)
{
    QJsonParseError problem;
    const QJsonObject json = QJsonDocument::fromJson(exchange->request().body, &problem).object();
    if (problem.error != QJsonParseError::NoError)
        return respondError(
            exchange, 400, {ErrorKind::InvalidArgument, u"the body is not JSON: "_s + problem.errorString()});
    if (const auto checked = checkTypes(json); !checked)
        return respondError(exchange, 400, checked.error());
    const auto location = locationFrom(json);
    if (!location)
        return respondError(exchange, 400, location.error());
    const auto added = m_core.addSource(*location, json[u"name"_s].toString());
    if (!added)
        return respondError(exchange, added.error());
    respondJson(exchange, sourceJson(*added), 201);
}

void ControlHandler::answerCache(const Exchange &exchange)
{
    const QByteArray &method = exchange->request().method;
    if (method != "GET" && method != "DELETE")
        return refuseMethod(exchange, "GET, DELETE");
    if (method == "GET")
        return respondJson(exchange, cacheJson(m_core.cacheStats(), m_core.cacheKeeper().blocks()->stats()));
    std::optional<SourceId> meant;
    if (const QUrlQuery query(QString::fromLatin1(exchange->request().query)); !query.isEmpty()) {
        // A misspelt name must not clear everything.
        meant = query.queryItemValue(u"source"_s);
        if (!isKnownToCache(*meant))
            return respondError(exchange, 404, {ErrorKind::NotFound, u"there is no such source"_s});
    }
    m_core.clearCache(meant, [this, exchange] {
        respondJson(exchange, cacheJson(m_core.cacheStats(), m_core.cacheKeeper().blocks()->stats()));
    });
}

// A source that was removed may still have segments on disk.
bool ControlHandler::isKnownToCache(const QString &id) const
{
    const auto titles = m_core.cacheStats().titles;
    return m_core.sources().contains(id) ||
           std::any_of(titles.begin(), titles.end(),
                       [&id](const SegmentCache::TitleStats &title) { return title.sourceId == id; });
}

void ControlHandler::changeSource(const Exchange &exchange, const QString &id)
{
    const QJsonObject json = QJsonDocument::fromJson(exchange->request().body).object();
    const QJsonValue pinned = json[u"pinned"_s];
    if (!pinned.isBool())
        return respondError(exchange, 400,
                            {ErrorKind::InvalidArgument, u"\"pinned\" must be true or false"_s});
    m_core.setPinned(id, pinned.toBool() ? Pinning::Pinned : Pinning::Unpinned);
    respondJson(exchange, sourceJson(m_core.snapshot(id)));
}

void ControlHandler::answerSettings(const Exchange &exchange)
{
    const QByteArray &method = exchange->request().method;
    if (method == "GET")
        return respondJson(exchange, settingsJson(m_core.settings()));
    if (method != "PATCH")
        return refuseMethod(exchange, "GET, PATCH");
    const QJsonObject json = QJsonDocument::fromJson(exchange->request().body).object();
    GatewaySettings wanted = m_core.settings();
    if (const auto checked = changeByJson(wanted, json); !checked)
        return respondError(exchange, 400, checked.error());
    if (const auto changed = m_core.changeSettings([&](GatewaySettings &now) { now = wanted; }); !changed)
        return respondError(exchange, 409, changed.error());
    const QJsonObject all = settingsJson(m_core.settings());
    QJsonObject answer;
    for (const QString &name : json.keys()) {
        if (all.contains(name))
            answer[name] = all[name];
    }
    respondJson(exchange, answer);
}

void ControlHandler::answerPasswords(const Exchange &exchange)
{
    const QByteArray &method = exchange->request().method;
    if (method != "GET" && method != "PATCH" && method != "POST")
        return refuseMethod(exchange, "GET, PATCH, POST");
    if (method == "PATCH") {
        const QJsonObject json = QJsonDocument::fromJson(exchange->request().body).object();
        const auto place = keyPlaceFrom(json[u"store"_s].toString());
        if (!place)
            return respondError(
                exchange, 400,
                {ErrorKind::InvalidArgument, u"\"store\" must be \"keychain\", \"file\" or \"session\""_s});
        m_core.keepPasswords(*place);
    } else if (method == "POST") {
        m_core.unlockPasswords();
    }
    respondJson(exchange, passwordsJson(m_core.passwords()));
}

void ControlHandler::answerDiagnostics(const Exchange &exchange)
{
    if (exchange->request().method != "GET")
        return refuseMethod(exchange, "GET");
    respondJson(exchange, diagnosticsJson(m_core));
}

void ControlHandler::answerSessions(const Exchange &exchange)
{
    if (exchange->request().method != "GET")
        return refuseMethod(exchange, "GET");
    QJsonArray sessions;
    const auto now = m_core.sessions().now();
    for (const PlaySessions::Session &session : m_core.sessions().active()) {
        sessions.append(QJsonObject{{u"source"_s, session.source},
                                    {u"name"_s, m_core.snapshot(session.source).name},
                                    {u"peer"_s, session.peer.toString()},
                                    {u"player"_s, QString::fromUtf8(session.player)},
                                    {u"rendition"_s, QString::fromLatin1(session.rendition)},
                                    {u"position_ms"_s, session.positionMs},
                                    {u"since_ms"_s, qint64((now - session.startedAt).count())},
                                    {u"bytes"_s, session.bytes},
                                    {u"reason"_s, m_core.whyServedSo(session.source, session.rendition)}});
    }
    respondJson(exchange, {{u"sessions"_s, sessions}});
}

void ControlHandler::answerStats(const Exchange &exchange)
{
    if (exchange->request().method != "GET")
        return refuseMethod(exchange, "GET");
    QJsonArray sources;
    for (const SourceId &id : m_core.sources().ids()) {
        const SourceCounters counters = m_core.sources().counters(id);
        sources.append(QJsonObject{{u"id"_s, id},
                                   {u"upstream_requests"_s, counters.requests},
                                   {u"upstream_bytes"_s, counters.bytes},
                                   {u"connections_now"_s, counters.connectionsNow},
                                   {u"connections_max"_s, counters.connectionsMax}});
    }
    QJsonArray encoders;
    for (const EncoderSnapshot &encoder : m_core.encoders())
        encoders.append(encoderJson(encoder));
    const QList<JobSnapshot> jobs = m_core.jobs();
    respondJson(exchange, {{u"sources"_s, sources},
                           {u"encoders"_s, encoders},
                           {u"segments_built"_s, m_core.segments().segmentsBuilt()},
                           {u"transcodes"_s, m_core.segments().segmentsConverted()},
                           {u"queue"_s, jobs.size()},
                           {u"jobs"_s, jobsJson(jobs, SteadyClock().now())},
                           {u"clients"_s, m_core.status().players}});
}

} // namespace cuegate
