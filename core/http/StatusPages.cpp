// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/StatusPages.h"

#include "core/base/ErrorSentence.h"
#include "core/base/KnownSecrets.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace cuegate {

QByteArray reasonPhrase(int status)
{
    struct Phrase
    {
        int status;
        const char *text;
    };
    static constexpr Phrase kPhrases[] = {
        {100, "Continue"},
        {200, "OK"},
        {201, "Created"},
        {202, "Accepted"},
        {204, "No Content"},
        {206, "Partial Content"},
        {301, "Moved Permanently"},
        {302, "Found"},
        {303, "See Other"},
        {304, "Not Modified"},
        {307, "Temporary Redirect"},
        {308, "Permanent Redirect"},
        {400, "Bad Request"},
        {401, "Unauthorized"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {406, "Not Acceptable"},
        {408, "Request Timeout"},
        {409, "Conflict"},
        {410, "Gone"},
        {411, "Length Required"},
        {412, "Precondition Failed"},
        {413, "Content Too Large"},
        {414, "URI Too Long"},
        {415, "Unsupported Media Type"},
        {416, "Range Not Satisfiable"},
        {421, "Misdirected Request"},
        {422, "Unprocessable Content"},
        {429, "Too Many Requests"},
        {431, "Request Header Fields Too Large"},
        {500, "Internal Server Error"},
        {501, "Not Implemented"},
        {502, "Bad Gateway"},
        {503, "Service Unavailable"},
        {504, "Gateway Timeout"},
        {505, "HTTP Version Not Supported"},
        {507, "Insufficient Storage"},
    };
    for (const Phrase &phrase : kPhrases) {
        if (phrase.status == status)
            return phrase.text;
    }
    return "Status"_ba;
}

static QByteArray errorJson(QLatin1StringView kind, const QString &message)
{
    const QJsonObject error{{u"kind"_s, QString(kind)}, {u"message"_s, message}};
    return QJsonDocument(QJsonObject{{u"error"_s, error}}).toJson(QJsonDocument::Compact);
}

HttpResponse statusPage(int status, const Error &error, HttpFields fields)
{
    QString message = knownSecrets().scrubbed(sentence(error)).left(kMaxErrorBodyBytes);
    QByteArray body = errorJson(errorWord(error), message);
    while (body.size() > kMaxErrorBodyBytes) {
        // Each character takes at least one byte and at most six ("\u0001"): a few rounds are enough.
        message.chop(std::max<qsizetype>(1, (body.size() - kMaxErrorBodyBytes) / 6));
        if (!message.isEmpty() && message.back().isHighSurrogate())
            message.chop(1);
        body = errorJson(errorWord(error), message);
    }
    fields.emplace_back("content-type"_ba, "application/json"_ba);
    fields.emplace_back("x-content-type-options"_ba, "nosniff"_ba);
    HttpResponse response;
    response.status = status;
    response.fields = std::move(fields);
    response.body = bytesBody(std::move(body));
    return response;
}

} // namespace cuegate
