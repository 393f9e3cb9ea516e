// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/ControlHandler.h"

#include "core/gateway/ActivityJson.h"
#include "core/gateway/Diagnostics.h"
#include "core/gateway/EntriesJson.h"
#include "core/gateway/ErrorStatus.h"
#include "core/gateway/GatewayCore.h"
#include "core/gateway/IndexJson.h"
#include "core/gateway/ScrubbedJson.h"
#include "core/gateway/SourceJson.h"
#include "core/gateway/StateJson.h"
#include "core/http/StatusPages.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

using Exchange = std::shared_ptr<HttpExchange>;

static void respondText(const Exchange &exchange, const QByteArray &json, int status = 200)
{
    HttpResponse response;
    response.status = status;
    response.fields = {{"Content-Type", "application/json"}};
    response.body = bytesBody(json);
    exchange->respond(std::move(response));
}

static QByteArray textOf(const QJsonObject &json)
{
    return QJsonDocument(scrubbedJson(json)).toJson(QJsonDocument::Compact);
}

static void respondJson(const Exchange &exchange, const QJsonObject &json, int status = 200)
{
    respondText(exchange, textOf(json), status);
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
    const QByteArray site = request.field("sec-fetch-site");
    const bool isFromPage = !request.field("origin").isEmpty() || (!site.isEmpty() && site != "none");
    if (isFromPage ||
        authorization.first(std::min<qsizetype>(7, authorization.size())).toLower() != "bearer " ||
        !m_core.access().isControlToken(QByteArrayView(authorization).sliced(7)))
        return respondError(exchange, 401,
                            {ErrorKind::PermissionDenied, u"the control token is missing or wrong"_s},
                            {{"WWW-Authenticate", "Bearer"}});
    const QList<QByteArray> parts = request.path.split('/');
    const QByteArray what =
        parts.size() >= 3 && parts[0].isEmpty() && parts[1] == "v1" ? parts[2] : QByteArray();
    if (what == "sources")
        return handleSources(exchange, parts);
    if (what == "sessions" && parts.size() == 4)
        return stopSession(exchange, parts[3]);
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
        for (const SourceSnapshot &source : m_core.snapshots()) {
            if (source.listId.isEmpty())
                sources.append(sourceJson(source));
        }
        return respondJson(exchange, {{u"sources"_s, sources}});
    }
    const QString id = QString::fromLatin1(parts[3]);
    if (!m_core.sources().contains(id))
        return respondError(exchange, 404, {ErrorKind::NotFound, u"there is no such source"_s});
    if (parts.size() > 4 && parts[4] == "entries")
        return handleEntries(exchange, id, parts.mid(5));
    if (parts.size() == 4 && method == "DELETE") {
        return m_core.removeSource(id, [exchange, id](const Result<void> &removed) {
            removed ? respondJson(exchange, {{u"removed"_s, id}}) : respondError(exchange, removed.error());
        });
    }
    if (parts.size() == 4 && method == "PATCH")
        return changeSource(exchange, id);
    const bool isProbe = parts.size() == 5 && parts[4] == "probe";
    if (isProbe && method == "POST") {
        m_core.probeSource(id);
        return respondJson(exchange, sourceJson(m_core.snapshot(id)));
    }
    if (method != "GET")
        return refuseMethod(exchange, parts.size() == 4 ? "GET, DELETE, PATCH"
                                      : isProbe         ? "GET, POST"
                                                        : "GET");
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
            if (m_core.sources().stream(id))
                return respondWithStream(exchange, id);
            if (!media)
                return respondError(exchange, statusOfSource(media.error()), media.error());
            const SourceRegistry::ProbeCost cost = m_core.sources().probeCost(id);
            QJsonObject json = probeJson(**media, m_core.notServed(id), {cost.requests, cost.bytes});
            // Of one that plays while its index is made the beginning may tell, where no header does.
            if (const auto title = m_core.sources().title(id); title && (*media)->durationNs == 0)
                json[u"duration_ms"_s] = toMilliseconds(title->durationNs(), kNanosecondTimescale);
            if (const int percent = m_core.snapshot(id).scanPercent; percent >= 0) {
                QJsonObject index = json[u"index"_s].toObject();
                index[u"percent"_s] = percent;
                json[u"index"_s] = index;
            }
            json[u"fetched"_s] = rangesJson(m_core.sources().fetchedRanges(id));
            respondText(exchange, withIndexLists(textOf(json), **media));
        });
    }
    if (what == "segments") {
        return m_core.sources().withTitle(id, [this, exchange, id](const auto &title) {
            if (!title && !m_core.sources().stream(id))
                return respondError(exchange, statusOfSource(title.error()), title.error());
            respondJson(exchange, segmentsJson(m_core.timeline(id, GatewayCore::Rows::All)));
        });
    }
    respondError(exchange, 404, {ErrorKind::NotFound, u"there is no such resource"_s});
}

void ControlHandler::respondWithStream(const Exchange &exchange, const QString &id)
{
    m_core.withStream(id, [this, exchange, id](const StreamDescription &stream) {
        const SourceCounters upstream = m_core.counters(id);
        respondJson(exchange, streamJson(stream, {upstream.requests, upstream.bytes}));
    });
}

