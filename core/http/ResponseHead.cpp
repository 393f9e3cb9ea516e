// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/ResponseHead.h"

#include "core/http/StatusPages.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

bool statusHasBody(int status)
{
    return status >= 200 && status != 204 && status != 304;
}

static bool isOurs(QByteArrayView name)
{
    return name.compare("connection", Qt::CaseInsensitive) == 0 ||
           name.compare("content-length", Qt::CaseInsensitive) == 0 ||
           name.compare("date", Qt::CaseInsensitive) == 0 ||
           name.compare("transfer-encoding", Qt::CaseInsensitive) == 0;
}

static bool isSafe(const QByteArray &name, const QByteArray &value)
{
    const bool nameIsSafe =
        !name.isEmpty() && std::ranges::all_of(name, [](char c) { return c > 0x20 && c < 0x7F && c != ':'; });
    return nameIsSafe && std::ranges::none_of(value, [](char c) {
               const auto byte = static_cast<unsigned char>(c);
               return (byte < 0x20 && c != '\t') || byte == 0x7F;
           });
}

// Names go out as most servers write them: some old renderers compare them byte by byte.
static void appendField(QByteArray &head, const QByteArray &name, const QByteArray &value)
{
    bool atWordStart = true;
    for (const char c : name) {
        head += atWordStart && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        atWordStart = c == '-';
    }
    head += ": ";
    head += value;
    head += "\r\n";
}

// RFC 9110 section 5.6.7.
static QByteArray httpDate()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    thread_local QByteArray text;
    thread_local qint64 textSecond = -1;
    if (const qint64 second = now.toSecsSinceEpoch(); second != textSecond) {
        textSecond = second;
        text = QLocale::c().toString(now, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1();
    }
    return text;
}

QByteArray responseHead(const HttpResponse &response, const HttpFields &common, qint64 sizeBytes,
                        Persistence persistence)
{
    QByteArray head;
    head.reserve(512);
    head += "HTTP/1.1 ";
    head += QByteArray::number(response.status);
    head += ' ';
    head += reasonPhrase(response.status);
    head += "\r\nDate: ";
    head += httpDate();
    head += "\r\n";
    for (const auto &[name, value] : response.fields) {
        if (!isOurs(name) && isSafe(name, value))
            appendField(head, name, value);
    }
    for (const auto &field : common) {
        const bool isOverridden = std::ranges::any_of(response.fields, [&field](const auto &other) {
            return other.first.compare(field.first, Qt::CaseInsensitive) == 0;
        });
        if (!isOverridden && !isOurs(field.first) && isSafe(field.first, field.second))
            appendField(head, field.first, field.second);
    }
    if (sizeBytes >= 0 && statusHasBody(response.status))
        head += "Content-Length: " + QByteArray::number(sizeBytes) + "\r\n";
    if (persistence == Persistence::Close)
        head += "Connection: close\r\n";
    else if (persistence == Persistence::KeepAliveHttp10)
        head += "Connection: keep-alive\r\n";
    head += "\r\n";
    return head;
}

} // namespace cuegate
