// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/SourceJson.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cctype>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr int kMaxConnections = 16;
static constexpr qsizetype kHashBytes = 32;

static Result<QJsonObject> objectFrom(const QByteArray &body)
{
    QJsonParseError problem;
    const QJsonObject json = QJsonDocument::fromJson(body, &problem).object();
    if (problem.error != QJsonParseError::NoError)
        return fail(ErrorKind::InvalidArgument, u"the body is not JSON: "_s + problem.errorString());
    return json;
}

// As programs print it, with colons or without; empty if it is null or wrong.
static QByteArray certificateFrom(const QJsonObject &json)
{
    const QString text = json[u"certificate"_s].toString().remove(u':');
    const auto isHex = [](QChar c) { return c.unicode() < 128 && std::isxdigit(c.unicode()); };
    return std::all_of(text.begin(), text.end(), isHex) ? QByteArray::fromHex(text.toLatin1()) : QByteArray();
}

static Result<void> checkTypes(const QJsonObject &json)
{
    for (const QString &name : {u"url"_s, u"name"_s, u"kind"_s, u"folder"_s}) {
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
    for (const QJsonValue &value : json[u"headers"_s].toObject()) {
        if (!value.isString())
            return fail(ErrorKind::InvalidArgument, u"the values of \"headers\" must be text"_s);
    }
    const QJsonValue certificate = json[u"certificate"_s];
    if (!certificate.isUndefined() && !certificate.isNull() && certificateFrom(json).size() != kHashBytes)
        return fail(ErrorKind::InvalidArgument,
                    u"\"certificate\" must be a SHA-256 in hexadecimal digits, or null"_s);
    if (json.contains(u"pinned"_s) && !json[u"pinned"_s].isBool())
        return fail(ErrorKind::InvalidArgument, u"\"pinned\" must be true or false"_s);
    return {};
}

static QUrl urlFrom(const QJsonObject &json)
{
    const QString url = json[u"url"_s].toString().trimmed();
    return url.startsWith(u'/') ? QUrl::fromLocalFile(url) : QUrl(url, QUrl::StrictMode);
}

static decltype(SourceLocation::headers) headersFrom(const QJsonObject &json)
{
    decltype(SourceLocation::headers) headers;
    const QJsonObject fields = json[u"headers"_s].toObject();
    for (auto header = fields.begin(); header != fields.end(); ++header)
        headers.emplace_back(header.key().toLatin1(), header.value().toString().toUtf8());
    return headers;
}

static Result<void> checkKind(const QString &kind, const QUrl &url)
{
    const QStringList known{u"auto"_s, u"http"_s, u"file"_s, u"m3u"_s, u"xtream"_s};
    const QStringList later{u"acestream"_s, u"telegram"_s};
    if (later.contains(kind))
        return fail(ErrorKind::Unsupported, u"sources of kind %1 are not supported yet"_s.arg(kind));
    if (!known.contains(kind))
        return fail(ErrorKind::InvalidArgument, u"\"kind\" is not one of auto, http, file, m3u, xtream"_s);
    const bool isFile = url.scheme() == "file"_L1;
    if ((kind == "http"_L1 && isFile) || (kind == "file"_L1 && !isFile))
        return fail(ErrorKind::InvalidArgument, u"\"kind\" does not fit the URL"_s);
    return {};
}

Result<NewSource> newSourceFrom(const QByteArray &body)
{
    const auto json = objectFrom(body);
    if (!json)
        return std::unexpected(json.error());
    if (const auto checked = checkTypes(*json); !checked)
        return std::unexpected(checked.error());
    NewSource source;
    if (json->value(u"url"_s).toString().trimmed().isEmpty())
        return fail(ErrorKind::InvalidArgument, u"\"url\" is missing"_s);
    source.location.url = urlFrom(*json);
    const QString kind = json->value(u"kind"_s).toString(u"auto"_s);
    if (const auto checked = checkKind(kind, source.location.url); !checked)
        return std::unexpected(checked.error());
    source.kind = kind == "auto"_L1 ? QString() : kind;
    source.location.headers = headersFrom(*json);
    source.location.maxConnections = json->value(u"max_connections"_s).toInt();
    source.location.certificate = certificateFrom(*json);
    source.name = json->value(u"name"_s).toString();
    return source;
}

Result<SourceChange> sourceChangeFrom(const QByteArray &body)
{
    const auto json = objectFrom(body);
    if (!json)
        return std::unexpected(json.error());
    if (const auto checked = checkTypes(*json); !checked)
        return std::unexpected(checked.error());
    SourceChange change;
    bool isAny = false;
    const auto has = [&](const QString &name) {
        const bool isThere = json->contains(name);
        isAny = isAny || isThere;
        return isThere;
    };
    if (has(u"name"_s))
        change.edit.name = json->value(u"name"_s).toString();
    if (has(u"url"_s))
        change.edit.url = urlFrom(*json);
    if (has(u"kind"_s)) {
        const QString kind = json->value(u"kind"_s).toString();
        if (kind != "m3u"_L1 && kind != "xtream"_L1 && kind != "auto"_L1)
            return fail(ErrorKind::InvalidArgument, u"\"kind\" can be changed to m3u, xtream or auto"_s);
        change.edit.kind = kind == "auto"_L1 ? QString() : kind;
    }
    if (has(u"headers"_s))
        change.edit.headers = headersFrom(*json);
    if (has(u"max_connections"_s))
        change.edit.maxConnections = json->value(u"max_connections"_s).toInt();
    if (has(u"certificate"_s))
        change.edit.certificate = certificateFrom(*json);
    if (has(u"folder"_s))
        change.folder = json->value(u"folder"_s).toString();
    if (has(u"pinned"_s))
        change.pinning = json->value(u"pinned"_s).toBool() ? Pinning::Pinned : Pinning::Unpinned;
    if (!isAny)
        return fail(ErrorKind::InvalidArgument, u"no known field is named"_s);
    return change;
}

} // namespace cuegate