// "…/entries" and "…/entries/<entry>/open"
void ControlHandler::handleEntries(const Exchange &exchange, const QString &list,
                                   const QList<QByteArray> &rest)
{
    const QByteArray &method = exchange->request().method;
    const auto answerProblem = [exchange](const Error &error) {
        const bool isOurs = error.kind == ErrorKind::NotFound && error.code == ErrorCode::None;
        const bool isRefused = error.code == ErrorCode::UpstreamAddress;
        respondError(exchange, isOurs ? 404 : isRefused ? 403 : statusOfSource(error), error);
    };
    if (rest.isEmpty() && method == "GET") {
        const auto query = listQueryFrom(exchange->request().query);
        if (!query)
            return respondError(exchange, query.error());
        return m_core.queryEntries(list, *query, {}, [exchange, answerProblem](const Result<ListPage> &page) {
            page ? respondJson(exchange, entriesJson(*page)) : answerProblem(page.error());
        });
    }
    if (rest.size() == 2 && rest[1] == "open" && method == "POST") {
        return m_core.openEntry(list, QString::fromLatin1(rest[0]),
                                [exchange, answerProblem](const Result<SourceSnapshot> &opened) {
                                    opened ? respondJson(exchange, sourceJson(*opened))
                                           : answerProblem(opened.error());
                                });
    }
    if (rest.isEmpty() || (rest.size() == 2 && rest[1] == "open"))
        return refuseMethod(exchange, rest.isEmpty() ? "GET" : "POST");
    respondError(exchange, 404, {ErrorKind::NotFound, u"there is no such resource"_s});
}

void ControlHandler::addSource(const Exchange &exchange)
{
    const auto wanted = newSourceFrom(exchange->request().body);
    if (!wanted)
        return respondError(exchange, 400, wanted.error());
    m_core.addSource(
        wanted->location, wanted->name, wanted->kind, [exchange](const Result<SourceSnapshot> &added) {
            added ? respondJson(exchange, sourceJson(*added), 201) : respondError(exchange, added.error());
        });
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
    const auto change = sourceChangeFrom(exchange->request().body);
    if (!change)
        return respondError(exchange, 400, change.error());
    m_core.editSource(id, change->edit, [this, exchange, id, change = *change](const auto &edited) {
        if (!edited) {
            const bool isLocked = edited.error().kind == ErrorKind::PermissionDenied;
            return respondError(exchange, isLocked ? 409 : statusOf(edited.error()), edited.error());
        }
        if (change.folder)
            m_core.moveSources({id}, *change.folder, {});
        if (change.pinning)
            m_core.setPinned(id, *change.pinning);
        m_core.whenStored([this, exchange, id] { respondJson(exchange, sourceJson(m_core.snapshot(id))); });
    });
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
    m_core.changeSettings([&wanted](GatewaySettings &now) { now = wanted; },
                          [this, exchange, names = json.keys()](const Result<void> &changed) {
                              if (!changed)
                                  return respondError(exchange, 409, changed.error());
                              const QJsonObject all = settingsJson(m_core.settings());
                              QJsonObject answer;
                              for (const QString &name : names) {
                                  if (all.contains(name))
                                      answer[name] = all[name];
                              }
                              respondJson(exchange, answer);
                          });
}

void ControlHandler::answerPasswords(const Exchange &exchange)
{
    const QByteArray &method = exchange->request().method;
    const auto answer = [this, exchange] { respondJson(exchange, passwordsJson(m_core.passwords())); };
    if (method != "GET" && method != "PATCH" && method != "POST")
        return refuseMethod(exchange, "GET, PATCH, POST");
    if (method == "GET")
        return answer();
    if (method == "PATCH") {
        const QJsonObject json = QJsonDocument::fromJson(exchange->request().body).object();
        const auto place = keyPlaceFrom(json[u"store"_s].toString());
        if (!place)
            return respondError(
                exchange, 400,
                {ErrorKind::InvalidArgument, u"\"store\" must be \"keychain\", \"file\" or \"session\""_s});
        m_core.keepPasswords(*place);
    } else {
        m_core.unlockPasswords();
    }
    m_core.whenStored(answer);
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
    respondJson(exchange,
                {{u"sessions"_s, sessionsJson(m_core.sessionSnapshots(), m_core.sessions().now())}});
}

void ControlHandler::stopSession(const Exchange &exchange, const QByteArray &id)
{
    const QByteArray &method = exchange->request().method;
    if (method != "DELETE" && method != "POST")
        return refuseMethod(exchange, "DELETE, POST");
    if (!m_core.stopSession(id.toULongLong()))
        return respondError(exchange, 404, {ErrorKind::NotFound, u"there is no such session"_s});
    respondJson(exchange, {{u"stopped"_s, qint64(id.toULongLong())},
                           {u"refused_for_ms"_s, qint64(1000 * Gateway::kStoppedFor.count())}});
}

void ControlHandler::answerStats(const Exchange &exchange)
{
    if (exchange->request().method != "GET")
        return refuseMethod(exchange, "GET");
    QJsonArray sources;
    for (const SourceId &id : m_core.sources().ids()) {
        const SourceCounters counters = m_core.counters(id);
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
